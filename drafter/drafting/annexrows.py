"""The rows of an annex of figures: indicator, unit, this year, last year, growth."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting.annexnames import part_name, row_name
from drafter.drafting.blocks import BODY, TEMPLATE, FigureRun, HoleRun, Run, TextRun
from drafter.drafting.fieldviews import NEARLY, case_reached
from drafter.drafting.viewrequest import POINTS
from drafter.figures.derived import Derived, growth_between
from drafter.figures.figure import CURRENT, PARTS, PREVIOUS, RATE, STATED_GROWTH, Figure
from drafter.quantity import Computed, Quantity, QuantityRatio, exact_text, rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.annexentries import Entry
    from drafter.drafting.context import Context
    from drafter.library.units import Unit
    from drafter.location import Location

Cell = tuple[Run, ...]
Row = tuple[Cell, ...]

ANNEX_FORM = "附表"
NOTHING = "—"


class Column(Struct, frozen=True):
    """How a row's numbers are written: in which unit, of which kind, how large against its base."""

    unit: str
    kind: str = ""
    factor: Fraction = Fraction(1)


class RowWriter(Struct, frozen=True):
    """Writes the rows of one table, asked for at `place` of the outline."""

    context: Context
    place: Location

    def rows(self, entry: Entry) -> Iterator[Row]:
        """The row of an entry and, indented below it, those of its parts."""
        name = row_name(entry.measure, self.context)
        whole = self._figure(entry.measure)
        if entry.printed or (whole is not None and whole.operands):
            yield self._row(name, entry, CURRENT)
        else:
            unit = self._unit(self._column(whole, entry.measure)[1])
            yield (name, unit, (), (), ())
        group = ""
        for part in entry.parts:
            continues = part.startswith(f"{group}.")
            group = part.partition(".")[0]
            yield self._row(part_name(part, self.place, continues=continues), entry, part)

    def _row(self, name: Cell, entry: Entry, field: str) -> Row:
        measure = entry.measure
        figure, before = self._figure(measure, field), self._before(measure, field)
        number, column = self._column(figure or before, measure)
        waiting = entry.open if field == CURRENT else set()
        if figure is not None:
            current: Run = self._number(figure, number, entry, field)
        elif waiting or field == PARTS:
            current = HoleRun(measure, field, self._form(entry, field), self.place)
        else:
            current = self._text(NOTHING)
        if before is not None:
            last: Run = self._run(before, in_column(before, column))
        elif waiting - {CURRENT} or (waiting and self.context.blank):
            last = HoleRun(measure, PREVIOUS, ANNEX_FORM, self.place)
        else:
            last = self._text(NOTHING)
        change = self._change(measure, field, figure, before)
        if change is None:
            hopeful = isinstance(current, HoleRun) and before is not None
            awaited = hopeful or isinstance(last, HoleRun)
            change = self._growth_hole(measure, field) if awaited else self._text(NOTHING)
        return name, self._unit(column), (current,), (last,), (change,)

    def _number(self, figure: Figure, text: str, entry: Entry, field: str) -> FigureRun:
        if entry.nearly and case_reached(figure) == NEARLY:
            text = self.context.phrases.plain("达", NEARLY).text + text
        return self._run(figure, text, self._form(entry, field))

    def _change(
        self, measure: str, field: str, figure: Figure | None, before: Figure | None
    ) -> Run | None:
        """同比 as a table shows it, with a sign and no words; none where it is not known."""
        found: Derived | Figure | None = growth_between(figure, before)
        if found is None and field == CURRENT:
            found = self._figure(measure, STATED_GROWTH)
        if found is None:
            return None
        name, text = _growth_name(field), self._growth_text(found)
        return FigureRun(f"{measure}.{name}", ANNEX_FORM, text, self.place, found.origins)

    def _growth_hole(self, measure: str, field: str) -> HoleRun:
        """The hole of 同比 while its operands may yet come."""
        unit = self.context.book.unit_of(measure)
        word = POINTS if unit is not None and unit.kind == RATE else "%"
        return HoleRun(measure, _growth_name(field), ANNEX_FORM, self.place, "", word)

    def _growth_text(self, found: Derived | Figure) -> str:
        if isinstance(found, Figure):
            return found.bare
        number = rounded_text(found.value, self.context.phrases.places)
        about = "约" if found.approximate else ""
        return f"{about}{number}{POINTS if found.points else '%'}"

    def _figure(self, measure: str, field: str = CURRENT) -> Figure | None:
        return None if self.context.blank else self.context.book.figure(measure, field)

    def _before(self, measure: str, field: str) -> Figure | None:
        return None if self.context.blank else self.context.book.before(measure, field)

    def _column(self, figure: Figure | None, measure: str) -> tuple[str, Column]:
        """The number of a figure as it stands in its column; none where only the column is known."""
        if figure is not None:
            return column_of(figure)
        unit = self.context.book.unit_of(measure)
        return "", _plain_column(unit) if unit is not None else Column("")

    def _unit(self, column: Column) -> Cell:
        return (self._text(column.unit or NOTHING),)

    def _form(self, entry: Entry, field: str) -> str:
        """The annex repeats what the text prints; what only it prints is a print of its own."""
        return field if entry.annexed else ANNEX_FORM

    def _run(self, figure: Figure, text: str, form: str = ANNEX_FORM) -> FigureRun:
        return FigureRun(figure.id, form, text, self.place, figure.origins)

    def _text(self, text: str) -> TextRun:
        return TextRun(text, BODY, self.place, TEMPLATE)


def _growth_name(field: str) -> str:
    return STATED_GROWTH if field == CURRENT else f"{field}.{STATED_GROWTH}"


def column_of(figure: Figure) -> tuple[str, Column]:
    """A number as it stands in a column, and the column's unit: 1.9亿元 is 1.9 under 亿元."""
    value, unit = figure.value, figure.unit
    if type(value) is QuantityRatio:
        return figure.number, Column("", unit.kind, unit.factor)
    if type(value) is not Quantity:
        return figure.number, _plain_column(unit)
    number, scale = value.apart
    if not scale:
        return number, _plain_column(unit)
    return number, Column(scale + unit.name, unit.kind, unit.factor * 10**value.scale)


def in_column(figure: Figure, column: Column) -> str:
    """Last year's number in the unit of its row; with its own unit where that cannot be exact."""
    number, own = column_of(figure)
    if own.kind == column.kind and own.factor == column.factor:
        return number
    value, base = figure.value, figure.base
    exact = exact_text(base / column.factor) if base is not None else None
    if own.kind != column.kind or exact is None:
        return figure.text
    if isinstance(value, Computed):
        return ("约" if value.approximate else "") + exact
    if isinstance(value, Quantity) and not (value.inner or value.after or value.trailing):
        return value.before + exact
    return figure.text


def _plain_column(unit: Unit) -> Column:
    return Column(unit.name, unit.kind, unit.factor)
