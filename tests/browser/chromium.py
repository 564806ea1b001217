"""A headless Chromium with an empty profile, driven over its DevTools protocol."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import shutil
import tempfile
import time
from asyncio.subprocess import DEVNULL
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--window-size=1280,800",
)
PATIENCE = 60.0  # seconds
KEYS = {
    "Enter": ("Enter", "Enter", 13, "\r"),
    "Escape": ("Escape", "Escape", 27, ""),
    "F2": ("F2", "F2", 113, ""),
    "F1": ("F1", "F1", 112, ""),
    "F5": ("F5", "F5", 116, ""),
}
ALT, CTRL = 1, 2
_NUMBERS = itertools.count(1)
# The lines of the screen, as the terminal of the page has them.
SCREEN = """(() => {
  const buffer = window.drafter && window.drafter.terminal.buffer.active;
  if (!buffer) return "";
  const rows = Array.from({ length: window.drafter.terminal.rows }, (_, at) => at);
  return rows.map((at) => buffer.getLine(at).translateToString(true)).join("\\n");
})()"""


def require_chromium() -> str:
    """Its program; skip where it is not installed, in CI that is a failure."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is not None:
        return found
    if os.environ.get("CI"):
        pytest.fail("chromium missing: run .ci/chromium")
    pytest.skip("chromium missing: run .ci/chromium")


class Tab:
    """One page of the browser."""

    def __init__(self, connection: aiohttp.ClientWebSocketResponse, **session: str) -> None:
        """Talk to it over the browser's connection; without a session, to the browser itself."""
        self._connection = connection
        self._session = session
        self.events: list[dict[str, Any]] = []

    async def command(self, method: str, **params: object) -> dict[str, Any]:
        """One command of the protocol and its answer."""
        number = next(_NUMBERS)
        message = {"id": number, "method": method, "params": params, **self._session}
        await self._connection.send_json(message)
        while True:
            answer = await self._receive()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    async def _receive(self) -> dict[str, Any]:
        text = await self._connection.receive_str(timeout=PATIENCE)
        message: dict[str, Any] = json.loads(text)
        if "method" in message:
            self.events.append(message)
        return message

    async def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = await self.command(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def screen(self) -> str:
        """What the terminal in the page shows."""
        return str(await self.evaluate(SCREEN))

    async def wait_for(self, text: str) -> None:
        """Wait until the terminal shows a text."""
        end = time.monotonic() + PATIENCE
        while text not in (screen := await self.screen()):
            assert time.monotonic() < end, f"{text} did not come:\n{screen}"
            await asyncio.sleep(0.05)

    async def shows(self, text: str) -> None:
        """Wait until the page itself shows a text."""
        end = time.monotonic() + PATIENCE
        while text not in (shown := str(await self.evaluate("document.body.innerText"))):
            assert time.monotonic() < end, f"{text} did not come:\n{shown}"
            await asyncio.sleep(0.05)

    async def type(self, text: str) -> None:
        """Keys of a keyboard, one after the other."""
        for character in text:
            await self.key(character, f"Digit{character}", ord(character), character)

    async def press(self, name: str) -> None:
        """A key by its name."""
        await self.key(*KEYS[name])

    async def chord(self, modifiers: int, letter: str) -> None:
        """A letter with Ctrl or Alt."""
        await self.key(letter.lower(), f"Key{letter}", ord(letter), "", modifiers)

    async def key(self, key: str, code: str, number: int, text: str, modifiers: int = 0) -> None:
        """A key goes down and up."""
        known = {"key": key, "code": code, "windowsVirtualKeyCode": number, "modifiers": modifiers}
        commands = {"commands": ["paste"]} if (modifiers, code) == (CTRL, "KeyV") else {}
        kind = "keyDown" if text else "rawKeyDown"
        await self.command("Input.dispatchKeyEvent", type=kind, text=text, **known, **commands)
        await self.command("Input.dispatchKeyEvent", type="keyUp", **known)

    async def commit(self, text: str, *composed: str) -> None:
        """An input method composes (pinyin, then what it offers) and commits a text at once."""
        for part in composed:
            await self.command(
                "Input.imeSetComposition",
                text=part,
                selectionStart=len(part),
                selectionEnd=len(part),
            )
        await self.command("Input.insertText", text=text)

    def happened(self, method: str) -> list[dict[str, Any]]:
        """The events of a name so far."""
        return [event for event in self.events if event["method"] == method]

    def requested(self) -> list[str]:
        """The addresses that the page asked for, also those of sockets; what it holds itself is none."""
        asked = [one["params"]["request"] for one in self.happened("Network.requestWillBeSent")]
        sockets = [one["params"] for one in self.happened("Network.webSocketCreated")]
        return [one["url"] for one in asked + sockets if not one["url"].startswith("data:")]

    async def allow_clipboard(self) -> None:
        """Let the page write to the clipboard, as somebody who copies elsewhere does."""
        permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"]
        await self.command("Browser.grantPermissions", permissions=permissions)

    async def close(self) -> None:
        """Close the page, as somebody who closes the tab."""
        await self.command("Page.close")


class Chromium:
    """The browser."""

    def __init__(self, connection: aiohttp.ClientWebSocketResponse) -> None:
        """Talk over its connection."""
        self._browser = Tab(connection)
        self._connection = connection

    async def open(self, address: str, downloads: Path) -> Tab:
        """A new page at an address; its network is logged from the first request."""
        ask = self._browser.command
        await ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
        target = await ask("Target.createTarget", url="about:blank")
        attached = await ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        tab = Tab(self._connection, sessionId=attached["sessionId"])
        for domain in ("Network", "Page", "Runtime"):
            await tab.command(f"{domain}.enable")
        await tab.command("Page.navigate", url=address)
        return tab


@asynccontextmanager
async def chromium() -> AsyncIterator[Chromium]:
    """Start a browser, and end it."""
    program = require_chromium()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            program,
            *OPTIONS,
            f"--user-data-dir={profile}",
            "about:blank",
            stdout=DEVNULL,
            stderr=DEVNULL,
        )
        try:
            address = await _address(Path(profile) / "DevToolsActivePort")
            async with (
                aiohttp.ClientSession() as session,
                session.ws_connect(address, max_msg_size=0) as connection,
            ):
                yield Chromium(connection)
        finally:
            with suppress(ProcessLookupError):
                process.terminate()
            await process.wait()


async def _address(note: Path) -> str:
    """Where the browser can be driven, once it has written that down."""
    end = time.monotonic() + PATIENCE
    while True:
        lines = note.read_text().splitlines() if note.is_file() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        assert time.monotonic() < end, "chromium does not start"
        await asyncio.sleep(0.05)
