"""All that can be said of a figure, a record or the report itself, as fields of a form."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures.attributes import (
    ANSWERS,
    AS_OF,
    DEADLINE,
    PUBLIC,
    REMARK,
    SOURCE,
    SPAN,
    STATUS,
    STATUSES,
)
from drafter.figures.derived import Derived, completion, difference, growth
from drafter.figures.editing.addresses import address_of
from drafter.figures.editing.spots import spots
from drafter.figures.editing.typedvalues import typed_value
from drafter.figures.figure import (
    BASELINE,
    CURRENT,
    HISTORY,
    LISTS,
    NEXT_TARGET,
    OF_WHICH,
    PARTS,
    PREVIOUS,
    STATED_COMPLETION,
    STATED_GROWTH,
    STATED_INCREASE,
    STATED_SHARE,
    TARGET,
)
from drafter.figures.yearfile import HEAD_KEYS
from drafter.quantity import rounded_text
from drafter.session.rows import roots_of
from drafter.yamlsource import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.figures.book import FigureBook
    from drafter.figures.yearset import YearData
    from drafter.library.indicators import Indicator

VARIANTS = "稿"
GROUPS = (PARTS, OF_WHICH, HISTORY)
STATED_FIELDS = (STATED_GROWTH, STATED_INCREASE, STATED_COMPLETION, STATED_SHARE)
IN_FILE = "在文件里写成了一组或一列，请用别的程序改文件"


class Kind(Enum):
    """How a field is filled in."""

    VALUE = "数"
    WORDS = "字"
    CHOICE = "选"
    HEAD = "抬头"
    RECORD = "记录"


class Field(Struct, frozen=True):
    """One field of a form.

    `path` and `field` are where its value belongs (SetValue); `typed` is what stands in the
    file, `known` what the program has from elsewhere; `locked` says why nothing can be typed.
    `group` is 分, 其中 or 历年 for one of these.
    """

    path: str
    field: str
    label: str
    kind: Kind = Kind.VALUE
    typed: str = ""
    known: str = ""
    choices: tuple[str, ...] = ()
    locked: str = ""
    group: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by while the form is made anew."""
        return self.path, self.field

    @property
    def name(self) -> str:
        """The name that says what it means: 本年, 来源, 标题."""
        if self.kind is Kind.HEAD:
            return self.path
        return self.group or self.field.rpartition(".")[2]


def figure_fields(path: str, year: YearData, divisions: Iterable[str]) -> tuple[Field, ...]:
    """The fields of an indicator or a 自设 figure; `divisions` are the office's 下辖."""
    return tuple(_FigureForm(path, year).fields(tuple(divisions)))


def record_fields(stem: str, names: Iterable[str], year: YearData) -> tuple[Field, ...]:
    """The fields of a record of a 清单 (`清单.项目[2]`): its own, and those of `names`."""
    address = address_of(stem)
    records = year.book.records(address.names[0])
    inside = 0 < address.record <= len(records)
    own = records[address.record - 1].fields if inside else {}
    others = (name for record in records for name in record.fields)
    return tuple(
        _field(f"{stem}.{name}", "", name, year, Kind.CHOICE if name == PUBLIC else Kind.RECORD)
        for name in dict.fromkeys((*own, *names, *others, PUBLIC))
    )


def head_fields(year: YearData) -> tuple[Field, ...]:
    """The fields of the report itself: 年度, 时段, 截至 and the rest."""
    return tuple(_field(key, "", key, year, Kind.HEAD) for key in HEAD_KEYS if key != VARIANTS)


def group_field(path: str, group: str, name: str) -> Field:
    """A field for a part that is not there yet."""
    return Field(path, f"{group}.{name}", name, group=group)


def is_record(path: str) -> bool:
    """Whether a path leads into a 清单."""
    return path.startswith(f"{LISTS}.")


class _FigureForm:
    """Makes the fields of one figure."""

    def __init__(self, path: str, year: YearData) -> None:
        self._path = path
        self._year = year
        self._book: FigureBook = year.book
        known = self._book.catalogue.of_measure(path)
        self._indicator: Indicator | None = (
            known.indicator if known else self._book.catalogue.indicators.get(path)
        )
        self.measures = (
            self._indicator.measures if self._indicator else self._book.own.get(path, (path,))
        )

    def fields(self, divisions: tuple[str, ...]) -> Iterator[Field]:
        for name in (CURRENT, PREVIOUS, TARGET, NEXT_TARGET):
            yield self._value(name)
        yield self._note(DEADLINE)
        yield self._value(BASELINE)
        for group, usual in ((PARTS, divisions), (OF_WHICH, ()), (HISTORY, ())):
            for name in self._part_names(group, usual):
                yield self._value(f"{group}.{name}", name, group)
        for name in (SPAN, AS_OF, SOURCE, STATUS, REMARK, PUBLIC):
            yield self._note(name)
        for name in STATED_FIELDS:
            yield from self._stated(name)

    def _value(self, field: str, label: str = "", group: str = "") -> Field:
        known = "" if group else known_elsewhere(self._book, self.measures, field, self._formula)
        return _field(
            self._path, field, label or field, self._year, Kind.VALUE, known=known, group=group
        )

    @property
    def _formula(self) -> str:
        return self._indicator.formula.text if self._indicator and self._indicator.formula else ""

    def _note(self, name: str) -> Field:
        kind = Kind.CHOICE if name in _CHOICES else Kind.WORDS
        return _field(self._path, name, name, self._year, kind)

    def _stated(self, name: str) -> Iterator[Field]:
        """One field; of a pair one for each half, because a rate is of one number."""
        paired = len(self.measures) > 1
        for measure in self.measures if paired else (self._path,):
            label = f"{name}（{measure.rpartition('.')[2]}）" if paired else name
            real = measure if paired else self.measures[0]
            yield _field(
                measure, name, label, self._year, Kind.VALUE, known=computed(self._book, real, name)
            )

    def _part_names(self, group: str, usual: tuple[str, ...]) -> Iterator[str]:
        given = (
            name
            for measure in self.measures
            for name in self._book.part_names.get((measure, group), ())
        )
        yield from dict.fromkeys((*given, *usual))


_CHOICES = {STATUS: STATUSES, PUBLIC: tuple(ANSWERS)}


def known_elsewhere(
    book: FigureBook, measures: Iterable[str], field: str, formula: str = ""
) -> str:
    """What the program has for a value that nobody typed here, and from where."""
    figures = [figure for measure in measures if (figure := book.figure(measure, field))]
    if not figures or any((figure.measure, field) in book.figures for figure in figures):
        computed_here = [figure for figure in figures if figure.operands]
        if not computed_here:
            return ""
        return f"{''.join(figure.bare for figure in computed_here)}，由各分项相加"
    text = "".join(figure.bare for figure in figures)
    if any(figure.operands for figure in figures):
        return f"{text}，由公式算：{formula}" if formula else f"{text}，由程序算"
    return f"{text}，取自{Path(figures[0].place.file).name}第{figures[0].place.line}行"


def computed(book: FigureBook, measure: str, name: str) -> str:
    """What the program computes for a result that could be stated; "" where it cannot."""
    if name in {STATED_GROWTH, STATED_INCREASE}:
        result = growth(book, measure) if name == STATED_GROWTH else difference(book, measure)
        if isinstance(result, Derived):
            of_rate = "" if name == STATED_GROWTH or result.unit is None else result.unit.measure
            unit = "个百分点" if result.points else of_rate or "%"
            return f"本年、上年都有，由程序算（{rounded_text(result.value, 1)}{unit}），不用填"
    if name == STATED_COMPLETION:
        result = completion(book, measure)
        if isinstance(result, Derived):
            return f"本年、目标都有，由程序算（{rounded_text(result.value, 1)}%），不用填"
    return ""


def _field(
    path: str,
    field: str,
    label: str,
    year: YearData,
    kind: Kind,
    *,
    known: str = "",
    group: str = "",
) -> Field:
    typed = typed_value(roots_of(year), path, field, year.book.catalogue)
    text = "" if typed is None or typed.absent else typed.text
    name = field or path.rpartition(".")[2]
    locked = IN_FILE if typed is None and _is_group(path, field, year) else ""
    if name in STATED_FIELDS and known and not text and kind is Kind.VALUE:
        locked = known
    choices = _CHOICES.get(name, ()) if kind is Kind.CHOICE else ()
    return Field(path, field, label, kind, text, known, choices, locked, group)


def _is_group(path: str, field: str, year: YearData) -> bool:
    """Whether something stands there that is no single value."""
    address = address_of(path, field)
    if address.field == (CURRENT,):
        return False
    return any(
        not spot.rest and not isinstance(spot.node, Scalar)
        for root in roots_of(year)
        for spot in spots(root, address, address.full)
    )
