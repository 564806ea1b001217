"""自设 figures: the topic whose words link to one, and a place of their own for those that none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.figure import OWN_FIGURES

if TYPE_CHECKING:
    from drafter.figures.yearset import YearData

OWN_TOPIC = OWN_FIGURES
TITLE = "自设数"


def own_paths(year: YearData) -> tuple[str, ...]:
    """The 自设 figures of a year."""
    return tuple(path for path in year.book.own if path.startswith(f"{OWN_FIGURES}."))


def unlinked(year: YearData) -> tuple[str, ...]:
    """The 自设 figures of which no topic shows a row."""
    return tuple(path for path in own_paths(year) if not _linking(path, year))


def topic_of_own(path: str, year: YearData) -> str:
    """Where a 自设 figure is shown."""
    return _linking(path, year) or OWN_TOPIC


def _linking(path: str, year: YearData) -> str:
    words = year.words
    fitting = (
        topic
        for topic in dict.fromkeys(topic for topic, _ in words.by_topic)
        if any(link.path == path for link in words.links(topic))
    )
    return next(fitting, "")
