"""Finding a word or number in everything of a year: indicators, words, the draft, the findings."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from msgspec import Struct

from drafter.drafting.blocks import Table
from drafter.drafting.topicfigures import asked_figures
from drafter.figures.figure import OWN_FIGURES, State
from drafter.library.sections import topic_of
from drafter.session.history import Spot
from drafter.session.ownfigures import TITLE as OWN_TITLE
from drafter.session.ownfigures import own_paths, topic_of_own

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.drafting.blocks import Draft
    from drafter.figures.book import FigureBook
    from drafter.figures.yearset import YearData
    from drafter.findings import Finding
    from drafter.library.indicators import Indicator
    from drafter.office import Office
    from drafter.session.whereabouts import Whereabouts

# How many are shown: of each kind, and of the only kind; whoever wants others types more.
MOST, MOST_ALONE = 15, 200
HOLE = "〔待填〕"
NOT_HAD = "无"
_COMMA = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")


class Kind(StrEnum):
    """Where something was found."""

    INDICATOR = "指标"
    WORDS = "素材"
    DRAFT = "文稿"
    FINDING = "检查"


class Hit(NamedTuple):
    """One place: what stands there, what is told beside it, and where one goes.

    `start` and `end` enclose what was sought in `text`; `block` is the paragraph of the draft.
    """

    kind: Kind
    text: str
    more: str
    spot: Spot | None
    start: int = 0
    end: int = 0
    block: int = -1

    @property
    def sought(self) -> str:
        """What was found, as it is printed."""
        return self.text[self.start : self.end]


class Found(NamedTuple):
    """The places of one kind: how many there are, and the first of them."""

    kind: Kind
    total: int
    hits: tuple[Hit, ...]


class _Page(Struct, frozen=True):
    """A text that is searched: folded for comparing, with the place of each letter."""

    hit: Hit
    folded: str
    also: str


def everything(
    office: Office, draft: Draft, findings: Iterable[Finding], whereabouts: Whereabouts
) -> Iterator[Hit]:
    """All that can be found in a year."""
    yield from _indicators(office)
    yield from _words(office, whereabouts)
    yield from in_draft(draft)
    yield from _findings(findings, whereabouts)


class Searched:
    """Texts made ready for being searched with every key."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        """Fold them once."""
        self._pages = tuple(
            _Page(hit, folded(hit.text), folded(f"{hit.more} {_also(hit)}")) for hit in hits
        )

    def find(self, text: str) -> tuple[Found, ...]:
        """Where all words of the text stand together, by kind; nothing for an empty text."""
        words = folded(text).split()
        if not words:
            return ()
        fitting: dict[Kind, list[_Page]] = {}
        for page in self._pages:
            if _has(page, words):
                fitting.setdefault(page.hit.kind, []).append(page)
        most = MOST if len(fitting) > 1 else MOST_ALONE
        groups = []
        for kind, pages in fitting.items():
            pages.sort(key=lambda page: _rank(page, words[0]))
            hits = tuple(_placed(page, words[0]) for page in pages[:most])
            groups.append(Found(kind, len(pages), hits))
        return tuple(groups)


class _Folds(dict[str, str]):
    """What a letter is compared as; asking Unicode anew for every letter would take longer."""

    def __missing__(self, mark: str) -> str:
        fold = self[mark] = normalize("NFKC", mark).casefold()
        return fold


_FOLDS = _Folds()


def folded(text: str) -> str:
    """The text as it is compared: half-width, small letters, numbers without their commas."""
    return "".join(map(_FOLDS.__getitem__, _COMMA.sub("", text)))


def places_before(hit: Hit, draft: Draft) -> int:
    """How often the draft prints what was found before it comes to this place."""
    earlier = sum(text.count(hit.sought) for text in draft.texts[: hit.block])
    return earlier + hit.text[: hit.start].count(hit.sought)


def _has(page: _Page, words: list[str]) -> bool:
    return all(word in page.folded or word in page.also for word in words)


def _rank(page: _Page, word: str) -> int:
    """How near a place is, 0 the nearest: it begins so, or its name in the files has that part."""
    path = folded(_also(page.hit))
    if page.folded.startswith(word) or f".{word}." in f".{path}.":
        return 0
    return 1 if word in page.folded else 2


def _placed(page: _Page, word: str) -> Hit:
    """The hit with the place of the word in its text as it is printed."""
    at = page.folded.find(word)
    if at < 0:
        return page.hit
    text = page.hit.text
    dropped = {match.start() for match in _COMMA.finditer(text)}
    places = [
        place for place, mark in enumerate(text) if place not in dropped for _ in _FOLDS[mark]
    ]
    return page.hit._replace(start=places[at], end=places[at + len(word) - 1] + 1)


def _also(hit: Hit) -> str:
    return hit.spot.path if hit.spot else ""


def _indicators(office: Office) -> Iterator[Hit]:
    """Every indicator of every topic, once, with its value; those of which the year speaks first."""
    book = office.year.book
    spoken: list[Hit] = []
    others: list[Hit] = []
    seen: set[str] = set()
    for path, section in office.compiled.topics.items():
        for asked in asked_figures(section, book.catalogue):
            indicator = asked.indicator
            if indicator.path in seen:
                continue
            seen.add(indicator.path)
            value = _value(indicator, book)
            spot = Spot(topic_of(path), indicator.path)
            hit = Hit(Kind.INDICATOR, f"{indicator.name} {value}".rstrip(), section.title, spot)
            (spoken if value else others).append(hit)
    yield from spoken
    yield from _own(office.year)
    yield from others


def _own(year: YearData) -> Iterator[Hit]:
    """The figures that no catalogue has."""
    for path in own_paths(year):
        figures = (year.book.figure(measure) for measure in year.book.own[path])
        value = "".join(figure.text for figure in figures if figure is not None)
        name = path.removeprefix(f"{OWN_FIGURES}.")
        spot = Spot(topic_of_own(path, year), path)
        yield Hit(Kind.INDICATOR, f"{name} {value}".rstrip(), OWN_TITLE, spot)


def _value(indicator: Indicator, book: FigureBook) -> str:
    figures = [book.figure(measure) for measure in indicator.measures]
    value = "".join(figure.text for figure in figures if figure is not None)
    if value:
        return value
    states = {book.state(measure) for measure in indicator.measures}
    if State.NONE in states:
        return NOT_HAD
    return HOLE if any(measure in book.awaited for measure in indicator.measures) else ""


def _words(office: Office, whereabouts: Whereabouts) -> Iterator[Hit]:
    topics = office.compiled.topics
    for (topic, aspect), items in office.year.words.by_topic.items():
        title = topics[topic].title if topic in topics else topic
        for item in items:
            for each in (item, *item.remedies):
                text = "".join(run.text for run in (*each.heading, *each.runs))
                spot = whereabouts.of_place(each.place)
                yield Hit(Kind.WORDS, text, f"{title}·{aspect}", spot)


def in_draft(draft: Draft) -> Iterator[Hit]:
    """The paragraphs of a draft."""
    for at, block in enumerate(draft.blocks):
        if not isinstance(block, Table) and block.text:
            spot = Spot(block.topic) if block.topic else None
            yield Hit(Kind.DRAFT, block.text, "", spot, block=at)


def _findings(findings: Iterable[Finding], whereabouts: Whereabouts) -> Iterator[Hit]:
    for finding in findings:
        spot = whereabouts.of_place(finding.place)
        yield Hit(Kind.FINDING, finding.message, f"{finding.severity} {finding.rule}", spot)
