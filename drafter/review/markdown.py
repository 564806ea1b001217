"""Lines of Markdown as rows: headings, lists, quotes and tables told by their marks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from drafter.location import Location
from drafter.manuscript import Cell, Role
from drafter.patterns import pattern
from drafter.review.inlinemarks import printed
from drafter.review.rows import Before, Row, trimmed

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_FENCE: Final = pattern(r"[ \t]{0,3}(`{3,}|~{3,})([^`]*)$")
_QUOTE: Final = pattern(r"(?:[ \t\u3000]{0,3}>){1,20}[ \t]?")
_HEADING: Final = pattern(r"[ ]{0,3}(#{1,6})(?:[ \t\u3000]+|(?=[^#\s])(?![^\n#]*#))")
_HEADING_END: Final = pattern(r"[ \t]#+[ \t]*$")
_ITEM: Final = pattern(r"[ \t\u3000]*(?:[-*+]|([0-9]{1,3}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_NOTE: Final = pattern(r"[ ]{0,3}\[\^[^\]\s]{1,50}\]:[ \t]*")
_REFERENCE: Final = pattern(r"[ ]{0,3}\[[^\]\[]{1,100}\]:[ \t]*\S*[/.#]\S*")
_RULES: Final = frozenset("-*_")
_UNDERLINE: Final = pattern(r"[ ]{0,3}(?:=+|-{3,})[ \t]*$")
_BAR: Final = pattern(r"\\.|(\|)")
_KEY: Final = pattern(r"[^\s:#][^:\n]{0,60}:(?:\s|$)|\s|#|-\s")
_LONGEST_HEADING: Final = 45
_LONGEST_FRONT: Final = 200


def markdown_rows(path: str, lines: Sequence[str]) -> list[Row]:
    """The rows of a Markdown file; what is about them (front matter, code, comments) left out."""
    rows = list(_Reader(path, lines).rows())
    first = [index for index, row in enumerate(rows) if row.style == "heading 1"]
    if first == [0]:  # the only one, at the top
        top = rows[0]
        rows[0] = Row(
            top.place, top.line, top.spans, top.before, Role.TITLE, style=top.style, ends=True
        )
    return rows


class _Reader:
    """Goes through the lines."""

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        self._path, self._lines = path, [*lines]
        self._at = _front_matter(lines)
        self._fences = _longest_fences_after(lines)
        self._last_comment = max((n for n, line in enumerate(lines) if "-->" in line), default=0)
        self._before = Before.MARK
        self._counted: dict[int, int] = {}
        self._tables = 0

    def rows(self) -> Iterator[Row]:
        """All rows in turn."""
        while self._at < len(self._lines):
            if self._skips(self._lines[self._at]):
                self._before = Before.MARK
                continue
            line = self._without_comment()
            if not line.strip():
                self._before, self._at = Before.BLANK, self._at + 1
            elif self._is_table():
                yield from self._table()
            else:
                yield from self._block(line)

    def _skips(self, line: str) -> bool:
        """Go past code, a rule or a reference."""
        fence = _FENCE.match(line)
        code = self._code(fence) if fence else 0
        if fence and (code or not fence[2].strip()):
            self._at += 1 + code
            return True
        if _is_rule(line) or _REFERENCE.match(line):
            self._at += 1
            return True
        return False

    def _without_comment(self) -> str:
        """The line; where a comment begins on it that ends on a later one, blanks all through."""
        line = self._lines[self._at]
        start = line.rfind("<!--")
        if start < 0 or line.find("-->", start) >= 0 or self._at >= self._last_comment:
            return line
        self._lines[self._at] = line[:start]
        end = self._at + 1
        while "-->" not in self._lines[end]:
            self._lines[end] = ""
            end += 1
        close = self._lines[end].index("-->") + 3
        self._lines[end] = " " * close + self._lines[end][close:]
        return line[:start]

    def _code(self, fence: re.Match[str]) -> int:
        """How many lines of code follow with the closing fence; 0 where none closes it."""
        mark, length = fence[1][0], len(fence[1])
        if self._fences[mark][self._at + 1] < length:
            return 0
        end = self._at + 1
        while _closing_fence(self._lines[end], mark) < length:
            end += 1
        return end - self._at

    def _is_table(self) -> bool:
        if self._at + 1 >= len(self._lines) or "|" not in self._lines[self._at]:
            return False
        ruler = self._lines[self._at + 1].strip()
        return "-" in ruler and "|" in ruler and set(ruler) <= set("|:- \t")

    def _table(self) -> Iterator[Row]:
        header = self._at
        while self._at < len(self._lines) and "|" in self._lines[self._at]:
            if self._at != header + 1:
                yield from self._cells(self._lines[self._at], self._at - header)
            self._at += 1
        self._tables += 1
        self._before = Before.MARK

    def _cells(self, line: str, row: int) -> Iterator[Row]:
        start, end = trimmed(line, 0, len(line))
        bars = [found.start() for found in _BAR.finditer(line, start, end) if found[1]]
        edges = [start - 1, *bars, end]
        for column, (left, right) in enumerate(pairwise(edges)):
            cell = Cell(self._tables, row, column)
            for spans in printed(line, max(start, left + 1), right):
                if spans:
                    yield Row(
                        self._place(), line, spans, Before.MARK, Role.CELL, ends=True, cell=cell
                    )

    def _block(self, line: str) -> Iterator[Row]:
        quote = _QUOTE.match(line)
        start = quote.end() if quote else 0
        heading = _HEADING.match(line, start)
        note = _NOTE.match(line, start)
        item = _ITEM.match(line, start)
        place, at = self._place(), self._at
        self._at += 1
        if heading:
            self._counted.clear()
            closing = _HEADING_END.search(line, heading.end())
            end = closing.start() if closing else len(line)
            style = f"heading {len(heading[1])}"
            yield from self._words(place, line, heading.end(), end, Role.BODY, style)
            return
        if note:
            yield from self._words(place, line, note.end(), len(line), Role.NOTE, "")
            return
        number = ""
        if item:
            start, self._before = item.end(), Before.MARK
            number = self._number(item, at)
        elif not line[:1].isspace():
            self._counted.clear()
        style = "" if item else self._underlined(line)
        yield from self._words(place, line, start, len(line), Role.BODY, style, number)

    def _number(self, item: re.Match[str], at: int) -> str:
        """What Markdown counts before an item, which need not be what was typed."""
        indent = len(self._lines[at]) - len(self._lines[at].lstrip())
        for deeper in [each for each in self._counted if each > indent]:
            del self._counted[deeper]
        if not item[1]:
            self._counted.pop(indent, None)
            return ""
        count = self._counted.get(indent, int(item[1][:-1]) - 1) + 1
        self._counted[indent] = count
        return f"{count}{item[1][-1]}"

    def _underlined(self, line: str) -> str:
        """The heading that a line of = or - makes of the one above it."""
        if self._at >= len(self._lines) or len(line.strip()) > _LONGEST_HEADING:
            return ""
        under = self._lines[self._at]
        if self._before is Before.NOTHING or not _UNDERLINE.match(under):
            return ""
        self._at += 1
        return "heading 1" if "=" in under else "heading 2"

    def _words(
        self,
        place: Location,
        line: str,
        start: int,
        end: int,
        role: Role,
        style: str,
        number: str = "",
    ) -> Iterator[Row]:
        before, self._before = self._before, Before.NOTHING
        hard = bool(style) or line.endswith(("  ", "\\"))
        end -= line.endswith("\\", start, end)
        parts = printed(line, start, end)
        for spans in parts:
            if spans:
                yield Row(place, line, spans, before, role, number, style, hard or len(parts) > 1)
                before, number = Before.MARK, ""

    def _place(self) -> Location:
        return Location(self._path, self._at + 1, 1)


def _is_rule(line: str) -> bool:
    marks = "".join(line.split())
    return len(marks) > 2 and marks[0] in _RULES and set(marks) == {marks[0]}


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines at the top are not the text but about it, as `标题: …` between two ---."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:_LONGEST_FRONT], 1):
        if line.rstrip() in {"---", "..."}:
            return number + 1
        if line.strip() and not _KEY.match(line):
            return 0
    return 0


def _closing_fence(line: str, mark: str) -> int:
    """How long a fence the line is that can close code; 0 for none."""
    marks = line.strip()
    return len(marks) if len(marks) > 2 and set(marks) == {mark} else 0


def _longest_fences_after(lines: Sequence[str]) -> dict[str, list[int]]:
    """For each line the longest closing fence from there on, by its mark."""
    longest: dict[str, list[int]] = {}
    for mark in "`~":
        after = [0]
        for line in reversed(lines):
            length = _closing_fence(line, mark) if mark in line else 0
            after.append(max(after[-1], length))
        longest[mark] = after[::-1]
    return longest
