"""The years of an office for whoever has to choose one: how far each is filled in, when it last changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.errors import DrafterError
from drafter.figures.figure import CURRENT
from drafter.figures.yearindex import year_files
from drafter.figures.yearset import read_year, word_files
from drafter.findings import Severity
from drafter.library.searchpath import search_path
from drafter.pipeline import Shelf, office_folder, open_profile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drafter.figures.book import FigureBook
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue


class Filling(Struct, frozen=True):
    """How many figures of a year are given, and how many its files name that have not come.

    `errors` is how many errors there are on reading it.
    """

    given: int
    awaited: int
    errors: int = 0

    @property
    def text(self) -> str:
        """`填45，空12`."""
        faults = f"，错误{self.errors}" if self.errors else ""
        return f"填{self.given}，空{self.awaited}{faults}"


def filling_of(path: Path, shelf: Shelf) -> Filling | None:
    """How far the year at `path` is filled in; None when it cannot be read."""
    found: list[Finding] = []
    try:
        office = office_folder(path, found)
        profile = open_profile(office, found)
        libraries = search_path(office, profile.libraries, found)
        library = shelf.library(libraries, found).library
        found.clear()  # what is wrong around the year is not the year's
        year = read_year(office, path, library.catalogue, library.units, profile.divisions, found)
    except DrafterError:
        return None
    if year is None:
        return None
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    return _counted(year.book, library.catalogue, errors)


def _counted(book: FigureBook, catalogue: Catalogue, errors: int) -> Filling:
    """Both halves of a pair are one figure of the form."""
    given = _indicators((name for name, field in book.figures if field == CURRENT), catalogue)
    awaited = _indicators(book.awaited, catalogue) - given
    return Filling(len(given), len(awaited), errors)


def _indicators(measures: Iterable[str], catalogue: Catalogue) -> set[str]:
    known = {name: catalogue.of_measure(name) for name in measures}
    return {found.indicator.path if found else name for name, found in known.items()}


def last_change(path: Path) -> datetime | None:
    """When any of a year's files was last written, by the clock on the wall; None if nobody can tell."""
    times = []
    for file in (*year_files(path), *word_files(path)):
        try:
            times.append(file.stat().st_mtime)
        except OSError:
            continue
    return datetime.fromtimestamp(max(times)) if times else None
