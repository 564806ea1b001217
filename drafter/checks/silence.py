"""静默: rules that the office has silenced, for one topic or altogether."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.checks import faults
from drafter.checks.rulebook import rulebook
from drafter.location import Location
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from drafter.checks.report import Report
    from drafter.findings import Finding
    from drafter.library.profile import Silence

WORDS_SUFFIX = ".md"


class Heard(Struct, frozen=True):
    """Findings; and apart, those that a 静默 of the office covers, each with that 静默."""

    findings: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, Silence], ...] = ()


def heard(report: Report, findings: Iterable[Finding]) -> Heard:
    """What is found in a report, parted by whether the office has silenced it."""
    silences = report.profile.silences
    topics = _topics_of_places(report) if any(item.topic for item in silences) else {}
    return _parted(silences, findings, topics)


def heard_in_document(silences: Iterable[Silence], findings: Iterable[Finding]) -> Heard:
    """What is found in a document, which knows no topics: only 静默 of a whole rule covers it."""
    return _parted(tuple(silences), findings, {})


def _parted(
    silences: tuple[Silence, ...],
    findings: Iterable[Finding],
    topics: Mapping[Location, frozenset[str]],
) -> Heard:
    if not silences:
        return Heard(tuple(findings))
    open_: list[Finding] = []
    silenced: list[tuple[Finding, Silence]] = []
    for finding in findings:
        covering = next((item for item in silences if _covers(item, finding, topics)), None)
        if covering is None:
            open_.append(finding)
        else:
            silenced.append((finding, covering))
    return Heard(tuple(open_), tuple(silenced))


def idle(silences: Iterable[Silence], used: Iterable[Silence]) -> Iterator[Finding]:
    """Silences that have silenced nothing: of a rule that there is not, or not any more needed."""
    spent = {item.place for item in used}
    for silence in silences:
        if silence.rule not in rulebook():
            near = nearest(silence.rule, rulebook())
            yield faults.UNKNOWN_SILENCE.at(
                silence.place,
                f"静默里的规则“{silence.rule}”不存在，什么也没有静默",
                hint=f"是不是“{near}”？" if near else "全部规则名见：drafter explain",
            )
        elif silence.place not in spent:
            about = f"（主题 {silence.topic}）" if silence.topic else ""
            yield faults.IDLE_SILENCE.at(
                silence.place,
                f"静默“{silence.rule}”{about}没有用上，这次检查的文件里没有这样的问题",
                hint="问题已经改好的，删去这一条，免得以后真有问题也不提醒；主题写错的，改对",
            )


def topics_of(report: Report, finding: Finding) -> tuple[str, ...]:
    """The topics, and figures by name, for which a 静默 would cover the finding; topics first."""
    at = _topics_of_places(report)
    names: set[str] = set()
    for place in (finding.place, *(item.place for item in finding.related)):
        names |= _topics_at(at, place)
        _, inside, path = PurePath(place.file).with_suffix("").as_posix().rpartition("sections/")
        if inside and place.file.endswith(".md"):
            names.add(path)
    return tuple(sorted(names, key=lambda name: ("/" not in name, -name.count("."), name)))


def _covers(silence: Silence, finding: Finding, topics: Mapping[Location, frozenset[str]]) -> bool:
    if silence.rule != finding.rule:
        return False
    if not silence.topic:
        return True
    places = (finding.place, *(item.place for item in finding.related))
    return any(
        silence.topic in _topics_at(topics, place)
        or PurePath(place.file).with_suffix("").as_posix().endswith(f"sections/{silence.topic}")
        for place in places
    )


def _topics_at(topics: Mapping[Location, frozenset[str]], place: Location) -> frozenset[str]:
    """The topics of a place; of words, those of its line, for rules point within a line."""
    known = topics.get(place)
    if known is None and place.file.endswith(WORDS_SUFFIX):
        known = topics.get(Location(place.file, place.line))
    return known or frozenset()


def _topics_of_places(report: Report) -> Mapping[Location, frozenset[str]]:
    """Which topics a place in the year's files belongs to.

    A figure belongs to the topics that print it, and to each group its name starts
    with (低保.城市.在册: 低保.城市, 低保).
    """
    topics: dict[Location, set[str]] = {}
    for figure in report.book.figures.values():
        groups = topics.setdefault(figure.place, set())
        parts = figure.measure.split(".")
        groups.update(".".join(parts[:count]) for count in range(1, len(parts) + 1))
    for block in report.draft.blocks:
        topic = getattr(block, "topic", "")
        if topic:
            for run in getattr(block, "runs", ()):
                for place in (run.place, *getattr(run, "origins", ())):
                    topics.setdefault(place, set()).add(topic)
                    if place.file.endswith(WORDS_SUFFIX):
                        topics.setdefault(Location(place.file, place.line), set()).add(topic)
    return {place: frozenset(names) for place, names in topics.items()}
