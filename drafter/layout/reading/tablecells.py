"""Which cell of which table is being read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from drafter.layout.reading.marks import W, number, value
from drafter.manuscript import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_TABLE: Final = f"{W}tbl"
_ROW: Final = f"{W}tr"
CELL: Final = f"{W}tc"
_MOST_COLUMNS: Final = 63  # that Word allows


class TableCells(Struct):
    """Counts tables, rows and columns on the way through a document.

    A cell that spans columns stands at the first of them; `current` is None outside tables.
    """

    current: Cell | None = None
    _tables: int = 0
    _next: int = 0

    @contextmanager
    def within(self, element: _Element) -> Iterator[None]:
        """While what stands below an element is read."""
        tag = element.tag
        if tag == _TABLE:
            outer, following = self.current, self._next
            self.current, self._tables = Cell(self._tables, -1, 0), self._tables + 1
            yield
            self.current, self._next = outer, following
            return
        if self.current is not None:
            table, row, _ = self.current
            if tag == _ROW:
                self.current, self._next = Cell(table, row + 1, 0), 0
            elif tag == CELL:
                self.current = Cell(table, row, self._next)
                self._next += _width(element)
        yield


def _width(cell: _Element) -> int:
    """How many columns a cell spans."""
    properties = cell.find(f"{W}tcPr")
    told = "" if properties is None else value(properties, "gridSpan")
    return min(max(1, number(told, 1)), _MOST_COLUMNS)
