"""Numbers that a text states: how much, of what unit, how exactly; dates and ordinals left out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

PERCENT: Final = "%"
POINTS: Final = "个百分点"
LONGEST_UNIT: Final = 6
AT_LEAST: Final = ("达到", "超过", "不少于", "不低于", "至少", "达", "超", "逾", "突破")
APPROXIMATE: Final = ("大约", "约为", "将近", "接近", "约", "近", "不足", "不到", "预计")

# It begins with a digit, and then looks behind it: so `re` can leap to the digits of a text.
_NUMBER: Final = pattern(
    r"(?P<digits>[0-9](?<![0-9.·A-Za-z第〔\[_/:：-][0-9])"
    r"(?:[0-9]{0,2}(?:,[0-9]{3}){1,5}|[0-9]{0,17}))(?:\.(?P<decimals>[0-9]{1,12}))?"
    r"(?![0-9.]*[0-9]|[A-Za-z〕\]_/:-])"
    r"(?P<inner>[多余几])?(?P<scale>万亿|亿|万|千|百)?(?P<after>[多余])?"
    r"(?P<unit>%|％|‰|个百分点|百分点)?"
)
# What the words before a number end with, and what those behind it begin with.
_BEFORE_ENDS: Final = frozenset("了为") | {word[-1] for word in (*AT_LEAST, *APPROXIMATE)}
_TRAILING_BEGINS: Final = frozenset("左上以")
_NO_ABOUT: Final = "(?<![签预履节邀特续]约)"  # 签约4821户 is exact
_BEFORE: Final = pattern(rf"(?:{'|'.join((*AT_LEAST, *APPROXIMATE))}){_NO_ABOUT}(?:了|为)?$")
_TRAILING: Final = pattern("左右|上下|以上|以下|以内|以外")
# What follows a number that says when, where or which; 个月 is how long.
_NO_QUANTITY: Final = pattern(
    "(?<=(?:19|20)[0-9]{2})年|[月日号时点秒届楼路室版款岁周]|分(?!之)|期(?!末)"
)
_NO_QUANTITY_BEGINS: Final = frozenset("年月日号时点秒届楼路室版款岁周分期")
_SCALES: Final = {"": 0, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_SAME_UNITS: Final = {"％": "%", "百分点": "个百分点"}
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
        above *= 10**self.scale
        return Fraction(above) if below == 1 else Fraction(above, below)

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
        return bool(self.after) or self.before in APPROXIMATE

    @property
    def at_least(self) -> bool:
        """Whether the true number must not be below it: 达, 超过, 以上."""
        return self.before in AT_LEAST or self.after == "以上"


def stated_numbers(text: str, units: Collection[str]) -> Iterator[Stated]:
    """The numbers of a text in reading order; years, dates, ages and document numbers are none."""
    by_first = _by_first(frozenset(units))
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        digits, decimals, inner, scale, after, unit = found.groups()
        if unit is None:
            behind = text[end : end + 1]
            if scale is None and behind in _NO_QUANTITY_BEGINS and _NO_QUANTITY.match(text, end):
                continue
            unit = ""
            for each in by_first.get(behind, ()):
                if text.startswith(each, end):
                    unit = each
                    break
            end += len(unit)
        if "," in digits:
            digits = digits.replace(",", "")
        yield Stated(
            start,
            end,
            Decimal(f"{digits}.{decimals}" if decimals else digits),
            _SCALES[scale] if scale else 0,
            _SAME_UNITS.get(unit, unit),
            _before(text, start) if text[start - 1 : start] in _BEFORE_ENDS else "",
            inner or after or _trailing(text, end),
        )


def _before(text: str, start: int) -> str:
    """约, 近, 达, 超过 and the like."""
    before = _BEFORE.search(text, max(0, start - _BACK), start)
    if before is None:
        return ""
    said = str(before[0])
    return said if said == "约为" else said.rstrip("了为")


def _trailing(text: str, end: int) -> str:
    """左右, 以上 and the like."""
    trailing = _TRAILING.match(text, end) if text[end : end + 1] in _TRAILING_BEGINS else None
    return trailing[0] if trailing else ""


@cache
def _by_first(units: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The units that a text can name, by their first characters, the longest first."""
    by_first: dict[str, list[str]] = {}
    for unit in sorted(units, key=len, reverse=True):
        if 0 < len(unit) <= LONGEST_UNIT:
            by_first.setdefault(unit[0], []).append(unit)
    return {first: tuple(names) for first, names in by_first.items()}
