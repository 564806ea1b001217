"""A whole report: title, lead, parts, signature, date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.drafting.blocks import (
    Block,
    Draft,
    HoleRun,
    Paragraph,
    ParagraphRole,
    PeriodRun,
    Run,
    Source,
    TextRole,
    TextRun,
    plain_text,
)
from drafter.drafting.chapters import Drafting, draft_parts, heading_runs, placed_topics
from drafter.drafting.compile import compile_sections
from drafter.drafting.context import Context
from drafter.drafting.lay import lay
from drafter.drafting.mending import mend
from drafter.drafting.notices import (
    awaited_figures,
    fallen_clauses,
    head_faults,
    loose_digits,
    lost_words,
    unplaced_topics,
    unprinted_figures,
    wordless_parts,
)
from drafter.drafting.template import CompiledSection, lines_of
from drafter.figures.figure import State
from drafter.library.library import LEAD_ASPECT, Library
from drafter.period import date_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.figures.yearset import YearData
    from drafter.findings import Finding
    from drafter.library.outlines import Outline
    from drafter.library.profile import OfficeProfile


@dataclass(frozen=True, slots=True)
class CompiledLibrary:
    """A library whose sections and leads are ready to be drafted."""

    library: Library
    sections: Mapping[str, CompiledSection]
    leads: Mapping[str, CompiledSection]


def compile_library(library: Library, found: list[Finding]) -> CompiledLibrary:
    """Compile every section and lead; refused lines are findings."""
    return CompiledLibrary(
        library,
        compile_sections(library.sections, library.catalogue, found),
        compile_sections(library.leads, library.catalogue, found),
    )


def draft_report(
    compiled: CompiledLibrary,
    profile: OfficeProfile,
    year: YearData,
    outline: Outline,
    *,
    blank: bool = False,
) -> Draft:
    """The draft of one year; `blank` prints the empty form, every clause with its holes."""
    context = Context(profile, year.book, year.words, compiled.library.phrases, blank)
    found: list[Finding] = []
    known = frozenset(measure for measure, _ in year.book.figures)
    live = frozenset(
        path
        for path, section in compiled.sections.items()
        if blank or is_live(section, year, known)
    )
    drafting = Drafting(context, compiled.sections, outline.numbering, live, found, [])
    title = _title(year, outline, context, found)
    blocks: tuple[Block, ...] = (
        Paragraph(ParagraphRole.TITLE, title),
        *_recipient(year),
        *_lead(compiled, outline, context),
        *draft_parts(drafting, outline),
        *_closing(profile, year),
    )
    name = plain_text(title).replace("\n", "")
    draft = Draft(name, profile.name, blocks, ())
    if not blank:
        found.extend(_notices(draft, drafting, year, outline))
    return replace(draft, findings=tuple(found))


def _notices(
    draft: Draft, drafting: Drafting, year: YearData, outline: Outline
) -> Iterator[Finding]:
    """What the finished draft says of itself."""
    sections, book = drafting.sections, year.book
    uses = [(use.path, aspect) for part in outline.parts for use, aspect in placed_topics(part)]
    holders = {measure: path for path, section in sections.items() for measure in section.measures}
    yield from head_faults(year.head)
    yield from lost_words(year.words, sections)
    yield from wordless_parts(year.words, frozenset(uses), sections)
    yield from loose_digits(draft.blocks)
    yield from fallen_clauses(drafting.topics, book)
    told = {run.id for run in draft.runs() if isinstance(run, HoleRun)}
    told |= {name for topic in drafting.topics for item in topic.fallen for name in item.lacking}
    yield from awaited_figures(book, frozenset(told))
    yield from unprinted_figures(draft.runs(), book, holders)
    placed = frozenset(path for path, _ in uses)
    yield from unplaced_topics(drafting.live, placed, sections, book, outline.place)


def is_live(section: CompiledSection, year: YearData, known: frozenset[str]) -> bool:
    """Whether the topic has a figure of any field, a record or words of the office."""
    if section.path in year.words.topics:
        return True
    book = year.book
    if any(book.records(name) for name in section.lists):
        return True
    measures = {
        measure for path in section.measures for measure in book.measures_of(path) or (path,)
    }
    return not measures.isdisjoint(known) or any(
        book.state(measure) is State.KNOWN for measure in measures
    )


def _title(
    year: YearData, outline: Outline, context: Context, found: list[Finding]
) -> tuple[Run, ...]:
    head = year.head
    if head.title_lines:
        place = head.place_of("标题分行")
        return (TextRun("\n".join(head.title_lines), TextRole.BODY, place, Source.WORDS),)
    if head.title:
        return (TextRun(head.title, TextRole.BODY, head.place_of("标题"), Source.WORDS),)
    return heading_runs(outline.title, context, found)


def _recipient(year: YearData) -> Iterator[Paragraph]:
    head = year.head
    if head.recipient:
        text = head.recipient.rstrip("：:") + "："
        run = TextRun(text, TextRole.BODY, head.place_of("主送"), Source.WORDS)
        yield Paragraph(ParagraphRole.RECIPIENT, (run,))


def _lead(compiled: CompiledLibrary, outline: Outline, context: Context) -> Iterator[Paragraph]:
    """The lead paragraphs: plain sentences are allowed, holes are not lost."""
    section = compiled.leads.get(outline.lead)
    if section is None:
        return
    for line in lines_of(section.aspects.get(LEAD_ASPECT, ())):
        runs = mend(lay(line.body, context)[0])
        if plain_text(runs).strip():
            yield Paragraph(ParagraphRole.BODY, runs)


def _closing(profile: OfficeProfile, year: YearData) -> Iterator[Paragraph]:
    signature = TextRun(profile.signature, TextRole.OFFICE, profile.place, Source.WORDS)
    yield Paragraph(ParagraphRole.SIGNATURE, (signature,))
    head = year.head
    if head.issue_date is not None:
        run = PeriodRun(date_name(head.issue_date), head.place_of("成文日期"))
        yield Paragraph(ParagraphRole.DATE, (run,))
