"""The program in a real pseudo-terminal: keys go in as bytes, the screen is what an emulator makes of its output."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]
KEYS = {
    "Enter": b"\r",
    "Esc": b"\x1b",
    "Tab": b"\t",
    "Up": b"\x1b[A",
    "Down": b"\x1b[B",
    "Right": b"\x1b[C",
    "Left": b"\x1b[D",
    "Backspace": b"\x7f",
    "F1": b"\x1bOP",
    "F2": b"\x1bOQ",
    "F3": b"\x1bOR",
    "F4": b"\x1bOS",
    "F5": b"\x1b[15~",
    "F6": b"\x1b[17~",
    "F7": b"\x1b[18~",
    "F8": b"\x1b[19~",
    "F9": b"\x1b[20~",
    **{f"Ctrl+{letter}": bytes([ord(letter) - 64]) for letter in "ABCDEFGKLNOPQRSTUVWXYZ"},
}
# They would say another size than the terminal has.
SIZES = frozenset({"COLUMNS", "LINES"})
PATIENCE = 60.0  # seconds; a loaded machine may be slow, a hanging program is a failure
QUIET = 0.15


class Terminal:
    """A terminal of a size with a program in it."""

    def __init__(
        self,
        arguments: Sequence[object],
        folder: Path,
        settings: Mapping[str, object],
        size: tuple[int, int] = (80, 24),
    ) -> None:
        """Start `python -m drafter` with these arguments in `folder`."""
        columns, lines = size
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        environment = {
            **{name: value for name, value in os.environ.items() if name not in SIZES},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            **{name: str(value) for name, value in settings.items()},
        }
        self.pid, self._file = pty.fork()
        if self.pid == 0:  # pragma: no cover (another process)
            _set_size(0, columns, lines)
            os.chdir(folder)
            command = [sys.executable, "-m", "drafter", *map(str, arguments)]
            os.execvpe(command[0], command, environment)

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        _set_size(self._file, columns, lines)
        self._screen.resize(lines, columns)

    def send(self, data: bytes) -> None:
        """Bytes as a keyboard or an input method sends them."""
        os.write(self._file, data)

    def press(self, *keys: str) -> None:
        """Keys by their names; the screen may settle after each."""
        for key in keys:
            self.send(KEYS[key])
            self.settle()

    def type(self, text: str) -> None:
        """A text as an input method commits it: at once."""
        self.send(text.encode())
        self.settle()

    def paste(self, text: str) -> None:
        """A text in brackets, as terminals paste."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")
        self.settle()

    def settle(self) -> None:
        """Take what the program writes until it is quiet for a moment."""
        while self._take(QUIET):
            pass

    def wait_for(self, text: str) -> None:
        """Wait until the screen shows a text."""
        end = time.monotonic() + PATIENCE
        while text not in self.text:
            self._take(0.05)
            assert time.monotonic() < end, f"{text} did not come:\n{self.text}"
            assert self.running or text in self.text, f"it has ended:\n{self.text}"
        self.settle()

    def wait_until_gone(self, text: str) -> None:
        """Wait until the screen no longer shows a text."""
        end = time.monotonic() + PATIENCE
        while text in self.text:
            self._take(0.05)
            assert time.monotonic() < end, f"{text} stayed:\n{self.text}"
        self.settle()

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [_line(self._screen, number) for number in range(self._screen.lines)]

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(self.lines)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and line of the terminal's own cursor, where input methods open their window."""
        return self._screen.cursor.x, self._screen.cursor.y

    @property
    def running(self) -> bool:
        """Whether the program still runs."""
        with suppress(ChildProcessError):
            return os.waitpid(self.pid, os.WNOHANG) == (0, 0)
        return False

    def kill(self, number: signal.Signals) -> None:
        """Send a signal and wait for the end."""
        os.kill(self.pid, number)
        self.wait()

    def wait(self) -> int:
        """Wait for the end; its exit code, negative for a signal."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._take(0.05)
            with suppress(ChildProcessError):
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    return os.waitstatus_to_exitcode(status)
                continue
            return 0
        os.kill(self.pid, signal.SIGKILL)
        raise AssertionError(f"it does not end:\n{self.text}")

    def close(self) -> None:
        """Close the terminal, as its window is closed."""
        os.close(self._file)

    def _take(self, patience: float) -> bool:
        ready, _, _ = select.select([self._file], [], [], patience)
        if not ready:
            return False
        try:
            data = os.read(self._file, 65536)
        except OSError:  # the other side is closed
            return False
        self._stream.feed(data)
        return bool(data)


def _set_size(file: int, columns: int, lines: int) -> None:
    fcntl.ioctl(file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def _line(screen: pyte.Screen, number: int) -> str:
    """The text of a line; the second cell of a Han character is empty."""
    cells = screen.buffer[number]
    return "".join(cells[column].data for column in range(screen.columns)).rstrip()
