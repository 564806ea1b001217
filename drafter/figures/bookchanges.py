"""What differs between two books of one office: which measures, and which 清单."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from drafter.figures.figure import LISTS, OWN_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Lookup

    from drafter.figures.book import FigureBook

_OWN_ROOTS = (f"{OWN_FIGURES}.", f"{LISTS}.")


class BookChanges(Struct, frozen=True):
    """The measures of which anything differs, their places too, and the names of the 清单.

    Of 自设 and 清单 every path above a measure is among the measures. What is computed from
    them by a 公式 is not.
    """

    measures: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.measures or self.lists)


def changes_between(before: FigureBook | None, now: FigureBook | None) -> BookChanges | None:
    """What differs, in the years compared with too; None where the books are of other times."""
    if before is now:
        return BookChanges()
    if before is None or now is None or before.period != now.period:
        return None
    beneath = [
        changes_between(one, other)
        for one, other in ((before.previous, now.previous), (before.opening, now.opening))
    ]
    measures = {
        measure
        for one, other in (
            (before.figures, now.figures),
            (before.gaps, now.gaps),
        )
        for measure, _ in _differing(one, other)
    }
    measures.update(_differing(before.noted, now.noted))
    measures.update(before.withheld ^ now.withheld)
    lists = set(_differing(before.lists, now.lists))
    for changes in beneath:
        if changes is None:
            return None
        measures |= changes.measures
        lists |= changes.lists
    measures |= {
        above for measure in measures if measure.startswith(_OWN_ROOTS) for above in _above(measure)
    }
    return BookChanges(frozenset(measures), frozenset(lists))


def _differing(before: Lookup[Any, Any], now: Lookup[Any, Any]) -> Iterator[Any]:
    """The keys under which two tables differ; what is the same object is not looked into."""
    if before is now:
        return
    nothing = object()
    for key, value in now.items():
        other = before.get(key, nothing)
        if other is not value and other != value:
            yield key
    if len(before) != len(now) or before.keys() != now.keys():
        yield from before.keys() - now.keys()


def _above(path: str) -> Iterator[str]:
    parts = path.split(".")
    return (".".join(parts[:count]) for count in range(2, len(parts)))
