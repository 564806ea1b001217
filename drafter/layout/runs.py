"""Runs of the draft into runs of Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import FigureRun, HoleRun, Run, TextRole, TextRun
from drafter.layout.xmltext import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.layout.pens import Pen

LINE_BREAK = "<w:r><w:br/></w:r>"
_CLOSING = "</w:t></w:r>"


def runs_xml(runs: Sequence[Run], pen: Pen, heading: Pen | None = None, number: str = "") -> str:
    """The runs of one paragraph; its run-in heading, with the number before it, in `heading`.

    A figure and a hole are always a run of their own, so that marks can be put around
    them; words that follow each other in one lettering are one run.
    """
    turn = _end_of_heading(runs) if heading else 0
    if heading and turn:
        return _stretch_xml(runs[:turn], heading, number) + _stretch_xml(runs[turn:], pen)
    return _stretch_xml(runs, pen, number)


def _stretch_xml(runs: Sequence[Run], pen: Pen, number: str = "") -> str:
    """Runs in one lettering."""
    # Words with rare characters would be split off here, into a font that has them.
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


def _end_of_heading(runs: Sequence[Run]) -> int:
    """How many runs the run-in heading takes; a figure inside it has no role of its own."""
    end = 0
    for index, run in enumerate(runs, 1):
        if type(run) is TextRun and run.role is TextRole.RUN_IN_HEADING:
            end = index
    return end
