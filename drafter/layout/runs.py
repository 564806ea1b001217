"""Runs of the draft into runs of Word."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from drafter.drafting.blocks import FigureRun, HoleRun, Run, TextRole
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
        return _stretch_xml(runs, pen, number)
    xml = ""
    for in_heading, stretch in groupby(runs, _in_heading):
        xml += _stretch_xml(tuple(stretch), heading if in_heading else pen, number)
        number = ""
    return xml or _stretch_xml((), pen, number)


def _stretch_xml(runs: Sequence[Run], pen: Pen, number: str = "") -> str:
    """Runs in one lettering."""
    if pen.rare is not None and pen.rare.is_needed(runs, number):
        return _careful_xml(runs, pen, pen.rare, number)
    begin = pen.words
    xml = f"{begin}{escaped(number)}" if number else ""
    is_open = bool(number)
    for run in runs:
        text = escaped(run.text)
        kind = type(run)
        if kind is FigureRun or kind is HoleRun:
            if is_open:
                xml += _CLOSING
                is_open = False
            xml += f"{begin if kind is FigureRun else pen.hole}{text}{_CLOSING}"
        elif is_open:
            xml += text
        elif text:
            xml += begin + text
            is_open = True
    return xml + _CLOSING if is_open else xml


def _careful_xml(runs: Sequence[Run], pen: Pen, hand: RareHand, number: str) -> str:
    """Runs in one lettering, with a font of their own for the characters that its font lacks.

    Words are split there; a figure and a hole stay one run, which changes font as a whole.
    """
    xml, words = "", number
    for run in runs:
        if isinstance(run, FigureRun | HoleRun):
            begin = pen.words if isinstance(run, FigureRun) else pen.hole
            xml += _words_xml(words, pen, hand) + _run_xml(begin, hand.whole(run.text), run.text)
            words = ""
        else:
            words += run.text
    return xml + _words_xml(words, pen, hand)


def _words_xml(words: str, pen: Pen, hand: RareHand) -> str:
    return "".join(_run_xml(pen.words, font, part) for font, part in hand.stretches(words))


def _run_xml(begin: str, font: str, text: str) -> str:
    opening = begin.replace(HINT, hint_with(font), 1) if font else begin
    return f"{opening}{escaped(text)}{_CLOSING}"


def _in_heading(run: Run) -> bool:
    return run.role is TextRole.RUN_IN_HEADING
