"""`drafter serve` as a process of its own, and a visitor of it that is no browser."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import time
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pyte

from tests.processes import start

if TYPE_CHECKING:
    import subprocess
    from collections.abc import AsyncIterator, Callable, Iterator

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds


def copied(folder: Path, name: str = "番禺区") -> Path:
    """A copy of an example office that a test may change."""
    office = folder / name
    shutil.copytree(ROOT / "examples" / name, office, ignore=shutil.ignore_patterns("*.docx"))
    return office


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def claims(office: Path) -> list[Path]:
    """The notes that say that somebody fills in a file; each process takes its own away."""
    return [path for path in office.iterdir() if "正在填" in path.name]


def patiently(holds: Callable[[], object], what: str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.05)


class Served:
    """A server that runs."""

    def __init__(self, process: subprocess.Popen[str], port: int, downloads: Path) -> None:
        """Know where it is, and where a browser may put what it hands over."""
        self.process = process
        self.downloads = downloads
        self.address = f"http://127.0.0.1:{port}"

    def interrupt(self) -> tuple[str, str]:
        """Press Ctrl+C; all that it said."""
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=PATIENCE)


@contextmanager
def serving(office: Path, state: Path, *options: object) -> Iterator[Served]:
    """Serve an office at a free port; whatever still runs at the end is killed."""
    port = free_port()
    settings: dict[str, str | Path] = {
        "DRAFTER_STATE": state,
        "DRAFTER_CACHE": os.environ["DRAFTER_CACHE"],
        "HOME": state,
        "PYTHONPATH": ROOT,
    }
    process = start(["serve", office, "--port", port, *options], settings)
    served = Served(process, port, office.parent)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert f":{port}" in said, said or process.communicate()[1]
        yield served
    finally:
        process.kill()
        process.communicate()


class Visitor:
    """A page's side of the connection: what the program draws is kept on an emulated screen."""

    def __init__(self, page: aiohttp.ClientWebSocketResponse) -> None:
        """Take a connection of 80 by 24."""
        self._page = page
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.delivered: list[str] = []

    @property
    def text(self) -> str:
        """The screen."""
        lines = (self._screen.buffer[number] for number in range(24))
        return "\n".join("".join(line[at].data for at in range(80)).rstrip() for line in lines)

    @property
    def code(self) -> int | None:
        """How the server closed the connection."""
        return self._page.close_code

    async def send(self, *message: object) -> None:
        """Something that a page says."""
        await self._page.send_str(json.dumps(message))

    async def raw(self, text: str) -> None:
        """Whatever a page may send."""
        await self._page.send_str(text)

    async def type(self, text: str) -> None:
        """Keys."""
        await self.send("stdin", text)

    async def wait_for(self, text: str) -> None:
        """Wait until the screen shows a text."""
        end = time.monotonic() + PATIENCE
        while text not in self.text:
            assert time.monotonic() < end, f"{text} did not come:\n{self.text}"
            assert await self.take(), f"it has ended:\n{self.text}"

    async def wait_closed(self) -> None:
        """Wait until the server closes the connection."""
        while await self.take():
            pass

    async def leave(self) -> None:
        """Close the page."""
        await self._page.close()

    async def take(self) -> bool:
        """Take what comes next; False once the connection is closed."""
        try:
            message = await self._page.receive(timeout=1.0)
        except TimeoutError:
            return True
        if message.type is aiohttp.WSMsgType.BINARY:
            self._stream.feed(message.data)
        elif message.type is aiohttp.WSMsgType.TEXT:
            kind, value = json.loads(message.data)
            if kind == "deliver_file_start":
                self.delivered.append(value)
        return message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}


@asynccontextmanager
async def visitor(address: str, **asked: Any) -> AsyncIterator[Visitor]:
    """Connect as the page does."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(
            f"{address}/ws", params={"width": 80, "height": 24, **asked}, origin=address
        ) as page,
    ):
        yield Visitor(page)
