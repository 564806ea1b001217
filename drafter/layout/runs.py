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
    # Words with rare characters would be split off here, into a font that has them.
    its = pen
    turn = 0
    if heading and (turn := _end_of_heading(runs)):
        its = heading
    xml = f"{its.words}{escaped(number)}" if number else ""
    is_open = bool(number)
    for index, run in enumerate(runs):
        if turn and index == turn:
            its, xml, is_open = pen, f"{xml}{_CLOSING}" if is_open else xml, False
        text = escaped(run.text)
        kind = type(run)
        if kind is FigureRun or kind is HoleRun:
            opening = its.hole if kind is HoleRun else its.words
            xml += f"{_CLOSING if is_open else ''}{opening}{text}{_CLOSING}"
            is_open = False
        elif is_open:
            xml += text
        elif text:
            xml += its.words + text
            is_open = True
    return xml + _CLOSING if is_open else xml


def _end_of_heading(runs: Sequence[Run]) -> int:
    """How many runs the run-in heading takes; a figure inside it has no role of its own."""
    end = 0
    for index, run in enumerate(runs, 1):
        if type(run) is TextRun and run.role is TextRole.RUN_IN_HEADING:
            end = index
    return end
