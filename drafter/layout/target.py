"""Where a document may be put: never over one that somebody has edited."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from drafter import textfaults
from drafter.errors import DrafterError
from drafter.layout.digest import MOST_BYTES, is_untouched
from drafter.location import Location
from drafter.textfile import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a document went, and where what stood there was kept, if it was."""

    path: Path
    backup: Path | None = None


def place_document(path: Path, data: bytes, *, force: bool = False) -> Placed:
    """Write a document to `path`, or beside it, and say where it went.

    A file there that is ours and unedited is written over; one that changed since, or
    is not ours, stays, and the document goes to `名（2）.docx` or the next number that
    is free or ours. With `force` that file is kept as `名.备份.docx` (or the next free
    number) and the document takes its place. Nothing is written where the same bytes
    already are.

    Raises:
        DrafterError: when it cannot be written; every existing file is as it was.
    """
    backup: Path | None = None
    if not force:
        path = next(name for name in _numbered(path) if _is_ours_to_write(name, data))
    elif not _is_ours_to_write(path, data):
        backup = _keep_backup(path)
    if _standing(path) != data:
        write_atomically(path, data)
    return Placed(path, backup)


def _is_ours_to_write(path: Path, data: bytes) -> bool:
    if not _exists(path):
        return True
    standing = _standing(path)
    return standing is not None and (standing == data or is_untouched(standing))


def _exists(path: Path) -> bool:
    # Where it cannot even be asked, writing fails and says why.
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def _standing(path: Path) -> bytes | None:
    """What stands there; None if nothing, or nothing that could be a document of ours."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    return data if len(data) <= MOST_BYTES else None


def _keep_backup(path: Path) -> Path:
    try:
        data = path.read_bytes()
    except OSError as error:
        finding = textfaults.UNREADABLE.at(
            Location(str(path)), "读不出原来的文件，不能备份，所以没有写", hint="换一个文件名"
        )
        raise DrafterError(finding) from error
    names = _numbered(path.with_name(f"{path.stem}.备份{path.suffix}"))
    backup = next(name for name in names if not _exists(name) or _standing(name) == data)
    if not _exists(backup):
        write_atomically(backup, data)
    return backup


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}（{number}）{path.suffix}")
