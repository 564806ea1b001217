"""Who has a document open: the hidden file that Word, WPS and LibreOffice put beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 4096
# Word's file: the name in the computer's own encoding, then from here its length and UTF-16.
_WIDE_LENGTH, _WIDE_NAME = 54, 56
_LONGEST_NAME = 52


class OpenMark(Struct, frozen=True):
    """The mark of an editor; `who` is "" where it does not say."""

    path: Path
    who: str


def opened_by(path: Path) -> OpenMark | None:
    """The mark that somebody has the document at `path` open; it may be left from a crash."""
    for name, read in (
        (f"~${_shortened(path)}", _word_user),
        (f"~${path.name}", _word_user),
        (f".~{path.name}", _word_user),
        (f".~lock.{path.name}#", _libreoffice_user),
    ):
        mark = path.with_name(name)
        try:
            if mark.is_file():
                with mark.open("rb") as stream:
                    return OpenMark(mark, _printable(read(stream.read(_MOST_BYTES))))
        except (OSError, ValueError):
            continue
    return None


def _shortened(path: Path) -> str:
    """The name as Word marks it: of a long one the first two characters give way."""
    return path.name[min(2, max(0, len(path.stem) - 6)) :]


def _word_user(data: bytes) -> str:
    length = data[_WIDE_LENGTH] if len(data) > _WIDE_NAME else 0
    if 0 < length <= _LONGEST_NAME:
        return data[_WIDE_NAME : _WIDE_NAME + 2 * length].decode("utf-16-le", "replace")
    return data[1 : 1 + data[0]].decode("gb18030", "replace") if data else ""


def _libreoffice_user(data: bytes) -> str:
    fields = data.decode("utf-8", "replace").split(",")
    return next((field for field in fields[:2] if field.strip()), "")


def _printable(name: str) -> str:
    name = name.strip().strip("\0")
    return name if name.isprintable() and "\ufffd" not in name else ""
