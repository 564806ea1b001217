"""One topic as it would print: every item of every 视角, those that fall with what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafter.drafting.context import Context
from drafter.drafting.topic import draft_line, draft_topic, expand
from drafter.drafting.topicfigures import asked_figures, asked_lists
from drafter.figures.book import FigureBook
from drafter.figures.figure import CURRENT, PREVIOUS, State
from drafter.figures.words import NO_WORDS
from drafter.library.sectionlines import ASPECTS, LineKind
from drafter.period import Period, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.drafting.blocks import Run
    from drafter.drafting.context import Fallen
    from drafter.drafting.report import CompiledLibrary
    from drafter.drafting.template import CompiledSection, Line
    from drafter.figures.figure import Figure
    from drafter.figures.yearset import YearData
    from drafter.library.indicators import Indicator
    from drafter.library.profile import OfficeProfile
    from drafter.library.variants import Variant
    from drafter.location import Location


class Lacking(Struct, frozen=True):
    """A figure that an item or one of its clauses waits for; `path` is its indicator's."""

    path: str
    measure: str
    field: str
    name: str
    state: State


class PreviewItem(Struct, frozen=True):
    """One item: what it prints, or nothing and what it lacks.

    `own` are words of the office; in an item that prints, `lacking` are what its fallen
    clauses lack.
    """

    name: str
    heading: tuple[Run, ...]
    body: tuple[Run, ...]
    internal: bool
    own: bool
    lacking: tuple[Lacking, ...]
    place: Location | None

    @property
    def prints(self) -> bool:
        """Whether anything of it prints."""
        return bool(self.body)


class PreviewFigure(Struct, frozen=True):
    """A figure that the topic asks for, with what is known of it."""

    measure: str
    indicator: Indicator
    unit: str
    state: State
    current: Figure | None
    previous: Figure | None
    place: Location | None


class TopicPreview(Struct, frozen=True):
    """A topic as it would print; the 视角 that are `broken` leave a gap in the report."""

    path: str
    title: str
    aspects: tuple[tuple[str, tuple[PreviewItem, ...]], ...]
    broken: frozenset[str]
    figures: tuple[PreviewFigure, ...]
    lists: tuple[tuple[str, int], ...]


def blank_context(compiled: CompiledLibrary, profile: OfficeProfile, year: int) -> Context:
    """The material of an empty form of that year."""
    library = compiled.library
    book = FigureBook(
        Period(year, Span.named("全年")),
        library.catalogue,
        library.units,
        {},
        {},
        {},
        {},
        {},
        {},
        (),
    )
    return Context(profile, book, NO_WORDS, library.phrases, blank=True, terms=library.terms)


def year_context(
    compiled: CompiledLibrary, profile: OfficeProfile, year: YearData, variant: Variant | None
) -> Context:
    """The material of a year, as one of its 稿 uses it."""
    library = compiled.library
    return Context(
        profile,
        year.book,
        year.words,
        library.phrases,
        terms=library.terms,
        public=variant is not None and variant.public,
    )


def preview(section: CompiledSection, compiled: CompiledLibrary, context: Context) -> TopicPreview:
    """Every item under every 视角, and the figures it asks for."""
    aspects = (
        (aspect, tuple(_items(section, aspect, context)))
        for aspect in ASPECTS
        if aspect in section.aspects or context.words.items(section.path, aspect)
    )
    return TopicPreview(
        section.path,
        section.title,
        tuple(aspects),
        section.broken,
        tuple(_figures(section, compiled, context.book)),
        tuple((item.name, len(context.book.records(item.name))) for item in asked_lists(section)),
    )


def _items(section: CompiledSection, aspect: str, context: Context) -> Iterator[PreviewItem]:
    # A section without lines of its own prints the office's words alone.
    alone = draft_topic(replace(section, aspects={}), aspect, context)
    words = [
        PreviewItem("", line.heading, line.body, line.internal, True, (), line.body[0].place)
        for line in alone.lines
    ]
    placed = False
    for line, line_context in expand(section.aspects.get(aspect, ()), context):
        if line.kind is LineKind.WORDS:
            placed = True
            yield from words
        else:
            yield _item(line, aspect, line_context)
    if not placed:
        yield from words


def _item(line: Line, aspect: str, context: Context) -> PreviewItem:
    if line.internal and context.public:
        return PreviewItem(line.name, (), (), True, False, (), line.place)
    settled = draft_line(line, aspect, context)
    lacking = tuple(_lacking(_names(line, settled.fallen, settled.line is None, context), context))
    if settled.line is None:
        return PreviewItem(line.name, (), (), line.internal, False, lacking, line.place)
    drafted = settled.line
    return PreviewItem(
        line.name, drafted.heading, drafted.body, line.internal, False, lacking, line.place
    )


def _names(line: Line, fallen: tuple[Fallen, ...], whole: bool, context: Context) -> Iterable[str]:
    """What the fallen clauses lack; of an item that falls whole, all that it reads and has not."""
    names = dict.fromkeys(name for clause in fallen for name in clause.lacking)
    if not whole or line.reads is None:
        return names
    book = context.book
    return [name for name in book.catalogue.measures if _misses(name, line.reads, book)]


def _misses(measure: str, reads: frozenset[str], book: FigureBook) -> bool:
    return measure in reads and book.figure(measure) is None


def _lacking(names: Iterable[str], context: Context) -> Iterator[Lacking]:
    book = context.book
    for name in names:
        measure, field = book.split(name)
        known = book.catalogue.of_measure(measure)
        path, told = (known.indicator.path, known.indicator.name) if known else (measure, "")
        yield Lacking(path, measure, field, told, book.state(measure, field))


def _figures(
    section: CompiledSection, compiled: CompiledLibrary, book: FigureBook
) -> Iterator[PreviewFigure]:
    for asked in asked_figures(section, compiled.library.catalogue):
        indicator = asked.indicator
        for measure, unit in zip(indicator.measures, indicator.units, strict=True):
            current = book.figure(measure)
            gap = book.gaps.get((measure, CURRENT))
            place = current.place if current else gap.place if gap else None
            yield PreviewFigure(
                measure,
                indicator,
                unit.name,
                book.state(measure),
                current,
                book.figure(measure, PREVIOUS),
                place,
            )
