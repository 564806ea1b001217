"""What a public version of the report does without: figures, records and words that are not 公开."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.figures import faults
from drafter.figures.figure import CURRENT, LISTS, PREVIOUS, Gap, State
from drafter.figures.words import Words
from drafter.library.formulas import OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.figures.book import FigureBook
    from drafter.figures.lists import Record
    from drafter.figures.words import WordItem
    from drafter.figures.yearset import YearData
    from drafter.findings import Finding
    from drafter.location import Location

LIFT = "要印的，删去“公开: 否”"
LIFT_WORDS = "要印的，删去“〔内部〕”"
LONGEST = 20
# Views of a link that show last year's figure, or what follows from it.
COMPARING = frozenset({"上年", "同比", "增量", "增减", "由上年到本年", "走势", "比年初"})


def published(year: YearData, found: list[Finding]) -> YearData:
    """The year without what is not 公开, nor what could be computed from it; each is found.

    A withheld figure counts as not had (无), so that no hole shows that there is one.
    """
    book = year.book
    measures = _withheld_measures(book)
    found.extend(_told(book, measures))
    public = _without(book, measures)
    found.extend(_inferable(book, public))
    return replace(year, book=public, words=_public_words(year.words, public, found))


def _withheld_measures(book: FigureBook) -> frozenset[str]:
    stated = {path for path, attributes in book.noted.items() if not attributes.public}
    stated |= {measure for path in stated for measure in book.own.get(path, ())}
    for record in _secret_records(book):
        keys = (measure for measure, _ in (*book.figures, *book.gaps))
        stated |= {measure for measure in keys if measure.startswith(f"{record.stem}.")}
    return frozenset(stated)


def _secret_records(book: FigureBook) -> Iterator[Record]:
    for records in book.lists.values():
        yield from (record for record in records if not record.public)


def _without(book: FigureBook, measures: frozenset[str]) -> FigureBook:
    hidden = measures | _computed_from(book, measures)
    previous, opening = _previous(book.previous), _previous(book.opening)
    none = {
        (measure, field): Gap(State.NONE, place)
        for measure, place in _places(book, hidden)
        for field in (CURRENT, PREVIOUS)
    }
    # Of what last year kept to itself neither 上年 nor what compares with it is said.
    last = previous.withheld if previous else frozenset[str]()
    for measure in last - hidden:
        figure = book.figure(measure)
        if figure is not None and (measure, PREVIOUS) not in book.figures:
            none[measure, PREVIOUS] = Gap(State.NONE, figure.place)
    of = (book.catalogue.measures.get(measure) for measure in hidden)
    whole = {
        known.indicator.path
        for known in of
        if known is not None and hidden.issuperset(known.indicator.measures)
    }
    return replace(
        book,
        figures={key: figure for key, figure in book.figures.items() if key[0] not in hidden},
        gaps={key: gap for key, gap in book.gaps.items() if key[0] not in hidden} | none,
        part_names={key: names for key, names in book.part_names.items() if key[0] not in hidden},
        lists={
            name: tuple(record for record in records if record.public)
            for name, records in book.lists.items()
        },
        previous=previous,
        opening=opening,
        withheld=hidden | whole,
        _found={},
    )


def _previous(book: FigureBook | None) -> FigureBook | None:
    return None if book is None else _without(book, _withheld_measures(book))


def _places(book: FigureBook, measures: frozenset[str]) -> Iterator[tuple[str, Location]]:
    """Each measure of an indicator with a place to name for it; records leave no trace."""
    for measure in sorted(measures):
        figure = book.figure(measure)
        known = book.catalogue.measures.get(measure)
        if measure.startswith(f"{LISTS}."):
            continue
        if figure is not None:
            yield measure, figure.place
        elif known is not None:
            yield measure, known.indicator.place


def _computed_from(book: FigureBook, measures: frozenset[str]) -> frozenset[str]:
    """The measures that nobody typed and whose 公式 needs one that is withheld."""
    if not measures:
        return frozenset()
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
    for record in _secret_records(book):
        name = record.stem.split(".")[1]
        yield faults.WITHHELD.at(record.place, f"清单“{name}”的这一项不公开，没有印", hint=LIFT)
    own = (measure for measure, _ in book.figures if not measure.startswith(f"{LISTS}."))
    for measure in dict.fromkeys(own):
        if measure in measures:
            yield faults.WITHHELD.at(
                _place_of(book, measure), f"{measure} 不公开，没有印", hint=LIFT
            )
    before = book.previous
    if before is None:
        return
    for measure in sorted(_withheld_measures(before) - measures):
        figure = before.figure(measure)
        if figure is not None and book.figure(measure) is not None:
            yield faults.WITHHELD.at(
                figure.place, f"{measure} 的上年数不公开，上年数和同比没有印", hint=LIFT
            )


def _inferable(book: FigureBook, public: FigureBook) -> Iterator[Finding]:
    """Withheld figures that whoever reads the others can work out (校验, 公式)."""
    if not public.withheld:
        return
    equations = [
        (item.names, item.text)
        for item in book.catalogue.identities
        if item.operator == "==" and not item.usual
    ]
    for measure in sorted(book.catalogue.computed):
        formula = book.catalogue.measures[measure].indicator.formula
        if formula is not None:
            equations.append(((measure, *formula.names), f"{measure} == {formula.text}"))
    for names, text in equations:
        secret = [name for name in names if name.removesuffix(OPENING) in public.withheld]
        if len(secret) == 1 and (secret[0], CURRENT) in book.figures:
            others = [name for name in names if name != secret[0]]
            if all(_is_public(name, public) for name in others):
                yield faults.INFERABLE.at(
                    _place_of(book, secret[0]),
                    f"{secret[0]} 不公开，但由公开的{'、'.join(others)}可以算出",
                    hint="其中的一个也写上“公开: 否”",
                    computation=text,
                )


def _is_public(name: str, public: FigureBook) -> bool:
    field = PREVIOUS if name.endswith(OPENING) else CURRENT
    return public.figure(name.removesuffix(OPENING), field) is not None


def _place_of(book: FigureBook, measure: str) -> Location:
    current = book.figures.get((measure, CURRENT))
    places = (figure.place for key, figure in book.figures.items() if key[0] == measure)
    return current.place if current is not None else next(places)


def _public_words(words: Words, book: FigureBook, found: list[Finding]) -> Words:
    by_topic = {
        key: tuple(_public_items(items, book, found)) for key, items in words.by_topic.items()
    }
    return Words(by_topic, words.headings)


def _public_items(
    items: tuple[WordItem, ...], book: FigureBook, found: list[Finding]
) -> Iterator[WordItem]:
    """The items that may be read by all; one that links a withheld figure may not."""
    for item in items:
        secret = _secrets_linked(item._replace(remedies=()), book)
        if item.internal or secret:
            text = item.text if len(item.text) <= LONGEST else f"{item.text[:LONGEST]}…"
            why = f"（{'、'.join(secret)} 不公开）" if secret else ""
            found.append(
                faults.WITHHELD.at(
                    item.place, f"素材“{text}”没有印{why}", hint=LIFT if secret else LIFT_WORDS
                )
            )
            continue
        yield item._replace(remedies=tuple(_public_items(item.remedies, book, found)))


def _secrets_linked(item: WordItem, book: FigureBook) -> list[str]:
    """The withheld measures that the item links; also by what compares with last year's."""
    secrets: set[str] = set()
    last = book.previous.withheld if book.previous else frozenset[str]()
    for link in item.links():
        linked = {link.path, *book.measures_of(link.path)}
        secrets |= linked & book.withheld
        if link.view in COMPARING:
            secrets |= {
                measure for measure in linked & last if (measure, PREVIOUS) not in book.figures
            }
    return sorted(secrets)
