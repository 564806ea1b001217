"""Which topic and row a place belongs to: where findings, figures and holes lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import HoleRun
from drafter.drafting.topicfigures import asked_figures
from drafter.figures.figure import CURRENT
from drafter.session.history import Spot

if TYPE_CHECKING:
    from drafter.drafting.blocks import FigureRun
    from drafter.figures.yearset import YearData
    from drafter.location import Location
    from drafter.office import Office


class Whereabouts:
    """Places of one year, looked up by line."""

    def __init__(self, office: Office) -> None:
        """Gather the places of all figures, gaps and words."""
        self._office = office
        year = office.year
        self._measures = _lines_of_figures(year)
        self._words = _lines_of_words(year)
        self._topics: dict[str, str] = {}
        for path, section in office.compiled.topics.items():
            for measure in section.measures:
                self._topics.setdefault(measure, path)
        self._sections = {
            section.place.file: path for path, section in office.compiled.topics.items()
        }

    def of_place(self, place: Location, near: str = "") -> Spot | None:
        """What stands on the line of a place; `near` is the topic one is at."""
        known = self._measures.get((place.file, place.line))
        if known is not None:
            return self.of_measure(*known, near)
        topic = self._words.get((place.file, place.line)) or self._sections.get(place.file)
        return Spot(topic) if topic else None

    def of_measure(self, measure: str, field: str, near: str = "") -> Spot | None:
        """Where a measure is filled in: in the topic one is at, if that asks for it."""
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

    def _asks(self, topic: str, measure: str) -> bool:
        section = self._office.compiled.topics.get(topic)
        if section is None:
            return False
        catalogue = self._office.year.book.catalogue
        return any(
            measure in asked.indicator.measures for asked in asked_figures(section, catalogue)
        )


def _lines_of_figures(year: YearData) -> dict[tuple[str, int], tuple[str, str]]:
    """The figure or gap of each line; of several on one line the first."""
    lines: dict[tuple[str, int], tuple[str, str]] = {}
    for key, figure in year.book.figures.items():
        for place in figure.origins:
            lines.setdefault((place.file, place.line), key)
    for key, gap in year.book.gaps.items():
        lines.setdefault((gap.place.file, gap.place.line), key)
    return lines


def _lines_of_words(year: YearData) -> dict[tuple[str, int], str]:
    return {
        (item.place.file, item.place.line): topic
        for (topic, _), items in year.words.by_topic.items()
        for item in items
    }
