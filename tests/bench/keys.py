"""`python -m tests.bench.keys`: what one key costs while a value is typed, and what it would cost anew.

Times are those of the processor, the least of many rounds: how long the value takes that is
tried, the draft with what is remembered, and the draft with what it says it left out.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.drafting.topicmemory import TopicMemory
from drafter.figures.editing.requests import SetValue
from drafter.pipeline import Shelf, draft_office, open_office, try_office

if TYPE_CHECKING:
    from drafter.office import Office

EXAMPLES = Path(__file__).parents[2] / "examples"
ROUNDS = 200
# The year, a figure of it, and the most milliseconds that a key may take of the two together.
KEYS = (("番禺区/2018.yaml", "低保.标准", 4.0), ("云岫县/2025.yaml", "低保.标准", 7.0))


@dataclass(frozen=True, slots=True)
class KeyTimes:
    """Milliseconds: to try a value, to draft again, to draft with notices, to read and draft anew."""

    tried: float
    drafted: float
    noticed: float
    anew: float

    @property
    def key(self) -> float:
        """What a key takes."""
        return self.tried + self.drafted


def key_times(office: Office, path: str, rounds: int = ROUNDS) -> KeyTimes:
    """The least times of a key for one figure of an opened office."""
    memory, shelf = TopicMemory(), Shelf()
    times: dict[str, list[float]] = {name: [] for name in KeyTimes.__slots__}
    draft_office(office, kept=memory)
    year = office.opened.path
    for number in range(rounds):
        begin = time.thread_time()
        tried = try_office(office, [SetValue(path, str(1000 + number))], [])
        then = time.thread_time()
        draft_office(tried, kept=memory, notices=False)
        drafted = time.thread_time()
        draft_office(tried, kept=memory)
        times["tried"].append(then - begin)
        times["drafted"].append(drafted - then)
        times["noticed"].append(time.thread_time() - drafted)
    for _ in range(rounds // 10):
        opened = open_office(year, shelf, [])  # the library is at hand from the second on
        begin = time.thread_time()
        open_office(year, shelf, [])
        draft_office(opened)
        times["anew"].append(time.thread_time() - begin)
    return KeyTimes(**{name: 1000 * min(each) for name, each in times.items()})


def main() -> None:
    """Measure and print."""
    rows = [
        "| | 试填 | 重写 | 合计 | 目标 | 加上检查 | 全部重来 |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, path, most in KEYS:
        times = key_times(open_office(EXAMPLES / name, Shelf(), []), path)
        told = (times.tried, times.drafted, times.key, most, times.noticed, times.anew)
        rows.append(f"| {name} {path} | {' | '.join(f'{one:.1f}' for one in told)} |")
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
