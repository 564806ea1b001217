"""The written form of numbers: the patterns that reading and explaining share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from drafter.quantity.numerals import HAN

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_TEXT: Final = 200
LONGEST_NUMBER: Final = 40
LONGEST_UNIT: Final = 16

# One character for one, so that every offset also holds in the text as typed.
HALF_WIDTH: Final = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
    | dict(zip("％／－＋．，：；∶﹪−﹣～~〜∼•‧・·", "%/-+.,:;:%--～～～～····", strict=True))
)

_BOUNDS: Final = (
    "不少于|不低于|不多于|不高于|不超过|至少|最少|至多|最多|超过|超出|高于|低于|多于|少于|"
    "不足|不到|大约|约为|将近|接近|约|近|超|逾|上(?=[百千万亿])"
)
NUMBER: Final = r"[0-9]+(?:\.[0-9]+)?"
# A 万 or 亿 that closes a numeral is its scale, unless others stand within it (一亿零五百万).
HAN_NUMBER: Final = rf"[{HAN}]+(?:(?:[万亿]+[{HAN}]+)+[万亿]*)?"
HEAD: Final = re.compile(
    rf"\s*(?P<before>(?:预计)?(?:{_BOUNDS})?)\s*"
    rf"(?P<written>-?[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?|{HAN_NUMBER}|(?=[万亿]))"
    r"(?:\s*(?P<inner>[多余]))?\s*(?P<scale>万亿|万|亿)?(?(inner)|(?P<after>[多余])?)\s*"
)
TRAILING: Final = re.compile(r"\s*(左右|上下|以上|以下|以内|以外|±)?\s*")
JOINER: Final = re.compile(r"\s*(——|[-—–～至到])\s*")


def unit_at(text: str, start: int, units: Collection[str]) -> str:
    """The longest known unit that stands at `start`, or empty."""
    for end in range(min(len(text), start + LONGEST_UNIT), start, -1):
        if text[start:end] in units:
            return text[start:end]
    return ""
