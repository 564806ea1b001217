"""Times, measured in turns so that a busy minute strikes everybody alike."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds a document, one entry a round: of the processor, and on the clock."""

    cpu: Sequence[float]
    wall: Sequence[float]

    @property
    def typical(self) -> float:
        """Median of the processor's seconds."""
        return median(self.cpu)

    def times(self, other: Times) -> float:
        """How many times as long as the other, round by round: the median."""
        return median(mine / its for mine, its in zip(self.cpu, other.cpu, strict=True))

    def times_on_the_clock(self, other: Times) -> float:
        """The same of what somebody waits, in which processors may work side by side."""
        return median(mine / its for mine, its in zip(self.wall, other.wall, strict=True))

    @property
    def text(self) -> str:
        """Median of the processor's time in milliseconds with its range, and that on the clock."""
        low, high = min(self.cpu), max(self.cpu)
        return (
            f"{self.typical * 1e3:.2f}（{low * 1e3:.2f}—{high * 1e3:.2f}）"
            f" | {median(self.wall) * 1e3:.2f}"
        )


class Stopwatch:
    """Adds up what each stage takes, document by document."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.cpu: dict[str, float] = {}
        self.wall: dict[str, float] = {}
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def lap(self, stage: str) -> None:
        """What went by since the last lap was spent on `stage`."""
        cpu, wall = time.process_time(), time.perf_counter()
        if stage:
            self.cpu[stage] = self.cpu.get(stage, 0.0) + cpu - self._cpu
            self.wall[stage] = self.wall.get(stage, 0.0) + wall - self._wall
        self._cpu, self._wall = cpu, wall


def in_turns(
    works: Mapping[str, Callable[[], None]], documents: int, rounds: int
) -> Mapping[str, Times]:
    """Seconds a document of each work, which does `documents` of them; the order turns round."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    names = list(works)
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            watch = Stopwatch()
            works[name]()
            watch.lap(name)
            taken[name].append((watch.cpu[name] / documents, watch.wall[name] / documents))
    return {
        name: Times([cpu for cpu, _ in pairs], [wall for _, wall in pairs])
        for name, pairs in taken.items()
    }


def stages_in_rounds(
    work: Callable[[Stopwatch], None], documents: int, rounds: int
) -> Mapping[str, Times]:
    """Seconds a document of each stage that `work` laps."""
    watches = [Stopwatch() for _ in range(rounds)]
    for watch in watches:
        watch.lap("")
        work(watch)
    return {
        stage: Times(
            [watch.cpu[stage] / documents for watch in watches],
            [watch.wall[stage] / documents for watch in watches],
        )
        for stage in watches[0].cpu
    }
