"""Parts and chapters of an outline become headings and paragraphs; what is empty vanishes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from drafter.drafting import faults
from drafter.drafting.arrange import Arranged, arrange, entry_count
from drafter.drafting.blocks import (
    Block,
    Heading,
    Paragraph,
    ParagraphRole,
    Run,
    Source,
    TextRole,
    TextRun,
)
from drafter.drafting.context import CompiledHeading
from drafter.drafting.lay import mended
from drafter.drafting.literals import check_fixed
from drafter.drafting.numbering import heading_level, ordinal
from drafter.drafting.resolve import Names
from drafter.drafting.syntax import parse_text
from drafter.drafting.template import Literal
from drafter.drafting.topic import TopicDraft, draft_topic
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.drafting.context import Context, DraftedLine
    from drafter.drafting.template import CompiledSection
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.library.outlines import Chapter, Outline, TopicUse
    from drafter.library.sourcetext import SourceText
    from drafter.location import Location


UNREADABLE = "【这里有错误，待改】"


MOST_REMEMBERED = 1000  # texts of outlines; many years may each bring their own


@dataclass(slots=True)
class Drafting:
    """One report in the making: its material, and what is met on the way."""

    context: Context
    sections: Mapping[str, CompiledSection]
    numbering: tuple[str, ...]
    live: frozenset[str]
    found: list[Finding]
    topics: list[TopicDraft]
    repeated: set[Location] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class DraftedChapter:
    """A chapter that has something under its heading."""

    title: tuple[Run, ...]
    announcement: SourceText | None
    arranged: tuple[Arranged, ...]
    chapters: tuple[DraftedChapter, ...]
    entries: int


def draft_parts(drafting: Drafting, outline: Outline) -> Iterator[Block]:
    """All parts of the outline, numbered after the empty ones have gone."""
    parts: list[DraftedChapter] = []
    for part in outline.parts:
        _check_uses(part, drafting)
        drafted = _draft_chapter(part, drafting)
        if drafted is not None:
            parts.append(drafted)
    yield from _blocks(tuple(parts), 0, drafting)


def heading_runs(source: SourceText, context: Context, found: list[Finding]) -> tuple[Run, ...]:
    """Template text of an outline as runs."""
    known = context.memory.headings
    compiled = known.get(source)
    if compiled is None:
        compiled = _compile_heading(source, context.book.catalogue)
        if len(known) < MOST_REMEMBERED:
            known[source] = compiled
    found += compiled.findings
    return mended(compiled.parts, context)


def _compile_heading(source: SourceText, catalogue: Catalogue) -> CompiledHeading:
    found: list[Finding] = []
    parts = parse_text(source, Names(catalogue, in_outline=True), found)
    if parts is None:
        run = TextRun(UNREADABLE, TextRole.BODY, source.place, Source.TEMPLATE)
        return CompiledHeading((Literal(run),), tuple(found))
    found.extend(check_fixed(parts))
    return CompiledHeading(parts, tuple(found))


def _check_uses(part: Chapter, drafting: Drafting) -> None:
    seen: set[str] = set()
    for use, _ in part.placed:
        if use.path not in drafting.sections:
            near = nearest(use.path, drafting.sections)
            drafting.found.append(
                faults.UNKNOWN_TOPIC.at(
                    use.place,
                    f"没有主题“{use.path}”",
                    hint=f"是不是“{near}”？" if near else "写成 业务线/主题",
                )
            )
        elif use.path in seen:
            drafting.found.append(
                faults.TWICE_PLACED.at(
                    use.place, f"主题“{use.path}”在这一部分里列了两次，只印一次", hint="删去一处"
                )
            )
            drafting.repeated.add(use.place)
        seen.add(use.path)


def _draft_chapter(chapter: Chapter, drafting: Drafting) -> DraftedChapter | None:
    topics: list[TopicDraft] = []
    gaps: list[Arranged] = []
    for use in chapter.topics:
        section = drafting.sections.get(use.path)
        if section is None or use.path not in drafting.live or use.place in drafting.repeated:
            continue
        if chapter.aspect in section.broken:
            gaps.append(Arranged(_gap(section, chapter.aspect, drafting)))
            continue
        topic = draft_topic(section, chapter.aspect, drafting.context)
        drafting.topics.append(topic)
        if use.order or use.omit:
            topic = topic._replace(
                lines=_ordered(topic.lines, use, section, chapter.aspect, drafting)
            )
        topics.append(topic)
    inner = tuple(
        drafted
        for item in chapter.chapters
        if (drafted := _draft_chapter(item, drafting)) is not None
    )
    told = tuple([topic for topic in topics if topic.lines])
    arranged = (*arrange(chapter.manner, chapter.aspect, told), *gaps)
    if not arranged and not inner:
        return None
    title = heading_runs(chapter.title, drafting.context, drafting.found) if chapter.title else ()
    entries = entry_count(chapter.manner, told) + len(inner)
    return DraftedChapter(title, chapter.announcement, arranged, inner, entries)


def _ordered(
    lines: tuple[DraftedLine, ...],
    use: TopicUse,
    section: CompiledSection,
    aspect: str,
    drafting: Drafting,
) -> tuple[DraftedLine, ...]:
    """The lines as 次序 and 去掉 of the outline ask."""
    names = section.item_names(aspect)
    for name in (*use.order, *use.omit):
        if name not in names:
            near = nearest(name, names)
            drafting.found.append(
                faults.UNKNOWN_TOPIC.at(
                    use.place,
                    f"主题“{use.path}”的{aspect}里没有条目“{name}”",
                    hint=f"是不是“{near}”？" if near else "条目有：" + "、".join(names),
                )
            )
    kept = [line for line in lines if line.name not in use.omit]
    rank = {name: number for number, name in enumerate(use.order)}
    return tuple(sorted(kept, key=lambda line: rank.get(line.name, len(rank))))


def _gap(section: CompiledSection, aspect: str, drafting: Drafting) -> Paragraph:
    drafting.found.append(
        faults.GAP.at(
            section.place,
            f"主题“{section.path}”的{aspect}读不懂，稿件在它的位置留了标记",
            hint="按同一文件里列出的错误改好章节",
        )
    )
    text = f"【{section.title}：章节有错误，待改】"
    run = TextRun(text, TextRole.BODY, section.place, Source.TEMPLATE)
    return Paragraph(ParagraphRole.GAP, (run,), topic=section.path)


def _blocks(
    chapters: tuple[DraftedChapter, ...], depth: int, drafting: Drafting, taken: int = 0
) -> Iterator[Block]:
    """Headings and paragraphs of sibling chapters; `taken` ordinals are already used up."""
    mark = _mark(drafting, depth)
    number = taken
    for chapter in chapters:
        inner = depth
        if chapter.title:
            number += 1
            inner = depth + 1
            yield Heading(heading_level(mark), ordinal(mark, number), chapter.title)
        yield from _body(chapter, inner, drafting)


def _body(chapter: DraftedChapter, depth: int, drafting: Drafting) -> Iterator[Block]:
    if chapter.announcement is not None:
        context = replace(drafting.context, item_count=chapter.entries)
        runs = heading_runs(chapter.announcement, context, drafting.found)
        yield Paragraph(ParagraphRole.BODY, runs)
    mark = _mark(drafting, depth)
    number = 0
    for arranged in chapter.arranged:
        if arranged.numbered:
            number += 1
            yield arranged.paragraph._replace(
                level=heading_level(mark), number=ordinal(mark, number)
            )
        else:
            yield arranged.paragraph
    yield from _blocks(chapter.chapters, depth, drafting, number)


def _mark(drafting: Drafting, depth: int) -> str:
    """The manner of ordinals at `depth`; none below the last."""
    return drafting.numbering[depth] if depth < len(drafting.numbering) else ""
