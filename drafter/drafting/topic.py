"""Drafting one topic: a pure function of the compiled section and the report's material."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.drafting.blocks import (
    IN_HEADING,
    NO_FIGURES,
    QUOTED,
    RUN_IN,
    WORDS,
    FigureRun,
    HoleRun,
    PeriodRun,
    Run,
    TextRole,
)
from drafter.drafting.context import DraftedLine, Fallen, Settled
from drafter.drafting.dependencies import with_operands
from drafter.drafting.lay import each_record, holds, lay, mended
from drafter.drafting.mending import MARKS, mend
from drafter.drafting.piece import FIGURE_SEEN
from drafter.drafting.template import (
    CompiledSection,
    Line,
    LineLoop,
    LineNode,
    Literal,
    Part,
)
from drafter.drafting.wordruns import word_runs
from drafter.figures.words import WordForm, WordItem
from drafter.library.sectionlines import PLAN, LineKind

if TYPE_CHECKING:
    from drafter.drafting.context import Context
    from drafter.figures.words import WordLink


PLACE_OF_WORDS: Final = LineKind.WORDS
PRINTED = frozenset[type]({FigureRun, HoleRun, PeriodRun})


class TopicDraft(NamedTuple):
    """A topic under one 视角, and what drafting it read and left out.

    `withheld` are its 〔内部〕 items, which a public report does without.
    """

    path: str
    title: str
    summary: tuple[Run, ...]
    lines: tuple[DraftedLine, ...]
    fallen: tuple[Fallen, ...]
    reads: frozenset[str]
    withheld: tuple[DraftedLine, ...] = ()


def draft_topic(
    section: CompiledSection, aspect: str, context: Context, *, led: bool = True
) -> TopicDraft:
    """Every line of the topic that has something to say, the office's words among them.

    In the plan for a time when the office no longer leads (`led`), a plain sentence says
    nothing: the line needs a figure, as it does outside 计划.
    """
    words = _words(section.path, aspect, context)
    measures = section.settled.get(aspect) if led and not words else None
    if (
        measures is not None
        and measures.isdisjoint(context.book.named)
        and not context.blank
        and not context.public
    ):
        topic = _settled(section, aspect, context)
    else:
        topic = _drafted(section, aspect, context, words, led=led)
    if links := context.words.links(section.path):
        return topic._replace(reads=section.reads | _linked(links, context))
    return topic


def _settled(section: CompiledSection, aspect: str, context: Context) -> TopicDraft:
    """What the topic says in any report that names none of its figures."""
    known, key = context.memory.topics, (section.path, aspect)
    remembered = known.get(key)
    if remembered is None or remembered[0] is not section:
        topic = _drafted(section, aspect, context, [], led=True)
        remembered = known[key] = section, topic
    return remembered[1]


def _drafted(
    section: CompiledSection,
    aspect: str,
    context: Context,
    words: list[DraftedLine],
    *,
    led: bool,
) -> TopicDraft:
    fallen: list[Fallen] = []
    lines: list[DraftedLine] = []
    withheld: list[DraftedLine] = []
    placed = False
    for line, line_context in expand(section.aspects.get(aspect, ()), context):
        if line.kind is PLACE_OF_WORDS:
            placed = True
            lines += words
            continue
        drafted, fell = (
            _draft_line(line, aspect, line_context) if led else draft_line(line, "", line_context)
        )
        fallen += fell
        if drafted is not None:
            (withheld if drafted.internal and context.public else lines).append(drafted)
    if not placed:
        lines += words
    return TopicDraft(
        section.path,
        section.title,
        _complete(section.summary, context),
        tuple(lines),
        tuple(fallen),
        section.reads,
        tuple(withheld),
    )


def _linked(links: tuple[WordLink, ...], context: Context) -> frozenset[str]:
    """What the office's words on the topic link to, and what that is computed from."""
    measures = frozenset(
        measure for link in links for measure in context.book.measures_of(link.path)
    )
    return with_operands(measures, context.book.catalogue)


def expand(nodes: tuple[LineNode, ...], context: Context) -> list[tuple[Line, Context]]:
    """The lines with choices made and loops run, each with the record it stands at."""
    lines: list[tuple[Line, Context]] = []
    for node in nodes:
        if type(node) is Line:
            lines.append((node, context))
        elif type(node) is LineLoop:
            for record_context in each_record(node.records, context):
                lines += expand(node.lines, record_context)
        else:
            lines += expand(
                node.then if holds(node.condition, context) else node.otherwise, context
            )
    return lines


def _draft_line(line: Line, aspect: str, context: Context) -> Settled:
    """The line, remembered if it says what it would say in any report that lacks its figures."""
    reads = line.reads
    if reads is None or context.blank or not reads.isdisjoint(context.book.named):
        return draft_line(line, aspect, context)
    settled = context.memory.lines.get(line.place)
    if settled is None:
        settled = context.memory.lines[line.place] = draft_line(line, aspect, context)
    return settled


def draft_line(line: Line, aspect: str, context: Context) -> Settled:
    """The line mended, if it has anything left to say.

    Outside 计划 a line needs a known figure, or one that is awaited (待报) and shows as a
    hole; in 计划 a plain sentence is enough.
    """
    laying = lay(line.body, context)
    fallen = tuple(laying.fallen)
    if context.public and not context.book.secrets.isdisjoint(laying.lacking):
        return Settled(None, fallen)  # a hole would show that there is a figure
    if not (laying.seen & FIGURE_SEEN or laying.awaited or aspect == PLAN or context.blank):
        return Settled(None, fallen)
    body = mend(laying.laid)
    if not _says_something(body):
        return Settled(None, fallen)
    heading = _complete(line.heading, context)
    return Settled(DraftedLine(line.name, heading, body, internal=line.internal), fallen)


def _complete(parts: tuple[Part, ...], context: Context) -> tuple[Run, ...]:
    """A 小标题句 or 概括 without holes; one that lacks a figure is dropped whole."""
    if not parts:
        return ()
    if len(parts) == 1 and type(only := parts[0]) is Literal:
        return (only.run,) if only.run.role in IN_HEADING else (_in_heading(only.run),)
    runs = mended(parts, context)
    for run in runs:
        if type(run) is HoleRun and not context.blank:
            return ()
    return as_heading(runs)


def as_heading(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    for run in runs:
        if run.role not in IN_HEADING:
            return tuple([_in_heading(run) for run in runs])
    return runs


def _in_heading(run: Run) -> Run:
    return run._replace(role=TextRole.DECLARED_IN_HEADING if run.role in NO_FIGURES else RUN_IN)


def _says_something(runs: tuple[Run, ...]) -> bool:
    """Whether there is more than marks."""
    return not PRINTED.isdisjoint(map(type, runs)) or any(
        not MARKS.issuperset(run.text.strip()) for run in runs
    )


def _words(path: str, aspect: str, context: Context) -> list[DraftedLine]:
    if context.blank:
        return []
    items = context.words.items(path, aspect)
    if aspect == PLAN:
        items += context.words.remedies(path)
    return [_word_line(item, context) for item in items] if items else []


def _word_line(item: WordItem, context: Context) -> DraftedLine:
    source = QUOTED if item.form is WordForm.QUOTED else WORDS
    heading = as_heading(word_runs(item.heading, context, role=RUN_IN))
    return DraftedLine(
        "",
        heading,
        word_runs(item.runs, context, source),
        own_paragraph=item.form is WordForm.PARAGRAPH,
        internal=item.internal,
    )
