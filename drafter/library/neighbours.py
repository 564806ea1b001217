"""The pairs of neighbouring characters of a text, as numbers: the quickest way to tell what is not in it."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

_Thing = TypeVar("_Thing")
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


def pair(first: str, second: str) -> int:
    """The number of two characters that stand side by side."""
    units = (first.encode(_CODEC)[-_UNIT:], second.encode(_CODEC)[:_UNIT])
    return int.from_bytes(b"".join(units), sys.byteorder)


def between(firsts: str, seconds: str) -> frozenset[int]:
    """The numbers of one of these characters with one of those right behind it."""
    return frozenset(pair(first, second) for first in firsts for second in seconds)


pairs_of_word = lru_cache(maxsize=4096)(pairs)  # of words that are looked for in every text


class ByHead(Generic[_Thing]):
    """Things that are told by words, of which a text has hardly any."""

    def __init__(self, told: Iterable[tuple[Iterable[str], _Thing]]) -> None:
        """Take the things, each with its words, of two characters or more."""
        self._things: list[_Thing] = []
        self._told_by: dict[int, list[int]] = {}
        for index, (words, thing) in enumerate(told):
            self._things.append(thing)
            for number in {pair(word[0], word[1]) for word in words}:
                self._told_by.setdefault(number, []).append(index)
        self._heads = frozenset(self._told_by)

    def perhaps(self, pairs: frozenset[int]) -> list[_Thing]:
        """Those of which a word may stand in a text with these pairs, in their order."""
        found = {index for number in self._heads & pairs for index in self._told_by[number]}
        return [self._things[index] for index in sorted(found)]


def apart(number: int) -> tuple[str, str]:
    """The two characters of a number; of one beyond U+FFFF a half, which is no character."""
    units = number.to_bytes(_PAIR, sys.byteorder)
    first, second = (int.from_bytes(units[at : at + _UNIT], sys.byteorder) for at in (0, _UNIT))
    return chr(first), chr(second)
