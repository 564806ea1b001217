"""Where a draft prints each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting.blocks import (
    FigureRun,
    Heading,
    Paragraph,
    ParagraphRole,
    Table,
    plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.drafting.blocks import Draft, Run


class Printed(Struct, frozen=True):
    """One print of a figure: its run, the part and chapter above it, its paragraph and sentence.

    In an annex the part is its label, the chapter its title. `paragraph` counts the
    draft's blocks from 1; `annex` is true in a table, and the sentence is then the row.
    """

    run: FigureRun
    part: str
    chapter: str
    paragraph: int
    sentence: str
    annex: bool


def printed_figures(draft: Draft) -> Iterator[Printed]:
    """Every figure the draft prints, in reading order."""
    part = chapter = ""
    top = min((block.level for block in draft.blocks if isinstance(block, Heading)), default=1)
    for number, block in enumerate(draft.blocks, 1):
        match block:
            case Heading():
                title = plain_text(block.runs)
                part, chapter = (title, "") if block.level == top else (part, title)
                found = _with_sentences(block.runs)
            case Paragraph():
                if block.role is ParagraphRole.ANNEX_LABEL:
                    part, chapter = plain_text(block.runs), ""
                elif block.role is ParagraphRole.ANNEX_TITLE:
                    chapter = plain_text(block.runs)
                found = _with_sentences(block.runs)
            case Table():
                found = (item for row in block.rows for item in _in_row(row))
        for run, sentence in found:
            yield Printed(run, part, chapter, number, sentence, isinstance(block, Table))


def _in_row(row: Iterable[tuple[Run, ...]]) -> Iterator[tuple[FigureRun, str]]:
    cells = tuple(row)
    text = " ".join(plain_text(cell).strip("　") for cell in cells)
    for cell in cells:
        for run in cell:
            if isinstance(run, FigureRun):
                yield run, text


def _with_sentences(runs: tuple[Run, ...]) -> Iterator[tuple[FigureRun, str]]:
    text = plain_text(runs)
    at = start = end = 0
    sentence = ""
    for run in runs:
        if isinstance(run, FigureRun):
            if at + len(run.text) > end:
                start = text.rfind("。", start, at) + 1 or start
                stop = text.find("。", at + len(run.text))
                end = stop + 1 if stop >= 0 else len(text)
                sentence = text[start:end]
            yield run, sentence
        at += len(run.text)
