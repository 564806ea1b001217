"""A table of a draft as lines: columns where there is room, else one figure after another."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from drafter.columns import width
from drafter.drafting.screenform import (
    BETWEEN,
    RULE,
    Piece,
    Row,
    number_columns,
    pieces_of,
    pieces_text,
)
from drafter.linebreaks import broken
from drafter.tui.widgets.draft.draftlayout import (
    HEADING,
    Composer,
    Laid,
    Part,
    Unit,
    plain_spans,
    printable,
)

if TYPE_CHECKING:
    from drafter.drafting.blocks import Table

NONE: Final = "—"
_NARROWEST: Final = 12  # six characters: a column of names that is narrower cannot be read


def lay_table(table: Table, columns: int) -> Laid:
    """The table in a width of `columns`."""
    composer = _TableComposer(columns)
    if table.caption:
        composer.add_row(Row(pieces_of(table.caption)))
    if table.rows:
        composer.add_table(table)
    return composer.laid()


class _TableComposer(Composer):
    def add_table(self, table: Table) -> None:
        rows = [[pieces_of(cell) for cell in row] for row in table.rows]
        to_right = number_columns(table)
        spans = _fitted(rows, to_right, self.columns)
        if spans is None:
            self._add_records(rows)
            return
        self._add_cells(rows[0], spans, to_right, (HEADING,))
        self.add_line(RULE * (sum(spans) + len(BETWEEN) * (len(spans) - 1)))
        for row in rows[1:]:
            self._add_cells(row, spans, to_right)

    def _add_cells(
        self,
        row: list[tuple[Piece, ...]],
        spans: list[int],
        to_right: list[bool],
        base: tuple[str, ...] = (),
    ) -> None:
        left = 0
        cells: list[list[Part]] = []
        for pieces, span, right in zip(row, spans, to_right, strict=True):
            text = printable(pieces_text(pieces))
            self.units.append(Unit(text, plain_spans(pieces, base)))
            unit = len(self.units) - 1
            cells.append(
                [
                    Part(left + (span - width(text[start:end]) if right else 0), unit, start, end)
                    for start, end in broken(text, span)
                ]
            )
            left += span + len(BETWEEN)
        for parts in zip_longest(*cells):
            self.lines.append(tuple(part for part in parts if part is not None))

    def _add_records(self, rows: list[list[tuple[Piece, ...]]]) -> None:
        """Each row as a name and, below it, its other cells with what the header calls them."""
        heads = [pieces_text(cell) for cell in rows[0]]
        for name, *cells in rows[1:]:
            self.add_row(Row(name), plain_spans(name, (HEADING,)))
            told: list[Piece] = []
            kept: set[int] = set()  # a number stays with its name
            for head, cell in zip(heads[1:], cells, strict=True):
                if pieces_text(cell) == NONE:
                    continue
                told += (*((Piece(BETWEEN),) if told else ()), Piece(head + " "), *cell)
                end = len(pieces_text(tuple(told)))
                kept.update(range(end - len(head) - len(pieces_text(cell)), end))
            self.add_row(
                Row(tuple(told), indent=len(BETWEEN), hanging=len(BETWEEN)), kept=frozenset(kept)
            )


def _fitted(
    rows: list[list[tuple[Piece, ...]]], to_right: list[bool], columns: int
) -> list[int] | None:
    """The columns' widths; names give way to numbers; None where they would be too narrow."""
    spans = [
        max(sum(width(piece.text) for piece in row[at]) for row in rows)
        for at in range(len(to_right))
    ]
    excess = sum(spans) + len(BETWEEN) * (len(spans) - 1) - columns
    while excess > 0:
        widest = max(
            (at for at, right in enumerate(to_right) if not right),
            key=lambda at: spans[at],
            default=None,
        )
        if widest is None or spans[widest] <= _NARROWEST:
            return None
        spans[widest] -= 1
        excess -= 1
    return spans
