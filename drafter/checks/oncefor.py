"""What follows from something that many reports share, worked out once and not for each of them."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Shared = TypeVar("_Shared")
_Result = TypeVar("_Result")
MOST_KEPT: Final = 8  # as many as libraries are at hand at a time


def once_for_each(work_out: Callable[[_Shared], _Result]) -> Callable[[_Shared], _Result]:
    """Keep what was worked out for the last few objects, told apart by which object it is.

    A library's parts hold mappings, so they have no hash that `functools.cache` could use.
    """
    kept: dict[int, tuple[_Shared, _Result]] = {}

    @wraps(work_out)
    def result(shared: _Shared) -> _Result:
        known = kept.get(id(shared))  # it is kept as well, so nothing else gets its number
        if known is None:
            known = shared, work_out(shared)
            while len(kept) >= MOST_KEPT:
                kept.pop(next(iter(kept)), None)
            kept[id(shared)] = known
        return known[1]

    return result
