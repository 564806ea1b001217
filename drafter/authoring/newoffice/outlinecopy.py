"""A copy of an outline for one year: every topic of it keeps its place, chosen ones without a place get one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.errors import DrafterError
from drafter.library.outlines import Outline, read_outline, uses_of
from drafter.textfile import from_text, read_text
from drafter.yamlsource import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.library.outlines import Chapter

_ENTRY = re.compile(r"(\s*- )([^\s#,\[\]{}:]+)(?=\s*(?:#.*)?$)")


class OutlineCopy(Struct, frozen=True):
    """The text of the copy, the outline it is, and the chosen topics that it has no place for."""

    text: str
    outline: Outline
    unplaced: tuple[str, ...]


def outline_copy(outline: Outline, head: str, topics: tuple[str, ...]) -> OutlineCopy:
    """The outline as a file of its own, with a remark at its head.

    A chosen topic that it does not place goes behind the last of its 业务线, wherever topics are
    listed one a line; the whole outline is kept otherwise, topics that nobody chose included.

    Raises:
        DrafterError: when the outline's file cannot be read any more.
    """
    found: list[Finding] = []
    source = read_text(Path(outline.place.file), found)
    if source is None:
        raise DrafterError(*found)
    lines = source.text.splitlines()
    missing = _missing(outline, topics)
    if missing:
        lines = list(_with_topics(lines, outline, missing))
    text = head + "\n".join(lines) + "\n"
    node = read_yaml(from_text(outline.place.file, text), found)
    copied = read_outline(node, outline.name, found) if node else outline
    return OutlineCopy(text, copied, _missing(copied, topics))


def _missing(outline: Outline, topics: tuple[str, ...]) -> tuple[str, ...]:
    placed = {path for path, _ in outline.placed}
    return tuple(topic for topic in topics if topic not in placed)


def _with_topics(lines: list[str], outline: Outline, topics: tuple[str, ...]) -> Iterator[str]:
    """The lines, each topic listed behind the last of its 业务线 in every part."""
    behind: dict[int, list[str]] = {}
    for part in outline.parts:
        last = _last_lines(part, lines)
        for topic in topics:
            at = last.get(topic.partition("/")[0])
            if at is not None and topic not in behind.setdefault(at, []):
                behind[at].append(topic)
    for number, line in enumerate(lines, 1):
        yield line
        entry = _ENTRY.match(line)
        for topic in behind.get(number, ()) if entry else ():
            yield f"{entry[1] if entry else ''}{topic}"


def _last_lines(part: Chapter, lines: list[str]) -> dict[str, int]:
    """The line that lists the last topic of each 业务线 in a part, where one stands alone on it."""
    last: dict[str, int] = {}
    for use, _ in uses_of(part):
        entry = _ENTRY.fullmatch(lines[use.place.line - 1].split(" #")[0].rstrip())
        if entry and entry[2].strip("\"'") == use.path:
            line = use.path.partition("/")[0]
            last[line] = max(last.get(line, 0), use.place.line)
    return last
