"""One line of a section: an item with its name and 小标题句, a paragraph, a control line."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafter.findings import Severity
from drafter.library import faults
from drafter.library.sourcetext import SourceText
from drafter.location import Location
from drafter.patterns import pattern
from drafter.textfile import REPLACEMENT

if TYPE_CHECKING:
    from drafter.findings import Finding

ASPECTS = ("总结", "亮点", "项目", "问题", "计划")
PLAN = "计划"
# More than twice the longest line that anybody has written.
MOST_CHARACTERS = 2000

_BLANKS = " \t\u3000\u00a0"
_WORDS = pattern(r"\{\{\s*素材\s*\}\}\Z")
_CONTROL = pattern(r"\{%(?:(?!%\}).)*%\}\Z")
_ITEM = pattern(rf"-[ \u3000]+|[-－•●*+·](?!\*)[{_BLANKS}]*|[—–](?![—–])[{_BLANKS}]*")
_NUMBERED = pattern(rf"\d{{1,2}}[、.．)）][{_BLANKS}]*(?=[〔\[［【])")
_NAME = pattern(r"〔([^〔〕]*)〕")
_OTHER_NAME = pattern(r"[\[［【](?![\[［【])([^\[\]［］【】{}]{1,20})[\]］】]")
_HEADING = pattern(r"\*\*(.+?)\*\*")
_INTERNAL = "·内部"
REMOVED = "删"
_ANCHOR = pattern(r"([后前])[ \u3000]*〔([^〔〕]+)〕")
_NEARLY_REMOVED = pattern(r"[（(]?删[除去掉]?[）)]?[。.；;]?\Z")
BEFORE = "前"
_INVISIBLE = pattern("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_FOREIGN = {
    ">": ("照录只能写在素材里", "移到素材文件的同一主题下"),
    "＞": ("照录只能写在素材里", "移到素材文件的同一主题下"),
    "|": ("章节里不能写表格", "写成一句话；表格由附件印"),
}


class LineKind(StrEnum):
    """What a line of a section body is."""

    ITEM = "条目"
    PARAGRAPH = "段落"
    CONTROL = "控制"
    WORDS = "素材"
    REMOVED = "删"
    REFUSED = "不读"


class SectionLine(Struct, frozen=True):
    """One line of a body: an item with its name and optional 小标题句, a paragraph, a control line.

    A refused one prints nothing; its text still says which figures it was about. In a section
    laid over another, `anchor` names the item it goes behind, or `before`, and a removed one
    takes its namesake away.
    """

    kind: LineKind
    name: str
    internal: bool
    heading: SourceText | None
    body: SourceText
    place: Location
    anchor: SourceText | None = None
    before: bool = False


def read_line(
    text: str, file: str, number: int, found: list[Finding], *, overlay: bool = False
) -> SectionLine:
    """Split one line into its marks; `text` has no trailing blanks and is not empty.

    Only in a section laid over another (`overlay`) do 删, 后〔…〕 and 前〔…〕 mean anything.
    """
    start = len(text) - len(text.lstrip(_BLANKS))
    place = Location(file, number, start + 1)
    fault = _refusal(text, start, place)
    if fault is not None:
        found.append(fault)
    if fault is not None or REPLACEMENT in text:  # of a broken character the file has told
        return refused(text, place)
    stripped = text[start:]
    if _CONTROL.match(stripped):
        return _plain(LineKind.CONTROL, SourceText(stripped, place), place)
    if _WORDS.match(stripped):
        return _plain(LineKind.WORDS, SourceText("", place), place)
    return _Reading(text, start, place, overlay, found).line()


def refused(text: str, place: Location) -> SectionLine:
    """A line that cannot be read."""
    return _plain(LineKind.REFUSED, SourceText(text[:MOST_CHARACTERS], place), place)


def _plain(kind: LineKind, body: SourceText, place: Location) -> SectionLine:
    return SectionLine(kind, "", False, None, body, place)


def _refusal(text: str, start: int, place: Location) -> Finding | None:
    """What makes a line as a whole unreadable."""
    if len(text) > MOST_CHARACTERS:
        return faults.BAD_SECTION.at(
            place,
            f"这一行有{len(text)}字，超过{MOST_CHARACTERS}字，没有读",
            hint="一条写一行，每行一两句话；核对是不是粘贴错了",
        )
    if mark := _INVISIBLE.search(text):
        return faults.BAD_SECTION.at(
            place._replace(column=mark.start() + 1),
            f"这里有看不见的字符U+{ord(mark.group()):04X}，这一行没有读",
            hint="删去它前后的字，重新键入",
        )
    if text[start] in _FOREIGN:
        message, hint = _FOREIGN[text[start]]
        return faults.BAD_SECTION.at(place, f"{message}，这一行没有读", hint=hint)
    return None


class _Reading:
    """One item or paragraph, read from left to right."""

    def __init__(
        self, text: str, at: int, place: Location, overlay: bool, found: list[Finding]
    ) -> None:
        self._text = text
        self._at = at
        self._place = place
        self._overlay = overlay
        self._found = found

    def line(self) -> SectionLine:
        """The item or paragraph; refused when its name cannot be told or it says nothing."""
        if not self._is_item():
            return self._rest(LineKind.PARAGRAPH, "", self._heading())
        name = self._name()
        if name is None:
            return refused(self._text, self._place)
        if self._overlay and name and self._is_removed():
            return self._rest(LineKind.REMOVED, name, None)
        anchor, before = self._anchor() if self._overlay else (None, False)
        line = replace(
            self._rest(LineKind.ITEM, name, self._heading()), anchor=anchor, before=before
        )
        fault = _not_laid_over(line) or _nothing_said(line)
        if fault is None:
            return line
        self._found.append(fault)
        return line if fault.severity is Severity.WARNING else refused(self._text, self._place)

    def _is_item(self) -> bool:
        mark = _ITEM.match(self._text, self._at) or _NUMBERED.match(self._text, self._at)
        if mark is None:
            return False
        if self._at or not re.fullmatch("-[ \u3000]+", mark.group()):
            self._sloppy(self._at, "条目要从行首写起，以“- ”开头", "- " + self._text[mark.end() :])
        self._at = mark.end()
        return True

    def _name(self) -> str | None:
        """The item's name, "" without one; None when it has no end."""
        at = self._at
        named = _NAME.match(self._text, at)
        if named is None and (named := _OTHER_NAME.match(self._text, at)):
            mended = f"{self._text[:at]}〔{named[1]}〕{self._text[named.end() :]}"
            self._sloppy(at, "条目的名称要写在“〔〕”里", mended)
        if named is None:
            if not self._text.startswith("〔", at):
                return ""
            place = self._place._replace(column=at + 1)
            self._found.append(
                faults.BAD_SECTION.at(place, "条目名称的“〔”没有“〕”", hint="例：- 〔标准〕…")
            )
            return None
        if not named[1].removesuffix(_INTERNAL).strip():
            self._sloppy(at, "“〔〕”里没有写名称", "")
        self._at = named.end()
        return named[1].strip()

    def _is_removed(self) -> bool:
        said = self._text[self._at :].strip(_BLANKS)
        if said != REMOVED and _NEARLY_REMOVED.match(said):
            mended = f"{self._text[: self._at]}{REMOVED}"
            self._sloppy(self._at, "不要这一条的，只写一个“删”字", mended)
            return True
        return said == REMOVED

    def _anchor(self) -> tuple[SourceText | None, bool]:
        """The item that this one is to stand behind, 后〔标准〕, or before, 前〔标准〕."""
        self._skip_blanks()
        anchor = _ANCHOR.match(self._text, self._at)
        if anchor is None:
            return None, False
        self._at = anchor.end()
        name = anchor[2].removesuffix(_INTERNAL).strip()
        place = self._place._replace(column=anchor.start(2) + 1)
        return SourceText(name, place), anchor[1] == BEFORE

    def _heading(self) -> SourceText | None:
        self._skip_blanks()
        titled = _HEADING.match(self._text, self._at)
        if titled is None:
            return None
        self._at = titled.end()
        self._skip_blanks()
        return SourceText(titled[1], self._place._replace(column=titled.start(1) + 1))

    def _rest(self, kind: LineKind, name: str, heading: SourceText | None) -> SectionLine:
        body = SourceText(self._text[self._at :], self._place._replace(column=self._at + 1))
        internal = name.endswith(_INTERNAL)
        name = name.removesuffix(_INTERNAL)
        return SectionLine(kind, name, internal, heading, body, self._place)

    def _skip_blanks(self) -> None:
        rest = self._text[self._at :]
        self._at += len(rest) - len(rest.lstrip(_BLANKS))

    def _sloppy(self, at: int, message: str, mended: str) -> None:
        """Find what is read all the same."""
        self._found.append(
            faults.BAD_SECTION.at(
                self._place._replace(column=at + 1),
                f"{message}，先照此读",
                hint=f"改为：{mended[:60]}{'…' * (len(mended) > 60)}"
                if mended
                else "例：- 〔标准〕…",
                severity=Severity.WARNING,
            )
        )


def _not_laid_over(line: SectionLine) -> Finding | None:
    """删 and 后〔…〕 where they would print as words."""
    if line.body.text.strip(_BLANKS) != REMOVED and not _ANCHOR.match(line.body.text):
        return None
    return faults.BAD_SECTION.at(
        line.body.place,
        "“删”和“后〔…〕”只在叠加的章节里起作用，这一行没有读",
        hint="要叠加在原章节上的，文件开头写：叠加: 是；还要写明条目，例：- 〔标准〕删",
    )


def _nothing_said(line: SectionLine) -> Finding | None:
    if line.body.text:
        return None
    return faults.BAD_SECTION.at(
        line.place,
        f"条目“{line.name}”只有小标题句，没有内容，不会印出"
        if line.heading
        else f"条目“{line.name}”是空的，不会印出",
        hint="写上内容，或者删去这一行",
        severity=Severity.WARNING,
    )
