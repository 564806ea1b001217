"""The tables of a document as rows of cells, and the amounts in them."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.manuscript import Cell

_AMOUNT: Final = pattern(
    r"(?P<number>-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\.[0-9]{1,6})?)"
    r"(?P<unit>[^0-9年月日季.,，\s]{0,4})"
)
_NOTHING: Final = frozenset({"", "—", "——", "-", "--", "/", "无", "－", "一"})
_BLANKS: Final = str.maketrans("", "", " \t\n\u3000\xa0")


class Told(NamedTuple):
    """What a cell says, without blanks, and where in the document's text it begins."""

    text: str
    start: int

    @property
    def amount(self) -> Decimal | None:
        """The number that the cell is, if it is one with or without a unit."""
        found = _AMOUNT.fullmatch(self.text)
        return Decimal(found["number"].replace(",", "")) if found else None

    @property
    def unit(self) -> str:
        """What stands behind the number."""
        found = _AMOUNT.fullmatch(self.text)
        return found["unit"] if found else ""

    @property
    def is_empty(self) -> bool:
        """Whether it says that there is nothing."""
        return self.text in _NOTHING


class Grid(NamedTuple):
    """A table: of each row its cells by column; one that spans columns stands at its first."""

    rows: tuple[dict[int, Told], ...]


def tables(paper: Paper) -> Iterator[Grid]:
    """All tables with more than one row, those within others after them."""
    told: dict[Cell, Told] = {}
    for passage, start in zip(paper.passages, paper.starts, strict=True):
        cell = passage.cell
        if cell is None:
            continue
        text = passage.text.translate(_BLANKS)
        before = told.get(cell)
        told[cell] = Told(before.text + text, before.start) if before else Told(text, start)
    for _, cells in groupby(sorted(told), key=lambda cell: cell.table):
        rows = tuple(
            {cell.column: told[cell] for cell in row}
            for _, row in groupby(cells, key=lambda cell: cell.row)
        )
        if len(rows) > 1:
            yield Grid(rows)


def first_row(grid: Grid) -> int:
    """Where the header ends: the first row with an amount behind its label."""
    for number, row in enumerate(grid.rows):
        if any(told.amount is not None for column, told in row.items() if column):
            return number
    return len(grid.rows)


def header_of(grid: Grid, first: int, column: int) -> str:
    """What stands last above a column."""
    told = [row[column].text for row in grid.rows[:first] if column in row]
    return told[-1] if told else ""
