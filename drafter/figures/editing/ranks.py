"""In which order indicators and their fields stand in a year's file."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from drafter.figures.attributes import ATTRIBUTES, DEADLINE
from drafter.figures.entries import FIELDS
from drafter.figures.figure import (
    BASELINE,
    CURRENT,
    HISTORY,
    NEXT_TARGET,
    OF_WHICH,
    PARTS,
    PREVIOUS,
    STATED,
    TARGET,
)
from drafter.figures.yearfile import BODY_KEYS, HEAD_KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.library.indicators import Catalogue

Rank = tuple[int, int, int]

_FIELDS = (
    *(CURRENT, PREVIOUS, TARGET, NEXT_TARGET, DEADLINE, BASELINE, *sorted(STATED)),
    *(PARTS, OF_WHICH, HISTORY, *(name for name in ATTRIBUTES if name != DEADLINE)),
)
assert set(_FIELDS) == FIELDS
_FIELD_RANKS = {name: rank for rank, name in enumerate(_FIELDS, 1)}
_HEAD_RANKS = {name: rank for rank, name in enumerate((*HEAD_KEYS, *BODY_KEYS))}


_RANKS: deque[tuple[Catalogue, Ranks]] = deque(maxlen=4)


class Ranks:
    """The catalogue's order of indicators, groups and measures, then that of their fields."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Number what `catalogue` lists."""
        self._ranks: dict[tuple[str, ...], int] = {}
        for rank, (path, indicator) in enumerate(catalogue.indicators.items()):
            for measure in (path, *indicator.measures):
                names = tuple(measure.split("."))
                for length in range(1, len(names) + 1):
                    self._ranks.setdefault(names[:length], rank)

    def of(self, names: Sequence[str]) -> Rank:
        """Where what these names lead to belongs, among whatever else is written."""
        known = len(names)
        while known and tuple(names[:known]) not in self._ranks:
            known -= 1
        rank = self._ranks.get(tuple(names[:known]), len(self._ranks))
        field = next((_FIELD_RANKS[name] for name in names[known:] if name in _FIELD_RANKS), 0)
        year = names[-1].removesuffix("年") if names else ""
        return (rank, field, int(year) if year.isascii() and year.isdigit() else 0)


def ranks_of(catalogue: Catalogue) -> Ranks:
    """The ranks of a catalogue; counting a large one out takes longer than an edit."""
    for known, ranks in _RANKS:
        if known is catalogue:
            return ranks
    ranks = Ranks(catalogue)
    _RANKS.append((catalogue, ranks))
    return ranks


def head_rank(key: str) -> Rank:
    """Where an outermost key belongs."""
    return (_HEAD_RANKS.get(key, len(_HEAD_RANKS)), 0, 0)
