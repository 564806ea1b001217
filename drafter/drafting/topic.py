"""Drafting one topic: a pure function of the compiled section and the report's material."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.drafting.blocks import (
    FigureRun,
    HoleRun,
    PeriodRun,
    Run,
    Source,
    TextRole,
)
from drafter.drafting.dependencies import with_operands
from drafter.drafting.lay import Fallen, each_record, holds, lay
from drafter.drafting.mending import MARKS, mend
from drafter.drafting.template import (
    CompiledSection,
    Line,
    LineChoice,
    LineLoop,
    LineNode,
    Part,
)
from drafter.drafting.wordruns import word_runs
from drafter.figures.words import WordForm, WordItem
from drafter.library.sections import PLAN, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.context import Context


@dataclass(frozen=True, slots=True)
class DraftedLine:
    """One item or paragraph that stays; `own_paragraph` keeps it apart from its neighbours."""

    name: str
    heading: tuple[Run, ...]
    body: tuple[Run, ...]
    own_paragraph: bool = False
    internal: bool = False


@dataclass(frozen=True, slots=True)
class TopicDraft:
    """A topic under one 视角, and what drafting it read and left out."""

    path: str
    title: str
    summary: tuple[Run, ...]
    lines: tuple[DraftedLine, ...]
    fallen: tuple[Fallen, ...]
    reads: frozenset[str]


def draft_topic(section: CompiledSection, aspect: str, context: Context) -> TopicDraft:
    """Every line of the topic that has something to say, the office's words among them."""
    fallen: list[Fallen] = []
    lines: list[DraftedLine] = []
    placed = False
    for line, line_context in _expand(section.aspects.get(aspect, ()), context):
        if line.kind is LineKind.WORDS:
            placed = True
            lines.extend(_words(section.path, aspect, context))
            continue
        drafted = draft_line(line, aspect, line_context, fallen)
        if drafted is not None:
            lines.append(drafted)
    if not placed:
        lines.extend(_words(section.path, aspect, context))
    summary = _complete(section.summary, context)
    reads = section.reads | _linked(section.path, context)
    return TopicDraft(section.path, section.title, summary, tuple(lines), tuple(fallen), reads)


def _linked(path: str, context: Context) -> frozenset[str]:
    """What the office's words on the topic link to, and what that is computed from."""
    links = frozenset(
        measure
        for link in context.words.links(path)
        for measure in context.book.measures_of(link.path)
    )
    return with_operands(links, context.book.catalogue)


def _expand(nodes: tuple[LineNode, ...], context: Context) -> Iterator[tuple[Line, Context]]:
    """The lines with choices made and loops run, each with the record it stands at."""
    for node in nodes:
        match node:
            case Line():
                yield node, context
            case LineChoice(condition, then, otherwise):
                yield from _expand(then if holds(condition, context) else otherwise, context)
            case LineLoop(records, inner, _):
                for record_context in each_record(records, context):
                    yield from _expand(inner, record_context)


def draft_line(
    line: Line, aspect: str, context: Context, fallen: list[Fallen]
) -> DraftedLine | None:
    """The line mended; None when it has nothing left to say.

    Outside 计划 a line needs a known figure, or one that is awaited (待报) and shows as a
    hole; in 计划 a plain sentence is enough.
    """
    laid, tally = lay(line.body, context)
    fallen.extend(tally.fallen)
    if not (tally.has_figure or tally.awaited or aspect == PLAN or context.blank):
        return None
    body = mend(laid)
    if not _says_something(body):
        return None
    return DraftedLine(line.name, _complete(line.heading, context), body, internal=line.internal)


def _complete(parts: tuple[Part, ...], context: Context) -> tuple[Run, ...]:
    """A 小标题句 or 概括 without holes; one that lacks a figure is dropped whole."""
    runs = mend(lay(parts, context)[0])
    if any(isinstance(run, HoleRun) for run in runs) and not context.blank:
        return ()
    return _as_heading(runs)


def _as_heading(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    heading = TextRole.RUN_IN_HEADING
    return tuple(run if run.role is heading else replace(run, role=heading) for run in runs)


def _says_something(runs: tuple[Run, ...]) -> bool:
    for run in runs:
        if isinstance(run, FigureRun | HoleRun | PeriodRun):
            return True
        if any(character not in MARKS for character in run.text.strip()):
            return True
    return False


def _words(path: str, aspect: str, context: Context) -> Iterator[DraftedLine]:
    if context.blank:
        return
    items = context.words.items(path, aspect)
    if aspect == PLAN:
        items += context.words.remedies(path)
    for item in items:
        yield _word_line(item, context)


def _word_line(item: WordItem, context: Context) -> DraftedLine:
    source = Source.QUOTED if item.form is WordForm.QUOTED else Source.WORDS
    heading = _as_heading(word_runs(item.heading, context))
    return DraftedLine(
        "",
        heading,
        word_runs(item.runs, context, source),
        own_paragraph=item.form is WordForm.PARAGRAPH,
        internal=item.internal,
    )
