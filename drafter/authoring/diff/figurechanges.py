"""Which figures changed between two versions of a year, exactly."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures.attributes import AS_OF, DEADLINE, PUBLIC, REMARK, SOURCE, SPAN, STATUS
from drafter.figures.figure import LISTS, PLAIN, Gap, State
from drafter.figures.lists import FieldText
from drafter.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.figures.book import FigureBook
    from drafter.figures.figure import Attributes, Figure
    from drafter.location import Location

NAMED_BY = "名称"  # the field of a record that tells it apart
# What an entry says beside its numbers, by the names of `Attributes`.
SAID = {
    "as_of": AS_OF,
    "span": SPAN,
    "deadline": DEADLINE,
    "source": SOURCE,
    "status": STATUS,
    "remark": REMARK,
    "public": PUBLIC,
}


class Change(StrEnum):
    """What became of a figure."""

    CHANGED = "改"
    REWRITTEN = "写法"
    APPEARED = "增"
    GONE = "删"
    ARRIVED = "报来"
    AWAITED = "待报"


class Standing(Struct, frozen=True):
    """A figure in one version: what it says, and where; `known` unless it is a gap."""

    text: str
    value: str
    unit: str
    place: Location
    known: bool = True


class FigureChange(Struct, frozen=True):
    """One figure that is not what it was; `name` is the indicator's official name.

    `year` is the year of the file it stands in, where that is not the report's own.
    """

    change: Change
    measure: str
    field: str
    name: str
    old: Standing | None
    new: Standing | None
    year: int | None = None

    @property
    def key(self) -> str:
        """By what sentences name it: 低保.标准 上年."""
        year = f"{self.year}年 " if self.year else ""
        return f"{year}{self.measure} {self.field}"


def figure_changes(old: FigureBook, new: FigureBook) -> tuple[FigureChange, ...]:
    """What changed of the figures, in the order of the new files, what has gone behind."""
    changes = list(_between(old, new, None))
    for before, after in ((old.previous, new.previous), (old.opening, new.opening)):
        if before is not None and after is not None:
            changes += _between(before, after, after.period.year)
    return tuple(dict.fromkeys(changes))


def _between(old: FigureBook, new: FigureBook, year: int | None) -> Iterator[FigureChange]:
    before, after = _standings(old), _standings(new)
    for key in (*after, *(key for key in before if key not in after)):
        was, now = before.get(key), after.get(key)
        change = _change(was, now, old, new)
        if change is not None:
            measure, field = key
            name = official_name(measure, new) or official_name(measure, old)
            yield FigureChange(
                change,
                measure,
                field,
                name,
                _standing(was) if was else None,
                _standing(now) if now else None,
                year,
            )
    yield from _said(old, new, year)


def _standings(book: FigureBook) -> Mapping[tuple[str, str], Figure | Gap]:
    """Every figure and every gap by its name; the records of a 清单 by theirs."""
    names = _record_names(book)
    items: dict[tuple[str, str], Figure | Gap] = {}
    for (measure, field), figure in book.figures.items():
        items[names.get(measure, measure), field] = figure
    for (measure, field), gap in book.gaps.items():
        items.setdefault((names.get(measure, measure), field), gap)
    return items


def _record_names(book: FigureBook) -> Mapping[str, str]:
    """清单.项目.3.投资 as 清单.项目.区殡仪馆迁建.投资, so that records can move."""
    names: dict[str, str] = {}
    for name, records in book.lists.items():
        for number, record in enumerate(records, 1):
            called = record.fields.get(NAMED_BY)
            if isinstance(called, FieldText) and called.text:
                for field in record.fields:
                    stem = f"{LISTS}.{name}.{number}.{field}"
                    told = f"{LISTS}.{name}.{called.text}.{field}"
                    names.setdefault(stem, told)
                    for measure in book.own:
                        if measure.startswith(f"{stem}."):
                            names[measure] = told + measure.removeprefix(stem)
    return names


def _change(
    was: Figure | Gap | None, now: Figure | Gap | None, old: FigureBook, new: FigureBook
) -> Change | None:
    if was is None or now is None:
        return Change.APPEARED if was is None else Change.GONE
    before, after = _known(was), _known(now)
    if before is None or after is None:
        if before is None and after is None:
            return None if _gap(was) == _gap(now) else Change.CHANGED
        if before is None:
            return Change.ARRIVED if _gap(was) is State.PENDING else Change.CHANGED
        return Change.AWAITED if _gap(now) is State.PENDING else Change.CHANGED
    if _typed(before) == _typed(after):
        return None
    return Change.REWRITTEN if _same_value(before, after) else Change.CHANGED


def _known(item: Figure | Gap) -> Figure | None:
    return None if isinstance(item, Gap) else item


def _gap(item: Figure | Gap) -> State | None:
    return item.state if isinstance(item, Gap) else None


def _typed(figure: Figure) -> tuple[object, ...]:
    return figure.number, figure.unit.name, figure.unit.prefix, figure.approximate


def _same_value(one: Figure, other: Figure) -> bool:
    """Whether both are the same number, however it is written; an estimate is no number."""
    exact = one.base is not None and not (one.approximate or other.approximate)
    if one.unit.kind != other.unit.kind:
        return False
    if exact:
        return one.base == other.base
    return _bounds(one) is not None and _bounds(one) == _bounds(other)


def _bounds(figure: Figure) -> object:
    """An estimate by its number and what stands around it: 约3万 is 约30000."""
    value = figure.value
    if not isinstance(value, Quantity):
        return None
    return figure.base, value.before, value.inner or value.after, value.trailing


def _standing(item: Figure | Gap) -> Standing:
    figure = _known(item)
    if figure is None:
        state = _gap(item)
        return Standing(f"{state}", f"{state}", "", item.place, known=False)
    return Standing(figure.listed, figure.number, figure.unit.name, figure.place)


def official_name(measure: str, book: FigureBook) -> str:
    """The indicator's name in the catalogue; "" for figures of the office's own."""
    known = book.catalogue.of_measure(measure)
    return known.indicator.name if known else ""


def _said(old: FigureBook, new: FigureBook, year: int | None) -> Iterator[FigureChange]:
    """What entries say beside their numbers."""
    for measure in dict.fromkeys((*new.noted, *old.noted)):
        before, after = old.attributes(measure), new.attributes(measure)
        if before == after:
            continue
        was, now = _place(measure, old), _place(measure, new)
        for name in PLAIN.__struct_fields__:
            one, other = _words(before, name), _words(after, name)
            if one != other and was is not None and now is not None:
                yield FigureChange(
                    Change.CHANGED if one and other else Change.APPEARED if other else Change.GONE,
                    measure,
                    SAID[name],
                    official_name(measure, new) or official_name(measure, old),
                    Standing(one, one, "", was) if one else None,
                    Standing(other, other, "", now) if other else None,
                    year,
                )


def _words(attributes: Attributes, name: str) -> str:
    value = getattr(attributes, name)
    if value == getattr(PLAIN, name):
        return ""
    return "否" if value is False else str(value)


def _place(measure: str, book: FigureBook) -> Location | None:
    """Where something of the measure stands."""
    places = (
        item.place
        for items in (book.figures, book.gaps)
        for (name, _), item in items.items()
        if name == measure or name.startswith(f"{measure}.")
    )
    return next(places, None)
