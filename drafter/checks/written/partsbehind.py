"""Parts that a sentence of their own lists: 年末在册599户1062人。其中，一类86户131人，二类…."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import is_change, measure
from drafter.checks.written.operands import of_another_time, of_one
from drafter.checks.written.recomputing import exact, range_of, sums_to
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.statednumbers import Stated

_BEGINS: Final = pattern(r"[ \u3000]*其中[，,：:]?(?=[^，。；,;：:])")
_JOINS: Final = pattern("、[^、，,；;：:（(）)]{2,24}|[，,；;][^，,；;：:（(）)]{2,30}")
_FEWEST: Final = 2


class Behind(NamedTuple):
    """A whole, and its parts in the sentence behind; `twin_fits` where the other unit adds up."""

    whole: Stated
    parts: tuple[Stated, ...]
    twin_fits: bool


def parts_behind(text: str, previous: Sentence, sentence: Sentence) -> tuple[Behind, ...]:
    """What does not add up, where all of a sentence behind 其中 is one list of parts."""
    begins = _BEGINS.match(text, sentence.start)
    if begins is None or "\n" in text[previous.start : sentence.start + 1]:
        return ()
    items = _clusters(sentence.numbers)
    units = [measure(each) for each in items[0]]
    if len(items) < _FEWEST or any([measure(n) for n in item] != units for item in items):
        return ()
    gaps = pairwise(items)
    if not all(_JOINS.fullmatch(text, one[-1].end, other[0].start) for one, other in gaps):
        return ()
    told = [item for item in items for each in item if not exact(each) or of_one(text, each)]
    if told or "" in units or any(of_another_time(text, item[0]) for item in items):
        return ()
    return _off(text, _clusters(previous.numbers), items, units)


def _off(
    text: str,
    before: list[tuple[Stated, ...]],
    items: list[tuple[Stated, ...]],
    units: list[str],
) -> tuple[Behind, ...]:
    wholes = [
        cluster
        for cluster in before
        if [measure(each) for each in cluster] == units
        and not any(of_another_time(text, cluster[0]) or is_change(text, each) for each in cluster)
    ]
    if not wholes:
        return ()
    whole = wholes[-1]
    fits = [
        any(sums_to(range_of(each[at]), tuple(item[at] for item in items)) for each in wholes)
        for at in range(len(units))
    ]
    return tuple(
        Behind(whole[at], tuple(item[at] for item in items), any(fits))
        for at in range(len(units))
        if not fits[at] and exact(whole[at])
    )


def twin_adds_up(whole: Stated, parts: Sequence[Stated], numbers: Sequence[Stated]) -> bool:
    """Whether the households add up where the persons do not: 599户1062人，其中86户131人…."""
    before = {each.end: each for each in numbers}
    behind = {each.start: each for each in numbers}
    for beside in (
        [before.get(each.start) for each in (whole, *parts)],
        [behind.get(each.end) for each in (whole, *parts)],
    ):
        twins = [each for each in beside if each is not None and each.unit]
        if len(twins) == len(beside) and len({measure(each) for each in twins}) == 1:
            return sums_to(range_of(twins[0]), tuple(twins[1:]))
    return False


def _clusters(numbers: Sequence[Stated]) -> list[tuple[Stated, ...]]:
    """Numbers that stand right behind one another, together: 86户131人."""
    clusters: list[list[Stated]] = []
    for number in numbers:
        if clusters and clusters[-1][-1].end == number.start:
            clusters[-1].append(number)
        else:
            clusters.append([number])
    return [tuple(each) for each in clusters]
