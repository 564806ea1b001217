"""The runs of a draft that several rules look through: its figures, and its holes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.oncefor import once_for_each
from drafter.drafting.blocks import FigureRun, HoleRun

if TYPE_CHECKING:
    from drafter.drafting.blocks import Draft


@once_for_each
def printed_figures(draft: Draft) -> tuple[FigureRun, ...]:
    """Every printed figure in reading order."""
    return tuple([run for run in draft.runs() if isinstance(run, FigureRun)])


@once_for_each
def printed_holes(draft: Draft) -> tuple[HoleRun, ...]:
    """Every hole in reading order."""
    return tuple([run for run in draft.runs() if isinstance(run, HoleRun)])
