"""How many pages a draft will take, reckoned from the page style without setting it.

Words are measured as all Han fonts agree: a digit or letter is half a character. What
programs do in their own ways (squeezing of marks, hanging punctuation) is left out, so
that the reckoning may be off by a few lines on a long report.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from drafter.drafting.blocks import (
    BODY_PARAGRAPH,
    FigureRun,
    Heading,
    Paragraph,
    ParagraphRole,
    Table,
)
from drafter.drafting.extent import Extent, sorted_marks, word_count
from drafter.layout.arrangement import arrange
from drafter.layout.measure import half_widths
from drafter.layout.table import CELL_MARGINS, Column, column_widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.blocks import Block, Draft
    from drafter.layout.table import Cell, Row
    from drafter.library.pagestyles import PageStyle

_CORNER = frozenset({ParagraphRole.COPY_NUMBER, ParagraphRole.SECRECY, ParagraphRole.URGENCY})
# Half a line above a table's caption and a third of that below it, as styles.xml has them.
_CAPTION_LINES = 3


def extent_of(draft: Draft, style: PageStyle) -> Extent:
    """How long a draft is in a page style; one page at least."""
    blocks = draft.blocks
    parts = arrange(blocks)
    text, annex = _Flow(style), _Flow(style)
    text.head(blocks[: parts.title])
    text.blocks(draft, parts.title, parts.annex)
    annex.blocks(draft, parts.annex, parts.imprint)
    last = annex if annex.pages else text
    last.imprint(len(blocks) - parts.imprint)
    return Extent(word_count(blocks, draft.texts), max(1, text.pages), annex.pages)


class _Flow:
    """Pages filled from above; heights in twips.

    `_held` is what must not part with the line below it: headings, captions.
    """

    def __init__(self, style: PageStyle) -> None:
        self._style = style
        self._pitch = style.text_grid.line_pitch
        self._quarters = 4 * max(1, style.page.text_width // style.character_pitch)
        self._room = style.page.text_height
        self._left = 0
        self._held = 0
        self.pages = 0

    def head(self, blocks: Sequence[Block]) -> None:
        """版头: its lines, the mark in red, the red line."""
        issue, pitch = self._style.issue, self._pitch
        if not blocks:
            return
        corner = sum(_role(block) in _CORNER for block in blocks)
        height = max(corner * pitch, issue.mark.drop if issue.mark else 0)
        height += issue.mark.lettering.size * 12 if issue.mark else 0
        if issue.number:
            height += (issue.number.lines_before + 1) * pitch
        if issue.red_line:
            height += issue.red_line.drop + issue.red_line.lines_after * pitch
        self._whole(height)

    def blocks(self, draft: Draft, start: int, stop: int) -> None:
        """Everything from the title to the date, or an annex."""
        above: Block | None = None
        for block, text in zip(draft.blocks[start:stop], draft.texts[start:stop], strict=True):
            if isinstance(block, Paragraph):
                self._paragraph(block, text, above)
            elif isinstance(block, Heading):
                self._held += self._lines(text, self._indent(block)) * self._pitch
            else:
                self._table(block)
            above = block
        self._whole(0)

    def imprint(self, rows: int) -> None:
        """版记, which stands at the foot of the last page and wants a line above it."""
        imprint = self._style.issue.imprint
        if rows and imprint:
            self._whole(rows * (imprint.line_pitch + 2 * imprint.margin) + self._pitch)

    def _paragraph(self, block: Paragraph, text: str, above: Block | None) -> None:
        style, pitch = self._style, self._pitch
        if block.role is BODY_PARAGRAPH:
            self._running(self._lines(text, style.body.indent))
            return
        match block.role:
            case ParagraphRole.TITLE | ParagraphRole.ANNEX_TITLE:
                lines = sum(
                    -(-half_widths(line) // (2 * style.title.characters)) or 1
                    for line in text.split("\n")
                )
                self._held += lines * style.title.line_pitch + style.title.lines_after * pitch
            case ParagraphRole.ANNEX_LABEL:
                self._left = 0
                self._held = (1 + style.annex.label_lines_after) * pitch
            case ParagraphRole.ATTACHMENT_NOTE:
                blank = 0 if _role(above) is block.role else style.annex.note_lines_before
                self._held += (blank + self._lines(text, 2 + style.annex.note_indent)) * pitch
            case ParagraphRole.SIGNATURE:
                blank = (style.issue.seal or style.signature).lines_before
                self._held += (blank + 1) * pitch
            case ParagraphRole.RECIPIENT | ParagraphRole.DATE | ParagraphRole.NOTE:
                self._running(self._lines(text, 0))
            case _:
                self._running(self._lines(text, style.body.indent))

    def _indent(self, heading: Heading) -> int:
        headings = self._style.headings
        return headings[min(heading.level, len(headings)) - 1].indent

    def _lines(self, text: str, indent: int) -> int:
        taken = 4 * indent + _quarters(text)
        return max(1, -(-taken // self._quarters))

    def _running(self, lines: int) -> None:
        """Lines that may part anywhere."""
        self._whole(self._pitch)
        lines -= 1
        fitting = min(lines, self._left // self._pitch)
        self._left -= fitting * self._pitch
        if lines > fitting:
            rest, full = lines - fitting, max(1, self._room // self._pitch)
            self.pages += -(-rest // full)
            self._left = self._room - ((rest - 1) % full + 1) * self._pitch

    def _whole(self, height: int) -> None:
        """What is held, and below it something that does not part."""
        height += self._held
        self._held = 0
        if height > self._left:
            more = -(-height // self._room)
            self.pages += more
            self._left = more * self._room
        self._left -= height

    def _table(self, table: Table) -> None:
        """Rows are whole, and the first is repeated on every page."""
        style = self._style.table
        if table.caption:
            self._held += self._pitch * (_CAPTION_LINES - 1)
        if not table.rows:
            return
        header, *rows = (
            max(style.row_height, lines * style.line_pitch)
            for lines in _rows_lines(table, self._style)
        )
        self._held += header
        for row in rows or [0]:
            if self._held == 0 and row > self._left:
                self._held = header
            self._whole(row)


def _rows_lines(table: Table, style: PageStyle) -> list[int]:
    """Lines of each row's tallest cell.

    A column is as wide as its longest cell asks, which is not measured against the others.
    """
    half = style.table.lettering.size * 5
    rows = [["".join([run.text for run in cell]) for cell in row] for row in table.rows]
    columns = []
    for place, cells in enumerate(zip_longest(*rows, fillvalue="")):
        asked = half_widths(max(cells, key=len)) + 2
        figures = any(isinstance(run, FigureRun) for row in table.rows for run in _cell(row, place))
        columns.append(Column(asked if figures else 0, asked, ""))
    widths = column_widths(columns, style.page.text_width, style.table.lettering.size)
    holds = [max(1, (width - CELL_MARGINS) // half) for width in widths]
    return [
        max(
            [
                -(-half_widths(text) // most) if 2 * len(text) > most else 1
                for text, most in zip(row, holds, strict=False)
            ],
            default=1,
        )
        for row in rows
    ]


def _cell(row: Row, place: int) -> Cell:
    return row[place] if place < len(row) else ()


def _quarters(text: str) -> int:
    """As `quarter_widths`, but quick: half-width marks beside Han characters stand apart too."""
    marks = sorted_marks(text)
    borders = marks.count(b"?0") + marks.count(b"0?")
    return 4 * len(marks) - 2 * marks.count(b"0") + borders


def _role(block: Block | None) -> ParagraphRole | None:
    return block.role if isinstance(block, Paragraph) else None
