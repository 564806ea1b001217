"""Collects what a year's files give, each number once, and makes the figure book of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import asdict, replace

from drafter.figures import faults
from drafter.figures.book import FigureBook, origins_of
from drafter.figures.figure import CURRENT, PARTS, PLAIN, RATE, Attributes, Figure, Gap, State
from drafter.figures.typedunits import scale_of
from drafter.findings import Related
from drafter.library.indicators import IndicatorKind
from drafter.quantity import Computed

if TYPE_CHECKING:
    from collections.abc import Collection

    from drafter.figures.book import Key
    from drafter.figures.lists import Record
    from drafter.figures.typedunits import UnitNames
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.library.units import Unit
    from drafter.location import Location
    from drafter.period import Period

_NOT_ADDED = frozenset({IndicatorKind.RATE, IndicatorKind.STANDARD})


class BookBuilder(Struct):
    """The figures read so far."""

    catalogue: Catalogue
    units: UnitNames
    divisions: tuple[str, ...]
    found: list[Finding]
    figures: dict[Key, Figure] = field(default_factory=dict)
    gaps: dict[Key, Gap] = field(default_factory=dict)
    noted: dict[str, Attributes] = field(default_factory=dict)
    part_names: dict[Key, dict[str, None]] = field(default_factory=dict)
    lists: dict[str, list[Record]] = field(default_factory=dict)
    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    order: dict[str, None] = field(default_factory=dict)

    def put(self, figure: Figure) -> None:
        """Keep a figure; the second of two is a finding."""
        key = (figure.measure, figure.field)
        if key in self.figures:
            self._given_twice(figure.id, figure.place, self.figures[key].place)
        elif key in self.gaps and self.gaps[key].state is State.NONE:
            self._given_twice(figure.id, figure.place, self.gaps[key].place)
        else:
            self.figures[key] = figure
            self.order[figure.measure] = None

    def put_gap(self, measure: str, name: str, gap: Gap) -> None:
        """Keep that a number has not come, or is not had; an empty entry contradicts nothing."""
        key = (measure, name)
        known = self.figures.get(key)
        if known is not None and gap.state is State.NONE:
            self._given_twice(known.id, gap.place, known.place)
        elif known is None:
            before = self.gaps.get(key)
            if before is None or before.state is State.PENDING:
                self.gaps[key] = gap
            self.order[measure] = None

    def note(self, measure: str, attributes: Attributes) -> None:
        """Keep what an entry says beside its numbers; a later entry adds to an earlier one."""
        before = self.noted.setdefault(measure, attributes)
        if before is attributes:
            return
        given = {
            name: value
            for name, value in asdict(attributes).items()
            if value != getattr(PLAIN, name)
        }
        self.noted[measure] = replace(before, **given)

    def name_part(self, measure: str, group: str, name: str) -> None:
        """Remember a name under 分, 其中 or 历年."""
        self.part_names.setdefault((measure, group), {})[name] = None

    def book(
        self, period: Period, previous: FigureBook | None, opening: FigureBook | None
    ) -> FigureBook:
        """The finished book, with the sums of 分."""
        self.finish()
        return FigureBook(
            period,
            self.catalogue,
            self.units.units,
            self.figures,
            self.gaps,
            self.noted,
            self.parts_in_order(),
            self.records(),
            self.own,
            tuple(self.order),
            previous,
            opening,
        )

    def finish(self) -> None:
        """Make the sums of 分 and tell each figure what its entry says beside it."""
        for (measure, group), names in self.part_names.items():
            if group == PARTS:
                self._add_up(measure, names)
        if self.noted:
            self._hand_out_attributes()

    def parts_in_order(self) -> dict[Key, tuple[str, ...]]:
        """The names under 分, 其中 and 历年 as they print."""
        return {key: self._in_order(names) for key, names in self.part_names.items()}

    def records(self) -> dict[str, tuple[Record, ...]]:
        """The records of each 清单."""
        return {name: tuple(records) for name, records in self.lists.items()}

    def _given_twice(self, name: str, place: Location, before: Location) -> None:
        self.found.append(
            faults.GIVEN_TWICE.at(
                place,
                f"“{name}”已经填过，这一处没有用上",
                hint="只留一处",
                related=(Related(before, "前一处"),),
            )
        )

    def _hand_out_attributes(self) -> None:
        for path, measures in self.own.items():
            if path in self.noted:
                for measure in measures:
                    self.noted.setdefault(measure, self.noted[path])
        for key in [key for key in self.figures if key[0] in self.noted]:
            figure = self.figures[key]
            self.figures[key] = figure._replace(attributes=self.noted[figure.measure])

    def _in_order(self, names: Collection[str]) -> tuple[str, ...]:
        if not self.divisions:
            return tuple(names)
        rank = {name: number for number, name in enumerate(self.divisions)}
        return tuple(sorted(names, key=lambda name: rank.get(name, len(rank))))

    def _add_up(self, measure: str, names: Collection[str]) -> None:
        """Make 本年 of the parts where it was left out and the parts can be added."""
        key = (measure, CURRENT)
        gap = self.gaps.get(key)
        if key in self.figures or (gap is not None and gap.state is State.NONE):
            return
        parts: list[Figure] = []
        for name in names:
            part = self.figures.get((measure, f"{PARTS}.{name}"))
            hole = self.gaps.get((measure, f"{PARTS}.{name}"))
            if part is not None:
                parts.append(part)
            elif hole is not None and hole.state is State.PENDING:
                self.put_gap(measure, CURRENT, hole)
                return
        if not parts:
            return
        total = self._total(measure, parts)
        if total is None:
            self.put_gap(measure, CURRENT, Gap(State.PENDING, parts[0].place))
            return
        self._check_all_there(total, names)
        self.put(total)

    def _total(self, measure: str, parts: list[Figure]) -> Figure | None:
        known = self.catalogue.measures.get(measure)
        if parts[0].unit.kind == RATE or (known and known.indicator.kind in _NOT_ADDED):
            return None
        bases = [part.base for part in parts]
        if None in bases or len({part.unit.kind for part in parts}) > 1:
            self.found.append(
                faults.MISSING_DIVISION.at(
                    parts[0].place,
                    f"“{measure}”的分项里有不能相加的数，算不出合计",
                    hint="填上 本年，或把范围和比改成数",
                )
            )
            return None
        unit = self._unit_of_sum(measure, parts)
        value = sum((base for base in bases if base is not None), Fraction(0)) / unit.factor
        return Figure(
            measure,
            CURRENT,
            Computed(value, any(part.approximate for part in parts)),
            unit,
            parts[0].place,
            PLAIN,
            origins_of(parts),
            _decimals(value),
        )

    def _unit_of_sum(self, measure: str, parts: list[Figure]) -> Unit:
        """The unit and scale that all parts share, else the indicator's own."""
        own = parts[0].unit
        if any(part.unit is not own and part.unit != own for part in parts):
            known = self.catalogue.measures.get(measure)
            return known.unit if known else parts[0].unit
        scales = {scale_of(part.value) for part in parts}
        return self.units.scaled(parts[0].unit, scales.pop() if len(scales) == 1 else 0)

    def _check_all_there(self, total: Figure, names: Collection[str]) -> None:
        missing = [name for name in self.divisions if name not in names]
        if missing and len(missing) < len(self.divisions):
            self.found.append(
                faults.MISSING_DIVISION.at(
                    total.place,
                    f"“{total.measure}”的合计由分项相加，但分项缺{'、'.join(missing[:5])}"
                    + (f"等{len(missing)}个" if len(missing) > 5 else ""),
                    hint="没有的填 无，还没报来的留空，或者填上 本年",
                    computation=f"已填{len(names)}项合计{total.number}",
                )
            )


def _decimals(value: Fraction) -> int:
    """How many decimals print the sum of typed numbers exactly."""
    places = 0
    while value.denominator != 1 and places < 40:
        value *= 10
        places += 1
    return places
