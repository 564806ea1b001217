"""Shares that are told in words, 三分之二, 一半, 四成多, and within what they are true."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    import re

_DIGIT: Final = "[一二三四五六七八九十]"
FRACTION: Final = (
    "(?P<about>近|约|将近|接近|不到|不足|超过|超|达到?)?"
    f"(?P<said>(?P<below>{_DIGIT})分之(?P<above>{_DIGIT})|(?P<tenths>[一二三四五六七八九])成(?P<half>半)?"
    "|过半数?|半数|一半)(?P<more>以上|还多|多|强|左右|以下)?"
)
SIGNS: Final = ("分之", "成", "半")
_BELOW: Final = frozenset({"近", "将近", "接近", "不到", "不足", "以下"})
_ABOVE: Final = frozenset({"超过", "超", "以上", "还多", "多", "强"})
_PLAIN: Final = Fraction(1, 25)  # 一半 may be 46 per cent, and 三分之一 36
_TENTH: Final = Fraction(1, 20)  # 三成 is what rounds to it
_FAR: Final = Fraction(3, 20)
_BARELY: Final = Fraction(1, 10**6)
_A_LITTLE: Final = Fraction(1, 100)


class Share(NamedTuple):
    """A share as it is told, where, and within what it is true."""

    said: str
    start: int
    low: Fraction
    high: Fraction


def share_of(found: re.Match[str]) -> Share | None:
    """What a match of FRACTION says; None for 二分之三."""
    value = _value(found)
    if not 0 < value < 1:
        return None
    words = {found["about"], found["more"]}
    slack = _TENTH if found["tenths"] else _PLAIN
    low, high = value - slack, value + slack
    if found["said"].startswith("过半") or words & _ABOVE:
        low, high = value + (0 if found["more"] == "以上" else _BARELY), Fraction(1)
    elif words & _BELOW:
        low, high = value - _FAR, value + _A_LITTLE
    elif words & {"约", "左右"}:
        low, high = low - _TENTH, high + _TENTH
    start = found.start("said")
    return Share(found[0][start - found.start() :], start, low, high)


def _value(found: re.Match[str]) -> Fraction:
    if found["below"]:
        return Fraction(read_ordinal(found["above"]) or 0, read_ordinal(found["below"]) or 1)
    if found["tenths"]:
        half = Fraction(1, 20) if found["half"] else Fraction(0)
        return Fraction(read_ordinal(found["tenths"]) or 0, 10) + half
    return Fraction(1, 2)
