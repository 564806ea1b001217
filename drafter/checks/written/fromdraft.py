"""A draft as a written document: each stretch of it leads to where it comes from."""

from __future__ import annotations

from itertools import accumulate, count
from typing import TYPE_CHECKING

from drafter.drafting.blocks import FigureRun, Paragraph, ParagraphRole, Table
from drafter.manuscript import Cell, Manuscript, Passage, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Draft, Run
    from drafter.location import Location

_BODY = frozenset({ParagraphRole.BODY, ParagraphRole.ATTACHMENT_NOTE, ParagraphRole.NOTE})


def manuscript_of(draft: Draft, place: Location) -> Manuscript:
    """The passages of a draft; `place` stands for what comes from nowhere."""
    return Manuscript(place.file, tuple(_passages(draft, place)))


def _passages(draft: Draft, place: Location) -> Iterator[Passage]:
    tables = count()
    for block in draft.blocks:
        if isinstance(block, Table):
            yield _passage("", block.caption, Role.CELL, place)
            table = next(tables)
            for row, runs in enumerate(block.rows):
                for column, told in enumerate(runs):
                    yield _passage("", told, Role.CELL, place, Cell(table, row, column))
        elif isinstance(block, Paragraph):
            if block.role is not ParagraphRole.GAP:
                yield _passage(block.number, block.runs, _role(block.role), place)
        else:
            yield _passage(block.number, block.runs, Role.BODY, place)


def _role(role: ParagraphRole) -> Role:
    if role is ParagraphRole.TITLE:
        return Role.TITLE
    return Role.BODY if role in _BODY else Role.ELEMENT


def _passage(
    number: str, runs: tuple[Run, ...], role: Role, place: Location, cell: Cell | None = None
) -> Passage:
    if not runs:
        return Passage(number, ((0, place),), role, cell=cell)
    if len(runs) == 1 and not number:  # a cell of a table, of which there are many
        return Passage(runs[0].text, ((0, _place(runs[0])),), role, cell=cell)
    places = [_place(run) for run in runs]
    texts = [run.text for run in runs]
    pieces = tuple(zip(accumulate(map(len, texts), initial=len(number)), places, strict=False))
    if number:
        pieces = ((0, places[0]), *pieces)
    return Passage(number + "".join(texts), pieces, role)


def _place(run: Run) -> Location:
    """Where a run is mended: a figure at its line in the year's file."""
    return run.origins[0] if isinstance(run, FigureRun) and run.origins else run.place
