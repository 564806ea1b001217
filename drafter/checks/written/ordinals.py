"""What number an ordinal says: there are few of them, and every document has the same."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from drafter.quantity import read_ordinal

HAN_ORDINAL: Final = "[一二三四五六七八九十]{1,3}"  # as a pattern has it
MOST_KEPT: Final = 256


@lru_cache(maxsize=MOST_KEPT)
def ordinal_value(said: str) -> int:
    """一, 十二 or 3 as a number, 0 where it is none."""
    return read_ordinal(said) or 0
