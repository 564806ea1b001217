"""Names of figures that stand in plain words, where their numbers were meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DOT = re.compile(r"(?<=[^\W\dA-Za-z])\.(?=[^\W\dA-Za-z])")
_LONGEST_PART = 16
_MOST_DOTS = 20  # in words there are hardly any


def bare_paths(text: str, is_path: Callable[[str], object]) -> Iterator[tuple[int, int]]:
    """Where `text` holds a path: each time the longest one, which no blanks part from the words."""
    told = 0
    for number, match in enumerate(_DOT.finditer(text)):
        if number == _MOST_DOTS:
            return
        span = _span_around(text, match.start(), is_path)
        if span is not None and span[0] >= told:
            told = span[1]
            yield span


def _span_around(text: str, dot: int, is_path: Callable[[str], object]) -> tuple[int, int] | None:
    for start in range(max(0, dot - _LONGEST_PART), dot):
        for end in range(min(len(text), dot + 2 * _LONGEST_PART), dot + 1, -1):
            if is_path(text[start:end]):
                return start, end
    return None
