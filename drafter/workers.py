"""Like pieces of work, shared out among as many processes as the machine has processors."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

FEWEST: Final = 8  # below, starting a process takes longer than it saves
MOST: Final = 8  # each holds a library of its own in the end


def shared_out(work: Callable[[_Item], _Result], items: Sequence[_Item]) -> Generator[_Result]:
    """What comes of each, in the order of the items.

    The first is done here, so that what all of them need is at hand when the others begin.
    What a process could not do, because it failed or was ended, is done here as well. Results
    are pickled. Whoever does not ask for all of them must close the iterator.
    """
    yield from map(work, items[:1])
    rest = items[1:]
    count = _processors() if len(rest) >= FEWEST else 1
    if count < 2:
        yield from map(work, rest)
        return
    workers = [_Worker(work, rest[at::count]) for at in range(count)]
    try:
        for number, item in enumerate(rest):
            yield from workers[number % count].result() or (work(item),)
    finally:
        for worker in workers:
            worker.leave()


def _processors() -> int:
    """How many processes may work at a time.

    One where a process cannot be doubled safely: beside threads, and on systems whose own
    libraries forbid it (macOS) or that know nothing of the kind (Windows).
    """
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    return min(MOST, len(os.sched_getaffinity(0)))


class _Worker(Generic[_Item, _Result]):
    """A process with its share, which sends each result as it comes."""

    def __init__(self, work: Callable[[_Item], _Result], items: Sequence[_Item]) -> None:
        """Start it; where the system has none left, nothing will come."""
        reading, writing = os.pipe()
        self._results = open(reading, "rb")  # noqa: PTH123, SIM115 (a pipe, closed by `leave`)
        self._process = None
        with suppress(OSError):
            self._process = os.fork()
        if self._process == 0:  # pragma: no cover (another process)
            try:
                self._results.close()
                with open(writing, "wb") as results:  # noqa: PTH123
                    _labour(work, items, results)
            finally:
                os._exit(0)
        os.close(writing)

    def result(self) -> tuple[_Result, ...]:
        """The next one; () if none comes any more."""
        try:
            return (pickle.load(self._results),)
        except (EOFError, pickle.UnpicklingError):
            return ()

    def leave(self) -> None:
        """Ask for no more; what it is at it ends."""
        self._results.close()
        if self._process is not None:
            with suppress(ChildProcessError):
                os.waitpid(self._process, 0)


def _labour(work: Callable[[_Item], _Result], items: Sequence[_Item], results: IO[bytes]) -> None:
    """Do the share; an interruption is for the process that asked to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for item in items:
        pickle.dump(work(item), results, pickle.HIGHEST_PROTOCOL)
        results.flush()
