"""Sections: one topic's front matter and its lines by 视角, as written and not yet compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.findings import Finding, Related
from drafter.library import faults
from drafter.library.sourcetext import SourceText, source_text
from drafter.location import Location
from drafter.textfile import TextFile, from_text
from drafter.yamlsource import Fields, nearest, read_yaml
from drafter.yamlsource import Mapping as MappingNode
from drafter.yamlsource import Sequence as SequenceNode

if TYPE_CHECKING:
    from collections.abc import Mapping

ASPECTS = ("总结", "亮点", "项目", "问题", "计划")
PLAN = "计划"
WORDS_LINE = re.compile(r"\{\{\s*素材\s*\}\}\Z")
CONTROL = re.compile(r"\{%.*%\}\Z")
ITEM = re.compile(r"-[ \u3000]+")
NAME = re.compile(r"〔([^〔〕]*)〕")
HEADING = re.compile(r"\*\*(.+?)\*\*")
INTERNAL = "·内部"
LAST_YEAR = 9999


class LineKind(StrEnum):
    """What a line of a section body is."""

    ITEM = "条目"
    PARAGRAPH = "段落"
    CONTROL = "控制"
    WORDS = "素材"


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of a body: an item with its name and optional 小标题句, a paragraph, a control line."""

    kind: LineKind
    name: str
    internal: bool
    heading: SourceText | None
    body: SourceText
    place: Location


@dataclass(frozen=True, slots=True)
class Lead:
    """Which 系统 leads the topic, between which years (主管)."""

    system: str
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class SectionSource:
    """A topic as its file has it; `path` is 业务线/主题."""

    path: str
    title: str
    summary: SourceText | None
    leads: tuple[Lead, ...]
    aspects: Mapping[str, tuple[SectionLine, ...]]
    place: Location


def read_section(
    source: TextFile, path: str, found: list[Finding], *, default_aspect: str = ""
) -> SectionSource:
    """The section in `source`; every malformed line is a finding and the rest is kept.

    A lead paragraph (导语) is read the same way, its lines standing under `default_aspect`.
    """
    lines = source.text.splitlines()
    end = _front_matter_end(lines)
    front = _read_front_matter(source.path, lines[:end], found)
    body = _Body(source.path, found)
    if default_aspect:
        body.open(default_aspect)
    for number, line in enumerate(lines[end:], end + 1):
        body.take(line.rstrip(), number)
    kept = {aspect: tuple(items) for aspect, items in body.aspects.items()}
    for items in kept.values():
        _check_names(items, found)
    return SectionSource(
        path,
        front.title or path.rsplit("/", 1)[-1],
        front.summary,
        front.leads,
        kept,
        Location(source.path, 1),
    )


class _Body:
    """The lines of a section, sorted by the 视角 they stand under."""

    def __init__(self, file: str, found: list[Finding]) -> None:
        self.aspects: dict[str, list[SectionLine]] = {}
        self._current: list[SectionLine] | None = None
        self._file = file
        self._found = found

    def open(self, aspect: str) -> None:
        """Lines that follow stand under `aspect`."""
        self._current = self.aspects.setdefault(aspect, [])

    def take(self, text: str, number: int) -> None:
        """One line; what cannot be read is found and left out."""
        if text.startswith("# "):
            self._open_heading(text[2:].strip(), Location(self._file, number, 3))
        elif text.lstrip().startswith("#"):
            self._found.append(_bad_heading(text, Location(self._file, number, 1)))
            self._current = []
        elif text.strip():
            self._append(_read_line(text, self._file, number))

    def _open_heading(self, aspect: str, place: Location) -> None:
        if aspect not in ASPECTS:
            self._found.append(_unknown_aspect(aspect, place))
            self._current = []
            return
        if self.aspects.get(aspect):
            self._found.append(
                faults.BAD_SECTION.at(place, f"视角“{aspect}”写了两次", hint="合并到一处")
            )
        self.open(aspect)

    def _append(self, line: SectionLine) -> None:
        if self._current is None:
            self._found.append(
                faults.BAD_SECTION.at(
                    line.place._replace(column=1),
                    "这一行不在任何视角之下",
                    hint="在它前面写一行视角，例：# 总结",
                )
            )
            self._current = []
        if line.kind is LineKind.ITEM and not line.name and line.body.text.startswith("〔"):
            self._found.append(
                faults.BAD_SECTION.at(
                    line.body.place, "条目名称的“〔”没有“〕”", hint="例：- 〔标准〕…"
                )
            )
            return
        self._current.append(line)


def _unknown_aspect(aspect: str, place: Location) -> Finding:
    near = nearest(aspect, ASPECTS)
    return faults.BAD_SECTION.at(
        place,
        f"没有“{aspect}”这个视角",
        hint=f"改为：# {near}" if near else "视角只有：" + "、".join(ASPECTS),
    )


def _bad_heading(text: str, place: Location) -> Finding:
    words = text.strip("# ")
    return faults.BAD_SECTION.at(
        place,
        f"“{text.strip()[:20]}”不是视角标题，它下面的内容没有读入",
        hint=f"改为：# {words}" if words in ASPECTS else "视角只有：" + "、".join(ASPECTS),
    )


def _read_line(text: str, file: str, number: int) -> SectionLine:
    """Split one line into its marks; `text` has no trailing blanks."""
    start = len(text) - len(text.lstrip())
    place = Location(file, number, start + 1)
    stripped = text[start:]
    if CONTROL.match(stripped):
        return SectionLine(LineKind.CONTROL, "", False, None, SourceText(stripped, place), place)
    if WORDS_LINE.match(stripped):
        return SectionLine(LineKind.WORDS, "", False, None, SourceText("", place), place)
    kind, name, internal, heading = LineKind.PARAGRAPH, "", False, None
    at = start
    if mark := ITEM.match(text, at):
        kind, at = LineKind.ITEM, mark.end()
        if named := NAME.match(text, at):
            name, at = named.group(1).strip(), named.end()
            internal = name.endswith(INTERNAL)
            name = name.removesuffix(INTERNAL)
    if titled := HEADING.match(text, at):
        heading = SourceText(titled.group(1), Location(file, number, titled.start(1) + 1))
        at = titled.end()
        at += len(text[at:]) - len(text[at:].lstrip())
    body = SourceText(text[at:], Location(file, number, at + 1))
    return SectionLine(kind, name, internal, heading, body, place)


def _check_names(items: tuple[SectionLine, ...], found: list[Finding]) -> None:
    first: dict[str, Location] = {}
    for item in items:
        if item.name in first and item.name:
            found.append(
                faults.DUPLICATE_ITEM.at(
                    item.place,
                    f"条目“{item.name}”在同一视角里出现两次",
                    hint="换一个名称",
                    related=(Related(first[item.name], "先出现在这里"),),
                )
            )
        first.setdefault(item.name, item.place)


@dataclass(frozen=True, slots=True)
class _FrontMatter:
    title: str = ""
    summary: SourceText | None = None
    leads: tuple[Lead, ...] = ()


def _front_matter_end(lines: list[str]) -> int:
    """The number of lines the front matter takes, its two --- lines included."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            return number
    return 0


def _read_front_matter(file: str, lines: list[str], found: list[Finding]) -> _FrontMatter:
    if len(lines) < 3:
        return _FrontMatter()
    text = "\n" + "\n".join(lines[1:-1]) + "\n"
    node = read_yaml(from_text(file, text), found)
    if node is None:
        return _FrontMatter()
    fields = Fields(node, found)
    title = fields.text("标题", "")
    summary_node = fields.scalar("概括")
    leads = _read_leads(fields.sequence("主管"), found)
    if fields.flag("叠加"):
        found.append(
            faults.BAD_SECTION.at(
                fields.place("叠加"),
                "还不能逐条叠加，这个文件整个替换了原来的章节",
                hint="把原章节整个抄过来改，并删去“叠加”这一行",
            )
        )
    fields.done()
    summary = source_text(summary_node) if summary_node else None
    return _FrontMatter(title, summary, leads)


def _read_leads(node: SequenceNode | None, found: list[Finding]) -> tuple[Lead, ...]:
    if node is None:
        return ()
    leads: list[Lead] = []
    for item in node.items:
        if isinstance(item, MappingNode):
            fields = Fields(item, found)
            leads.append(
                Lead(
                    fields.required_text("系统"),
                    fields.integer("自") or 0,
                    fields.integer("至") or LAST_YEAR,
                )
            )
            fields.done()
    return tuple(leads)
