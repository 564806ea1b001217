"""The form of one topic: a row for each figure it asks for, its 分 beneath, its 清单 below."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from drafter.drafting.shortgrowth import short_growth
from drafter.drafting.topicfigures import asked_figures, asked_lists
from drafter.figures.derived import Derived, completion
from drafter.figures.editing.typedvalues import typed_value
from drafter.figures.figure import (
    CURRENT,
    LISTS,
    OF_WHICH,
    OWN_FIGURES,
    PARTS,
    TARGET,
    Figure,
    Gap,
    State,
)
from drafter.figures.lists import FieldText
from drafter.quantity import rounded_text
from drafter.session.standingunit import standing_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from drafter.drafting.template import CompiledSection
    from drafter.figures.book import FigureBook
    from drafter.figures.lists import Record
    from drafter.figures.yearset import YearData
    from drafter.library.indicators import Indicator
    from drafter.location import Location
    from drafter.yamlsource import Mapping as YamlMapping

UNVERIFIED: Final = "待核"
MORE: Final = "更多"


class Mark(StrEnum):
    """How a row stands, as one character beside it; `meaning` says it in words."""

    FILLED = "√"
    COMPUTED = "="
    AWAITED = "·"
    NOT_HAD = "-"
    UNVERIFIED = "?"
    UNLISTED = " "

    @property
    def meaning(self) -> str:
        """What the mark says."""
        return _MEANINGS[self]


_MEANINGS: Final[Mapping[Mark, str]] = {
    Mark.FILLED: "已填",
    Mark.COMPUTED: "算出",
    Mark.AWAITED: "待报",
    Mark.NOT_HAD: "无",
    Mark.UNVERIFIED: "待核",
    Mark.UNLISTED: "未列",
}


class Row(Struct, frozen=True):
    """One line of the form.

    `path` and `field` are where its value belongs (SetValue), `measures` what it counts;
    `typed` is what stands in the file, `shown` what the report knows, which may be computed.
    `asks` is the unit that a bare number takes. `depth` is 1 for a part of the row above. A row
    without `path` is a heading.
    """

    path: str
    field: str
    label: str
    measures: tuple[str, ...] = ()
    unit: str = ""
    typed: str = ""
    shown: str = ""
    previous: str = ""
    growth: str = ""
    goal: str = ""
    source: str = ""
    mark: Mark = Mark.UNLISTED
    depth: int = 0
    note: str = ""
    place: Location | None = None
    asks: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by while the form is made anew."""
        return self.path, self.field

    @property
    def open(self) -> bool:
        """Whether something still has to be filled in here."""
        return self.mark is Mark.AWAITED


def topic_rows(section: CompiledSection, year: YearData) -> tuple[Row, ...]:
    """The rows of a topic, in the order in which its items speak of the figures.

    Those that the year's files do not name come last, under a heading of their own.
    """
    rows: list[Row] = []
    unlisted: list[Row] = []
    for asked in asked_figures(section, year.book.catalogue):
        some = tuple(_indicator_rows(asked.indicator, year))
        (unlisted if some[0].mark is Mark.UNLISTED else rows).extend(some)
    for name in _own_paths(section, year):
        rows += own_rows((name,), year)
    for wanted in asked_lists(section):
        rows += record_rows(wanted.name, wanted.fields, year)
    if unlisted:
        rows.append(Row("", MORE, f"还可以填的{len(unlisted)}项："))
    return (*rows, *unlisted)


def own_rows(paths: Iterable[str], year: YearData) -> Iterator[Row]:
    """Rows of 自设 figures."""
    for path in paths:
        label = path.removeprefix(f"{OWN_FIGURES}.")
        whole = path if path.startswith(f"{OWN_FIGURES}.") else f"{OWN_FIGURES}.{path}"
        yield _figure_row(whole, label, year.book.own.get(path, (path,)), "", year)


def record_rows(name: str, fields: Iterable[str], year: YearData) -> Iterator[Row]:
    """A heading for each record of a 清单, and a row for each of its fields."""
    for number, record in enumerate(year.book.records(name), 1):
        stem = f"{LISTS}.{name}[{number}]"
        yield Row("", stem, f"{name}第{number}项", note=name)
        for field in dict.fromkeys((*record.fields, *fields)):
            yield _record_row(f"{stem}.{field}", field, record, year)


def _own_paths(section: CompiledSection, year: YearData) -> tuple[str, ...]:
    """The 自设 figures that the words on the topic link to."""
    own = year.book.own
    linked = (link.path for link in year.words.links(section.path))
    return tuple(
        dict.fromkeys(path for path in linked if path in own and not path.startswith(f"{LISTS}."))
    )


def _indicator_rows(indicator: Indicator, year: YearData) -> Iterator[Row]:
    units = "、".join(unit.name for unit in indicator.units)
    label = indicator.name
    yield _figure_row(indicator.path, label, indicator.measures, units, year, note=indicator.note)
    book = year.book
    for group in (PARTS, OF_WHICH):
        names = dict.fromkeys(
            name
            for measure in indicator.measures
            for name in book.part_names.get((measure, group), ())
        )
        for name in names:
            field = f"{group}.{name}"
            mark = "其中：" if group == OF_WHICH else ""
            yield _figure_row(
                indicator.path,
                f"{mark}{name}",
                indicator.measures,
                units,
                year,
                field=field,
                depth=1,
            )


def _figure_row(
    path: str,
    label: str,
    measures: tuple[str, ...],
    units: str,
    year: YearData,
    *,
    field: str = CURRENT,
    depth: int = 0,
    note: str = "",
) -> Row:
    book = year.book
    figures = [book.figure(measure, field) for measure in measures]
    known = [figure for figure in figures if figure is not None]
    typed = typed_value(roots_of(year), path, field, book.catalogue)
    noted = book.attributes(measures[0])
    return Row(
        path,
        field,
        label,
        measures,
        "、".join(dict.fromkeys(figure.unit.name for figure in known)) or units,
        "" if typed is None or typed.absent else typed.text,
        _shown(known),
        _shown([old for measure in measures if (old := book.before(measure, field)) is not None]),
        _of_each(measures, lambda measure: short_growth(book, measure, field)),
        _of_each(measures, lambda measure: _goal(book, measure)) if field == CURRENT else "",
        noted.source if not depth else "",
        _mark(known, [book.gaps.get((measure, field)) for measure in measures], noted.status),
        depth,
        note,
        known[0].place if known else typed.place if typed else None,
        standing_unit(book, path, field) or units,
    )


def roots_of(year: YearData) -> Iterator[YamlMapping]:
    """What the files of the year say, as they were read."""
    return (root.mapping for root in year.kept.roots) if year.kept else iter(())


def _shown(figures: list[Figure]) -> str:
    """One number without its unit, which has a column of its own; several with theirs."""
    if len(figures) == 1:
        return figures[0].number
    return "".join(figure.bare for figure in figures)


def _of_each(measures: tuple[str, ...], text_of: Callable[[str], str]) -> str:
    return "、".join(text for measure in measures if (text := text_of(measure)))


def _goal(book: FigureBook, measure: str) -> str:
    """The target and how much of it is reached: 1200（95%）."""
    target = book.figure(measure, TARGET)
    if target is None:
        return ""
    reached = completion(book, measure)
    if reached is None:
        return target.number
    percent = f"{rounded_text(reached.value, 1)}%" if isinstance(reached, Derived) else reached.text
    return f"{target.number}（{percent}）"


def _mark(known: list[Figure], gaps: list[Gap | None], status: str) -> Mark:
    states = {gap.state for gap in gaps if gap is not None}
    if known and State.PENDING not in states:
        if all(figure.operands for figure in known):
            return Mark.COMPUTED
        return Mark.UNVERIFIED if status == UNVERIFIED else Mark.FILLED
    if State.PENDING in states:
        return Mark.AWAITED
    return Mark.NOT_HAD if State.NONE in states else Mark.UNLISTED


def _record_row(path: str, label: str, record: Record, year: YearData) -> Row:
    value = record.fields.get(label)
    typed = typed_value(roots_of(year), path, "", year.book.catalogue)
    text = "" if typed is None or typed.absent else typed.text
    place = typed.place if typed else None
    if value is None:
        return Row(path, "", label, depth=1, place=record.place)
    row = Row(path, "", label, (f"{record.stem}.{label}",), typed=text, depth=1, place=place)
    match value:
        case FieldText():
            return replace(row, measures=(), shown=value.text, mark=Mark.FILLED)
        case Figure():
            return replace(row, unit=value.unit.name, shown=value.number, mark=Mark.FILLED)
        case Gap(State.PENDING):
            return replace(row, mark=Mark.AWAITED)
        case Gap():
            return replace(row, mark=Mark.NOT_HAD)
