"""Words of the office (素材): what its 素材.md says, by topic and 视角."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field
from msgspec.structs import force_setattr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from drafter.figures.figure import Figure
    from drafter.location import Location


class WordForm(StrEnum):
    """How a stretch of words was written."""

    ITEM = "条目"
    PARAGRAPH = "段落"
    QUOTED = "照录"


class WordText(NamedTuple):
    """Text as typed; opaque, never a template."""

    text: str
    place: Location


class Declared(NamedTuple):
    """Digits that are no figure (`80岁以上` in backquotes), without the backquotes."""

    text: str
    place: Location


class WordLink(NamedTuple):
    """`【低保.在册】`: prints an indicator, measure or 自设 figure; `view` is what follows it, if any.

    `path` is known to exist; `view` is left for drafting to judge.
    """

    path: str
    view: str
    place: Location

    @property
    def text(self) -> str:
        """The link as typed."""
        return f"【{self.path}{'.' if self.view else ''}{self.view}】"


class WordFigure(NamedTuple):
    """`【12.72万元】`: a figure of its own, tracked to this place."""

    figure: Figure
    place: Location

    @property
    def text(self) -> str:
        """The figure as it prints."""
        return self.figure.text


WordRun = WordText | Declared | WordLink | WordFigure


class WordItem(NamedTuple):
    """One line of the office's own words.

    `heading` is its 小标题句, without the asterisks; `remedies` the 对策 under it, which
    print in the plan; `speaker` whom a 照录 quotes; `internal` that it is not 公开.
    """

    runs: tuple[WordRun, ...]
    place: Location
    form: WordForm = WordForm.ITEM
    heading: tuple[WordRun, ...] = ()
    remedies: tuple[WordItem, ...] = ()
    speaker: str = ""
    internal: bool = False

    @property
    def text(self) -> str:
        """Its words without the 小标题句, links as typed."""
        return "".join(run.text for run in self.runs)

    def links(self) -> Iterator[WordLink]:
        """Every link in it, its 小标题句 and its 对策."""
        for run in (*self.heading, *self.runs):
            if isinstance(run, WordLink):
                yield run
        for remedy in self.remedies:
            yield from remedy.links()


class TopicHeading(NamedTuple):
    """Where the words of a topic and 视角 begin, for complaints about the topic."""

    topic: str
    aspect: str
    place: Location


class Words(Struct, frozen=True, eq=False):
    """All words of a year, by topic path and 视角."""

    by_topic: Mapping[tuple[str, str], tuple[WordItem, ...]]
    headings: tuple[TopicHeading, ...]
    _of_topic: dict[str, tuple[WordItem, ...]] = field(default_factory=dict)
    _links: dict[str, tuple[WordLink, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather the words of each topic, whatever their 视角, and the links in them."""
        of_topic: dict[str, tuple[WordItem, ...]] = {}
        for (topic, _), items in self.by_topic.items():
            of_topic[topic] = of_topic.get(topic, ()) + items
        links = {
            topic: tuple(link for item in items for link in item.links())
            for topic, items in of_topic.items()
        }
        force_setattr(self, "_of_topic", of_topic)
        force_setattr(self, "_links", links)

    def items(self, topic: str, aspect: str) -> tuple[WordItem, ...]:
        """The office's words on `topic` under `aspect`, in the order of the file."""
        return self.by_topic.get((topic, aspect), ())

    def remedies(self, topic: str) -> tuple[WordItem, ...]:
        """The 对策 of every problem of `topic`, which print in its plan."""
        return tuple(remedy for item in self._of_topic.get(topic, ()) for remedy in item.remedies)

    def links(self, topic: str) -> tuple[WordLink, ...]:
        """Every link in the words on `topic`, 对策 included."""
        return self._links.get(topic, ())

    @property
    def topics(self) -> Collection[str]:
        """The topics that have words."""
        return self._of_topic.keys()


NO_WORDS = Words({}, ())
