"""What a folder is when the program is started in it: an office with years, one without, or none."""

from __future__ import annotations

import os
from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures.yearindex import YearThere, office_years
from drafter.library.searchpath import is_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A clerk keeps a handful of offices side by side; a home folder may hold thousands.
MOST_LOOKED_AT = 200


class Kind(Enum):
    """What stands in a folder."""

    YEARS = auto()  # an office, and years to be opened
    OFFICE = auto()  # an office that has no year yet
    NO_PROFILE = auto()  # years, but nothing that says whose
    NOTHING = auto()


class Standing(Struct, frozen=True):
    """A folder as it is found; `offices` are folders right below it that are offices.

    `others` is how many further files and folders stand in it.
    """

    folder: Path
    kind: Kind
    years: tuple[YearThere, ...] = ()
    offices: tuple[Path, ...] = ()
    others: int = 0

    @property
    def newest(self) -> Path | None:
        """The year to be opened when nobody says which."""
        return self.years[0].path if self.years else None


def standing_of_folder(folder: Path) -> Standing:
    """Look at a folder; one that cannot be looked into holds nothing."""
    if is_office(folder):
        years = office_years(folder)
        return Standing(folder, Kind.YEARS if years else Kind.OFFICE, years)
    entries = _entries(folder)
    offices = tuple(path for path in entries[:MOST_LOOKED_AT] if is_office(path))
    # What offices below hold is theirs.
    years = tuple(
        year
        for year in office_years(folder)
        if year.stated and not any(office in (year.path, *year.path.parents) for office in offices)
    )
    kind = Kind.NO_PROFILE if years else Kind.NOTHING
    return Standing(folder, kind, years, offices, len(entries) - len(offices))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(_seen(folder))
    except OSError:
        return []


def _seen(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                yield folder / entry.name
