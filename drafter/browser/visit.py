"""One visitor's process: the program itself, whose terminal is the page in the browser.

The one module that overrides what textual-serve keeps to itself.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual_serve.app_service import AppService

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Sequence

    from aiohttp import web
    from textual_serve.download_manager import DownloadManager

DRIVER = "drafter.tui.browserdriver:BrowserDriver"
PATIENCE = 10.0  # seconds in which the program ends by itself; what was typed is in its journal
CRASHED = 1011


class Visit(AppService):
    """Ends with its page, and its page with it."""

    def __init__(
        self,
        arguments: Sequence[str],
        page: web.WebSocketResponse,
        downloads: DownloadManager,
    ) -> None:
        """A process with these arguments for a page; not yet started."""
        super().__init__(
            subprocess.list2cmdline(arguments),
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=page.close,  # type: ignore[arg-type]  # whose answer nobody wants
            download_manager=downloads,
        )
        self._arguments = arguments
        self._page = page

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment = super()._build_environment(width, height)
        return {**environment, "TEXTUAL_DRIVER": DRIVER, "PYTHONUTF8": "1"}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # Without a shell no path needs quoting; in a group of its own it does not hear Ctrl+C,
        # which is for the server, and ends in order when that takes its leave of it.
        apart: dict[str, Any] = {"start_new_session": True}
        if os.name == "nt":
            apart = {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
        process = await asyncio.create_subprocess_exec(
            *self._arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width, height),
            **apart,
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def run(self) -> None:
        """Carry what the process says to the page, until it has ended."""
        await super().run()
        if self._process is not None:
            await self._process.wait()
        await self._page.close(code=CRASHED)  # unless it was closed in order

    async def on_data(self, payload: bytes) -> None:
        """To the page; where that has gone the process is still listened to, or it would wait."""
        with suppress(ConnectionError):
            await super().on_data(payload)

    async def stop(self) -> None:
        """Let the process end; kill it if it does not."""
        try:
            async with asyncio.timeout(PATIENCE):
                await super().stop()
        except TimeoutError:
            if self._process is not None:
                with suppress(ProcessLookupError):
                    self._process.kill()
                await self._process.wait()
