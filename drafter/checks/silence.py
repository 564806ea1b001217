"""静默: rules that the office has silenced, for one topic or altogether."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafter.checks.report import Report
    from drafter.findings import Finding
    from drafter.library.profile import Silence
    from drafter.location import Location


def heard(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that no 静默 of the office covers."""
    silences = report.profile.silences
    if not silences:
        return tuple(findings)
    topics = _topics_of_places(report) if any(item.topic for item in silences) else {}
    return tuple(
        finding
        for finding in findings
        if not any(_covers(silence, finding, topics) for silence in silences)
    )


def topics_of(report: Report, finding: Finding) -> tuple[str, ...]:
    """The topics, and figures by name, for which a 静默 would cover the finding; topics first."""
    at = _topics_of_places(report)
    names: set[str] = set()
    for place in (finding.place, *(item.place for item in finding.related)):
        names |= at.get(place, frozenset())
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
        silence.topic in topics.get(place, ())
        or PurePath(place.file).with_suffix("").as_posix().endswith(f"sections/{silence.topic}")
        for place in places
    )


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
    return {place: frozenset(names) for place, names in topics.items()}
