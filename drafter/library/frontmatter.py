"""What stands at the head of a section between two --- lines: 标题, 概括, 主管, 叠加, 原件."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.findings import Severity
from drafter.library import faults
from drafter.library.levels import SYSTEMS
from drafter.library.sectionlines import ASPECTS
from drafter.library.sourcetext import SourceText, source_text
from drafter.location import Location
from drafter.textfile import from_text
from drafter.yamlsource import Fields, Scalar, read_yaml
from drafter.yamlsource import Mapping as MappingNode
from drafter.yamlsource import Sequence as SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.findings import Finding
    from drafter.yamlsource import Node

LAST_YEAR = 9999
EXAMPLE = "例：主管: [{系统: 民政, 自: 1949}]"

# The key of a whole original's digest; those of single items stand under 视角·条目.
WHOLE = ""
BETWEEN = "·"
OVERLAY = "叠加"

_FENCE = "---"
_SLOPPY_FENCE = re.compile(r"[-—–－_=*]{3,}|—{1,2}")
_HEAD_KEY = re.compile(r"(?:标题|概括|主管|叠加|原件)[ \u3000]*[:：]")
_OPENS_VIEW = re.compile(rf"[#＃]+[ \u3000]*(?:{'|'.join(ASPECTS)})\Z")
_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|\[\[|\]\]")


class Lead(Struct, frozen=True):
    """Which 系统 leads the topic, between which years (主管)."""

    system: str
    since: int
    until: int


class FrontMatter(Struct, frozen=True):
    """The head of a section, and the number of lines it takes.

    `overlay` is where it says that it is laid over another (叠加); `originals` are the digests
    of what it was made from (原件), by 视角·条目 or WHOLE.
    """

    title: str = ""
    summary: SourceText | None = None
    leads: tuple[Lead, ...] = ()
    lines: int = 0
    overlay: Location | None = None
    originals: Mapping[str, SourceText] = field(default_factory=dict)


def read_front_matter(file: str, lines: list[str], found: list[Finding]) -> FrontMatter:
    """The head of a section; empty when there is none, and a finding when it has no end."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if not _opens(file, lines, first, found):
        return FrontMatter()
    begin = first + 1 if _is_fence(lines[first]) else first
    end = begin
    while end < len(lines) and not _is_fence(lines[end]):
        if _OPENS_VIEW.match(lines[end]):
            break
        end += 1
    text = "\n" * begin + "\n".join(lines[begin:end]) + "\n"
    closed = end < len(lines) and _is_fence(lines[end])
    if not closed and begin > first:
        found.append(
            faults.BAD_SECTION.at(
                Location(file, first + 1, 1),
                "文件开头的“---”没有第二个“---”配对",
                hint="在视角标题前面单独写一行“---”",
            )
        )
    node = read_yaml(from_text(file, text), found) if text.strip() else None
    if node is None:
        meant = Location(file, first + 1, 1) if OVERLAY in text else None
        return FrontMatter(lines=end + closed, overlay=meant)
    return _read(node, end + closed, found)


def _opens(file: str, lines: list[str], first: int, found: list[Finding]) -> bool:
    """Whether the head begins here: a line of ---, or what was meant for one before a key."""
    if first == len(lines):
        return False
    if not _is_fence(lines[first]):
        unfenced = _HEAD_KEY.match(lines[first]) is not None
        if unfenced:
            found.append(
                faults.BAD_SECTION.at(
                    Location(file, first + 1, 1),
                    "文件开头的这几行要夹在两行“---”中间，先照夹着读",
                    hint="在它们的前面、后面各单独写一行“---”",
                )
            )
        return unfenced
    if lines[first].rstrip() != _FENCE:
        found.append(
            faults.BAD_SECTION.at(
                Location(file, first + 1, 1),
                f"文件开头的“{lines[first].strip()[:10]}”应是三个减号，先照此读",
                hint="改为：---",
                severity=Severity.WARNING,
            )
        )
    return True


def _is_fence(line: str) -> bool:
    return _SLOPPY_FENCE.fullmatch(line.strip()) is not None


def _read(node: MappingNode, lines: int, found: list[Finding]) -> FrontMatter:
    fields = Fields(node, found)
    title = fields.text("标题", "")
    if _TEMPLATE.search(title):
        found.append(
            faults.BAD_SECTION.at(
                fields.place("标题"), "标题里不能写 {{ }} 和 [[ ]]", hint="只写主题的名称"
            )
        )
    summary = fields.scalar("概括")
    leads = _read_leads(fields.node("主管"), found)
    # What nobody can read must not turn an overlay into a whole section.
    asked = fields.flag(OVERLAY, default=fields.says(OVERLAY))
    overlay = fields.place(OVERLAY) if asked else None
    originals = dict(_read_originals(fields.node("原件"), found))
    fields.done()
    given = summary is not None and not summary.absent
    return FrontMatter(
        title,
        source_text(summary) if summary and given else None,
        leads,
        lines,
        overlay,
        originals,
    )


def _read_originals(node: Node | None, found: list[Finding]) -> Iterator[tuple[str, SourceText]]:
    """The digests of what was copied to be changed: of the whole section or of single items."""
    if isinstance(node, Scalar) and not node.absent:
        yield WHOLE, source_text(node)
        return
    for entry in node.entries if isinstance(node, MappingNode) else ():
        if isinstance(entry.value, Scalar):
            yield entry.key.text, source_text(entry.value)
        else:
            found.append(_bad_original(entry.value.place))
    if isinstance(node, SequenceNode):
        found.append(_bad_original(node.place))


def _bad_original(place: Location) -> Finding:
    return faults.BAD_SECTION.at(
        place,
        "原件要写抄来时的摘要，没有用上",
        hint="由 drafter sections new --from 写上；不核对原件的，删去这一行",
    )


def _read_leads(node: Node | None, found: list[Finding]) -> tuple[Lead, ...]:
    if node is None:
        return ()
    if not isinstance(node, SequenceNode):
        found.append(faults.BAD_SECTION.at(node.place, "主管要写成一列，没有读", hint=EXAMPLE))
        return ()
    leads: list[Lead | None] = []
    for item in node.items:
        if isinstance(item, MappingNode):
            leads.append(_read_lead(item, found))
        else:
            leads.append(None)
            found.append(
                faults.BAD_SECTION.at(
                    item.place, "主管的每一项要写明系统，这一项没有读", hint=EXAMPLE
                )
            )
    # With one of them unread nobody can tell who leads when; better none is taken at its word.
    read = tuple(lead for lead in leads if lead is not None)
    return read if len(read) == len(leads) else ()


def _read_lead(item: MappingNode, found: list[Finding]) -> Lead | None:
    fields = Fields(item, found)
    system = fields.required_text("系统")
    if system:
        system = fields.choice("系统", SYSTEMS, "")
    since, until = fields.integer("自") or 0, fields.integer("至") or LAST_YEAR
    fields.done()
    if since > until:
        found.append(
            faults.BAD_SECTION.at(
                fields.place("自"), f"主管从{since}年起，却到{until}年为止", hint="核对“自”和“至”"
            )
        )
    return Lead(system, since, until) if system and since <= until else None
