"""Where what a draft tells of a topic comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import QUOTED, WORDS, FigureRun, TextRun

if TYPE_CHECKING:
    from drafter.drafting.blocks import ToldTopic
    from drafter.location import Location


def told_place(topic: ToldTopic, otherwise: Location) -> Location:
    """The first figure or word of the office in it."""
    for run in topic.runs:
        if isinstance(run, FigureRun) and run.origins:
            return run.origins[0]
        if isinstance(run, TextRun) and run.source in {WORDS, QUOTED} and run.place.line:
            return run.place
    return otherwise
