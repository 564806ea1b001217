"""Outlines (提纲): parts, headings, order of topics, manner of enumeration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.library import faults
from drafter.library.sections import ASPECTS
from drafter.library.sourcetext import SourceText, source_text
from drafter.yamlsource import Fields, Scalar, Sequence, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.location import Location

NUMBERING = ("一、", "（一）", "1.", "（1）")
MAX_DEPTH = len(NUMBERING)


class Manner(StrEnum):
    """How the items of a chapter are set (写法)."""

    MINI_HEADINGS = "小标题句"
    FIRSTLY = "一是"
    NUMBERED = "分条"
    PLAIN = "平铺"
    RUN_ON = "连写"


@dataclass(frozen=True, slots=True)
class TopicUse:
    """A topic where the outline places it: items first in `order`, those of `omit` left out."""

    path: str
    order: tuple[str, ...]
    omit: tuple[str, ...]
    place: Location


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its topics or further chapters; a part (部分) is a chapter of the first level.

    `title` is None for a part that has no heading of its own.
    """

    title: SourceText | None
    aspect: str
    manner: Manner
    announcement: SourceText | None
    topics: tuple[TopicUse, ...]
    chapters: tuple[Chapter, ...]
    place: Location


@dataclass(frozen=True, slots=True)
class Outline:
    """The shape of a whole report."""

    name: str
    title: SourceText
    lead: str
    numbering: tuple[str, ...]
    parts: tuple[Chapter, ...]
    attachments: tuple[str, ...]
    place: Location


def read_outline(source: MappingNode, name: str, found: list[Finding]) -> Outline:
    """The outline in `source`; a part that cannot be read is a finding and left out."""
    fields = Fields(source, found)
    title_node = fields.scalar("标题")
    title = source_text(title_node) if title_node else SourceText("工作总结", source.place)
    lead = fields.text("导语", "")
    numbering = _read_numbering(fields, found)
    attachments = fields.texts("附件")
    parts: list[Chapter] = []
    by_title: dict[str, Chapter] = {}
    parts_node = fields.sequence("部分")
    if parts_node is None or not parts_node.items:
        found.append(
            faults.BAD_OUTLINE.at(
                source.place, f"提纲“{name}”没有部分", hint="至少写一个部分：- {标题: …, 章节: […]}"
            )
        )
    for item in parts_node.items if parts_node else ():
        if not isinstance(item, MappingNode):
            found.append(_not_a_chapter(item.place))
            continue
        part = _read_part(item, by_title, found)
        parts.append(part)
        if part.title:
            by_title[part.title.text] = part
    fields.done()
    for part in parts:
        _check_depth(part, len(numbering), found)
    return Outline(name, title, lead, numbering, tuple(parts), attachments, source.place)


def _read_numbering(fields: Fields, found: list[Finding]) -> tuple[str, ...]:
    """The ordinals of each level; what is not written goes on in the official order."""
    marks = fields.texts("编号")
    if not marks:
        return NUMBERING
    levels = [NUMBERING.index(mark) for mark in marks if mark in NUMBERING]
    if len(levels) == len(marks) and levels == sorted(set(levels)):
        return (*marks, *NUMBERING[levels[-1] + 1 :])
    numbering = NUMBERING[levels[0] if levels else 0 :]
    found.append(
        faults.BAD_OUTLINE.at(
            fields.place("编号"),
            f"编号“{' '.join(marks)}”不是公文层次序号，先按“{' '.join(numbering)}”",
            hint=f"从“{' '.join(NUMBERING)}”里依次取，可以从（一）开始，可以跳过（一）",
        )
    )
    return numbering


def _check_depth(chapter: Chapter, left: int, found: list[Finding]) -> None:
    """Find what is numbered below the last ordinal there is."""
    if chapter.title is not None:
        left -= 1
    if left < 0 or (left == 0 and chapter.manner is Manner.NUMBERED and chapter.topics):
        found.append(
            faults.BAD_OUTLINE.at(
                chapter.place,
                "层次太多，没有序号可用了，这一层不编号",
                hint="公文最多四层（一、（一）1.（1））；合并一层，或换一种写法",
            )
        )
        return
    for inner in chapter.chapters:
        _check_depth(inner, left, found)


def _not_a_chapter(place: Location) -> Finding:
    return faults.BAD_OUTLINE.at(
        place, "这里要写一个部分或章节", hint="例：- {标题: 社会救助, 主题: [社会救助/低保]}"
    )


def _read_part(node: MappingNode, by_title: Mapping[str, Chapter], found: list[Finding]) -> Chapter:
    fields = Fields(node, found)
    mirrored = fields.scalar("同")
    drop = fields.texts("减")
    renamed = fields.mapping("另拟")
    part = _read_chapter(fields, node, "总结", Manner.MINI_HEADINGS, 1, found)
    if mirrored is None:
        return part
    origin = by_title.get(mirrored.text)
    if origin is None:
        near = nearest(mirrored.text, by_title)
        found.append(
            faults.BAD_OUTLINE.at(
                mirrored.place,
                f"前面没有标题是“{mirrored.text}”的部分",
                hint=f"是不是“{near}”？" if near else "“同”只能指向前面的部分",
            )
        )
        return part
    titles = _read_renames(renamed, origin, found)
    _check_drops(drop, origin, fields.place("减"), found)
    manner = part.manner if "写法" in node.keys() else origin.manner  # noqa: SIM118 (not a dict)
    chapters = tuple(
        _mirror(chapter, part.aspect, manner, titles, drop)
        for chapter in origin.chapters
        if chapter.title is None or chapter.title.text not in drop
    )
    topics = tuple(use for use in origin.topics if use.path not in drop)
    return replace(
        part, manner=manner, topics=_plain(topics) + part.topics, chapters=chapters + part.chapters
    )


def _check_drops(
    drop: tuple[str, ...], origin: Chapter, place: Location, found: list[Finding]
) -> None:
    known = {chapter.title.text for chapter in _all_chapters(origin) if chapter.title}
    known |= {use.path for chapter in (origin, *_all_chapters(origin)) for use in chapter.topics}
    for name in drop:
        if name not in known:
            near = nearest(name, known)
            found.append(
                faults.BAD_OUTLINE.at(
                    place,
                    f"要减的“{name}”原来就没有",
                    hint=f"是不是“{near}”？" if near else "写章节标题或主题",
                )
            )


def _all_chapters(chapter: Chapter) -> tuple[Chapter, ...]:
    inner = chapter.chapters
    return inner + tuple(deeper for item in inner for deeper in _all_chapters(item))


def _plain(uses: tuple[TopicUse, ...]) -> tuple[TopicUse, ...]:
    """Topics as another 视角 takes them: item names belong to one 视角 only."""
    return tuple(replace(use, order=(), omit=()) for use in uses)


def _mirror(
    chapter: Chapter,
    aspect: str,
    manner: Manner,
    titles: Mapping[str, SourceText],
    drop: tuple[str, ...],
) -> Chapter:
    title = chapter.title
    if title is not None:
        title = titles.get(title.text, title)
    return replace(
        chapter,
        title=title,
        aspect=aspect,
        manner=manner,
        announcement=None,
        topics=_plain(tuple(use for use in chapter.topics if use.path not in drop)),
        chapters=tuple(
            _mirror(inner, aspect, manner, titles, drop)
            for inner in chapter.chapters
            if inner.title is None or inner.title.text not in drop
        ),
    )


def _read_renames(
    node: MappingNode | None, origin: Chapter, found: list[Finding]
) -> Mapping[str, SourceText]:
    if node is None:
        return {}
    known = {chapter.title.text for chapter in _all_chapters(origin) if chapter.title}
    titles: dict[str, SourceText] = {}
    for entry in node.entries:
        if entry.key.text not in known:
            near = nearest(entry.key.text, known)
            found.append(
                faults.BAD_OUTLINE.at(
                    entry.key.place,
                    f"另拟里的“{entry.key.text}”不是所照部分的章节标题",
                    hint=f"是不是“{near}”？" if near else "照抄原来的章节标题",
                )
            )
        elif isinstance(entry.value, Scalar):
            titles[entry.key.text] = source_text(entry.value)
    return titles


def _read_chapter(
    fields: Fields,
    node: MappingNode,
    aspect: str,
    manner: Manner,
    depth: int,
    found: list[Finding],
) -> Chapter:
    title_node = fields.scalar("标题")
    aspect = fields.choice("视角", ASPECTS, aspect)
    manner = Manner(fields.choice("写法", tuple(Manner), manner))
    announcement_node = fields.scalar("引语")
    topics = _read_topics(fields, found)
    order, omit = fields.texts("次序"), fields.texts("去掉")
    if order or omit:
        if len(topics) == 1:
            topics = (replace(topics[0], order=order, omit=omit),)
        else:
            found.append(
                faults.BAD_OUTLINE.at(
                    node.place, "次序、去掉只能用在一个主题上", hint="给这个主题单列一个章节"
                )
            )
    chapters: list[Chapter] = []
    inner = fields.sequence("章节")
    for item in inner.items if inner else ():
        if not isinstance(item, MappingNode):
            found.append(_not_a_chapter(item.place))
        elif depth >= MAX_DEPTH:
            found.append(
                faults.BAD_OUTLINE.at(item.place, "章节套得太深", hint="公文层次不超过四级")
            )
        else:
            chapters.append(
                _read_chapter(Fields(item, found), item, aspect, manner, depth + 1, found)
            )
    fields.done()
    return Chapter(
        source_text(title_node) if title_node and title_node.text else None,
        aspect,
        manner,
        source_text(announcement_node) if announcement_node else None,
        topics,
        tuple(chapters),
        node.place,
    )


def _read_topics(fields: Fields, found: list[Finding]) -> tuple[TopicUse, ...]:
    node = fields.node("主题")
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return (TopicUse(node.text, (), (), node.place),)
    if isinstance(node, Sequence):
        return tuple(
            TopicUse(item.text, (), (), item.place)
            for item in node.items
            if isinstance(item, Scalar)
        )
    found.append(
        faults.BAD_OUTLINE.at(
            node.place, "主题要写一个或一列", hint="例：主题: [社会救助/低保, 社会救助/临时救助]"
        )
    )
    return ()
