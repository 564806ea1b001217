"""A draft as text for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.columns import padded, width
from drafter.drafting.blocks import Table
from drafter.drafting.screenform import (
    BETWEEN,
    BLANK,
    RULE,
    Align,
    Row,
    number_columns,
    pieces_text,
    rows_of,
    screen_text,
)

if TYPE_CHECKING:
    from drafter.drafting.blocks import Block, Draft


def draft_text(draft: Draft, characters: int) -> str:
    """The whole draft, one paragraph a line; `characters` is how many a printed line holds."""
    return "\n".join(line for block in draft.blocks for line in _lines(block, 2 * characters))


def _lines(block: Block, columns: int) -> list[str]:
    if isinstance(block, Table):
        return table_lines(block)
    return [_line(row, columns) for row in rows_of(block)]


def _line(row: Row, columns: int) -> str:
    text = row.text
    if row.rule:
        return RULE * columns
    if row.align is Align.CENTRE:
        return " " * max(0, (columns - width(text)) // 2) + text
    if row.align is Align.END:
        return " " * max(0, columns - width(text) - row.inset) + text
    line = BLANK * (row.indent // width(BLANK)) + text
    if not row.tail:
        return line
    tail = pieces_text(row.tail)
    between = max(width(BLANK), columns - width(line) - width(tail) - row.inset)
    return line + " " * between + tail


def table_lines(table: Table) -> list[str]:
    """Columns under each other, figures to the right, a rule below the header."""
    rows = [[screen_text(cell) for cell in row] for row in table.rows]
    if not rows:
        return []
    spans = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    to_right = number_columns(table)
    lines = [
        BETWEEN.join(
            " " * (span - width(cell)) + cell if right else padded(cell, span)
            for cell, span, right in zip(row, spans, to_right, strict=True)
        ).rstrip()
        for row in rows
    ]
    rule = RULE * (sum(spans) + len(BETWEEN) * (len(spans) - 1))
    caption = [screen_text(table.caption)] if table.caption else []
    return [*caption, lines[0], rule, *lines[1:]]
