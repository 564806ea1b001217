"""Which topic and row a place belongs to: where findings, figures and holes lead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from drafter.drafting.blocks import HoleRun
from drafter.drafting.topicfigures import asked_figures
from drafter.figures.editing.addresses import address_of
from drafter.figures.editing.requests import WordsAt
from drafter.figures.figure import CURRENT, LISTS
from drafter.session.history import Spot
from drafter.session.ownfigures import topic_of_own

if TYPE_CHECKING:
    from drafter.drafting.blocks import FigureRun
    from drafter.figures.editing.addresses import Address
    from drafter.figures.words import Words
    from drafter.figures.yearset import YearData
    from drafter.location import Location
    from drafter.office import Office

    _Lines = dict[tuple[str, int], list[tuple[int, tuple[str, str]]]]

Thing = TypeVar("Thing")


class Whereabouts:
    """Places of one year, looked up by line and column."""

    def __init__(self, office: Office) -> None:
        """Gather the places of all figures, gaps and words."""
        self._office = office
        year = office.year
        self._measures = _lines_of_figures(year)
        self._words = _lines_of_words(year.words)
        self._topics: dict[str, str] = {}
        for path, section in office.compiled.topics.items():
            for measure in section.measures:
                self._topics.setdefault(measure, path)
        self._own = {
            measure: path for path, measures in year.book.own.items() for measure in measures
        }
        self._sections = {
            section.place.file: path for path, section in office.compiled.topics.items()
        }

    def of_place(self, place: Location, near: str = "") -> Spot | None:
        """What stands at a place: a figure, an item of words; `near` is the topic one is at."""
        line = self._measures.get((place.file, place.line))
        if line is not None:
            return self.of_measure(*(_last_until(line, place.column) or line[0][1]), near)
        if place.file in self._words:
            return _last_until(self._words[place.file], place.line)
        topic = self._sections.get(place.file)
        return Spot(topic) if topic else None

    def of_measure(self, measure: str, field: str, near: str = "") -> Spot | None:
        """Where a measure is filled in: in the topic one is at, if that asks for it."""
        if measure.startswith(f"{LISTS}."):
            return self._of_record(address_of(measure), near)
        own = self._own.get(measure)
        if own is not None:
            return Spot(topic_of_own(own, self._office.year), own, field)
        topic = near if near and self._asks(near, measure) else self._topics.get(measure, "")
        if not topic:
            return None
        known = self._office.year.book.catalogue.of_measure(measure)
        return Spot(topic, known.indicator.path if known else measure, field)

    def of_run(self, run: FigureRun | HoleRun, near: str = "") -> Spot | None:
        """Where a figure or hole of the draft is filled in."""
        if isinstance(run, HoleRun):
            return self.of_measure(run.id, run.field, near)
        measure, _, field = run.id.rpartition(".")
        for key in ((run.id, CURRENT), (measure, field)):
            if key in self._office.year.book.figures and (spot := self.of_measure(*key, near)):
                return spot
        spots = (self.of_place(place, near) for place in run.origins)
        return next((spot for spot in spots if spot is not None), None)

    def _of_record(self, address: Address, near: str) -> Spot | None:
        """The field of a 清单, in a topic that walks the list."""
        name = address.names[0]
        topics = self._office.compiled.topics
        walking = [path for path, section in topics.items() if name in section.lists]
        if not walking:
            return None
        topic = near if near in walking else walking[0]
        return Spot(topic, f"{LISTS}.{name}[{address.record}].{'.'.join(address.field)}")

    def _asks(self, topic: str, measure: str) -> bool:
        section = self._office.compiled.topics.get(topic)
        if section is None:
            return False
        catalogue = self._office.year.book.catalogue
        return any(
            measure in asked.indicator.measures for asked in asked_figures(section, catalogue)
        )


def _lines_of_figures(year: YearData) -> _Lines:
    """The figures and gaps of each line, from left to right."""
    lines: _Lines = {}
    for key, figure in year.book.figures.items():
        for place in figure.origins:
            lines.setdefault((place.file, place.line), []).append((place.column, key))
    for key, gap in year.book.gaps.items():
        place = gap.place
        lines.setdefault((place.file, place.line), []).append((place.column, key))
    for line in lines.values():
        line.sort(key=_where)
    return lines


def _lines_of_words(words: Words) -> dict[str, list[tuple[int, Spot]]]:
    """Where in each file the topics, their items and 对策 begin; each goes on to the next."""
    lines: dict[str, list[tuple[int, Spot]]] = {}
    first: dict[str, str] = {}
    for heading in words.headings:
        first.setdefault(heading.topic, heading.place.file)
        begins = (heading.place.line, Spot(heading.topic))
        lines.setdefault(heading.place.file, []).append(begins)
    for (topic, aspect), items in words.by_topic.items():
        numbers: Counter[str] = Counter()
        for item in items:
            file = item.place.file
            numbers[file] += 1
            further = "" if file == first.get(topic, file) else file
            at = WordsAt(topic, aspect, numbers[file], file=further)
            for number, each in enumerate((item, *item.remedies)):
                spot = Spot.of_words(replace(at, remedy=number))
                lines.setdefault(file, []).append((each.place.line, spot))
    for beginnings in lines.values():
        beginnings.sort(key=_where)
    return lines


def _last_until(things: list[tuple[int, Thing]], end: int) -> Thing | None:
    """What stands last before an end or at it; the first of several, which the others are made of."""
    before = bisect_right(things, end, key=_where)
    if not before:
        return None
    return things[bisect_left(things, things[before - 1][0], key=_where)][1]


def _where(thing: tuple[int, object]) -> int:
    return thing[0]
