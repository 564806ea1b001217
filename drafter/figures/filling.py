"""How far a year is filled in: its figures that are given, and those it names that have not come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures.figure import CURRENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.figures.book import FigureBook
    from drafter.library.indicators import Catalogue


class Filling(Struct, frozen=True):
    """How many figures of a year are given, and how many its files name that have not come.

    `errors` is how many errors there are on reading it.
    """

    given: int
    awaited: int
    errors: int = 0

    @property
    def listed(self) -> int:
        """How many figures its files name."""
        return self.given + self.awaited

    @property
    def text(self) -> str:
        """`填45，空12`."""
        faults = f"，错误{self.errors}" if self.errors else ""
        return f"填{self.given}，空{self.awaited}{faults}"


def filling_in(book: FigureBook, catalogue: Catalogue, errors: int = 0) -> Filling:
    """Both halves of a pair are one figure of the form; what is computed is none."""
    awaited = _indicators(book.awaited, catalogue)
    given = _indicators((name for name, field in book.figures if field == CURRENT), catalogue)
    return Filling(len(given - awaited), len(awaited), errors)


def _indicators(measures: Iterable[str], catalogue: Catalogue) -> set[str]:
    known = {name: catalogue.of_measure(name) for name in measures}
    return {
        found.indicator.path if found else name
        for name, found in known.items()
        if found is None or found.indicator.formula is None
    }
