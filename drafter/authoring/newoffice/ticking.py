"""The topics of an offer as rows to be ticked, and what a filter leaves of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct

from drafter.authoring.newoffice.topicchoice import by_line, figures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.authoring.newoffice.topicchoice import Offer, Offered

EVERYTHING = "本单位主管的全部主题"


class Row(Struct, frozen=True):
    """A line of the list: a topic, the 业务线 over those behind it, or everything.

    `key` names the row; `shown` of a 业务线 are its topics in this part of the list that the
    filter leaves, of a topic itself. `ticked` says how many of them are.
    """

    key: str
    name: str
    shown: tuple[Offered, ...]
    ticked: int
    topic: Offered | None = None

    @property
    def all_ticked(self) -> bool:
        """Whether nothing is left to be ticked here."""
        return self.ticked == len(self.shown)


class Divider(Struct, frozen=True):
    """What stands between the office's own topics and those that others lead."""

    text: str


class Ticking(Struct):
    """Which topics of an offer are ticked: at first those that the office leads."""

    offered: Offer
    chosen: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Tick what the office leads."""
        self.chosen = self._usual

    @property
    def _usual(self) -> frozenset[str]:
        return frozenset(topic.path for topic in self.offered.ours)

    @property
    def changed(self) -> bool:
        """Whether anybody has ticked or unticked anything."""
        return self.chosen != self._usual

    def take_over(self, before: Ticking) -> None:
        """Keep the ticks that somebody set for an earlier offer, as far as they still mean something."""
        if not before.changed:
            return
        known = frozenset(self.offered.numbers)
        kept = before.chosen & known
        self.chosen = kept | (self._usual - frozenset(before.offered.numbers))

    def rows(self, wanted: str = "") -> Iterator[Row | Divider]:
        """The list from top to bottom, of topics that match what is `wanted`."""
        ours = list(self._part(self.offered.ours, wanted, ""))
        shown = tuple(row.topic for row in ours if row.topic)
        if len(ours) > len(shown) + 1:  # topics of more than one 业务线
            ticked = sum(topic.path in self.chosen for topic in shown)
            yield Row(EVERYTHING, EVERYTHING, shown, ticked)
        yield from ours
        others = list(self._part(self.offered.others, wanted, "别/"))
        if others:
            yield Divider("不由本单位主管的；有数要写的也可以选")
            yield from others

    def toggle(self, row: Row) -> None:
        """Tick what the row shows, or untick it where all of it is ticked."""
        paths = frozenset(topic.path for topic in row.shown)
        self.chosen = self.chosen - paths if row.all_ticked else self.chosen | paths

    @property
    def counts(self) -> tuple[int, int]:
        """How many topics are ticked, and how many figures they ask for."""
        topics = [topic for topic in self.offered.topics if topic.path in self.chosen]
        return len(topics), figures_of(topics)

    def _part(self, topics: Iterable[Offered], wanted: str, part: str) -> Iterator[Row]:
        words = normalize("NFKC", wanted).split()
        for line, same in by_line(topics).items():
            left = tuple(topic for topic in same if _matches(topic, words))
            if not left:
                continue
            ticked = [topic.path in self.chosen for topic in left]
            yield Row(f"{part}{line}", line, left, sum(ticked))
            for topic, is_ticked in zip(left, ticked, strict=True):
                name = topic.path.partition("/")[2]
                yield Row(topic.path, name, (topic,), int(is_ticked), topic)


def _matches(topic: Offered, words: list[str]) -> bool:
    said = f"{topic.path} {topic.title}"
    return all(word in said for word in words)
