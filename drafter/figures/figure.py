"""A figure (数据): one number of the year's file, exact, with its unit and its place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from drafter.quantity import Computed, Value

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from drafter.library.units import Unit
    from drafter.location import Location

# What a year's file holds beside its head.
DATA, OWN_FIGURES, LISTS = "数据", "自设", "清单"

CURRENT = "本年"
PREVIOUS = "上年"
TARGET = "目标"
NEXT_TARGET = "下期目标"
BASELINE = "基期"
PARTS = "分"
OF_WHICH = "其中"
HISTORY = "历年"
STATED_GROWTH = "同比"
STATED_INCREASE = "增量"
STATED_COMPLETION = "完成率"
STATED_SHARE = "占比"
STATED = frozenset({STATED_GROWTH, STATED_INCREASE, STATED_COMPLETION, STATED_SHARE})

RATE = "比率"  # the 类别 of units whose values compare in 百分点


class State(StrEnum):
    """What is known of a figure."""

    KNOWN = "已填"
    PENDING = "待报"
    NONE = "无"
    UNSTATED = "未列"


class Attributes(Struct, frozen=True):
    """What a figure's entry says beside its numbers.

    `span` is its own 时段 as printed (12月, 上半年), empty when it is the report's;
    `deadline` the 期限 of its 目标 or 下期目标 as printed (2019年底).
    """

    as_of: date | None = None
    span: str = ""
    source: str = ""
    status: str = ""
    remark: str = ""
    deadline: str = ""
    public: bool = True


PLAIN = Attributes()


class Figure(NamedTuple):
    """One number: which measure and field it is, its value in `unit`, where it stands.

    `operands` are the places of the numbers it was computed from, none when it was
    typed; `places` is how many decimals a computed value is printed with.
    """

    measure: str
    field: str
    value: Value
    unit: Unit
    place: Location
    attributes: Attributes = PLAIN
    operands: tuple[Location, ...] = ()
    places: int = 1

    @property
    def id(self) -> str:
        """The name it is tracked by: 低保.在册.人, 低保.标准.上年."""
        return self.measure if self.field == CURRENT else f"{self.measure}.{self.field}"

    @property
    def origins(self) -> tuple[Location, ...]:
        """Where its number, or the numbers it was computed from, were typed."""
        return self.operands or (self.place,)

    @property
    def base(self) -> Fraction | None:
        """Its exact value in the base unit of its kind (元, 人; per cent for rates)."""
        exact, factor = self.value.exact, self.unit.factor
        return exact if exact is None or factor == 1 else exact * factor

    @property
    def approximate(self) -> bool:
        """Whether it was typed, or computed from numbers typed, with 约, 多, 余 …."""
        return self.value.approximate

    @property
    def rate(self) -> bool:
        """Whether it compares in 百分点."""
        return self.unit.kind == RATE

    @property
    def text(self) -> str:
        """As a sentence prints it: 每人每月950元."""
        unit = self.unit
        return unit.prefix + self._printed(unit.measure)

    @property
    def bare(self) -> str:
        """Without the prefix: 950元."""
        return self._printed(self.unit.measure)

    @property
    def listed(self) -> str:
        """As a list names it, what it is counted by included: 950元/人·月."""
        unit = self.unit
        return self._printed(unit.name if "/" in unit.name else unit.measure)

    @property
    def number(self) -> str:
        """Without prefix and measure word: 950."""
        return self._printed("")

    def _printed(self, measure_word: str) -> str:
        value = self.value
        if type(value) is Computed:
            return value.text(measure_word, self.places)
        return value.text(measure_word)


class Gap(NamedTuple):
    """An entry without a number: not yet come (待报) or not had here (无)."""

    state: State
    place: Location
