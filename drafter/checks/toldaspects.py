"""Which topics a draft tells of a figure, and what it says of them under one 视角."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.drafting.blocks import FigureRun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Draft, Run

PROBLEMS: Final = "问题"
PLAN: Final = "计划"


def is_of(run: Run, measure: str) -> bool:
    """Whether a run prints the measure, or what follows from it."""
    return isinstance(run, FigureRun) and (run.id == measure or run.id.startswith(f"{measure}."))


def topics_of(draft: Draft, measure: str) -> frozenset[str]:
    """The topics that print the measure."""
    return frozenset(
        told.path for told in draft.told if any(is_of(run, measure) for run in told.runs)
    )


def told_of(draft: Draft, topics: frozenset[str], aspect: str) -> Iterator[tuple[Run, ...]]:
    """What the draft says of these topics under an 视角."""
    for told in draft.told:
        if told.aspect == aspect and told.path in topics:
            yield told.runs
