"""Numbers that a text states: how much, of what unit, how exactly; dates and ordinals left out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

PERCENT: Final = "%"
POINTS: Final = "个百分点"
LONGEST_UNIT: Final = 6
AT_LEAST: Final = ("达到", "超过", "不少于", "不低于", "至少", "达", "超", "逾", "突破")
_APPROXIMATE: Final = ("大约", "约为", "将近", "接近", "约", "近", "不足", "不到", "预计")

_NUMBER: Final = pattern(
    r"(?<![0-9.A-Za-z第〔\[_/:：-])"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.(?P<decimals>[0-9]{1,12}))?"
    r"(?![0-9.]*[0-9]|[A-Za-z〕\]_/:-])"
    r"(?P<inner>[多余几])?(?P<scale>万亿|亿|万|千|百)?(?P<after>[多余])?"
    r"(?P<unit>%|％|‰|个百分点|百分点)?"
)
_BEFORE: Final = pattern(rf"(?:{'|'.join((*AT_LEAST, *_APPROXIMATE))})(?:了|为)?$")
_TRAILING: Final = pattern("左右|上下|以上|以下|以内|以外")
# What follows a number that says when, where or which; 个月 is how long.
_NO_QUANTITY: Final = pattern(
    "(?<=(?:19|20)[0-9]{2})年|[月日号时点秒届楼路室版款岁周]|分(?!之)|期(?!末)"
)
_SCALES: Final = {"": 0, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_BACK: Final = 5


class Stated(NamedTuple):
    """A number as a text states it, at `start` to `end` with its unit.

    `unit` is the longest known one that follows, "%" and "个百分点" among them, "" for none.
    `before` is 约, 近, 达, 超过 and the like; `after` 多, 余, 左右, 以上. 12.72万元 has the
    `number` 12.72, the `scale` 4 and the unit 元.
    """

    start: int
    end: int
    number: Decimal
    scale: int
    unit: str
    before: str
    after: str

    @property
    def value(self) -> Fraction:
        """It with its scale: 12.72万 is 127200."""
        above, below = self.number.as_integer_ratio()
        return Fraction(above * 10**self.scale, below)

    @property
    def decimals(self) -> int:
        """How many decimals were typed."""
        exponent = self.number.as_tuple().exponent
        return -exponent if isinstance(exponent, int) and exponent < 0 else 0

    @property
    def rounding(self) -> Fraction:
        """Half a unit of the last place that was typed: 12.72万 may be off by 50."""
        return Fraction(10**self.scale, 2 * 10**self.decimals)

    @property
    def approximate(self) -> bool:
        """Whether it is no exact number: 约, 近, 多, 余, 左右, 以上."""
        return bool(self.after) or self.before in _APPROXIMATE

    @property
    def at_least(self) -> bool:
        """Whether the true number must not be below it: 达, 超过, 以上."""
        return self.before in AT_LEAST or self.after == "以上"


def stated_numbers(text: str, units: Collection[str]) -> Iterator[Stated]:
    """The numbers of a text in reading order; years, dates, ages and document numbers are none."""
    for found in _NUMBER.finditer(text):
        end = found.end()
        unit = found["unit"]
        if unit is None:
            if found["scale"] is None and _NO_QUANTITY.match(text, end):
                continue
            unit = _unit(text, end, units)
            end += len(unit)
        yield _stated(text, found, "%" if unit == "％" else unit, end)


def _stated(text: str, found: re.Match[str], unit: str, end: int) -> Stated:
    digits = found["digits"].replace(",", "")
    decimals = found["decimals"]
    start = found.start()
    before = _BEFORE.search(text, max(0, start - _BACK), start)
    trailing = _TRAILING.match(text, end)
    after = found["inner"] or found["after"] or (trailing[0] if trailing else "")
    return Stated(
        start,
        end,
        Decimal(f"{digits}.{decimals}" if decimals else digits),
        _SCALES[found["scale"] or ""],
        "个百分点" if unit == "百分点" else unit,
        before[0].rstrip("了为") if before and before[0] != "约为" else before[0] if before else "",
        after,
    )


def _unit(text: str, start: int, units: Collection[str]) -> str:
    """The longest known unit that stands there."""
    for end in range(min(len(text), start + LONGEST_UNIT), start, -1):
        if text[start:end] in units:
            return text[start:end]
    return ""
