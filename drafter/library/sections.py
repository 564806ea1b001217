"""Sections: one topic's front matter and its lines by 视角, as written and not yet compiled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.findings import Related, Severity
from drafter.library import faults
from drafter.library.frontmatter import FrontMatter, Lead, read_front_matter
from drafter.library.sectionlines import ASPECTS, LineKind, SectionLine, read_line, refused
from drafter.location import Location
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.library.sourcetext import SourceText
    from drafter.textfile import TextFile

# Stands before the name of a piece that a nearer one of the same name hides.
HIDDEN = "原件/"
# Ten times as many as the longest section has.
MOST_LINES = 300

_HEADING = re.compile(r"[ \t\u3000]*([#＃]+)([ \t\u3000]*)(.*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HALF_COMMENT = re.compile(r"<!--|-->")
_NOT_LINE_END = re.compile(r"[^\r\n]")
_RULE = re.compile(r"[-—–－_=*]{3,}|—{1,2}")


def topic_of(path: str) -> str:
    """The topic that a path names, be it that of a hidden original: 社会救助/低保."""
    while path.startswith(HIDDEN):
        path = path.removeprefix(HIDDEN)
    return path


class SectionSource(Struct, frozen=True):
    """A topic as its files have it; `path` is 业务线/主题.

    `broken` are the 视角 of which a line could not be read. `layers` are the files it is made
    from, the nearest first. `overlay` and `originals` are what its own file says of the
    section it is laid over or was copied from; `titled` that it says a 标题.
    """

    path: str
    title: str
    summary: SourceText | None
    leads: tuple[Lead, ...]
    aspects: Mapping[str, tuple[SectionLine, ...]]
    broken: frozenset[str]
    place: Location
    layers: tuple[str, ...] = ()
    overlay: Location | None = None
    originals: Mapping[str, SourceText] = field(default_factory=dict)
    titled: bool = False


def read_section(
    source: TextFile, path: str, found: list[Finding], *, default_aspect: str = ""
) -> SectionSource:
    """The section in `source`; every malformed line is a finding and the rest is kept.

    A lead paragraph (导语) is read the same way, its lines standing under `default_aspect`.
    """
    text = source.text
    if "<!--" in text:
        text = _COMMENT.sub(lambda match: _NOT_LINE_END.sub(" ", match.group()), text)
    lines = [line.rstrip() for line in text.splitlines()]
    front = read_front_matter(source.path, lines, found)
    body = _Body(source.path, found, overlay=front.overlay is not None)
    if default_aspect:
        body.open(default_aspect)
    written = source.text.splitlines()
    for number, line in enumerate(lines[front.lines :], front.lines + 1):
        if not body.take(line, written[number - 1], number):
            break
    for items in body.aspects.values():
        _check_names(items, found)
    says_something = any(body.aspects.values()) or (front.overlay and _says_something(front))
    if not says_something and not body.dropped:
        found.append(
            faults.BAD_SECTION.at(
                Location(source.path, 1),
                "章节是空的，一句话也印不出",
                hint="写上视角和内容；不要这个主题的，在提纲里去掉它",
            )
        )
    return SectionSource(
        path,
        front.title or path.rsplit("/", 1)[-1],
        front.summary,
        front.leads,
        {aspect: tuple(items) for aspect, items in body.aspects.items()},
        _broken(body, overlay=front.overlay is not None),
        Location(source.path, 1),
        (source.path,),
        front.overlay,
        front.originals,
        bool(front.title),
    )


def _broken(body: _Body, *, overlay: bool) -> frozenset[str]:
    """The 视角 of which a line could not be read; of an overlay all, if one stood under none."""
    if overlay and body.dropped:
        return frozenset(ASPECTS)
    return frozenset(
        aspect
        for aspect, items in body.aspects.items()
        if any(item.kind is LineKind.REFUSED for item in items)
    )


def _says_something(front: FrontMatter) -> bool:
    return bool(front.title or front.summary or front.leads)


def unread(section: SectionSource, file: Path) -> SectionSource:
    """What stands for a section whose `file` cannot be read, where `section` would have stood."""
    aspects = {
        aspect: tuple(refused(line.body.text, line.place) for line in lines)
        for aspect, lines in section.aspects.items()
    }
    return replace(
        section,
        aspects=aspects,
        summary=None,
        broken=frozenset(ASPECTS),
        place=Location(str(file)),
        layers=(str(file),),
        overlay=None,
        originals={},
    )


class _Body:
    """The lines of a section, sorted by the 视角 they stand under."""

    def __init__(self, file: str, found: list[Finding], *, overlay: bool) -> None:
        self.aspects: dict[str, list[SectionLine]] = {}
        self.dropped = False  # lines stood under no 视角 that is known
        self._current: list[SectionLine] | None = None
        self._file = file
        self._overlay = overlay
        self._found = found
        self._count = 0
        self._stray = False  # lines before the first 视角 were told of

    def open(self, aspect: str) -> None:
        """Lines that follow stand under `aspect`."""
        self._current = self.aspects.setdefault(aspect, [])

    def take(self, text: str, written: str, number: int) -> bool:
        """One line, its comments blanked out in `text`; false when no more is read."""
        if not text.strip():
            return True
        self._count += 1
        if self._count > MOST_LINES:
            self._found.append(
                faults.BAD_SECTION.at(
                    Location(self._file, number, 1),
                    f"章节超过{MOST_LINES}行，从这里起没有读",
                    hint="分成几个主题；核对是不是放错了文件",
                )
            )
            self._append(refused("", Location(self._file, number, 1)))
            return False
        if heading := _HEADING.match(text):
            self._take_heading(heading, number)
        elif _RULE.fullmatch(text.strip()):
            self._complain(number, 1, "分隔线没有用上", "“---”只在文件开头成对写；这一行删去")
        elif comment := self._comment(text, written):
            self._complain(number, comment, "注释“<!-- … -->”要成对，并单独成行", "移到上一行")
            self._append(refused(text, Location(self._file, number, 1)))
        else:
            self._append(self._read(text, number))
        return True

    def _read(self, text: str, number: int) -> SectionLine:
        return read_line(text, self._file, number, self._found, overlay=self._overlay)

    @staticmethod
    def _comment(text: str, written: str) -> int:
        """The column of a comment that is not closed, or stands within a sentence."""
        half = _HALF_COMMENT.search(text)
        if half is not None:
            return half.start() + 1
        inner = written.find("<!--") if text != written.rstrip() else -1
        return inner + 1 if inner > 0 and text[:inner].strip() and text[inner:].strip() else 0

    def _take_heading(self, heading: re.Match[str], number: int) -> None:
        name = heading[3].strip()
        place = Location(self._file, number, heading.start(3) + 1)
        if name not in ASPECTS:
            self._found.append(_unknown_aspect(name, place))
            self._current, self.dropped = [], True
            return
        if heading[0] != f"# {name}":
            self._complain(
                number, 1, "视角标题的写法不对，先照此读", f"改为：# {name}", Severity.WARNING
            )
        if self.aspects.get(name):
            self._found.append(
                faults.BAD_SECTION.at(place, f"视角“{name}”写了两次，都读了", hint="合并到一处")
            )
        self.open(name)

    def _append(self, line: SectionLine) -> None:
        if self._current is None:
            if not self._stray:
                self._complain(
                    line.place.line,
                    1,
                    "这一行不在任何视角之下，没有读",
                    "在它前面写一行视角，例：# 总结",
                )
            self._stray = self.dropped = True
            return
        if line.kind is LineKind.WORDS and any(
            before.kind is LineKind.WORDS for before in self._current
        ):
            self._complain(
                line.place.line, line.place.column, "“{{ 素材 }}”写了两次，素材只印一遍", "只留一处"
            )
            return
        self._current.append(line)

    def _complain(
        self, line: int, column: int, message: str, hint: str, severity: Severity | None = None
    ) -> None:
        place = Location(self._file, line, column)
        self._found.append(faults.BAD_SECTION.at(place, message, hint=hint, severity=severity))


def _unknown_aspect(aspect: str, place: Location) -> Finding:
    if not aspect:
        message = "视角标题是空的，它下面的内容没有读"
    else:
        brief = aspect if len(aspect) <= 20 else f"{aspect[:20]}…"
        message = f"没有“{brief}”这个视角，它下面的内容没有读"
    near = nearest(aspect, ASPECTS)
    return faults.BAD_SECTION.at(
        place, message, hint=f"改为：# {near}" if near else "视角只有：" + "、".join(ASPECTS)
    )


def _check_names(items: list[SectionLine], found: list[Finding]) -> None:
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
