"""A file that YAML or the keyboard has to be asked about: scanned for slips, mended, read by YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
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
_MOST_CHARACTERS = 1_000_000  # that are read again because of something further down
_LONGEST_HINT = 200
_CHARACTER = re.compile(r"[^\r\n]")


def read_scanned(
    source: TextFile, text: str, own: list[Finding], found: list[Finding]
) -> Mapping | None:
    """The top-level mapping of `text`, as much of the file as can be read; None if it has none.

    Every fault is added to `found`, those of `own` among them in the order of their places.
    """
    corrections = correct(text)
    reading = _Reading(source, text, corrections)
    root = reading.read()
    own += [*_slip_findings(source.path, corrections), *reading.found]
    own.sort(key=lambda finding: finding.place)
    unread = [finding for finding in own if finding.rule == faults.NOT_READ.name]
    found += [finding for finding in own if finding not in unread[1:]]
    if isinstance(root, Mapping):
        return root
    if root is not None or not own:
        found.append(_no_mapping(source, root))
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


def _no_mapping(source: TextFile, root: Node | None) -> Finding:
    if root is None or (isinstance(root, Scalar) and root.absent):
        message = "文件里只有注释" if "#" in source.text else "文件是空的"
        return faults.EMPTY_FILE.at(
            Location(source.path), f"{message}，没有内容", hint="写上“键: 值”"
        )
    what = "一段文字" if isinstance(root, Scalar) else "一列条目"
    return faults.NOT_A_MAPPING.at(
        root.place,
        f"文件的最外层是{what}，应是一组“键: 值”",
        hint="每行写成“键: 值”；核对是不是放错了文件",
    )


class _Reading:
    """One file on its way to nodes: mended text, and the way back to the file's own places."""

    def __init__(self, source: TextFile, text: str, corrections: Corrections) -> None:
        self.source = source
        self.found: list[Finding] = []
        self.patch: Patch | None = None
        self.text = text
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
        again = 0
        for _ in range(_MOST_TRIES):
            found: list[Finding] = []
            try:
                root = Builder(self.source.path, text, found, origin).build()
            except yaml.MarkedYAMLError as error:
                index = self._report(error)
                again += index
                if again > _MOST_CHARACTERS:
                    break
                text = self._without(text, index)
            else:
                self.found += found
                return root
        return self._beginning(text, index)

    def _beginning(self, text: str, index: int) -> Node | None:
        """What stands before the first line that there was no time to mend."""
        _, line, column = self._origin(index)
        self.found.append(
            faults.NOT_READ.at(
                Location(self.source.path, line, column),
                "前面的毛病太多，从这一行起没有读",
                hint="先改好前面的再检查；核对是不是放错了文件",
            )
        )
        begin = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
        found: list[Finding] = []
        with suppress(yaml.MarkedYAMLError):
            origin = self._origin if self.patch else None
            root = Builder(self.source.path, text[:begin], found, origin).build()
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
