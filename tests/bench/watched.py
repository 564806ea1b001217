"""A program in a terminal, watched from outside: when which bytes went in and came out.

While it is timed its output is only kept. What its screen showed, and since when, is found
out afterwards, by an emulator that is given the same bytes in the same pieces.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyte

from tests.bench.processes import ProcessError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

PATIENCE = 120.0  # seconds
QUIT = b"\x11"
NANO = 1e-9


class Piece(NamedTuple):
    """What was read at once: when, what, and how long the processor had worked until then."""

    at: float
    cpu: float
    data: bytes


@dataclass(slots=True)
class Watched:
    """A running program and all that it has written."""

    pid: int
    terminal: int
    size: tuple[int, int]
    began: float
    pieces: list[Piece] = field(default_factory=list)

    def look(self, seconds: float) -> None:
        """Keep what it writes for so long."""
        end = time.perf_counter() + seconds
        while (rest := end - time.perf_counter()) > 0:
            self._read(rest)

    def look_for(self, text: str) -> None:
        """Keep what it writes until the text has come in one piece."""
        sought, end, seen = text.encode(), time.perf_counter() + PATIENCE, b""
        while sought not in seen:
            before = len(self.pieces)
            self._read(0.05)
            seen = seen[-len(sought) :] + b"".join(piece.data for piece in self.pieces[before:])
            if time.perf_counter() > end:
                raise ProcessError(f"{text}: {self.screen()}")

    def type(self, data: bytes) -> float:
        """Send keys; when they were sent."""
        at = time.perf_counter()
        os.write(self.terminal, data)
        return at

    @property
    def resident(self) -> float:
        """The megabytes that it holds now."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii", "replace")
        lines = (line.split() for line in status.splitlines() if line.startswith("VmRSS:"))
        return next((int(words[1]) / 1024 for words in lines), 0.0)

    @property
    def cpu(self) -> float:
        """The seconds that its main thread has worked."""
        with suppress(OSError, ValueError, IndexError):
            return int(Path(f"/proc/{self.pid}/schedstat").read_text("ascii").split()[0]) * NANO
        return 0.0

    def screens(self, since: float = 0.0) -> Iterator[tuple[Piece, Screen]]:
        """What the screen showed after each piece, from some time on."""
        screen = Screen(self.size)
        for piece in self.pieces:
            screen.feed(piece.data)
            if piece.at >= since:
                yield piece, screen

    def screen(self) -> str:
        """What it shows now."""
        screen = Screen(self.size)
        for piece in self.pieces:
            screen.feed(piece.data)
        return screen.text()

    def first(self, shows: Callable[[Screen], bool]) -> Piece:
        """The piece that brought what shall be seen."""
        for piece, screen in self.screens():
            if shows(screen):
                return piece
        raise ProcessError(self.screen())

    def quit(self) -> None:
        """Leave the program as a clerk does."""
        self.type(QUIT)
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            self._read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self.terminal)
                if os.waitstatus_to_exitcode(status):
                    raise ProcessError(self.screen())
                return
        os.kill(self.pid, signal.SIGKILL)
        raise ProcessError(self.screen())

    def _read(self, patience: float) -> None:
        ready, _, _ = select.select([self.terminal], [], [], patience)
        if ready:
            with suppress(OSError):  # it has ended
                data = os.read(self.terminal, 1 << 16)
                self.pieces.append(Piece(time.perf_counter(), self.cpu, data))


class Screen:
    """A screen as an emulator draws it."""

    def __init__(self, size: tuple[int, int]) -> None:
        """Begin empty."""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, data: bytes) -> None:
        """Draw."""
        self._stream.feed(data)

    def text(self, left: int = 0) -> str:
        """Its lines from a column on."""
        columns = range(left, self._screen.columns)
        lines = (self._screen.buffer[number] for number in range(self._screen.lines))
        return "\n".join("".join(cells[at].data for at in columns).strip() for cells in lines)

    def prose(self, left: int = 0) -> str:
        """Its text from a column on, as if no line had been broken."""
        return re.sub("\n>?|[▁▂▃▄▅▆▇█]", "", self.text(left))


def watch(
    command: Sequence[str], folder: Path, surroundings: Mapping[str, str], size: tuple[int, int]
) -> Watched:
    """Start a program in a terminal of a size."""
    columns, lines = size
    settings = {**surroundings, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover (another process)
        os.chdir(folder)
        os.execvpe(command[0], list(command), settings)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    return Watched(pid, terminal, size, began)
