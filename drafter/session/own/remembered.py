"""Small things that are kept from one start to the next, among the user's own files.

Losing them does no harm, so that nothing is ever said of them.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.ownfolders import is_private, state_folder
from drafter.textfile import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

LOOK = "外观"
WELCOMED = "打过招呼"
_LONGEST = 200


def recall(name: str) -> str:
    """What was kept under a name; "" for nothing."""
    path = _path(name)
    if path is None:
        return ""
    try:
        with path.open(encoding="utf-8") as stream:
            return stream.read(_LONGEST).strip()
    except (OSError, UnicodeDecodeError):
        return ""


def remember(name: str, text: str) -> None:
    """Keep a line under a name, if there is a place for it."""
    path = _path(name)
    if path is None:
        return
    with suppress(OSError, DrafterError):
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.parent.mkdir(mode=0o700)
        if is_private(path.parent):
            write_atomically(path, f"{text}\n".encode())


def is_remembered(name: str) -> bool:
    """Whether anything is kept under a name."""
    path = _path(name)
    return path is not None and path.exists()


def _path(name: str) -> Path | None:
    folder = state_folder()
    return folder / name if folder else None
