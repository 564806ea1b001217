"""What the checks found, as a clerk goes through it: in groups, each with its places and lines."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.checks.rulebook import rulebook
from drafter.findings import Finding, Severity, severity_counts
from drafter.session.mends import LONGEST_LINE, mend_of
from drafter.session.placenames import file_name, place_name
from drafter.session.whereabouts import Whereabouts
from drafter.textfile import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.location import Location
    from drafter.session.history import Spot
    from drafter.session.mends import Mend
    from drafter.session.sitting import Sitting
    from drafter.textfile import TextFile

HEAD = "抬头各项"
EXAMPLES = {"反例": "不要这样写", "正例": "要这样写"}


class Grouping(StrEnum):
    """What findings stand together."""

    GRAVITY = "按轻重"
    TOPIC = "按主题"


class Group(NamedTuple):
    """Findings under one heading."""

    heading: str
    findings: tuple[Finding, ...]


class CheckList:
    """The findings of one moment, and what can be said of each."""

    def __init__(self, sitting: Sitting) -> None:
        """Check what the files say now."""
        self._sitting = sitting
        self._whereabouts = Whereabouts(sitting.office)
        self._texts: dict[str, TextFile | None] = {}
        self.findings = tuple(sorted(sitting.findings(sitting.seen), key=_rank))

    def count(self, severity: Severity) -> int:
        """How many findings are so grave."""
        return sum(finding.severity is severity for finding in self.findings)

    def groups(self, grouping: Grouping, query: str = "", *, notices: bool) -> tuple[Group, ...]:
        """The findings that hold the words of `query`, under headings; 提示 where wanted."""
        words = query.split()
        grouped: dict[str, list[Finding]] = {}
        for finding in self.findings:
            if finding.severity is Severity.NOTICE and not notices:
                continue
            if all(word in self._searched(finding) for word in words):
                by = str(finding.severity) if grouping is Grouping.GRAVITY else self.about(finding)
                grouped.setdefault(by, []).append(finding)
        headings = list(grouped)
        if grouping is Grouping.TOPIC:
            order = {title: at for at, title in enumerate(map(self._title, self._sitting.topics))}
            headings.sort(key=lambda heading: order.get(heading, len(order)))
        return tuple(
            Group(f"{heading} {len(grouped[heading])}条", tuple(grouped[heading]))
            for heading in headings
        )

    def about(self, finding: Finding) -> str:
        """The topic a finding belongs to, else the file it stands in."""
        spot = self.spot(finding)
        if spot is None:
            return HEAD if self.head_key(finding) else self.file_name(finding.place)
        return self._title(spot.topic)

    def _title(self, topic: str) -> str:
        section = self._sitting.office.compiled.topics.get(topic)
        return section.title if section else topic

    def spot(self, finding: Finding) -> Spot | None:
        """Where the finding can be mended on the desk: its own place, or one it speaks of."""
        places = (finding.place, *(item.place for item in finding.related))
        rows = (self._whereabouts.of_place(place) for place in places)
        spots = [spot for spot in rows if spot is not None]
        return next((spot for spot in spots if spot.path), spots[0] if spots else None)

    def head_key(self, finding: Finding) -> str:
        """The key of the report's head that the finding stands at; "" for none."""
        places = self._sitting.office.year.head.places
        at = (finding.place.file, finding.place.line)
        return next((key for key, place in places.items() if (place.file, place.line) == at), "")

    def mend(self, finding: Finding) -> Mend | None:
        """How the program can put right what was found; None where only its writer can."""
        file = finding.place.file
        source = self._text(file) if finding.place.line and file in self._sitting.files else None
        return mend_of(source, finding) if source else None

    def told(self, finding: Finding) -> Iterator[str]:
        """All there is to say of a finding, a paragraph each."""
        yield f"{finding.severity}　{finding.rule}"
        yield finding.message
        if finding.hint:
            yield f"建议：{finding.hint}"
        if finding.computation:
            yield f"算式：{finding.computation}"
        yield f"位置：{self.place(finding.place)}"
        shown: set[tuple[str, int]] = set()
        yield from self._line_once(finding.place, shown)
        for item in finding.related:
            yield f"相关：{self.place(item.place)}　{item.note}"
            yield from self._line_once(item.place, shown)

    def explained(self, finding: Finding) -> tuple[str, ...]:
        """What the rule means, why it is there, and examples."""
        rule = rulebook().get(finding.rule)
        return tuple(_plainly(line) for line in rule.told) if rule else ()

    def place(self, place: Location) -> str:
        """A place as a clerk finds it: file, line, column."""
        column = f"第{place.column}列" if place.line and place.column else ""
        return f"{place_name(place, self._sitting.folder)}{column}"

    def file_name(self, place: Location) -> str:
        """A file as seen from the office's folder."""
        return file_name(place.file, self._sitting.folder)

    def line(self, place: Location) -> str:
        """What stands on the line of a place."""
        source = self._text(place.file) if place.line else None
        if source is None:
            return ""
        lines = source.text.splitlines()
        return lines[place.line - 1].strip()[:LONGEST_LINE] if place.line <= len(lines) else ""

    def _line_once(self, place: Location, shown: set[tuple[str, int]]) -> Iterator[str]:
        """The text of a line, unless it has been shown."""
        text = self.line(place)
        if text and (place.file, place.line) not in shown:
            shown.add((place.file, place.line))
            yield f"　　　{text}"

    def _text(self, file: str) -> TextFile | None:
        if file not in self._texts:
            path = Path(file)
            ours = file in self._sitting.files
            read = self._sitting.office.opened.read if ours else read_text
            self._texts[file] = read(path, []) if path.suffix else None
        return self._texts[file]

    def _searched(self, finding: Finding) -> str:
        return " ".join(
            (finding.rule, finding.message, finding.hint, self.about(finding), finding.place.file)
        )


def _plainly(line: str) -> str:
    """A line about a rule, its examples named in common words."""
    for name, plain in EXAMPLES.items():
        line = line.replace(f"{name}：", f"{plain}：", 1) if line.startswith(name) else line
    return line


def counted(findings: Sequence[Finding]) -> str:
    """`错误1 警告2 提示3`."""
    return " ".join(f"{severity}{count}" for severity, count in severity_counts(findings))


def _rank(finding: Finding) -> tuple[int, str, int, int]:
    place = finding.place
    return finding.severity.gravity, place.file, place.line, place.column
