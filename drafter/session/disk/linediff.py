"""The lines in which two texts differ, found in bounded time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# Steps of the search; texts that differ more are taken to differ throughout.
_MOST_STEPS = 400_000


class Hunk(NamedTuple):
    """Lines from `start` to `end` of the one text are those from `first` to `last` of the other."""

    start: int
    end: int
    first: int
    last: int


def hunks(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """The changes that make `new` of `old`, as few lines as can be, in order."""
    front = 0
    shorter = min(len(old), len(new))
    while front < shorter and old[front] == new[front]:
        front += 1
    back = 0
    while back < shorter - front and old[-1 - back] == new[-1 - back]:
        back += 1
    numbers: dict[str, int] = {}
    one = [numbers.setdefault(line, len(numbers)) for line in old[front : len(old) - back]]
    other = [numbers.setdefault(line, len(numbers)) for line in new[front : len(new) - back]]
    if not one or not other:
        whole = Hunk(front, front + len(one), front, front + len(other))
        return [whole] if one or other else []
    return [
        Hunk(start + front, end + front, first + front, last + front)
        for start, end, first, last in _between(_matches(one, other), len(one), len(other))
    ]


def _between(runs: list[tuple[int, int, int]], old: int, new: int) -> list[Hunk]:
    """What stands between runs of equal lines."""
    found = []
    x = y = 0
    for at, other_at, length in [*runs, (old, new, 0)]:
        if x < at or y < other_at:
            found.append(Hunk(x, at, y, other_at))
        x, y = at + length, other_at + length
    return found


def _matches(old: list[int], new: list[int]) -> list[tuple[int, int, int]]:
    """Runs of equal lines on a shortest way from one to the other (Myers 1986); none if it is long."""
    furthest = {1: 0}
    trail: list[dict[int, int]] = []
    steps = 0
    for distance in range(len(old) + len(new) + 1):
        trail.append({})
        for k in range(-distance, distance + 1, 2):
            down = k == -distance or (k < distance and furthest[k - 1] < furthest[k + 1])
            x = furthest[k + 1] if down else furthest[k - 1] + 1
            start, y = x, x - k
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            furthest[k] = trail[-1][k] = x
            steps += x - start + 1
            if x >= len(old) and y >= len(new):
                return _way_back(trail, len(old), len(new))
        if steps > _MOST_STEPS:
            return []
    return []


def _way_back(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int, int]]:
    """The runs of equal lines on the way that was found, from its end; none is at the start."""
    runs = []
    for distance in range(len(trail) - 1, 0, -1):
        before, k = trail[distance - 1], x - y
        down = k == -distance or (k < distance and before[k - 1] < before[k + 1])
        came_x = before[k + 1] if down else before[k - 1]
        came_y = came_x - (k + 1 if down else k - 1)
        start = came_x if down else came_x + 1
        if x > start:
            runs.append((start, start - k, x - start))
        x, y = came_x, came_y
    return runs[::-1]
