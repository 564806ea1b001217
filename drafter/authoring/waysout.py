"""What else can be done where a year cannot be opened: the file that was meant, another year, a new start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures.yearindex import office_years
from drafter.figures.yearmeant import nearest_beside, year_of_document
from drafter.library.searchpath import is_office

if TYPE_CHECKING:
    from pathlib import Path

# What an editor leaves of a file in which there is nothing.
_NOTHING = b"\xef\xbb\xbf \t\r\n"
_MOST_OF_NOTHING = 100  # bytes
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")


class WaysOut(Struct, frozen=True):
    """Beside a path that is no year; what is None or false is not to be had there.

    `meant` is the file that may be meant, for an empty one the newest other year, `office` the folder of an office with other years,
    `empty` the year that an empty file is named after, `elsewhere` a folder that is no office yet.
    """

    meant: Path | None = None
    office: Path | None = None
    empty: int = 0
    elsewhere: Path | None = None

    @property
    def mendable(self) -> bool:
        """Whether the file itself is what somebody has to look at."""
        return self.meant is None and not self.empty and self.elsewhere is None


def ways_out(path: Path) -> WaysOut:
    """Look around a path that could not be opened."""
    folders = (path, path.parent, path.absolute().parent.parent)
    office = next((folder for folder in folders if is_office(folder)), None)
    if office is None:
        here = path if path.is_dir() else path.parent
        return WaysOut(elsewhere=here if here.is_dir() else None)
    others = [year for year in office_years(office) if year.path != path]
    if is_empty(path):
        meant = next((year.path for year in others if year.stated), None)
    else:
        meant = year_of_document(path) if path.exists() else nearest_beside(path)
    year = _YEAR.match(path.stem) if path.suffix == ".yaml" and path.parent == office else None
    return WaysOut(
        meant if meant != path else None,
        office if others else None,
        int(year[0]) if year and is_empty(path) else 0,
    )


def is_empty(path: Path) -> bool:
    """Whether it is a file in which there is nothing but blanks."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_OF_NOTHING:
            return False
        return not path.read_bytes().strip(_NOTHING)
    except OSError:
        return False
