"""The runs of a draft that several rules look through: its figures, and its holes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.oncefor import once_for_each
from drafter.drafting.blocks import FigureRun, HoleRun, Table, runs_of

if TYPE_CHECKING:
    from drafter.drafting.blocks import Draft, Run


@once_for_each
def printed_figures(draft: Draft) -> tuple[FigureRun, ...]:
    """Every printed figure in reading order."""
    return tuple([run for run in _runs(draft) if type(run) is FigureRun])


@once_for_each
def printed_holes(draft: Draft) -> tuple[HoleRun, ...]:
    """Every hole in reading order."""
    return tuple([run for run in _runs(draft) if type(run) is HoleRun])


@once_for_each
def _runs(draft: Draft) -> list[Run]:
    runs: list[Run] = []
    for block in draft.blocks:
        runs += runs_of((block,)) if isinstance(block, Table) else block.runs
    return runs
