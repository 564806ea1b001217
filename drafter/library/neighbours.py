"""The pairs of neighbouring characters of a text, as numbers: the quickest way to tell what is not in it."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Final

_CODEC: Final = f"utf-16-{sys.byteorder[0]}e"
_UNIT: Final = 2
_PAIR: Final = 2 * _UNIT


def pairs(text: str) -> frozenset[int]:
    """The number of each pair that occurs."""
    units = text.encode(_CODEC, "surrogatepass")
    found: set[int] = set()
    for start in (0, _UNIT):
        length = (len(units) - start) // _PAIR * _PAIR
        if length > 0:
            found.update(memoryview(units)[start : start + length].cast("I"))
    return frozenset(found)


pairs_of_document = lru_cache(maxsize=1)(pairs)  # several rules ask of the same text


def pair(first: str, second: str) -> int:
    """The number of two characters that stand side by side."""
    units = (first.encode(_CODEC)[-_UNIT:], second.encode(_CODEC)[:_UNIT])
    return int.from_bytes(b"".join(units), sys.byteorder)


def apart(number: int) -> tuple[str, str]:
    """The two characters of a number; of one beyond U+FFFF a half, which is no character."""
    units = number.to_bytes(_PAIR, sys.byteorder)
    first, second = (int.from_bytes(units[at : at + _UNIT], sys.byteorder) for at in (0, _UNIT))
    return chr(first), chr(second)
