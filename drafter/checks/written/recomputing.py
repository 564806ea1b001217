"""How a stated number must agree with what other stated numbers give: rounding is no fault."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.statednumbers import APPROXIMATE
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.checks.written.statednumbers import Stated

_MORE: Final = frozenset({"超过", "超", "逾", "突破"})
_NO_LESS: Final = frozenset({"不少于", "不低于", "至少"})
_NOT_EXACT: Final = _MORE | _NO_LESS | frozenset(APPROXIMATE)
BELOW: Final = frozenset({"不到", "不足"})
_REACHING: Final = frozenset({"达", "达到"})
_SCALES: Final = {0: "", 4: "万", 8: "亿"}
_UNSURE: Final = 20  # an approximate number may be off by a twentieth


class Range(NamedTuple):
    """What a value may be, once the rounding of what it is made of is allowed for."""

    low: Fraction
    high: Fraction


class Agreement(Enum):
    """How a stated number goes with a computed one."""

    FITS = auto()
    CUT = auto()  # the last digits were cut off instead of rounded
    SHORT = auto()  # said to be reached, and is not
    OFF = auto()


def exact(number: Stated) -> bool:
    """Whether one may compute with it: neither approximate nor a mere lower limit."""
    return not number.after and number.before not in _NOT_EXACT


def as_set(number: Stated) -> Stated:
    """It as a number that was set and not rounded: a goal of 20亿元."""
    value = number.value
    whole = value.denominator == 1
    return number._replace(number=Decimal(value.numerator), scale=0) if whole else number


def as_one(numbers: tuple[Stated, ...]) -> Stated | None:
    """Whole things that stand in one list, as the one number that they are together."""
    if not numbers or any(each.scale or each.decimals for each in numbers):
        return None
    together = sum((each.number for each in numbers), Decimal(0))
    return numbers[0]._replace(end=numbers[-1].end, number=together)


def range_of(number: Stated) -> Range:
    """What it may stand for: whole things are exact, 12.72万 is from 127150 to 127250."""
    value = number.value
    if not number.scale and not number.decimals:
        return Range(value, value)
    slack = number.rounding
    return Range(value - slack, value + slack)


def quotient(part: Stated, whole: Stated) -> Range:
    """What per cent one number is of another."""
    above, below = range_of(part), range_of(whole)
    return _percent(above, below)


def quotient_of_sum(part: Stated, wholes: tuple[Stated, ...]) -> Range:
    """What per cent one number is of several together."""
    return _percent(range_of(part), total(wholes))


def growth(before: Range, after: Range) -> Range:
    """By how much per cent something has grown."""
    ratio = _percent(after, before)
    return Range(ratio.low - 100, ratio.high - 100)


def difference(before: Range, after: Range) -> Range:
    """By how much something has grown."""
    return Range(after.low - before.high, after.high - before.low)


def total(numbers: tuple[Stated, ...]) -> Range:
    """What numbers are together."""
    return together([range_of(number) for number in numbers])


def together(ranges: Sequence[Range]) -> Range:
    """What values are together that may each be anything within a range."""
    return Range(sum((each.low for each in ranges), Fraction(0)),
                 sum((each.high for each in ranges), Fraction(0)))  # fmt: skip


def negative(value: Range) -> Range:
    """The same the other way round."""
    return Range(-value.high, -value.low)


def _percent(above: Range, below: Range) -> Range:
    low = max(below.low, Fraction(1, 10**12))
    high = max(below.high, low)
    return Range(
        above.low * 100 / (high if above.low >= 0 else low),
        above.high * 100 / (low if above.high >= 0 else high),
    )


def agreement(computed: Range, stated: Stated, *, reached: bool = True) -> Agreement:
    """How a stated number goes with the range computed for it.

    `reached` asks of 达90% that it is 90% before rounding.
    """
    value = stated.value
    half = stated.rounding
    if stated.after == "以上" or stated.before in _MORE | _NO_LESS:
        reached = computed.high > value if stated.before in _MORE else computed.high >= value
        return Agreement.FITS if reached else Agreement.SHORT
    if stated.before in BELOW and computed.low > value:
        return Agreement.OFF
    if stated.approximate:
        leeway = max(value / _UNSURE, 2 * half)
        near = computed.low - leeway <= value <= computed.high + leeway
        return Agreement.FITS if near else Agreement.OFF
    cut = computed.high >= value > computed.low - 2 * half
    rounded = computed.low - half <= value <= computed.high + half
    if stated.before in _REACHING:
        if cut:
            return Agreement.FITS
        if rounded:
            return Agreement.SHORT if reached and not stated.decimals else Agreement.FITS
        return Agreement.OFF
    if rounded:
        return Agreement.FITS
    return Agreement.CUT if cut else Agreement.OFF


def middle(value: Range) -> Fraction:
    """The value to show."""
    return (value.low + value.high) / 2


def percent_text(value: Range, stated: Stated) -> str:
    """The computed per cent, with as many decimals as show how it differs from what is stated."""
    exactly = middle(value)
    for places in range(stated.decimals + 1, stated.decimals + 4):
        text = rounded_text(exactly, places)
        if Fraction(text) != stated.value:
            break
    return f"{text}%"


def rounded_share(value: Range) -> str:
    """A computed per cent with one decimal."""
    return f"{rounded_text(middle(value), 1)}%"


def amount_text(value: Range, like: Stated) -> str:
    """A computed amount, written as another number is."""
    scale = _SCALES.get(like.scale)
    if scale is None:
        return rounded_text(middle(value), max(like.decimals, 1)) + like.unit
    return rounded_text(middle(value) / 10**like.scale, max(like.decimals, 2)) + scale + like.unit


def sums_to(value: Range, numbers: tuple[Stated, ...]) -> bool:
    """Whether numbers make up a value."""
    together = total(numbers)
    return together.low <= value.high and together.high >= value.low
