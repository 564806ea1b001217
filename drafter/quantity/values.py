"""What a value is: a quantity, a range, a ratio or a computed number, all exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct

SCALES: Final = {"万亿": 12, "万": 4, "亿": 8, "": 0}
_SCALE_NAMES: Final = {size: name for name, size in SCALES.items()}
_ON_BOTH_ENDS: Final = frozenset({"%", "‰"})


def plain(number: Decimal) -> str:
    """The number in digits, never with an exponent, its zeros kept (13.20)."""
    return format(number, "f")


def round_half_up(value: Fraction, places: int) -> Decimal:
    """The value at `places` decimals, a half going away from zero: the only rounding there is."""
    doubled, divisor = 2 * abs(value.numerator) * 10**places, 2 * value.denominator
    units = (doubled + value.denominator) // divisor
    return Decimal(f"{'-' if value < 0 and units else ''}{units}E-{places}")


def rounded_text(value: Fraction, places: int, *, at_most: int = 6) -> str:
    """The value at `places` decimals without closing zeros.

    Where that would be 0 and the value is not, decimals are added up to `at_most`.
    """
    rounded = round_half_up(value, places)
    while not rounded and places < at_most:
        places += 1
        rounded = round_half_up(value, places)
    text = plain(rounded)
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact_text(value: Fraction) -> str | None:
    """All digits of the value; None where they would never end."""
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    while rest % 2 == 0 or rest % 5 == 0:
        rest, places = rest // (2 if rest % 2 == 0 else 5), places + 1
    return rounded_text(value, places, at_most=places) if rest == 1 else None


def split_scale(measure: str) -> tuple[int, str]:
    """The scale in a measure word's name and what is measured: 万元 → (4, 元)."""
    rest = measure.lstrip("万亿")
    name = measure[: len(measure) - len(rest)]
    return (SCALES[name], rest) if name in SCALES else (0, measure)


class Quantity(NamedTuple):
    """One number as a clerk wrote it.

    Attributes:
        typed: the raw text.
        number: the digits' value; closing zeros are kept (13.20).
        written: the digits as they print: half-width, without thousands separators,
            or the Han numeral as typed; empty for the bare 万 of 近万.
        scale: power of ten of the typed 万, 亿 or 万亿 (0, 4, 8, 12).
        before: 约, 近, 不少于, 预计 …
        inner: 多 or 余 between the digits and 万 (145多万).
        after: 多 or 余 before the measure word (3万多, 1090余).
        trailing: 左右, 以上, 以下, ± … behind the measure word.
        unit: the typed unit without its scale (1.9亿元 → 元), or empty.
    """

    typed: str
    number: Decimal
    written: str
    scale: int = 0
    before: str = ""
    inner: str = ""
    after: str = ""
    trailing: str = ""
    unit: str = ""

    @property
    def exact(self) -> Fraction:
        """The number times its scale."""
        numerator, denominator = self.number.as_integer_ratio()
        if denominator == 1:  # as most are, and of whole numbers no common divisor is looked for
            return Fraction(numerator * 10**self.scale)
        return Fraction(numerator * 10**self.scale, denominator)

    @property
    def approximate(self) -> bool:
        """Whether it was written as an estimate or a bound."""
        return bool(self.before or self.inner or self.after or self.trailing)

    @property
    def numeral(self) -> bool:
        """Whether it was written in Han numerals."""
        return not (self.written and self.written.isascii())

    @property
    def apart(self) -> tuple[str, str]:
        """The number and the name of its scale, for a column beside its units: 145多 and 万.

        Tables take Arabic digits (GB/T 15835 4.1.1). What has no digits, or is estimated
        behind its scale (3万多), stays whole.
        """
        if not self.written or (self.scale and self.after):
            return self.text(), ""
        digits = plain(self.number) if self.numeral else self.written
        number = f"{self.before}{digits}{self.inner}{self.after}{self.trailing}"
        return number, _SCALE_NAMES[self.scale]

    @property
    def scaled_text(self) -> str:
        """Digits and scale without any approximator: 145万."""
        return self.written + _SCALE_NAMES[self.scale]

    def text(self, measure: str = "") -> str:
        """As typed, with a measure word; a typed scale takes the place of the measure word's."""
        if self.scale:
            measure = split_scale(measure)[1]
        return (
            f"{self.before}{self.written}{self.inner}{_SCALE_NAMES[self.scale]}"
            f"{self.after}{measure}{self.trailing}"
        )


class QuantityRange(Struct, frozen=True):
    """Two bounds: 1—2, 15%～30%, or the fused estimate 三四十.

    What stands before the range is kept in `low.before`, what stands behind it in
    `high.trailing`. `fused` is the estimate in Han numerals as typed, else empty.
    """

    low: Quantity
    high: Quantity
    joiner: str = "—"
    fused: str = ""

    @property
    def exact(self) -> None:
        """A range is no number."""
        return

    @property
    def approximate(self) -> bool:
        """Always: a range never states one number."""
        return True

    @property
    def unit(self) -> str:
        """The typed unit, or empty."""
        return self.high.unit

    def text(self, measure: str = "") -> str:
        """The range with a measure word.

        Per cent and 万, 亿 stand on both ends (GB/T 15835 5.1.3), other units once unless
        the scales differ: 15%～30%, 9亿～16亿元, 1—2个, 5元—10万元.
        """
        scale, bare = split_scale(measure)
        if self.low.scale != self.high.scale:
            shared, measure = bare, ""
        elif self.low.scale:
            shared, measure = "", bare
        elif measure in _ON_BOTH_ENDS:
            shared, measure = measure, ""
        else:
            shared, measure = _SCALE_NAMES[scale], bare
        if self.fused:
            numbers = self.fused + _SCALE_NAMES[self.high.scale]
        else:
            numbers = self.low.scaled_text + shared + self.joiner + self.high.scaled_text
        return f"{self.low.before}{numbers}{shared}{measure}{self.high.trailing}"


class QuantityRatio(Struct, frozen=True):
    """A proportion of two numbers, 6:4."""

    left: Decimal
    right: Decimal

    @property
    def exact(self) -> None:
        """A proportion is no number of a measure."""
        return

    @property
    def approximate(self) -> bool:
        """Never: a proportion is stated."""
        return False

    @property
    def unit(self) -> str:
        """None: always empty."""
        return ""

    def text(self, measure: str = "") -> str:
        """Both numbers and a colon; a measure word has no place in it."""
        del measure
        return f"{plain(self.left)}:{plain(self.right)}"


class Computed(Struct, frozen=True):
    """A number the program worked out; `approximate` when an operand was."""

    value: Fraction
    approximate: bool = False

    @property
    def exact(self) -> Fraction:
        """The unrounded value."""
        return self.value

    @property
    def unit(self) -> str:
        """None was typed: always empty."""
        return ""

    def text(self, measure: str = "", places: int = 1) -> str:
        """Rounded half-up at `places` without closing zeros; 约 when approximate."""
        return ("约" if self.approximate else "") + rounded_text(self.value, places) + measure


class Pair(tuple[tuple[str, "Value"], ...]):
    """Several numbers, each with its unit: 908户1515人."""

    __slots__ = ()


Value: TypeAlias = Quantity | QuantityRange | QuantityRatio | Computed


class Unreadable(Struct, frozen=True):
    """Why a text is no value: `message` what is wrong, `offset` where in it, `hint` the cure.

    `mended` is the text without a slip of the keyboard, where that can mean one value only.
    """

    message: str
    offset: int
    hint: str
    mended: str = ""
