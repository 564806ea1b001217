"""A YAML text together with its nodes: where each begins and ends, and on which lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.yamlsource.corrections import line_starts
from drafter.yamlsource.lines import usual_unit
from drafter.yamlsource.nodes import Mapping, Node, Scalar
from drafter.yamlsource.reader import read_yaml

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.location import Location
    from drafter.textfile import TextFile

_REST_OF_GROUP = re.compile(r"[\s,]*")
_LINE_END = re.compile(r"[\r\n]|\Z")
_BREAK = re.compile(r"\r\n?|\n")
_COMMENT = re.compile(r"(?:\A|(?<=\s))#")


class Sheet(Struct, frozen=True):
    """One file as read: its text, its nodes, and what was found on reading it."""

    source: TextFile
    root: Mapping
    found: tuple[Finding, ...]
    starts: tuple[int, ...]
    unit: int

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.source.text

    def offset(self, place: Location) -> int:
        """The offset of a place in this file."""
        return self.starts[place.line - 1] + place.column - 1

    def line_of(self, offset: int) -> int:
        """The number of the line an offset lies in, from 1."""
        return bisect_right(self.starts, offset)

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.starts[self.line_of(offset) - 1]

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its break."""
        match = _LINE_END.search(self.text, offset)
        return match.start() if match else len(self.text)

    def next_line(self, offset: int) -> int:
        """Where the line behind that of an offset begins; the end of the text if there is none."""
        end = self.line_end(offset)
        match = _BREAK.match(self.text, end)
        return match.end() if match else end

    def opener(self, node: Node) -> str:
        """The brace or bracket a group begins with; "" where its entries have lines of their own."""
        if isinstance(node, Scalar) or not node.place.line:
            return ""
        at = self.offset(node.place)
        mark = self.text[at : at + 1]
        return mark if mark == ("{" if isinstance(node, Mapping) else "[") else ""

    def begin(self, node: Node) -> int:
        """Where a node begins."""
        return node.start if isinstance(node, Scalar) else self.offset(node.place)

    def end(self, node: Node) -> int | None:
        """The offset behind a node, its closing bracket included; None if that is not found."""
        if isinstance(node, Scalar):
            return self._trimmed(node)
        opener = self.opener(node)
        children = (
            [entry.value for entry in node.entries]
            if isinstance(node, Mapping)
            else list(node.items)
        )
        ends = [self.end(child) for child in children]
        if None in ends:
            return None
        last = max((end for end in ends if end is not None), default=self.begin(node) + 1)
        if not opener:
            return last if children else None
        rest = _REST_OF_GROUP.match(self.text, last)
        closing = rest.end() if rest else last
        return closing + 1 if self.text[closing : closing + 1] == "}]"[opener == "["] else None

    def _trimmed(self, scalar: Scalar) -> int:
        """The end of a value; that of a block goes on to the line of what comes next."""
        end = scalar.end
        while end > scalar.start and self.text[end - 1] in "\r\n \t":
            end -= 1
        return end

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether nothing but blanks and a comment stands beside a stretch on its lines."""
        before = self.text[self.line_start(start) : start]
        behind = self.text[end : self.line_end(end)]
        return not before.strip(" ") and (not behind.strip() or behind.lstrip().startswith("#"))

    def has_comment(self, start: int, end: int) -> bool:
        """Whether a comment begins between two offsets that lie outside of values."""
        return _COMMENT.search(self.text[start:end]) is not None


def sheet_of(source: TextFile, before: tuple[Finding, ...] = ()) -> Sheet | None:
    """The file as read; None if there is no mapping in it. `before` was found on decoding it."""
    found: list[Finding] = []
    root = read_yaml(source, found)
    if root is None:
        return None
    starts = tuple(line_starts(source.text))
    return Sheet(source, root, (*before, *found), starts, usual_unit(source.text))
