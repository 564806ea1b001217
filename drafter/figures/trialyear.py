"""A year as it would be with other values in its files: nothing is spliced, parsed or read again.

The nodes that were read get the new value, and only the part of the year that it stands in is
made anew: an indicator, 自设, 清单, or the head of the file.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.figures.book import FigureBook
from drafter.figures.collecting import WHOLE, Part, collect
from drafter.figures.comparison import check_spans, check_stated
from drafter.figures.editing.addresses import address_of
from drafter.figures.editing.halves import halves_apart
from drafter.figures.editing.openfiles import home_of
from drafter.figures.editing.pens import TrialPen, alone
from drafter.figures.editing.requests import ClearValue, SetValue
from drafter.figures.editing.valueedits import clear_at, set_at
from drafter.figures.figure import DATA
from drafter.figures.yearset import head_of, read_words, year_of
from drafter.figures.yearsource import OtherYears, Root, YearSource, new_builder
from drafter.figures.yeartimes import check_own_days
from drafter.yamlsource import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Lookup

    from drafter.figures.builder import BookBuilder
    from drafter.figures.editing.addresses import Address
    from drafter.figures.figure import Figure, Gap
    from drafter.figures.keptyear import KeptYear
    from drafter.figures.yearset import YearData
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.textfile import TextFile

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

TrialRequest = SetValue | ClearValue


def trial(year: YearData, requests: Iterable[TrialRequest], found: list[Finding]) -> YearData:
    """The year that would be read if the values were in its files, and all that would be found.

    A request that cannot be done changes nothing and is found to be so. The year may be a
    trial itself; of a 稿 it is the year beneath that is tried. A pair that is typed half by
    half takes both in one value (`apart`).
    """
    before = _kept(year)
    touched = _Touched(list(before.roots))
    for request in apart(year, requests):
        touched.do(request, before.terms.catalogue)
    kept = replace(before, roots=tuple(touched.roots))
    if touched.head:
        kept = _with_head(kept)
    kept = _with_figures(kept, before, touched.parts)
    found.extend((*kept.found.all(), *touched.refused))
    return year_of(kept)


def trial_words(year: YearData, texts: Iterable[TextFile], found: list[Finding]) -> YearData:
    """The year that would be read if its 素材 were these texts, and all that would be found."""
    before = _kept(year)
    texts = tuple(texts)
    told: list[Finding] = []
    words = read_words(texts, before.book, told)
    stages = replace(before.found, words=tuple(told))
    kept = replace(before, texts=texts, words=words, found=stages)
    found.extend(kept.found.all())
    return year_of(kept)


def apart(year: YearData, requests: Iterable[TrialRequest]) -> tuple[TrialRequest, ...]:
    """The requests as the files can take them: a pair that is typed half by half gets two values."""
    kept = _kept(year)
    mappings = [root.mapping for root in kept.roots]
    taken: list[TrialRequest] = []
    for request in requests:
        address = address_of(request.path, request.field)
        text = request.text if isinstance(request, SetValue) else ""
        halves = halves_apart(mappings, address, text, kept.terms.catalogue)
        for path, half in halves:
            one: TrialRequest = SetValue(path, half, ".".join(address.field))
            taken.append(one if isinstance(request, SetValue) else ClearValue(one.path, one.field))
        if not halves:
            taken.append(request)
    return tuple(taken)


class Alone(Struct, frozen=True):
    """What one typed value gives by itself, and what is wrong with it."""

    figures: tuple[Figure, ...]
    gaps: tuple[Gap, ...]
    found: tuple[Finding, ...]


def read_alone(year: YearData, request: SetValue) -> Alone:
    """What a text says of an indicator, 自设 or record, as if nothing else were in the files.

    A part says nothing of the whole: whether the others are there is not for it to say.
    """
    kept = _kept(year)
    address = address_of(request.path, request.field)
    node = alone(address, request.text, kept.head.place)
    found: list[Finding] = []
    builder = new_builder(kept.terms, found)
    collect((node,), builder)
    return Alone(tuple(builder.figures.values()), tuple(builder.gaps.values()), tuple(found))


def _kept(year: YearData) -> KeptYear:
    assert year.kept is not None, "no reader made this year"
    return year.kept


class _Touched(Struct):
    """The files with values in them, what of the year these touch, and what is refused."""

    roots: list[Root]
    parts: set[Part] = field(default_factory=set)
    head: bool = False
    refused: list[Finding] = field(default_factory=list)

    def do(self, request: TrialRequest, catalogue: Catalogue) -> None:
        """Put one value in."""
        address = address_of(request.path, request.field)
        at = home_of(self.roots, address, catalogue)
        assert at is not None
        file, mapping = self.roots[at]
        pen = TrialPen(mapping, file)
        if isinstance(request, SetValue):
            done = set_at(pen, address, request.text, catalogue)
        else:
            done = clear_at(pen, address)
        if not isinstance(done, Mapping):
            self.refused.append(done)
            return
        self.roots[at] = Root(file, done)
        if address.root:
            self.parts.add(_part_of(address, catalogue))
        else:
            self.head = True


def _part_of(address: Address, catalogue: Catalogue) -> Part:
    if address.root != DATA:
        return Part(address.root)
    measure = catalogue.measures.get(address.path)
    path = measure.indicator.path if measure else address.path
    return Part(DATA, path) if path in catalogue.indicators else WHOLE


def _with_head(kept: KeptYear) -> KeptYear:
    """The head read again, and the years that are compared with where it is of another time."""
    found: list[Finding] = []
    head = head_of([root.mapping for root in kept.roots], kept.path, found)
    stages = replace(kept.found, head=tuple(found))
    if (
        head is None
    ):  # of no year no report can be made: the one before stays, and what is wrong is said
        return replace(kept, found=stages)
    before, now = kept.head.period, head.period
    book = replace(kept.book, period=now, _found={})
    kept = replace(kept, head=head, book=book, found=stages)
    if (before.year, before.span) == (now.year, now.span):
        return kept
    others: list[Finding] = []
    source = YearSource(kept.terms, others)
    years = OtherYears(source, kept.index, kept.path, now)
    book = replace(book, previous=years.previous(), opening=years.opening(), _found={})
    stages = replace(stages, others=tuple(others))
    return replace(kept, book=book, other_files=tuple(source.files), found=stages)


def _with_figures(kept: KeptYear, before: KeptYear, parts: set[Part]) -> KeptYear:
    """The parts that are touched made anew, and what hangs on them."""
    book, figures = kept.book, kept.found.figures
    for part in {WHOLE} if WHOLE in parts else parts:
        gone, come = _made(before, part), _made(kept, part)
        book = _exchanged(book, gone, come)
        figures = _exchanged_findings(figures, gone.found, come.found)
    compared: list[Finding] = []
    check_stated(book, compared)
    check_spans(book, compared)
    check_own_days(book, [root.mapping for root in kept.roots], compared)
    words, words_found = kept.words, kept.found.words
    if book.own != before.book.own:
        found: list[Finding] = []
        words, words_found = read_words(kept.texts, book, found), tuple(found)
    stages = replace(kept.found, figures=figures, compared=tuple(compared), words=words_found)
    return replace(kept, book=book, words=words, found=stages)


def _made(kept: KeptYear, part: Part) -> BookBuilder:
    """One part of the year, read from its nodes."""
    builder = new_builder(kept.terms, [])
    collect([root.mapping for root in kept.roots], builder, part)
    builder.finish()
    return builder


def _exchanged(book: FigureBook, gone: BookBuilder, come: BookBuilder) -> FigureBook:
    """The book with one part in place of another."""
    return FigureBook(
        book.period,
        book.catalogue,
        book.units,
        _swapped(book.figures, gone.figures, come.figures),
        _swapped(book.gaps, gone.gaps, come.gaps),
        _swapped(book.noted, gone.noted, come.noted),
        _swapped(book.part_names, gone.part_names, come.parts_in_order()),
        _swapped(book.lists, gone.lists, come.records()),
        _swapped(book.own, gone.own, come.own),
        tuple(_swapped(dict.fromkeys(book.measures), gone.order, come.order)),
        book.previous,
        book.opening,
    )


def _swapped(
    all_: Lookup[_Key, _Value], gone: Iterable[_Key], come: Lookup[_Key, _Value]
) -> dict[_Key, _Value]:
    """The entries with some in place of others; those that stay keep their order."""
    entries = dict(all_)
    for key in gone:
        if key not in come:
            entries.pop(key, None)
    entries.update(come)
    return entries


def _exchanged_findings(
    all_: tuple[Finding, ...], gone: list[Finding], come: list[Finding]
) -> tuple[Finding, ...]:
    """The findings without those of a part as it was, each once, and with those it has now."""
    if gone == come:
        return all_
    left = Counter(gone)
    kept: list[Finding] = []
    for finding in all_:
        if left[finding] > 0:
            left[finding] -= 1
        else:
            kept.append(finding)
    return (*kept, *come)
