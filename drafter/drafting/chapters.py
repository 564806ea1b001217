"""Parts and chapters of an outline become headings and paragraphs; what is empty vanishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.drafting import faults
from drafter.drafting.arrange import (
    RESULTS,
    TOPIC_BY_TOPIC,
    Arranged,
    arrange,
    arrange_chapters,
    entry_count,
)
from drafter.drafting.blocks import (
    Block,
    Heading,
    Paragraph,
    ParagraphRole,
    Run,
    Source,
    TextRole,
    TextRun,
    ToldTopic,
)
from drafter.drafting.context import CompiledHeading
from drafter.drafting.inherited import Inherited, unframed
from drafter.drafting.lay import mended
from drafter.drafting.literals import check_fixed
from drafter.drafting.numbering import heading_level, ordinal
from drafter.drafting.resolve import Names
from drafter.drafting.spoken import led_by_office
from drafter.drafting.syntax import parse_text
from drafter.drafting.template import FrameText, Literal, walk
from drafter.drafting.topic import TopicDraft, as_heading, draft_topic
from drafter.drafting.topicmemory import KeptParagraphs, KeptTopic
from drafter.drafting.wordnames import FRAME, IN_OUTLINE, SLOGAN, TOPIC_TITLE, WordNames
from drafter.library.sectionlines import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.drafting.context import Context, DraftedLine
    from drafter.drafting.template import CompiledSection
    from drafter.drafting.topicmemory import TopicMemory
    from drafter.drafting.topicuses import OutlineUses
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.library.outlines import Chapter, Manner, Outline, TopicUse
    from drafter.library.sourcetext import SourceText
    from drafter.library.terms import Terms
    from drafter.location import Location


UNREADABLE = "【这里有错误，待改】"


MOST_REMEMBERED = 1000  # texts of outlines; many years may each bring their own


class Drafting(Struct):
    """One report in the making: its material, and what is met on the way."""

    context: Context
    sections: Mapping[str, CompiledSection]
    numbering: tuple[str, ...]
    live: frozenset[str]
    uses: OutlineUses
    found: list[Finding]
    topics: list[TopicDraft]
    repeated: frozenset[Location] = frozenset()
    told: list[ToldTopic] = field(default_factory=list)
    kept: TopicMemory | None = None


class DraftedChapter(Struct, frozen=True):
    """A chapter that has something under its heading.

    `topics` are what its topics say, those of inner chapters not among them; `frame` is
    what the outline says around its texts, `slogan` how it answers 框架.
    """

    title: tuple[Run, ...]
    aspect: str
    announcement: SourceText | None
    arranged: tuple[Arranged, ...]
    chapters: tuple[DraftedChapter, ...]
    entries: int
    topics: tuple[TopicDraft, ...]
    gaps: tuple[Arranged, ...]
    frame: Mapping[str, tuple[Run, ...]]
    slogan: tuple[Run, ...]


def draft_chapters(drafting: Drafting, outline: Outline) -> tuple[DraftedChapter, ...]:
    """The parts of the outline that have something to say."""
    parts: list[DraftedChapter] = []
    for part, uses in zip(outline.parts, drafting.uses.parts, strict=True):
        drafting.found.extend(uses.found)
        drafting.repeated |= uses.repeated
        drafted = _draft_chapter(part, drafting, Inherited())
        if drafted is not None:
            parts.append(drafted)
    return tuple(parts)


def chapter_blocks(parts: tuple[DraftedChapter, ...], drafting: Drafting) -> list[Block]:
    """The parts as headings and paragraphs, numbered after the empty ones have gone."""
    return _blocks(parts, 0, drafting)


def framework(chapters: tuple[DraftedChapter, ...]) -> tuple[Run, ...]:
    """框架: the slogans of the chapters that stand, in their order, those of a plan not among them."""
    runs: list[Run] = []
    for slogan in _slogans(chapters):
        if runs:
            runs.append(TextRun("、", TextRole.BODY, slogan[0].place, Source.TEMPLATE))
        runs += slogan
    return tuple(runs)


def _slogans(chapters: tuple[DraftedChapter, ...]) -> Iterator[tuple[Run, ...]]:
    for chapter in chapters:
        if chapter.slogan and chapter.aspect != PLAN:
            yield chapter.slogan
        yield from _slogans(chapter.chapters)


def heading_runs(
    source: SourceText, context: Context, found: list[Finding], *, planned: bool = False
) -> tuple[Run, ...]:
    """Template text of an outline as runs; `planned` where it speaks of the next period."""
    known = context.memory.headings
    compiled = known.get((source, planned))
    if compiled is None:
        compiled = compile_heading(source, context.book.catalogue, context.terms, planned=planned)
        if len(known) < MOST_REMEMBERED:
            known[source, planned] = compiled
    found += compiled.findings
    found += [
        unframed(word.name, word.place) for word in compiled.frame if word.name not in context.frame
    ]
    return mended(compiled.parts, context)


def compile_heading(
    source: SourceText, catalogue: Catalogue, terms: Terms, *, planned: bool
) -> CompiledHeading:
    """Template text of an outline, compiled."""
    found: list[Finding] = []
    words = WordNames(terms, planned=planned, frame=IN_OUTLINE)
    parts = parse_text(source, Names(catalogue, in_outline=True, words=words), found)
    if parts is None:
        run = TextRun(UNREADABLE, TextRole.BODY, source.place, Source.TEMPLATE)
        return CompiledHeading((Literal(run),), tuple(found))
    found.extend(check_fixed(parts))
    framed = tuple(part for part in walk(parts) if isinstance(part, FrameText))
    return CompiledHeading(parts, tuple(found), framed)


def _draft_chapter(chapter: Chapter, drafting: Drafting, above: Inherited) -> DraftedChapter | None:
    inherited = above.below(chapter)
    topics: list[TopicDraft] = []
    gaps: list[Arranged] = []
    live = drafting.live
    for use in [use for use in chapter.topics if use.path in live]:
        if use.place not in drafting.repeated:
            section = drafting.sections[use.path]
            topic = _draft_use(use, section, chapter.aspect, inherited, drafting, gaps)
            if topic is not None:
                topics.append(topic)
    below = [_draft_chapter(item, drafting, inherited) for item in chapter.chapters]
    inner = tuple([drafted for drafted in below if drafted is not None])
    told = tuple([topic for topic in topics if topic.lines])
    arranged = (*_arranged(chapter, told, drafting), *gaps)
    if not arranged and not inner:
        return None
    drafted = DraftedChapter(
        title=(),
        aspect=chapter.aspect,
        announcement=chapter.announcement,
        arranged=arranged,
        chapters=inner,
        entries=entry_count(chapter.manner, told) + len(inner),
        topics=told,
        gaps=tuple(gaps),
        frame=inherited.frame,
        slogan=(),
    )
    drafted = _with_title(drafted, chapter, drafting)
    return drafted if chapter.enumerated is None else _enumerated(drafted, chapter.enumerated)


def _arranged(
    chapter: Chapter, told: tuple[TopicDraft, ...], drafting: Drafting
) -> tuple[Arranged, ...]:
    """The paragraphs of a chapter; those of the last draft where its topics say the same."""
    if drafting.kept is None:
        return arrange(chapter.manner, chapter.aspect, told)
    before = drafting.kept.chapters.get(id(chapter), {})
    now = drafting.kept.chapters[id(chapter)] = {}
    apart = chapter.manner in TOPIC_BY_TOPIC
    for topics in [(topic,) for topic in told] if apart else [told]:
        key = tuple(map(id, topics))
        now[key] = before.get(key) or KeptParagraphs(
            topics, arrange(chapter.manner, chapter.aspect, topics)
        )
    return tuple([paragraph for kept in now.values() for paragraph in kept.arranged])


def _with_title(drafted: DraftedChapter, chapter: Chapter, drafting: Drafting) -> DraftedChapter:
    """The chapter under its heading, its slogan said where the heading asks for it."""
    if chapter.title is None:
        return drafted
    planned = chapter.aspect == PLAN
    context = replace(drafting.context, item_count=drafted.entries, frame=drafted.frame)
    if chapter.slogan is None:
        title = heading_runs(chapter.title, context, drafting.found, planned=planned)
        return replace(drafted, title=title)
    slogan = heading_runs(chapter.slogan, context, drafting.found, planned=planned)
    if chapter.title is chapter.slogan:
        return replace(drafted, title=slogan, slogan=slogan)
    context = replace(context, frame={**drafted.frame, SLOGAN: slogan})
    title = heading_runs(chapter.title, context, drafting.found, planned=planned)
    return replace(drafted, title=title, slogan=slogan)


def _enumerated(chapter: DraftedChapter, manner: Manner) -> DraftedChapter:
    """The chapter with those in it told as one list."""
    told = tuple((item.title, _all_topics(item)) for item in chapter.chapters)
    gaps = tuple(gap for item in chapter.chapters for gap in _all_gaps(item))
    entries = arrange_chapters(manner, told)
    return replace(
        chapter,
        arranged=(*chapter.arranged, *entries, *gaps),
        chapters=(),
        topics=_all_topics(chapter),
        gaps=_all_gaps(chapter),
    )


def _all_topics(chapter: DraftedChapter) -> tuple[TopicDraft, ...]:
    inner = (topic for item in chapter.chapters for topic in _all_topics(item))
    return (*chapter.topics, *inner)


def _all_gaps(chapter: DraftedChapter) -> tuple[Arranged, ...]:
    return (*chapter.gaps, *(gap for item in chapter.chapters for gap in _all_gaps(item)))


def _draft_use(
    use: TopicUse,
    section: CompiledSection,
    aspect: str,
    inherited: Inherited,
    drafting: Drafting,
    gaps: list[Arranged],
) -> TopicDraft | None:
    """A topic as the outline places it; a 视角 of it that is broken is a gap."""
    whole: TopicDraft | None = None
    for told in (*inherited.taken_in, aspect):
        if told in section.broken:
            gaps.append(Arranged(_gap(section, told, drafting)))
            continue
        topic = _draft_aspect(section, told, drafting)
        if told == aspect and (use.order or use.omit):
            topic = topic._replace(lines=_ordered(topic.lines, use))
        if inherited.most_items is not None:
            topic = topic._replace(lines=topic.lines[: inherited.most_items])
        whole = topic if whole is None else whole._replace(lines=whole.lines + topic.lines)
    if whole is None or inherited.item_heading is None or aspect not in RESULTS:
        return whole
    title = TextRun(section.title, TextRole.BODY, section.place, Source.TEMPLATE)
    context = replace(drafting.context, frame={**inherited.frame, TOPIC_TITLE: (title,)})
    heading = heading_runs(inherited.item_heading, context, drafting.found)
    return whole._replace(summary=as_heading(heading))


def _draft_aspect(section: CompiledSection, aspect: str, drafting: Drafting) -> TopicDraft:
    memory = drafting.kept
    kept = None if memory is None else memory.topics.get((section.path, aspect))
    if kept is None:
        context = drafting.context
        led = aspect != PLAN or led_by_office(section, context, planned=True)
        topic = draft_topic(section, aspect, context, led=led)
        if context.blank and not led:
            topic = topic._replace(lines=())
        told = _told(topic, aspect) if topic.lines else None
        if memory is not None:
            memory.topics[section.path, aspect] = KeptTopic(topic, told)
    else:
        topic, told = kept
    drafting.topics.append(topic)
    if told is not None:
        drafting.told.append(told)
    return topic


def _told(topic: TopicDraft, aspect: str) -> ToldTopic:
    runs: list[Run] = []
    for line in topic.lines:
        runs += line.heading
        runs += line.body
    return ToldTopic(topic.path, aspect, tuple(runs))


def _ordered(lines: tuple[DraftedLine, ...], use: TopicUse) -> tuple[DraftedLine, ...]:
    """The lines as 次序 and 去掉 of the outline ask."""
    kept = [line for line in lines if line.name not in use.omit]
    rank = {name: number for number, name in enumerate(use.order)}
    return tuple(sorted(kept, key=lambda line: rank.get(line.name, len(rank))))


def _gap(section: CompiledSection, aspect: str, drafting: Drafting) -> Paragraph:
    drafting.found.append(
        faults.GAP.at(
            section.place,
            f"主题“{section.path}”的{aspect}读不懂，文稿在它的位置留了标记",
            hint="按列出的错误改好这个章节（叠加的，连同它的原件）",
        )
    )
    text = f"【{section.title}：章节有错误，待改】"
    run = TextRun(text, TextRole.BODY, section.place, Source.TEMPLATE)
    return Paragraph(ParagraphRole.GAP, (run,), topic=section.path)


def _blocks(
    chapters: tuple[DraftedChapter, ...], depth: int, drafting: Drafting, taken: int = 0
) -> list[Block]:
    """Headings and paragraphs of sibling chapters; `taken` ordinals are already used up."""
    blocks: list[Block] = []
    mark = _mark(drafting, depth)
    number = taken
    for chapter in chapters:
        inner = depth
        if chapter.title:
            number += 1
            inner = depth + 1
            blocks.append(Heading(heading_level(mark), ordinal(mark, number), chapter.title))
        blocks += _body(chapter, inner, drafting)
    return blocks


def _body(chapter: DraftedChapter, depth: int, drafting: Drafting) -> list[Block]:
    blocks: list[Block] = []
    if chapter.announcement is not None:
        frame = dict(chapter.frame)
        if slogans := framework(chapter.chapters):
            frame[FRAME] = slogans
        context = replace(drafting.context, item_count=chapter.entries, frame=frame)
        planned = chapter.aspect == PLAN
        runs = heading_runs(chapter.announcement, context, drafting.found, planned=planned)
        blocks.append(Paragraph(ParagraphRole.BODY, runs))
    mark = _mark(drafting, depth)
    number = 0
    for paragraph, numbered in chapter.arranged:
        if numbered:
            number += 1
            level = heading_level(mark)
            blocks.append(paragraph._replace(level=level, number=ordinal(mark, number)))
        else:
            blocks.append(paragraph)
    return blocks + _blocks(chapter.chapters, depth, drafting, number)


def _mark(drafting: Drafting, depth: int) -> str:
    """The manner of ordinals at `depth`; none below the last."""
    return drafting.numbering[depth] if depth < len(drafting.numbering) else ""
