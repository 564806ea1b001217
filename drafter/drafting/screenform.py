"""How a draft stands on a screen: its rows, each a text with its runs, for every face that shows it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.columns import width
from drafter.drafting.blocks import (
    HEAD_ELEMENT,
    FigureRun,
    Heading,
    HoleRun,
    Paragraph,
    ParagraphRole,
    Table,
)

if TYPE_CHECKING:
    from drafter.drafting.blocks import Run

HOLE: Final = "〔待填〕"
BLANK: Final = "　"
RULE: Final = "-"
BETWEEN: Final = "  "
_INDENT: Final = 2 * width(BLANK)
_EDGE: Final = width(BLANK)
_NOTE: Final = "附件："
_SIGNATURE_INSET: Final = 8  # GB/T 9704: two characters and more, so that the seal has room


class Align(Enum):
    """Where a row stands between the margins."""

    START = "左"
    CENTRE = "中"
    END = "右"


class Piece(NamedTuple):
    """A stretch of a row's text; `run` is what it prints, none for a number or a rule."""

    text: str
    run: Run | None = None


class Row(NamedTuple):
    """One paragraph of a screen, before it is broken into lines.

    Measures are columns: `indent` of its first line, `hanging` of the others, `inset` from
    the right. `tail` stands at the right end of the same line. A `rule` crosses the page.
    """

    pieces: tuple[Piece, ...] = ()
    align: Align = Align.START
    indent: int = 0
    hanging: int = 0
    inset: int = 0
    tail: tuple[Piece, ...] = ()
    rule: bool = False

    @property
    def text(self) -> str:
        """What it says, without tail."""
        return pieces_text(self.pieces)


EMPTY: Final = Row()
_ACROSS: Final = Row(rule=True)
_TOLD: Final = Row(indent=_INDENT)
_SET_IN: Final = Row(indent=_EDGE, hanging=_EDGE)
_CENTRED: Final = Row(align=Align.CENTRE)
_SIGNED: Final = Row(align=Align.END, inset=_SIGNATURE_INSET)


class _Shape(NamedTuple):
    """How a paragraph stands, with the rows before and after it."""

    before: tuple[Row, ...] = ()
    row: Row = EMPTY
    after: tuple[Row, ...] = ()


_SHAPES: Final = {
    ParagraphRole.COPY_NUMBER: _Shape(),
    ParagraphRole.SECRECY: _Shape(),
    ParagraphRole.URGENCY: _Shape(),
    ParagraphRole.ISSUER: _Shape((), _CENTRED, (EMPTY,)),
    ParagraphRole.DOCUMENT_NUMBER: _Shape(row=_SET_IN),
    ParagraphRole.SIGNATORY: _Shape((), Row(align=Align.END, inset=_EDGE), (_ACROSS,)),
    ParagraphRole.TITLE: _Shape((), _CENTRED, (EMPTY,)),
    ParagraphRole.RECIPIENT: _Shape(),
    ParagraphRole.SIGNATURE: _Shape((EMPTY,), _SIGNED),
    ParagraphRole.DATE: _Shape((), _SIGNED),
    ParagraphRole.ANNEX_LABEL: _Shape((EMPTY,), EMPTY, (EMPTY,)),
    ParagraphRole.ANNEX_TITLE: _Shape((), _CENTRED, (EMPTY,)),
    ParagraphRole.CC: _Shape((EMPTY, _ACROSS), _SET_IN),
}


def screen_text(runs: tuple[Run, ...]) -> str:
    """The runs' text, holes as 〔待填〕 with their unit."""
    return "".join([run_text(run) for run in runs])


def run_text(run: Run) -> str:
    """One run's text; an element of the head has no unit, the whole of it is to be filled in."""
    if type(run) is not HoleRun:
        return run.text
    return HOLE if run.field == HEAD_ELEMENT else f"{run.prefix}{HOLE}{run.measure}"


def pieces_of(runs: tuple[Run, ...], number: str = "") -> tuple[Piece, ...]:
    """The runs as pieces, the number before them."""
    pieces = [Piece(run_text(run), run) for run in runs]
    return (Piece(number), *pieces) if number else tuple(pieces)


def pieces_text(pieces: tuple[Piece, ...]) -> str:
    """The pieces' text."""
    return "".join([piece.text for piece in pieces])


def rows_of(block: Heading | Paragraph) -> tuple[Row, ...]:
    """The rows of a heading or paragraph, with the empty ones around it."""
    pieces = pieces_of(block.runs, block.number)
    if isinstance(block, Heading):
        return (_TOLD._replace(pieces=pieces),)
    if block.role is ParagraphRole.ATTACHMENT_NOTE:
        return _note(pieces)
    if block.role is ParagraphRole.PRINTED_BY:
        office, day = _at_blank(pieces)
        return (_ACROSS, _SET_IN._replace(pieces=office, inset=_EDGE, tail=day), _ACROSS)
    before, row, after = _SHAPES.get(block.role, _Shape(row=_TOLD))
    return (*before, *(row._replace(pieces=line) for line in _at_newlines(pieces)), *after)


def _note(pieces: tuple[Piece, ...]) -> tuple[Row, ...]:
    """附件说明: names below each other, the first behind a blank line."""
    below = _INDENT + width(_NOTE)
    if pieces_text(pieces).startswith(_NOTE):
        return (EMPTY, Row(pieces, indent=_INDENT, hanging=below))
    return (Row(pieces, indent=below, hanging=below),)


def _at_newlines(pieces: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    """The lines of a title that an office has set."""
    if not any("\n" in piece.text for piece in pieces):
        return [pieces]
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(piece._replace(text=first))
        lines += [[piece._replace(text=text)] for text in others]
    return [tuple(line) for line in lines]


def _at_blank(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What stands before the first blank, and what behind it."""
    for at, piece in enumerate(pieces):
        before, blank, after = piece.text.partition(BLANK)
        if blank:
            left = (*pieces[:at], piece._replace(text=before))
            return left, (piece._replace(text=after), *pieces[at + 1 :])
    return pieces, ()


def number_columns(table: Table) -> list[bool]:
    """Which of a table's columns hold numbers below the header, and stand to the right."""
    return [any(_is_number(row[at]) for row in table.rows[1:]) for at in range(len(table.rows[0]))]


def _is_number(cell: tuple[Run, ...]) -> bool:
    return bool(cell) and all(isinstance(run, FigureRun | HoleRun) for run in cell)
