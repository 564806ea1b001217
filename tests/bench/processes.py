"""Whole processes: how long one takes, on all processors and on one, and what memory it holds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.timing import Times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Command = Callable[[], tuple[Sequence[str], dict[str, str]]]

SAMPLES_A_SECOND = 20
_ON_ONE_PROCESSOR = """
import os, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
os.execv(sys.argv[1], sys.argv[1:])
"""


class ProcessError(Exception):
    """A process that was to be measured did not do its work."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes held after a tenth of the work, after half, at its end, and at most."""

    early: float
    middle: float
    late: float
    most: float


def environment(cache: Path) -> dict[str, str]:
    """A user's: compiled modules are kept, and a cache in this folder."""
    unwanted = {"PYTHONDONTWRITEBYTECODE", "PYTHONDEVMODE", "PYTHONPATH"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return kept | {"DRAFTER_CACHE": str(cache), "PYTHONUTF8": "1"}


def drafter(*arguments: object) -> list[str]:
    """`drafter` as it is installed beside this Python."""
    return [str(Path(sys.executable).with_name("drafter")), *map(str, arguments)]


def on_one_processor(command: Sequence[str]) -> list[str]:
    """The same, with no second processor to share its work with."""
    return [sys.executable, "-c", _ON_ONE_PROCESSOR, *command]


def processes_in_turns(
    commands: Mapping[str, Command], rounds: int, documents: int = 1
) -> Mapping[str, Times]:
    """Whole processes in turns, which make so many documents each.

    Each command is asked for anew, so that it can clear its way.
    """
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    names = list(commands)
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            taken[name].append(_spent(*commands[name]()))
    return {
        name: Times([cpu / documents for cpu, _ in pairs], [wall / documents for _, wall in pairs])
        for name, pairs in taken.items()
    }


def memory_of(command: Sequence[str], cache: Path) -> Memory:
    """What a process and those it starts hold while they work, as the system says (Linux)."""
    held: list[float] = []
    process = _started(command, environment(cache))
    while process.poll() is None:
        resident = sum(map(_resident, (process.pid, *_children(process.pid))))
        if resident:
            held.append(resident)
        time.sleep(1 / SAMPLES_A_SECOND)
    if process.returncode or not held:
        raise ProcessError(" ".join(command[:3]))
    tenth = max(1, len(held) // 10)

    def around(part: float) -> float:
        middle = int(part * len(held))
        return median(held[max(0, middle - tenth // 2) : middle + tenth] or held[-1:])

    return Memory(around(0.1), around(0.5), median(held[-tenth:]), max(held))


def _started(command: Sequence[str], surroundings: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=surroundings
    )


def _spent(command: Sequence[str], surroundings: dict[str, str]) -> tuple[float, float]:
    start = time.perf_counter()
    process = _started(command, surroundings)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ProcessError(" ".join(command))
    return used.ru_utime + used.ru_stime, time.perf_counter() - start


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []
    return [int(child) for child in listed.split()]


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmRSS:"))
    return next((int(words[1]) / 1024 for words in lines), 0.0)
