"""One block of a draft as lines of a given width: which stretch of its texts stands where."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from drafter.columns import width
from drafter.drafting.blocks import (
    IN_HEADING,
    FigureRun,
    Heading,
    HoleRun,
    Paragraph,
    ParagraphRole,
)
from drafter.drafting.screenform import HOLE, RULE, Align, Piece, Row, pieces_text, rows_of
from drafter.linebreaks import NOWHERE, broken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.drafting.blocks import Run
    from drafter.linebreaks import Line as Stretch

# What a stretch is marked as; the names of the component classes that draw it.
HEADING, FIGURE, UNFILLED, GAP = "heading", "figure", "hole", "gap"
_BOLD_ROLES: Final = frozenset(
    {ParagraphRole.TITLE, ParagraphRole.ANNEX_TITLE, ParagraphRole.ISSUER}
)
# They would move the terminal's cursor or turn the line round.
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_STAND_IN: Final = "\N{REPLACEMENT CHARACTER}"
_START: Final = attrgetter("start")


class Span(NamedTuple):
    """A stretch of a text with what it prints and how it is marked."""

    start: int
    end: int
    run: Run | None
    marks: tuple[str, ...]


class Unit(NamedTuple):
    """A text that is broken into lines on its own: a paragraph, a cell."""

    text: str
    spans: tuple[Span, ...]

    def run_at(self, offset: int) -> Run | None:
        """What prints the character at `offset`."""
        return next((span.run for span in self.within(offset, offset + 1)), None)

    def within(self, start: int, end: int) -> list[Span]:
        """The spans that reach into a stretch."""
        found: list[Span] = []
        at = max(0, bisect_right(self.spans, start, key=_START) - 1)
        for span in islice(self.spans, at, None):
            if span.start >= end:
                break
            if span.end > start:
                found.append(span)
        return found


class Part(NamedTuple):
    """A stretch of a unit on a line, `column` columns from the left."""

    column: int
    unit: int
    start: int
    end: int


Line = tuple[Part, ...]


class Place(NamedTuple):
    """Where a figure or hole stands: in which text, from which line of the block to which."""

    run: FigureRun | HoleRun
    unit: int
    start: int
    end: int
    first: int
    last: int


class Laid(Struct, frozen=True):
    """A block laid out: its texts, its lines, its figures in reading order."""

    topic: str
    units: tuple[Unit, ...]
    lines: tuple[Line, ...]
    places: tuple[Place, ...]

    def look(self, line: Line) -> tuple[object, ...]:
        """All that a line shows: two lines of equal look need not be painted twice."""
        shown: list[object] = []
        for part in line:
            unit = self.units[part.unit]
            shown += (part.column, unit.text[part.start : part.end])
            for span in unit.within(part.start, part.end):
                if span.marks:
                    name = getattr(span.run, "id", "")
                    shown.append((span.start - part.start, span.end - part.start, span.marks, name))
        return tuple(shown)

    def line_of(self, unit: int, offset: int) -> int:
        """The line on which the character at `offset` of a unit stands."""
        found = 0
        for at, line in enumerate(self.lines):
            if any(part.unit == unit and part.start <= offset for part in line):
                found = at
        return found


class Composer:
    """Gathers the texts and lines of one block."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.units: list[Unit] = []
        self.lines: list[Line] = []

    def add_row(
        self,
        row: Row,
        spans: tuple[Span, ...] | None = None,
        kept: frozenset[int] = NOWHERE,
    ) -> None:
        """A paragraph of the screen, broken into lines, none beginning at `kept`.

        `spans` where its pieces are marked otherwise than as figures and holes.
        """
        if row.rule:
            self.add_line(RULE * self.columns)
            return
        text = printable(row.text)
        self.units.append(Unit(text, spans if spans is not None else plain_spans(row.pieces)))
        unit, kept = len(self.units) - 1, kept | _within_holes(self.units[-1])
        lines = (
            _balanced(text, self.columns, kept)
            if row.align is Align.CENTRE
            else broken(text, self.columns, indent=row.indent, hanging=row.hanging, kept=kept)
        )
        for at, (start, end) in enumerate(lines):
            room = self.columns - width(text[start:end])
            column = row.hanging if at else row.indent
            if row.align is Align.CENTRE:
                column = max(0, room // 2)
            elif row.align is Align.END:
                column = max(0, room - row.inset)
            self.lines.append((Part(column, unit, start, end),))

    def add_tail(self, pieces: tuple[Piece, ...], inset: int, spans: tuple[Span, ...]) -> None:
        """What stands at the right end of the last line, or below where there is no room."""
        text = pieces_text(pieces)
        column = self.columns - inset - width(text)
        part = self.lines[-1][-1]
        taken = part.column + width(self.units[part.unit].text[part.start : part.end])
        if column < taken + 1:
            self.add_row(Row(pieces, Align.END, inset=inset), spans)
            return
        self.units.append(Unit(printable(text), spans))
        self.lines[-1] += (Part(column, len(self.units) - 1, 0, len(text)),)

    def add_line(self, text: str) -> None:
        self.units.append(Unit(text, (Span(0, len(text), None, ()),)))
        self.lines.append((Part(0, len(self.units) - 1, 0, len(text)),))

    def laid(self, topic: str = "") -> Laid:
        """The block as gathered."""
        places: dict[tuple[int, int], Place] = {}
        for at, line in enumerate(self.lines):
            for part in line:
                for span in self.units[part.unit].within(part.start, part.end):
                    run = span.run
                    if not isinstance(run, FigureRun | HoleRun):
                        continue
                    key = (part.unit, span.start)
                    if key in places:
                        places[key] = places[key]._replace(last=at)
                    else:
                        places[key] = Place(run, part.unit, span.start, span.end, at, at)
        return Laid(topic, tuple(self.units), tuple(self.lines), tuple(places.values()))


def lay_out(block: Heading | Paragraph, columns: int) -> Laid:
    """A heading or paragraph in a width of `columns`."""
    composer = Composer(columns)
    for row in rows_of(block):
        composer.add_row(row, _spans(block, row.pieces))
        if row.tail:
            composer.add_tail(row.tail, row.inset, _spans(block, row.tail))
    return composer.laid(block.topic)


def lay_sentence(text: str, columns: int) -> Laid:
    """A sentence of the program's own, where there is no draft."""
    composer = Composer(columns)
    composer.add_row(Row((Piece(text),)))
    return composer.laid()


def printable(text: str) -> str:
    """The text without characters that a terminal takes for orders; as long as before."""
    return text if text.isascii() and text.isprintable() else _UNPRINTABLE.sub(_STAND_IN, text)


def plain_spans(pieces: Iterable[Piece], base: tuple[str, ...] = ()) -> tuple[Span, ...]:
    """The pieces one after another, figures and holes marked."""
    spans: list[Span] = []
    at = 0
    for text, run in pieces:
        end = at + len(text)
        marks = base
        if isinstance(run, FigureRun):
            marks = (*base, FIGURE)
        elif isinstance(run, HoleRun):
            marks = (*base, UNFILLED)
        spans.append(Span(at, end, run, marks))
        at = end
    return tuple(spans)


def _spans(block: Heading | Paragraph, pieces: tuple[Piece, ...]) -> tuple[Span, ...]:
    if isinstance(block, Heading) or block.role in _BOLD_ROLES:
        return plain_spans(pieces, (HEADING,))
    if block.role is ParagraphRole.GAP:
        return plain_spans(pieces, (GAP,))
    return tuple(
        [
            span._replace(marks=(HEADING, *span.marks)) if _in_heading(block, span.run) else span
            for span in plain_spans(pieces)
        ]
    )


def _in_heading(block: Paragraph, run: Run | None) -> bool:
    """A 小标题句, or the number before it."""
    return block.level > 0 if run is None else run.role in IN_HEADING


def _within_holes(unit: Unit) -> frozenset[int]:
    """The offsets inside 〔待填〕, where no line begins."""
    return frozenset(
        [
            span.start + at
            for span in unit.spans
            if UNFILLED in span.marks
            for at in range(
                unit.text.index(HOLE, span.start) - span.start + 1,
                unit.text.index(HOLE, span.start) - span.start + len(HOLE),
            )
        ]
    )


def _balanced(text: str, columns: int, kept: frozenset[int]) -> list[Stretch]:
    """As few lines as can be, of about the same width, as titles are set."""
    lines = broken(text, columns, kept=kept)
    narrower = -(-width(text) // len(lines))
    while len(lines) > 1:
        tried = broken(text, narrower, kept=kept)
        if len(tried) == len(lines):
            return tried
        narrower += 1
    return lines
