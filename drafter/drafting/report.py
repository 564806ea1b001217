"""A whole report: title, lead, parts, signature, date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.drafting.annex import draft_annexes
from drafter.drafting.blocks import (
    Block,
    Draft,
    HoleRun,
    Paragraph,
    ParagraphRole,
    Run,
    Source,
    TextRole,
    TextRun,
    plain_text,
    runs_of,
)
from drafter.drafting.chapters import (
    Drafting,
    chapter_blocks,
    draft_chapters,
    framework,
    heading_runs,
)
from drafter.drafting.compile import compile_sections
from drafter.drafting.context import Context, Memory
from drafter.drafting.headcheck import head_faults
from drafter.drafting.inherited import unframed
from drafter.drafting.issued import closing_words, head_paragraphs, imprint, recipient, signed
from drafter.drafting.lay import mended
from drafter.drafting.notices import (
    awaited_figures,
    fallen_clauses,
    internal_items,
    loose_digits,
    lost_words,
    shortened,
    unplaced_topics,
    unprinted_figures,
    wordless_parts,
)
from drafter.drafting.spoken import led_by_office
from drafter.drafting.topic import expand
from drafter.drafting.topicuses import OutlineUses, check_outline
from drafter.drafting.wordnames import FRAME
from drafter.figures.figure import State
from drafter.library.library import LEAD_ASPECT, Library
from drafter.library.pageissue import PLAIN, DocumentForm
from drafter.library.sections import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.drafting.template import CompiledSection
    from drafter.drafting.topicmemory import TopicMemory
    from drafter.figures.yearset import YearData
    from drafter.findings import Finding
    from drafter.library.outlines import Outline
    from drafter.library.profile import OfficeProfile
    from drafter.library.variants import Variant


LEAD_GAP = "【导语有错误，待改】"


class CompiledLibrary(Struct, frozen=True):
    """A library whose sections and leads are ready to be drafted.

    `memory` fills while reports are drafted from it.
    """

    library: Library
    sections: Mapping[str, CompiledSection]
    leads: Mapping[str, CompiledSection]
    memory: Memory = field(default_factory=Memory)

    @property
    def topics(self) -> Mapping[str, CompiledSection]:
        """The sections that count: those that a nearer one hides are left out."""
        return topics_among(self.sections)


def topics_among(sections: Mapping[str, CompiledSection]) -> Mapping[str, CompiledSection]:
    """The sections that count; the hidden originals are those named 原件/…."""
    if not any(path.startswith(HIDDEN) for path in sections):
        return sections
    return {path: section for path, section in sections.items() if not path.startswith(HIDDEN)}


def compile_library(library: Library, found: list[Finding]) -> CompiledLibrary:
    """Compile every section and lead; refused lines are findings."""
    return CompiledLibrary(
        library,
        compile_sections(library.sections, library.catalogue, found, library.terms),
        compile_sections(library.leads, library.catalogue, found, library.terms, in_lead=True),
    )


def draft_report(
    compiled: CompiledLibrary,
    profile: OfficeProfile,
    year: YearData,
    outline: Outline,
    *,
    form: DocumentForm = PLAIN,
    blank: bool = False,
    variant: Variant | None = None,
    kept: TopicMemory | None = None,
    notices: bool = True,
) -> Draft:
    """The draft of one year with what its page style (`form`) has around the text.

    What `kept` remembers of the last draft made with it is not drafted again; the draft is the
    same. Without `notices` it does not say what it left out.

    `blank` prints the empty form, every clause with its holes. A `variant` (稿) need not print
    all that there is, and says only in one sentence what it leaves out.
    """
    book = year.book
    context = Context(
        profile,
        book,
        year.words,
        compiled.library.phrases,
        blank,
        memory=compiled.memory,
        terms=compiled.library.terms,
        public=variant is not None and variant.public,
    )
    found: list[Finding] = []
    if kept is not None:
        kept.turn_to(compiled, outline, (profile, form, blank, variant), year)
    live = _live(compiled, year, context, kept)
    drafting = Drafting(
        context,
        compiled.sections,
        outline.numbering,
        live,
        _uses(compiled, outline, kept),
        found,
        [],
        kept=kept,
    )
    title = _title(year, outline, context, found)
    parts = draft_chapters(drafting, outline)
    slogans = framework(parts)
    around = replace(context, frame={FRAME: slogans}) if slogans else context
    head = year.head
    text: tuple[Block, ...] = (
        *head_paragraphs(form, profile, head),
        Paragraph(ParagraphRole.TITLE, title),
        *recipient(form, head),
        *_lead(compiled, outline, around, found),
        *chapter_blocks(parts, drafting),
    )
    annexes = draft_annexes(outline, compiled.library, text, context, found)
    blocks = (
        *text,
        *closing_words(form, text),
        *annexes.notes,
        *signed(form, profile, head),
        *annexes.blocks,
        *imprint(form, profile, head),
    )
    name = plain_text(title).replace("\n", "")
    if not blank:
        found.extend(head_faults(head, profile, form, name))
    if notices and not blank:
        found.extend(_notices(blocks, drafting, year, outline, variant))
    return Draft(name, profile.name, blocks, tuple(found), tuple(drafting.told))


def _notices(
    blocks: tuple[Block, ...],
    drafting: Drafting,
    year: YearData,
    outline: Outline,
    variant: Variant | None,
) -> Iterator[Finding]:
    """What the finished draft says of itself."""
    sections = topics_among(drafting.sections)
    book, runs, uses = year.book, tuple(runs_of(blocks)), drafting.uses
    yield from lost_words(year.words, sections)
    yield from loose_digits(blocks)
    yield from fallen_clauses(drafting.topics, book)
    yield from awaited_figures(book, runs, drafting.topics)
    yield from internal_items(drafting.topics)
    live = drafting.live & sections.keys()
    left_out = (
        *wordless_parts(year.words, uses, sections),
        *unprinted_figures(runs, book, sections, uses.topics),
        *unplaced_topics(live, uses.topics, sections, drafting.context, outline.place),
    )
    yield from left_out if variant is None else shortened(variant, left_out)


def _uses(compiled: CompiledLibrary, outline: Outline, kept: TopicMemory | None) -> OutlineUses:
    """What the outline places; of the library's own it is worked out once for all reports."""
    if compiled.library.outlines.get(outline.name) is outline:
        known = compiled.memory.uses
    else:
        known = kept.uses if kept is not None else {}
    if outline.name not in known:
        known[outline.name] = check_outline(outline, compiled.sections)
    return known[outline.name]


def _live(
    compiled: CompiledLibrary, year: YearData, context: Context, kept: TopicMemory | None
) -> frozenset[str]:
    """The topics that are drafted."""
    alive: dict[str, bool] = kept.live if kept is not None else {}
    for path, section in compiled.sections.items():
        if path not in alive:
            alive[path] = (
                led_by_office(section, context) if context.blank else is_live(section, year)
            )
    return frozenset([path for path in compiled.sections if alive[path]])


def is_live(section: CompiledSection, year: YearData) -> bool:
    """Whether the topic has a figure of any field, a record or words of the office."""
    if section.path in year.words.topics:
        return True
    if section.broken and not section.measures:  # nobody can tell what it would have printed
        return True
    book = year.book
    if section.lists and any(book.records(name) for name in section.lists):
        return True
    if section.reads.isdisjoint(book.given):
        return False
    if not section.measures.isdisjoint(book.known):
        return True
    measures = {
        measure for path in section.measures for measure in book.measures_of(path) or (path,)
    }
    return not measures.isdisjoint(book.known) or any(
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


def _lead(
    compiled: CompiledLibrary, outline: Outline, context: Context, found: list[Finding]
) -> Iterator[Paragraph]:
    """The lead paragraphs: plain sentences are allowed, holes are not lost."""
    section = compiled.leads.get(outline.lead)
    if section is None:
        return
    if LEAD_ASPECT in section.broken:
        run = TextRun(LEAD_GAP, TextRole.BODY, section.place, Source.TEMPLATE)
        yield Paragraph(ParagraphRole.GAP, (run,))
        return
    for line, line_context in expand(section.aspects.get(LEAD_ASPECT, ()), context):
        runs = mended(line.body, line_context)
        found += [
            unframed(FRAME, run.place) for run in runs if type(run) is HoleRun and run.id == FRAME
        ]
        withheld = line.internal and context.public
        if plain_text(runs).strip() and not withheld:
            yield Paragraph(ParagraphRole.BODY, runs)
