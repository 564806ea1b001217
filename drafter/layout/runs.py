"""Runs of the draft into runs of Word."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from drafter.drafting.blocks import IN_HEADING, FigureRun, HoleRun, Run, TextRun
from drafter.layout.fonts import HINT, hint_with
from drafter.layout.xmltext import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.layout.pens import Pen
    from drafter.layout.rare import RareHand

LINE_BREAK = "<w:r><w:br/></w:r>"
_CLOSING = "</w:t></w:r>"


def runs_xml(runs: Sequence[Run], pen: Pen, heading: Pen | None = None, number: str = "") -> str:
    """The runs of one paragraph; its 小标题句, and the number before the first, in `heading`.

    A figure and a hole are always a run of their own, so that marks can be put around
    them; words that follow each other in one lettering are one run.
    """
    if heading is None:
        heading = pen
    if pen.rare is None:
        return _swift_xml(runs, pen, heading, number)
    pieces: list[str] = []
    for in_heading, stretch in groupby(runs, _in_heading):
        pieces.append(_careful_xml(tuple(stretch), heading if in_heading else pen, number))
        number = ""
    return "".join(pieces) or _careful_xml((), pen, number)


def _swift_xml(runs: Sequence[Run], pen: Pen, heading: Pen, number: str) -> str:
    """Runs of which every character can be written as it is."""
    if heading is pen and len(runs) == 1 and type(runs[0]) is TextRun and not number:
        text = runs[0].text
        return f"{pen.words}{text}{_CLOSING}" if text else ""
    hand = heading if runs and runs[0].role in IN_HEADING else pen
    pieces = [hand.words, number] if number else []
    closing = _CLOSING if number else ""  # of the words that go on
    for run in runs:
        own = heading if run.role in IN_HEADING else pen
        kind = type(run)
        if kind is FigureRun or kind is HoleRun:
            pieces += (closing, own.words if kind is FigureRun else own.hole, run.text, _CLOSING)
            closing = ""
        elif closing and own is hand:
            pieces.append(run.text)
        elif run.text:
            pieces += (closing, own.words, run.text)
            closing = _CLOSING
        else:
            pieces.append(closing)
            closing = ""
        hand = own
    pieces.append(closing)
    return "".join(pieces)


def _careful_xml(runs: Sequence[Run], pen: Pen, number: str) -> str:
    """Runs in one lettering, with a font of their own for the characters that its font lacks.

    Words are split there; a figure and a hole stay one run, which changes font as a whole.
    """
    hand = pen.rare
    if hand and not hand.is_needed(number + "".join([run.text for run in runs])):
        hand = None
    xml, words = "", number
    for run in runs:
        if isinstance(run, FigureRun | HoleRun):
            begin = pen.words if isinstance(run, FigureRun) else pen.hole
            font = hand.whole(run.text) if hand else ""
            xml += _words_xml(words, pen, hand) + _run_xml(begin, font, run.text)
            words = ""
        else:
            words += run.text
    return xml + _words_xml(words, pen, hand)


def _words_xml(words: str, pen: Pen, hand: RareHand | None) -> str:
    if hand is None:
        return _run_xml(pen.words, "", words) if words else ""
    return "".join([_run_xml(pen.words, font, part) for font, part in hand.stretches(words)])


def _run_xml(begin: str, font: str, text: str) -> str:
    opening = begin.replace(HINT, hint_with(font), 1) if font else begin
    return f"{opening}{escaped(text)}{_CLOSING}"


def _in_heading(run: Run) -> bool:
    return run.role in IN_HEADING
