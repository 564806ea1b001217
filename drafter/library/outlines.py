"""Outlines (提纲): parts, headings, order of topics, manner of enumeration."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from drafter.findings import Severity
from drafter.library import faults
from drafter.library.headingfigures import read_figure_of_speech
from drafter.library.mirrors import all_chapters, find_origins, take_over
from drafter.library.sectionlines import ASPECTS
from drafter.library.sections import topic_of
from drafter.library.sourcetext import SourceText, source_text
from drafter.yamlsource import Fields, Scalar, Sequence, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.location import Location
    from drafter.yamlsource import Node

NUMBERING = ("一、", "（一）", "1.", "（1）")
MAX_DEPTH = len(NUMBERING)
KEYS = ("标题", "导语", "编号", "附件", "部分")
CHAPTER_KEYS = (
    *("标题", "视角", "写法", "引语", "主题", "次序", "去掉", "章节"),
    *("口号", "变字", "小标题", "章节写法", "并入", "条数"),
)
PART_KEYS = (*CHAPTER_KEYS, "同", "减", "另拟")
# Ten times what the longest report needs.
MOST_PARTS = 20
MOST_PLACES = 1000


class Manner(StrEnum):
    """How the items of a chapter are set (写法)."""

    MINI_HEADINGS = "小标题句"
    FIRSTLY = "一是"
    NUMBERED = "分条"
    PLAIN = "平铺"
    RUN_ON = "连写"


class TopicUse(Struct, frozen=True):
    """A topic where the outline places it: items first in `order`, those of `omit` left out."""

    path: str
    order: tuple[str, ...]
    omit: tuple[str, ...]
    place: Location


class Chapter(Struct, frozen=True):
    """A heading with its topics or further chapters; a part (部分) is a chapter of the first level.

    `title` is None for a part that has no heading of its own. `slogan` (口号) stands in the
    heading and in 框架, `motif` (变字) in the texts at and below it; `item_heading` (小标题)
    stands in place of the topics' 概括. Where its chapters are `enumerated` (章节写法) they have
    no headings, but are the entries of one list. `taken_in` (并入) are the 视角 told along
    with its own; of each topic the first `most_items` (条数) are told.
    """

    title: SourceText | None
    aspect: str
    manner: Manner
    announcement: SourceText | None
    topics: tuple[TopicUse, ...]
    chapters: tuple[Chapter, ...]
    place: Location
    slogan: SourceText | None = None
    motif: SourceText | None = None
    item_heading: SourceText | None = None
    enumerated: Manner | None = None
    taken_in: tuple[str, ...] = ()
    most_items: int | None = None


class Outline(Struct, frozen=True):
    """The shape of a whole report.

    `placed` are the topics it places, each with every 视角 it is told under; a hidden
    original counts for its topic.
    """

    name: str
    title: SourceText
    lead: str
    numbering: tuple[str, ...]
    parts: tuple[Chapter, ...]
    attachments: tuple[SourceText, ...]
    place: Location
    lead_place: Location
    placed: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Gather `placed`, once for all reports."""
        placed = tuple(
            (topic_of(use.path), aspect)
            for part in self.parts
            for use, aspects in uses_of(part)
            for aspect in aspects
        )
        force_setattr(self, "placed", placed)


def uses_of(
    chapter: Chapter, taken_in: tuple[str, ...] = ()
) -> Iterator[tuple[TopicUse, tuple[str, ...]]]:
    """Every topic the chapter and those in it place, with each 视角 it is told under, its own last."""
    taken_in = chapter.taken_in or taken_in
    for use in chapter.topics:
        yield use, (*taken_in, chapter.aspect)
    for inner in chapter.chapters:
        yield from uses_of(inner, taken_in)


def read_outline(source: MappingNode, name: str, found: list[Finding]) -> Outline:
    """The outline in `source`; a part that cannot be read is a finding and left out."""
    fields = Fields(source, found)
    title = _read_title(fields, source.place, found)
    lead = fields.text("导语", "")
    numbering = _read_numbering(fields, found)
    attachments = _read_attachments(fields, found)
    parts_node = _read_parts_node(fields, source, name, found)
    parts = _read_parts(parts_node, found) if parts_node else ()
    fields.done()
    for part in parts:
        _check_depth(part, len(numbering), found)
    return Outline(
        name, title, lead, numbering, parts, attachments, source.place, fields.place("导语")
    )


def _read_title(fields: Fields, place: Location, found: list[Finding]) -> SourceText:
    node = fields.scalar("标题")
    if node is not None and not node.absent and node.text.strip():
        return source_text(node)
    if node is not None or fields.node("标题") is None:
        found.append(
            faults.BAD_OUTLINE.at(
                node.place if node else place,
                "提纲没有写标题，先印“工作总结”",
                hint='例：标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结"',
            )
        )
    return SourceText("工作总结", place)


def _read_parts_node(
    fields: Fields, source: MappingNode, name: str, found: list[Finding]
) -> Sequence | None:
    node = fields.sequence("部分")
    # A wrong type has been told of, and so is a key that is nearly 部分.
    named = [entry.key.text for entry in source.entries]
    slip = any(nearest(key, ["部分"]) for key in named if key not in KEYS)
    if (node is None and fields.node("部分") is None and not slip) or (node and not node.items):
        found.append(
            faults.BAD_OUTLINE.at(
                node.place if node else source.place,
                f"提纲“{name}”没有部分，什么也印不出",
                hint="至少写一个部分：- {标题: …, 章节: […]}",
            )
        )
    return node


def _read_parts(node: Sequence, found: list[Finding]) -> tuple[Chapter, ...]:
    parts: list[Chapter] = []
    size = 0
    titles = [_title_of(item) for item in node.items]
    for number, item in enumerate(node.items):
        if not isinstance(item, MappingNode):
            found.append(_not_a_chapter(item.place))
            continue
        part = _read_part(item, tuple(parts), titles[number:], found)
        size += 1 + sum(1 + len(chapter.topics) for chapter in (part, *all_chapters(part)))
        if len(parts) == MOST_PARTS or size > MOST_PLACES:
            found.append(
                faults.BAD_OUTLINE.at(
                    item.place,
                    f"提纲太大：部分最多{MOST_PARTS}个，章节和主题一共最多{MOST_PLACES}处；"
                    "从这里起没有读",
                    hint="删去重复的部分和主题",
                )
            )
            break
        parts.append(part)
    return tuple(parts)


def _title_of(node: Node) -> str:
    title = node.get("标题") if isinstance(node, MappingNode) else None
    return title.text if isinstance(title, Scalar) else ""


def _read_part(
    node: MappingNode, before: tuple[Chapter, ...], titles: list[str], found: list[Finding]
) -> Chapter:
    """A part, with what it takes over from an earlier one; `titles` are its own and later ones."""
    fields = Fields(node, found)
    mirrored = _read_mirrored(fields)
    drop = fields.texts("减")
    renamed = fields.mapping("另拟")
    part = _read_chapter(fields, node, "总结", Manner.MINI_HEADINGS, 1, found)
    if not mirrored:
        if (drop or renamed) and fields.node("同") is None:
            found.append(
                faults.BAD_OUTLINE.at(
                    fields.place("减") if drop else fields.place("另拟"),
                    "减、另拟要和“同”一起写，这里没有用上",
                    hint="写明照哪一部分，例：同: 主要工作情况",
                )
            )
        return part
    origin = find_origins(mirrored, before, titles, found)
    if origin is None:
        return part
    if origin.aspect == part.aspect:
        found.append(
            faults.BAD_OUTLINE.at(
                mirrored[0].place,
                f"和“{mirrored[0].text}”的视角都是{part.aspect}，同样的话会印两遍",
                hint="给这一部分另写一个视角，例：视角: 计划",
                severity=Severity.WARNING,
            )
        )
    given = "写法" in node.keys()  # noqa: SIM118 (not a dict)
    manner = part.manner if given else origin.manner
    return take_over(part, origin, manner, drop, renamed, fields.place("减"), found)


def _read_mirrored(fields: Fields) -> tuple[Scalar, ...]:
    """The parts that 同 names: one, or a list whose every part becomes a chapter."""
    if isinstance(fields.node("同"), Sequence):
        return fields.scalars("同")
    mirrored = fields.scalar("同")
    return () if mirrored is None or mirrored.absent else (mirrored,)


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


def _read_attachments(fields: Fields, found: list[Finding]) -> tuple[SourceText, ...]:
    """The annexes in the order of their numbers; one named twice is a finding."""
    attachments: dict[str, SourceText] = {}
    for scalar in fields.scalars("附件"):
        if scalar.text in attachments:
            found.append(
                faults.BAD_OUTLINE.at(scalar.place, f"附件“{scalar.text}”列了两次", hint="只留一处")
            )
        attachments.setdefault(scalar.text, source_text(scalar))
    return tuple(attachments.values())


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
    for inner in () if chapter.enumerated else chapter.chapters:
        _check_depth(inner, left, found)


def _not_a_chapter(place: Location) -> Finding:
    return faults.BAD_OUTLINE.at(
        place, "这里要写一个部分或章节", hint="例：- {标题: 社会救助, 主题: [社会救助/低保]}"
    )


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
    figure = read_figure_of_speech(fields, found)
    title = source_text(title_node) if title_node and title_node.text else figure.slogan
    topics = _read_topics(fields, found)
    most_items = _read_most_items(fields, found)
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
                faults.BAD_OUTLINE.at(
                    item.place,
                    "章节套得太深，它和它下面的主题没有进稿",
                    hint="公文层次不超过四级，往上移一层",
                )
            )
        else:
            chapters.append(
                _read_chapter(Fields(item, found), item, aspect, manner, depth + 1, found)
            )
    fields.done()
    return Chapter(
        title,
        aspect,
        manner,
        source_text(announcement_node) if announcement_node else None,
        topics,
        tuple(chapters),
        node.place,
        slogan=figure.slogan,
        motif=figure.motif,
        item_heading=figure.item_heading,
        enumerated=Manner(figure.enumerated) if figure.enumerated else None,
        taken_in=figure.taken_in,
        most_items=most_items,
    )


def _read_most_items(fields: Fields, found: list[Finding]) -> int | None:
    most = fields.integer("条数")
    if most is None or most > 0:
        return most
    found.append(
        faults.BAD_OUTLINE.at(
            fields.place("条数"),
            "条数至少是1，没有用上",
            hint="不要某个主题的，从主题里删去；都印的，删去这一行",
        )
    )
    return None


def _read_topics(fields: Fields, found: list[Finding]) -> tuple[TopicUse, ...]:
    node = fields.node("主题")
    if node is None:
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    uses: list[TopicUse] = []
    for item in items:
        if isinstance(item, Scalar) and not item.absent:
            uses.append(TopicUse(item.text, (), (), item.place))
        else:
            what = "空着" if isinstance(item, Scalar) else "这一项读不懂，没有进稿"
            found.append(
                faults.BAD_OUTLINE.at(
                    item.place,
                    f"主题{what}",
                    hint="例：主题: [社会救助/低保, 社会救助/临时救助]",
                )
            )
    return tuple(uses)
