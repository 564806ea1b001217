"""The figure book: every figure of one year's files, with what it falls back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import force_setattr

from drafter.figures.figure import (
    CURRENT,
    OF_WHICH,
    PARTS,
    PLAIN,
    PREVIOUS,
    Figure,
    Gap,
    State,
)
from drafter.library.indicators import IndicatorKind
from drafter.quantity import Computed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from drafter.figures.figure import Attributes
    from drafter.figures.lists import Record
    from drafter.library.indicators import Catalogue
    from drafter.library.units import Unit, Units
    from drafter.location import Location
    from drafter.period import Period

# Looking a member up in its enum takes longer than looking a figure up.
KNOWN: Final = State.KNOWN
PENDING: Final = State.PENDING
NONE: Final = State.NONE
UNSTATED: Final = State.UNSTATED

Key = tuple[str, str]


class FigureBook(Struct, frozen=True, eq=False):
    """The figures of one period, looked up by measure and field.

    `figures` holds what was typed and the sums of 分; `gaps` what was left open;
    `part_names` the names under 分, 其中 and 历年 in the order they print; `own` the
    measures of each 自设 path. `previous` is the same period a year before, `opening`
    the whole year before (for 比年初). `withheld` are the measures that a public version
    does without.
    """

    period: Period
    catalogue: Catalogue
    units: Units
    figures: Mapping[Key, Figure]
    gaps: Mapping[Key, Gap]
    noted: Mapping[str, Attributes]
    part_names: Mapping[Key, tuple[str, ...]]
    lists: Mapping[str, tuple[Record, ...]]
    own: Mapping[str, tuple[str, ...]]
    measures: tuple[str, ...]
    previous: FigureBook | None = None
    opening: FigureBook | None = None
    withheld: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    beyond: frozenset[str] = frozenset()
    awaited: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    _found: dict[Key, Figure | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather `given`, of which the files say something, `beyond`, `awaited` (待报) and `named`.

        `known` are those with any number in the files. Beside `given` a measure can be known by its 公式 alone. `beyond` are those of
        which more is said than a number for 本年; `named` are given or awaited.
        """
        beyond = {measure for measure, field in self.figures if field != CURRENT}
        awaited: set[str] = set()
        for (measure, _), gap in self.gaps.items():
            (awaited if gap.state is PENDING else beyond).add(measure)
        for other in (self.previous, self.opening):
            if other is not None:
                beyond |= other.given
        known = frozenset([measure for measure, _ in self.figures])
        force_setattr(self, "known", known)
        given = known.union(self.noted, self.own, beyond)
        force_setattr(self, "given", given)
        force_setattr(self, "named", given | awaited)
        force_setattr(self, "beyond", frozenset(beyond))
        force_setattr(self, "awaited", frozenset(awaited))

    @property
    def secrets(self) -> frozenset[str]:
        """What this year or last year is withheld."""
        return self.withheld | (self.previous.withheld if self.previous else frozenset())

    def figure(self, measure: str, field: str = CURRENT) -> Figure | None:
        """The figure, typed or computed; None while it is not known.

        上年 falls back to last year's file, 本年 and 上年 to the indicator's 公式.
        """
        key = (measure, field)
        figure = self.figures.get(key)
        if figure is not None:
            return figure
        if measure not in self.catalogue.computed and (field != PREVIOUS or self.previous is None):
            return None
        found = self._found
        if key not in found:
            found[key] = None  # a 公式 that leads back to itself finds nothing
            found[key] = self._fall_back(measure, field)
        return found[key]

    def state(self, measure: str, field: str = CURRENT) -> State:
        """Whether the figure is known, awaited (待报), not had (无) or not in the file."""
        if self.figure(measure, field) is not None:
            return KNOWN
        gap = self.gaps.get((measure, field))
        return gap.state if gap else UNSTATED

    def parts(self, measure: str, field: str) -> tuple[tuple[str, Figure], ...]:
        """The known figures under 分, 其中 or 历年, by name, in printing order."""
        return tuple(
            (name, figure)
            for name in self.part_names.get((measure, field), ())
            if (figure := self.figures.get((measure, f"{field}.{name}"))) is not None
        )

    def unknown_parts(self, measure: str, field: str) -> tuple[str, ...]:
        """The names under 分 or 其中 of which it is open what they come to; 无 comes to nothing."""
        open_states = {PENDING, UNSTATED}
        return tuple(
            name
            for name in self.part_names.get((measure, field), ())
            if self.state(measure, f"{field}.{name}") in open_states
        )

    def before(self, measure: str, field: str = CURRENT) -> Figure | None:
        """上年 of 本年; of one of 分 or 其中 its figure in last year's file."""
        if field == CURRENT:
            return self.figure(measure, PREVIOUS)
        divides = field.partition(".")[0] in {PARTS, OF_WHICH}
        if not divides or self.previous is None or not self.comparable(measure):
            return None
        figure = self.previous.figures.get((measure, field))
        return figure._replace(field=f"{field}.{PREVIOUS}") if figure else None

    def attributes(self, measure: str) -> Attributes:
        """What the entry says beside its numbers."""
        return self.noted.get(measure, PLAIN)

    def comparable(self, measure: str) -> bool:
        """Whether last year's file counts the measure over the same months as this one.

        Those of its own 时段; of what adds up over a year also those until its own 截至.
        """
        if self.previous is None:
            return False
        now, before = self.attributes(measure), self.previous.attributes(measure)
        whole = self.period.span.name
        if (now.span or whole) != (before.span or whole):
            return False
        if (now.as_of is None and before.as_of is None) or not self._adds_up(measure):
            return True
        last = self.period.span.last
        return (now.as_of.month if now.as_of else last) == (
            before.as_of.month if before.as_of else last
        )

    def _adds_up(self, measure: str) -> bool:
        known = self.catalogue.measures.get(measure)
        return known is not None and known.indicator.kind is IndicatorKind.FLOW

    def records(self, name: str) -> tuple[Record, ...]:
        """The records of one 清单."""
        return self.lists.get(name, ())

    def measures_of(self, path: str) -> tuple[str, ...]:
        """The measures of an indicator, a 自设 path or a 清单 figure; nothing when there is no such."""
        if path in self.catalogue.measures:
            return (path,)
        indicator = self.catalogue.indicators.get(path)
        return indicator.measures if indicator else self.own.get(path, ())

    def split(self, figure_id: str) -> tuple[str, str]:
        """The measure and the field that an id is made of; the longest known measure wins."""
        if figure_id in self.catalogue.measures:
            return figure_id, CURRENT
        parts = figure_id.split(".")
        for count in range(len(parts), 0, -1):
            path = ".".join(parts[:count])
            measures = self.measures_of(path)
            if measures:
                if ".".join(parts[: count + 1]) in measures:  # one half of a pair
                    count += 1
                return ".".join(parts[:count]), ".".join(parts[count:]) or CURRENT
        return figure_id, CURRENT

    def unit_of(self, measure: str) -> Unit | None:
        """The unit the measure is counted in; for 自设 that of its value."""
        known = self.catalogue.measures.get(measure)
        if known is not None:
            return known.unit
        figure = self.figures.get((measure, CURRENT))
        return figure.unit if figure else None

    def base_unit(self, unit: Unit) -> Unit:
        """The unit of the same kind that needs no scale: 元 for 万元; `unit` itself if none is known."""
        if unit.factor == 1:
            return unit
        named = self.units.get(unit.name.lstrip("万亿"))
        return named if named and named.kind == unit.kind and named.factor == 1 else unit

    def pending(self) -> tuple[tuple[str, str, Location], ...]:
        """Every measure and field still awaited (待报), and where it is to be filled in."""
        return tuple(
            (*key, gap.place)
            for key, gap in self.gaps.items()
            if gap.state is PENDING and self.figure(*key) is None
        )

    def _fall_back(self, measure: str, field: str) -> Figure | None:
        gap = self.gaps.get((measure, field))
        if gap is not None and gap.state is NONE:
            return None
        if field == PREVIOUS:
            return self._last_year(measure) or self._by_formula(measure, field)
        return self._by_formula(measure, field) if field == CURRENT else None

    def _last_year(self, measure: str) -> Figure | None:
        """The figure in last year's file, unless it was counted over other months."""
        figure = self.previous.figure(measure) if self.previous else None
        if figure is None or not self.comparable(measure):
            return None
        return figure._replace(field=PREVIOUS)

    def _by_formula(self, measure: str, field: str) -> Figure | None:
        known = self.catalogue.measures.get(measure)
        if known is None or known.indicator.formula is None:
            return None
        operands: list[Figure] = []

        def lookup(name: str) -> Fraction | None:
            figure = self.figure(name, field)
            base = figure.base if figure else None
            if figure is None or base is None:
                return None
            operands.append(figure)
            hundreds = in_hundreds(figure.unit)
            return base if hundreds == 1 else base / hundreds

        result = known.indicator.formula.evaluate(lookup)
        if result is None or not operands:
            return None
        unit = known.unit
        return Figure(
            measure,
            field,
            Computed(
                result * in_hundreds(unit) / unit.factor,
                any(figure.approximate for figure in operands),
            ),
            unit,
            operands[0].place,
            self.attributes(measure),
            origins_of(operands),
        )


def in_hundreds(unit: Unit) -> int:
    """What a plain ratio is multiplied by to be a number of `unit`: 100 for %, 1000 for ‰."""
    return {"%": 100, "‰": 1000}.get(unit.name, 1)


def origins_of(figures: list[Figure] | tuple[Figure, ...]) -> tuple[Location, ...]:
    """The places of all numbers behind `figures`, each once."""
    return tuple(dict.fromkeys(place for figure in figures for place in figure.origins))
