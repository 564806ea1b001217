"""From a file to its nodes, whatever a keyboard did to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import yaml

from drafter.location import Location
from drafter.yamlsource import faults
from drafter.yamlsource.builder import Builder
from drafter.yamlsource.corrections import Corrections, Patch, Slip, line_starts
from drafter.yamlsource.keyboard import correct
from drafter.yamlsource.lines import end_of_deeper
from drafter.yamlsource.nodes import Mapping, Node, Scalar
from drafter.yamlsource.problems import explain

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.textfile import TextFile

_MOST_TRIES = 100
_MOST_CHARACTERS = 20_000_000
_LONGEST_HINT = 200
_CHARACTER = re.compile(r"[^\r\n]")


def read_yaml(source: TextFile, found: list[Finding]) -> Mapping | None:
    """The top-level mapping of a YAML file; None if it has none.

    Every fault is added to `found` with its place. Slips of the keyboard are mended in
    memory, and what no one can read is left out, so that the rest is read all the same;
    places and offsets are always those of the file as it stands.
    """
    corrections = correct(source.text)
    reading = _Reading(source, corrections)
    root = reading.read()
    own = [*_slip_findings(source.path, corrections), *reading.found]
    own.sort(key=lambda finding: finding.place)
    found += own
    if isinstance(root, Mapping):
        return root
    if root is not None or not own:
        found.append(_no_mapping(source.path, root))
    return None


def _slip_findings(path: str, corrections: Corrections) -> list[Finding]:
    slips = corrections.slips() if corrections else []
    return [
        slip.rule.at(Location(path, slip.line, slip.column), slip.message, hint=_hint(slip))
        for slip in slips
    ]


def _hint(slip: Slip) -> str:
    if not slip.mended_line:
        return slip.hint
    line = slip.mended_line
    return f"改为：{line if len(line) <= _LONGEST_HINT else line[:_LONGEST_HINT] + '…'}"


def _no_mapping(path: str, root: Node | None) -> Finding:
    if root is None or (isinstance(root, Scalar) and root.absent):
        return faults.EMPTY_FILE.at(Location(path), "文件是空的", hint="写上“键: 值”")
    what = "一段文字" if isinstance(root, Scalar) else "一列条目"
    return faults.NOT_A_MAPPING.at(
        root.place, f"文件的最外层是{what}，应是一组“键: 值”", hint="每行写成“键: 值”"
    )


class _Reading:
    """One file on its way to nodes: mended text, and the way back to the file's own places."""

    def __init__(self, source: TextFile, corrections: Corrections) -> None:
        self.source = source
        self.found: list[Finding] = []
        self.patch: Patch | None = None
        self.text = source.text
        self.told: set[int] = set()  # lines of which something was said
        self.starts: list[int] = []
        if corrections:
            self.told = {slip.line for slip in corrections.slips()}
            self.patch = corrections.patch()
            self.text = self.patch.text

    def read(self) -> Node | None:
        """The root, without the lines that cannot be read."""
        text = self.text
        origin = self._origin if self.patch else None
        for _ in range(max(3, min(_MOST_TRIES, _MOST_CHARACTERS // (len(text) + 1)))):
            found: list[Finding] = []
            try:
                root = Builder(self.source.path, text, found, origin).build()
            except yaml.MarkedYAMLError as error:
                text = self._without(text, self._report(error))
            else:
                self.found += found
                return root
        return None

    def _origin(self, index: int) -> tuple[int, int, int]:
        """Offset, line and column in the file of an offset in the mended text."""
        if not self.starts:
            self.starts = line_starts(self.source.text)
        offset = self.patch.original(index) if self.patch else index
        line = bisect_right(self.starts, offset)
        return offset, line, offset - self.starts[line - 1] + 1

    def _report(self, error: yaml.MarkedYAMLError) -> int:
        """Find an error of the parser, unless a slip has told of it; the offset of it."""
        index, message, hint = explain(error, self.text)
        last = len(self.text.rstrip()) - 1
        index = max(0, min(index, last))
        _, line, column = self._origin(index)
        if line not in self.told:
            self.told.add(line)
            place = Location(self.source.path, line, column)
            self.found.append(faults.NOT_YAML.at(place, message, hint=hint))
        return index

    def _without(self, text: str, index: int) -> str:
        """The text with the line of an offset, and what is deeper below it, blanked out.

        Where that line is blank already, the last one before it that is not.
        """
        index = len(text[: index + 1].rstrip()) or len(text) - len(text.lstrip()) + 1
        begin = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
        column = len(text[begin:]) - len(text[begin:].lstrip(" "))
        end = end_of_deeper(text, index, column)
        return text[:begin] + _CHARACTER.sub(" ", text[begin:end]) + text[end:]
