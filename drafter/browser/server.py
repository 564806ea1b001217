"""The server: gives out the page, and gives each page that connects a process of its own."""

from __future__ import annotations

import asyncio
import logging
import sys
import uuid
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from aiohttp import WSCloseCode, WSMsgType, web
from msgspec import Struct, field
from textual_serve.download_manager import DownloadManager
from textual_serve.server import Server

from drafter.browser.addresses import is_loopback
from drafter.browser.visit import Visit

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

PAGE = Path(__file__).parent / "page"
HEARTBEAT = 15.0  # seconds
MOVED = 4001  # as said in page.js: the same page has been opened anew
MOST_CELLS = 1000
POLICY = "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'; base-uri 'none'"


class Guest(Struct, eq=False):
    """A page that is connected."""

    page: web.WebSocketResponse
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def send_away(self, code: int) -> None:
        """Close the page's connection; afterwards its process has ended."""
        await self.page.close(code=code)
        await self.gone.wait()


class Downloads(DownloadManager):
    """Documents keep their Chinese names on the way (RFC 6266)."""

    async def create_download(self, *, file_name: str, **kwargs: Any) -> None:
        """As ever, under a name that a header may hold."""
        ascii_name = f"drafter{Path(file_name).suffix}"
        header = f"\"{ascii_name}\"; filename*=UTF-8''{quote(file_name, safe='')}"
        await super().create_download(file_name=header, **kwargs)


class OfficeServer(Server):
    """One office, or one year of it, for browsers."""

    def __init__(self, path: Path, host: str, port: int) -> None:
        """Serve what stands at `path`; where is only for knowing who may ask."""
        # -P: no folder of the same name in the office may stand for the program.
        self._arguments = (sys.executable, "-P", "-m", "drafter", str(path))
        name = path.parent.name if path.is_file() else path.name
        super().__init__("drafter", host, port, f"{name}　工作总结", templates_path=PAGE)
        self.download_manager = Downloads()
        self._guests: dict[str, Guest] = {}

    def run(self, listener: socket.socket, ready: Callable[[], None]) -> None:
        """Serve until Ctrl+C or SIGTERM."""
        self.initialize_logging()
        web.run_app(
            self._make_app(),
            sock=listener,
            print=lambda *_: ready(),
            access_log=None,
            shutdown_timeout=1.0,
        )

    def initialize_logging(self) -> None:
        """Keep the libraries' English to themselves; what matters the visitor is told."""
        for name in ("textual-serve", "aiohttp"):
            logger = logging.getLogger(name)
            logger.addHandler(logging.NullHandler())
            logger.propagate = False

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: that it is ready is said once it listens."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Let all programs end in order."""
        leaving = [guest.send_away(WSCloseCode.GOING_AWAY) for guest in self._guests.values()]
        await asyncio.gather(*leaving)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page; it may fetch nothing from anywhere else, nor stand in another."""
        self._admit(request)
        response: web.StreamResponse = await super().handle_index(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cache-Control"] = "no-store"
        return response

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """A document that the program hands out."""
        self._admit(request)
        return await super().handle_download(request)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A page connects: a process for it, until one of the two goes."""
        self._admit(request)
        page = web.WebSocketResponse(heartbeat=HEARTBEAT, timeout=2.0)
        await page.prepare(request)
        guest, tab = Guest(page), request.query.get("tab") or uuid.uuid4().hex
        try:
            await self._take_seat(tab, guest)
            visit = Visit(self._arguments, page, self.download_manager)
            await visit.start(
                _cells(request.query.get("width")), _cells(request.query.get("height"))
            )
            try:
                await _attend(page, visit)
            finally:
                await visit.stop()
        finally:
            guest.gone.set()
            if self._guests.get(tab) is guest:
                del self._guests[tab]
        return page

    async def _take_seat(self, tab: str, guest: Guest) -> None:
        """Whoever loads a page anew must not find the files taken by the page she had before."""
        before = self._guests.get(tab)
        self._guests[tab] = guest
        if before is not None:
            await before.send_away(MOVED)

    def _admit(self, request: web.Request) -> None:
        """Turn away other sites' pages: a browser lets them connect to this computer, too.

        Raises:
            web.HTTPForbidden: the page that asks is not ours.
        """
        origin = request.headers.get("Origin")
        foreign = origin is not None and urlsplit(origin).netloc != request.host
        # A foreign name that leads here is somebody's trick; ours are known on this computer alone.
        name = urlsplit(f"//{request.host}").hostname or ""
        if foreign or (is_loopback(self.host) and not is_loopback(name)):
            raise web.HTTPForbidden(text="这个网页不能连到这里。")


async def _attend(page: web.WebSocketResponse, visit: Visit) -> None:
    """Hand what comes from the page to the process, until the page closes."""
    async for message in page:
        if message.type == WSMsgType.TEXT:
            with suppress(ValueError):  # no page of ours says what is not JSON
                await _hand(message.json(), visit)


async def _hand(said: object, visit: Visit) -> None:
    match said:
        case ["stdin", str(text)]:
            typed = text.encode("utf-8", errors="ignore")
            if typed:  # the program takes an empty packet for the end of its input
                await visit.send_bytes(typed)
        case ["resize", {"width": int(width), "height": int(height)}]:
            await visit.set_terminal_size(_cells(width), _cells(height))
        case ["blur"]:
            await visit.blur()
        case ["focus"]:
            await visit.focus()
        case _:  # `ping`, whose answer nobody reads
            pass


def _cells(asked: object) -> int:
    """A number of columns or lines as a page asks for it, within reason."""
    try:
        return max(1, min(int(str(asked)), MOST_CELLS))
    except ValueError:
        return 24
