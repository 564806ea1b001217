"""A draft as sentences in reading order, each with where it stands and what it is made of."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting.blocks import (
    CountRun,
    FigureRun,
    Heading,
    HoleRun,
    Paragraph,
    ParagraphRole,
    PeriodRun,
    Table,
    TextRun,
)
from drafter.figures.figure import LISTS
from drafter.figures.wordfiles import WORDS_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Block, Draft, Run

# A sentence ends with its stop and what closes behind it.
_END = re.compile(r"[。！？][”’）》]*")
SECTIONS = "sections"
HEADING, SENTENCE, ROW = "标题", "句子", "表行"
FIGURE_MARK, COUNT_MARK, PERIOD_MARK = "\ue000", "\ue001", "\ue002"


class Sentence(Struct, frozen=True, eq=False):
    """One sentence, heading or row of a table.

    `kind` is what it is; `headings` stand above it, the nearest at block `under` (-1 if there is
    none); `number` opens its paragraph or heading; `block` counts the draft's blocks. `skeleton` is its text with every figure replaced by
    its name: two sentences of one skeleton say the same of the same things.
    """

    kind: str
    runs: tuple[Run, ...]
    headings: tuple[str, ...]
    under: int
    number: str
    block: int
    topic: str
    text: str
    skeleton: str


def sentences_of(draft: Draft) -> tuple[Sentence, ...]:
    """Every sentence of the draft."""
    found: list[Sentence] = []
    above: list[tuple[int, int, str]] = []
    for number, block in enumerate(draft.blocks):
        if isinstance(block, Heading):
            while above and above[-1][0] >= block.level:
                above.pop()
        elif isinstance(block, Paragraph) and block.role is ParagraphRole.ANNEX_TITLE:
            above = []
        names = tuple(name for *_, name in above)
        under = above[-1][1] if above else -1
        for kind, opening, runs in _stretches(block):
            text = "".join(run.text for run in runs)
            if text.strip():
                skeleton = "".join(map(_skeleton, runs))
                topic = _topic(runs) or getattr(block, "topic", "")
                found.append(
                    Sentence(kind, runs, names, under, opening, number, topic, text, skeleton)
                )
        if isinstance(block, Heading):
            above.append((block.level, number, "".join(run.text for run in block.runs)))
    return tuple(found)


def _topic(runs: tuple[Run, ...]) -> str:
    """The topic of the section that a sentence is written in; "" for words and texts of outlines."""
    for run in runs:
        parts = PurePath(run.place.file).with_suffix("").parts
        if SECTIONS in parts:
            behind = len(parts) - parts[::-1].index(SECTIONS)
            return "/".join(parts[behind:])
    return ""


def _stretches(block: Block) -> Iterator[tuple[str, str, tuple[Run, ...]]]:
    """What a block is compared by: its kind, the number it opens with, its runs."""
    match block:
        case Heading():
            yield HEADING, block.number, block.runs
        case Table():
            if block.caption:
                yield HEADING, "", block.caption
            for row in block.rows:
                yield ROW, "", tuple(run for cell in row for run in cell)
        case Paragraph():
            opening = block.number
            for runs in _split(block.runs):
                yield SENTENCE, opening, runs
                opening = ""


def _split(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    """The runs cut behind every sentence."""
    sentence: list[Run] = []
    for run in runs:
        if not isinstance(run, TextRun):
            sentence.append(run)
            continue
        start = 0
        for end in _END.finditer(run.text):
            sentence.append(_piece(run, start, end.end()))
            yield tuple(sentence)
            sentence, start = [], end.end()
        if start < len(run.text):
            sentence.append(_piece(run, start, len(run.text)))
    if sentence:
        yield tuple(sentence)


def _piece(run: TextRun, start: int, end: int) -> TextRun:
    return run._replace(text=run.text[start:end], place=run.place.along(start))


def _skeleton(run: Run) -> str:
    match run:
        case FigureRun():
            return FIGURE_MARK + named_anywhere(run.id)
        case HoleRun():
            return FIGURE_MARK + named_anywhere(run.id)
        case CountRun():
            return COUNT_MARK
        case PeriodRun():
            return PERIOD_MARK
        case TextRun():
            return run.text


def named_anywhere(figure: str) -> str:
    """A figure's name without the number that it has among others: 清单.项目.投资 for the third."""
    root, _, rest = figure.partition(".")
    if root not in {LISTS, WORDS_NAME}:
        return figure
    return ".".join((root, *(part for part in rest.split(".") if not part.isdecimal())))
