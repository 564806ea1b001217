"""Whole processes: how long one takes, what memory it holds, what two do side by side."""

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


def one_shot(commands: Mapping[str, Command], rounds: int) -> Mapping[str, Times]:
    """Whole processes in turns; each command is asked for anew, so that it can clear its way."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(_spent(*command()))
    return {
        name: Times([cpu for cpu, _ in pairs], [wall for _, wall in pairs])
        for name, pairs in taken.items()
    }


def memory_of(command: Sequence[str], cache: Path) -> Memory:
    """What a process holds while it works, from what the system says of it (Linux)."""
    held: list[float] = []
    process = _started(command, environment(cache))
    while process.poll() is None:
        resident = _resident(process.pid)
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


def side_by_side(commands: Sequence[Sequence[str]], cache: Path) -> float:
    """Seconds on the clock until all of these processes, started together, are done."""
    start = time.perf_counter()
    processes = [_started(command, environment(cache)) for command in commands]
    codes = [process.wait() for process in processes]
    if any(codes):
        raise ProcessError(" ".join(commands[0][:3]))
    return time.perf_counter() - start


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


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmRSS:"))
    return next((int(words[1]) / 1024 for words in lines), 0.0)
