"""What a public version of the report does without: figures, records and words that are not 公开."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.book import FigureBook
from drafter.figures.figure import CURRENT, PREVIOUS, Gap, State
from drafter.figures.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.figures.words import WordItem
    from drafter.figures.yearset import YearData
    from drafter.findings import Finding
    from drafter.location import Location

LIFT = "要印的，删去“公开: 否”"
LIFT_WORDS = "要印的，删去“〔内部〕”"
LONGEST = 20


def published(year: YearData, found: list[Finding]) -> YearData:
    """The year without what is not 公开, nor what could be computed from it; each is found.

    A withheld figure counts as not had (无), so that no hole shows that there is one.
    """
    measures = _withheld_measures(year.book)
    found.extend(_told(year.book, measures))
    book = _without(year.book, measures)
    return replace(year, book=book, words=_public_words(year.words, book, measures, found))


def _withheld_measures(book: FigureBook) -> frozenset[str]:
    stated = {path for path, attributes in book.noted.items() if not attributes.public}
    stated |= {measure for path in stated for measure in book.own.get(path, ())}
    for records in book.lists.values():
        for record in records:
            if not record.public:
                stated |= record.measures
    return frozenset(stated)


def _without(book: FigureBook, measures: frozenset[str]) -> FigureBook:
    hidden = measures | _computed_from(book, measures)
    none = {
        (measure, field): Gap(State.NONE, place)
        for measure, place in _places(book, hidden)
        for field in (CURRENT, PREVIOUS)
    }
    return FigureBook(
        book.period,
        book.catalogue,
        book.units,
        {key: figure for key, figure in book.figures.items() if key[0] not in hidden},
        {key: gap for key, gap in book.gaps.items() if key[0] not in hidden} | none,
        book.noted,
        {key: names for key, names in book.part_names.items() if key[0] not in hidden},
        {
            name: tuple(record for record in records if record.public)
            for name, records in book.lists.items()
        },
        book.own,
        book.measures,
        _previous(book.previous),
        _previous(book.opening),
        hidden
        | {
            path
            for path, indicator in book.catalogue.indicators.items()
            if hidden.issuperset(indicator.measures)
        },
    )


def _previous(book: FigureBook | None) -> FigureBook | None:
    return None if book is None else _without(book, _withheld_measures(book))


def _places(book: FigureBook, measures: frozenset[str]) -> Iterator[tuple[str, Location]]:
    """Each measure with a place to name for it."""
    for measure in sorted(measures):
        figure = book.figure(measure)
        known = book.catalogue.measures.get(measure)
        if figure is not None:
            yield measure, figure.place
        elif known is not None:
            yield measure, known.indicator.place


def _computed_from(book: FigureBook, measures: frozenset[str]) -> frozenset[str]:
    """The measures that nobody typed and whose 公式 needs one that is withheld."""
    hidden = set(measures)
    for _ in book.catalogue.computed:
        more = {
            measure
            for measure in book.catalogue.computed - hidden
            if (measure, CURRENT) not in book.figures
            and (formula := book.catalogue.measures[measure].indicator.formula) is not None
            and not hidden.isdisjoint(formula.names)
        }
        if not more:
            break
        hidden |= more
    return frozenset(hidden - measures)


def _told(book: FigureBook, measures: frozenset[str]) -> Iterator[Finding]:
    """Each withheld measure once, where it stands; a record once for all its figures."""
    of_records = frozenset[str]()
    for name, records in book.lists.items():
        for record in records:
            if not record.public:
                of_records |= record.measures
                yield faults.WITHHELD.at(
                    record.place, f"清单“{name}”的这一项不公开，没有印", hint=LIFT
                )
    seen: set[str] = set()
    for measure, _ in book.figures:
        if measure in measures - of_records and measure not in seen:
            seen.add(measure)
            figure = next(iter(_fields_of(book, measure)))
            yield faults.WITHHELD.at(figure, f"{measure} 不公开，没有印", hint=LIFT)


def _fields_of(book: FigureBook, measure: str) -> Iterator[Location]:
    current = book.figures.get((measure, CURRENT))
    if current is not None:
        yield current.place
    yield from (figure.place for key, figure in book.figures.items() if key[0] == measure)


def _public_words(
    words: Words, book: FigureBook, measures: frozenset[str], found: list[Finding]
) -> Words:
    by_topic = {
        key: tuple(_public_items(items, book, measures, found))
        for key, items in words.by_topic.items()
    }
    return Words(by_topic, words.headings)


def _public_items(
    items: tuple[WordItem, ...], book: FigureBook, measures: frozenset[str], found: list[Finding]
) -> Iterator[WordItem]:
    """The items that may be read by all; one that links a withheld figure may not."""
    for item in items:
        own = item._replace(remedies=())
        linked = {
            measure
            for link in own.links()
            for measure in (*book.measures_of(link.path), link.path)
            if measure in measures
        }
        if item.internal or linked:
            text = item.text if len(item.text) <= LONGEST else f"{item.text[:LONGEST]}…"
            why = f"（{'、'.join(sorted(linked))} 不公开）" if linked else ""
            found.append(
                faults.WITHHELD.at(
                    item.place, f"素材“{text}”没有印{why}", hint=LIFT if linked else LIFT_WORDS
                )
            )
            continue
        yield item._replace(remedies=tuple(_public_items(item.remedies, book, measures, found)))
