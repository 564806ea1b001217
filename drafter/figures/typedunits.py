"""Which unit a typed value is counted in: the indicator's, its own, or one nobody listed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures import faults
from drafter.library.units import Unit
from drafter.patterns import pattern
from drafter.quantity import (
    Computed,
    Pair,
    Quantity,
    QuantityRange,
    QuantityRatio,
    Unreadable,
    Value,
    read_value,
    read_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.findings import Finding
    from drafter.library.units import Units
    from drafter.location import Location

POINTS = Unit("百分点", "比率", "", "个百分点", Fraction(1))
PERCENT = Unit("%", "比率", "", "%", Fraction(1))
NO_UNIT = Unit("", "", "", "", Fraction(1))

_RATE_NAMES = frozenset({"%", "百分点", "个百分点"})
_UNLISTED = pattern(r".*[0-9０-９万亿多余]([㐀-䶿一-鿿]{1,4})")


class UnitNames(Struct):
    """The units that values may be typed with."""

    units: Units
    found: list[Finding]
    names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Collect the names once for all values."""
        self.names = self.units.names | _RATE_NAMES

    def read(self, text: str) -> Value | Pair | Unreadable:
        """The value, or pair, of an indicator."""
        return read_value(text, self.names)

    def read_words(self, text: str) -> Value | Pair | Unreadable:
        """The value, or pair, of a field that may hold words as well."""
        return read_words(text, self.names)

    def read_own(self, text: str, place: Location) -> Value | Pair | Unreadable:
        """The value of a figure outside the catalogue, whose unit need not be listed."""
        read = read_value(text, self.names)
        unlisted = _UNLISTED.fullmatch(text) if isinstance(read, Unreadable) else None
        if unlisted is None:
            return read
        name = unlisted.group(1)
        again = read_value(text, self.names | {name})
        if isinstance(again, Unreadable):
            return read
        self.found.append(
            faults.UNLISTED_UNIT.at(
                place,
                f"单位“{name}”没有列入 计量.yaml，按原样印出",
                hint=f"确是单位的，在 sections/计量.yaml 里写上 {name}: {{类别: 个数}}",
            )
        )
        return again

    def fitting(self, value: Value, own: Unit) -> Unit | None:
        """The unit of `value` for an indicator counted in `own`; None when the kinds differ.

        A typed unit or scale (1.9亿) replaces the indicator's own scale.
        """
        typed = value.unit
        if typed and typed not in (own.name, own.measure):
            other = self.named(typed)
            return other if other.kind == own.kind else None
        return self.unscaled(own) if own.factor != 1 and scale_of(value) else own

    def typed(self, value: Value) -> Unit:
        """The unit that a value carries itself."""
        return self.named(value.unit) if value.unit else NO_UNIT

    def named(self, name: str) -> Unit:
        """The unit called `name`; one of its own kind if nobody listed it."""
        known = self.units.get(name)
        if known is not None:
            return known
        if name in _RATE_NAMES:
            return PERCENT if name == "%" else POINTS
        return Unit(name, name, "", name, Fraction(1))

    def unscaled(self, unit: Unit) -> Unit:
        """元 for 万元."""
        bare = unit.name.lstrip("万亿")
        known = self.units.get(bare)
        if known is not None and known.kind == unit.kind:
            return known
        return Unit(bare, unit.kind, unit.prefix, unit.measure.lstrip("万亿"), Fraction(1))

    def scaled(self, unit: Unit, scale: int) -> Unit:
        """万元 for 元 and 4."""
        name = {4: "万", 8: "亿"}.get(scale)
        if name is None or unit.factor != 1:
            return unit
        known = self.units.get(name + unit.name)
        if known is not None and known.kind == unit.kind:
            return known
        return Unit(
            name + unit.name, unit.kind, unit.prefix, name + unit.measure, Fraction(10**scale)
        )


def members(
    text: str, place: Location, pair: Iterable[tuple[str, Value]]
) -> tuple[tuple[str, Value, Location], ...]:
    """The numbers of a pair with their units and their own places; `text` begins at `place`."""
    found: list[tuple[str, Value, Location]] = []
    for unit, value in pair:
        typed = value.typed if isinstance(value, Quantity) else ""
        found.append((unit, value, place.along(max(text.find(typed), 0))))
    return tuple(found)


def scale_of(value: Value) -> int:
    """The power of ten of the 万 or 亿 that was typed."""
    match value:
        case Quantity():
            return value.scale
        case QuantityRange():
            return value.high.scale or value.low.scale
        case QuantityRatio() | Computed():
            return 0
