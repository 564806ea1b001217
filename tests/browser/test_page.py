"""The program in a real browser: keys, input method, clipboard, a page loaded anew and closed."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.chromium import ALT, CTRL, Tab, chromium, require_chromium
from tests.browser.serving import Served, claims, copied, patiently, serving

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser
FIRST = "城乡低保标准［元/人·月］> 950"
# The terminal loses the keyboard, and it is noted whether the browser gets the next key.
LOST = """
document.activeElement.blur();
addEventListener("keydown", (event) => { window.kept = event.defaultPrevented; });
"""
COMMITTED = "民政事务服务中心"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    require_chromium()
    return copied(tmp_path)


@pytest.fixture
def served(office: Path, tmp_path: Path) -> Iterator[Served]:
    with serving(office, tmp_path / "state") as found:
        yield found


def browse(served: Served, journey: Callable[[Tab], Awaitable[None]]) -> None:
    """Open the page, see the first screen, make a journey; nothing was asked of another computer."""

    async def browsed() -> None:
        async with chromium() as browser:
            tab = await browser.open(served.address, served.downloads)
            await tab.wait_for(FIRST)
            await journey(tab)
            hosts = {urlsplit(address).netloc for address in tab.requested()}
            assert hosts == {urlsplit(served.address).netloc}
            assert not tab.happened("Runtime.exceptionThrown")

    asyncio.run(browsed())


def typed(tab: Tab) -> list[str]:
    """What the page has sent as typed, one entry for each time."""
    sent: list[Any] = [
        json.loads(frame["params"]["response"]["payloadData"])
        for frame in tab.happened("Network.webSocketFrameSent")
        if frame["params"]["response"]["opcode"] == 1
    ]
    return [message[1] for message in sent if message[0] == "stdin"]


def test_a_year_is_filled_in_in_a_browser(office: Path, served: Served) -> None:
    year = office / "2018.yaml"
    before = year.read_bytes()

    async def journey(tab: Tab) -> None:
        assert "同比 +6.7%" not in await tab.screen()
        await tab.type("960")
        await tab.wait_for("同比 +6.7%")
        assert year.read_bytes() == before
        await tab.press("Enter")
        await tab.wait_for("已保存")
        assert year.read_bytes() == before.replace(b"950", b"960", 1)
        await tab.press("F1")  # the program's help and not the browser's
        await tab.wait_for("怎么用")
        await tab.press("Escape")
        await tab.evaluate(LOST)
        await tab.press("F5")
        assert await tab.evaluate("kept && document.activeElement === drafter.terminal.textarea")
        await tab.press("F5")  # the program's export; the page is not loaded anew
        await tab.wait_for("写成文件")
        assert len(tab.happened("Network.webSocketCreated")) == 1
        await tab.press("F5")
        await tab.wait_for("下载")
        await tab.press("Enter")
        written, handed = office / "2018.docx", served.downloads / "2018.docx"
        await asyncio.to_thread(
            patiently,
            lambda: handed.is_file() and handed.read_bytes() == written.read_bytes(),
            "下载",
        )
        # A Han character takes two columns of the terminal, a mark of Chinese prose one.
        width = (
            "(text) => new Promise((done) => window.drafter.terminal.write('\\x1b[H' + text, () =>"
        )
        cell = "done(window.drafter.terminal.buffer.active.getLine(0).getCell(0).getWidth())))"
        assert [await tab.evaluate(f"({width} {cell})('{text}')") for text in "汉“√"] == [2, 1, 1]
        assert not tab.happened("Page.windowOpen")  # which browsers may stop

    browse(served, journey)


def test_eight_characters_of_an_input_method_come_whole(served: Served) -> None:
    async def journey(tab: Tab) -> None:
        await tab.commit(COMMITTED, "minzheng", "民政")
        await tab.wait_for(COMMITTED)
        await tab.wait_for("读不懂")
        assert [text for text in typed(tab) if text[:1] != "\x1b"] == [COMMITTED]

    browse(served, journey)


def test_keys_that_browsers_keep_have_a_second_one_and_the_clipboard_is_the_browsers(
    served: Served,
) -> None:
    async def journey(tab: Tab) -> None:
        await tab.allow_clipboard()
        # What follows the escape sequence would else be taken for keys: Ctrl+Q.
        await tab.evaluate("navigator.clipboard.writeText('9\\x1b[201~\\x11')")
        await tab.chord(CTRL, "V")
        await tab.wait_for("> 9[201~")
        assert typed(tab)[-1] == "\x1b[200~9[201~\x11\x1b[201~"
        await tab.press("Escape")
        await tab.wait_for(FIRST)
        assert "Alt+T" in await tab.evaluate("document.body.innerText")
        await tab.chord(ALT, "T")
        await tab.wait_for("新条目")
        for letter in "NW":
            await tab.chord(ALT, letter)
        assert typed(tab)[-3:] == ["\x14", "\x0e", "\x17"]

    browse(served, journey)


def test_a_page_loaded_anew_goes_on_where_it_was(office: Path, served: Served) -> None:
    async def journey(tab: Tab) -> None:
        await tab.type("961")
        await tab.wait_for("同比 +6.8%")
        await tab.command("Page.reload")
        await tab.wait_for("城乡低保标准 ← 961")
        assert "只读" not in await tab.screen()
        sockets = [one["params"]["url"] for one in tab.happened("Network.webSocketCreated")]
        pages = [parse_qs(urlsplit(address).query)["tab"] for address in sockets]
        assert pages == [pages[0]] * 2  # by that the server knows it
        await tab.press("F2")
        await tab.wait_for("城乡低保标准［元/人·月］> 961")
        served.process.terminate()
        await tab.shows("连接断开，刷新这一页会接着来。")

    browse(served, journey)
    assert b"961" in (office / "2018.yaml").read_bytes()


def test_a_closed_tab_ends_the_program(office: Path, served: Served) -> None:
    async def journey(tab: Tab) -> None:
        await tab.type("12")
        await tab.wait_for("> 12")
        assert claims(office)
        await tab.close()
        await asyncio.to_thread(
            patiently, lambda: not claims(office), "it goes on without its page"
        )

    browse(served, journey)
