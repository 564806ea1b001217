"""`drafter serve` without a browser: what it says, who may come, and what becomes of visitors."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from drafter.cli.app import run
from tests.browser.serving import Served, Visitor, claims, copied, patiently, serving, visitor
from tests.processes import start

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping
    from pathlib import Path

FIRST = "城乡低保标准［元/人·月］> 950"
ENGLISH = re.compile(r"[A-Za-z]{4,}")
NAMES = re.compile(r"drafter|serve|http|Ctrl|--host|--port")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def served(office: Path, tmp_path: Path) -> Iterator[Served]:
    with serving(office, tmp_path / "state") as found:
        yield found


def visit(served: Served, journey: Callable[[Visitor], Awaitable[None]], **asked: Any) -> None:
    """Connect, see the first screen, make a journey and leave."""

    async def visited() -> None:
        async with visitor(served.address, **asked) as page:
            await page.wait_for(FIRST)
            await journey(page)

    asyncio.run(visited())


@dataclass(frozen=True)
class Answer:
    """What the server answers."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    name: str | None


async def answer(served: Served, path: str, **headers: str) -> Answer:
    """Ask the server for something."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(served.address + path, headers=headers) as found,
    ):
        disposition = found.content_disposition
        name = disposition.filename if disposition else None
        return Answer(found.status, found.headers, await found.read(), name)


def test_a_year_is_filled_in_and_the_document_handed_over(
    office: Path, served: Served, tmp_path: Path
) -> None:
    year = (office / "2018.yaml").rename(office / "2018年度.yaml")
    before = year.read_bytes()
    handed: list[Answer] = []

    async def journey(page: Visitor) -> None:
        await page.type("960")
        await page.wait_for("同比 +6.7%")
        assert year.read_bytes() == before
        await page.type("\r")
        await page.wait_for("已保存")
        assert year.read_bytes() == before.replace(b"950", b"960", 1)
        await page.type("\x1b[15~")  # F5
        await page.wait_for("全文")
        await page.type("\t\x1b[15~")
        await page.wait_for("2018年度.docx")
        await page.wait_for("下载")
        await page.type("\r")
        while not page.delivered:
            await page.wait_for("下载")
            await page.take()
        handed.append(await answer(served, f"/download/{page.delivered[0]}"))

    visit(served, journey)
    (document,) = handed
    assert document.body == (office / "2018年度.docx").read_bytes()
    assert "wordprocessingml" in document.headers["Content-Type"]
    assert document.name == "2018年度.docx"


def test_the_address_is_said_and_ctrl_c_ends_it_in_chinese(office: Path, tmp_path: Path) -> None:
    with serving(office, tmp_path / "state") as served:

        async def interrupted() -> int | None:
            async with visitor(served.address) as page:
                await page.wait_for(FIRST)
                served.process.send_signal(signal.SIGINT)
                await page.wait_closed()
                return page.code

        assert asyncio.run(interrupted()) == aiohttp.WSCloseCode.GOING_AWAY
        out, err = served.process.communicate(timeout=60)
        assert served.process.returncode == 0
    assert err == "按 Ctrl+C 结束。\n已结束。\n"
    assert out == ""  # the address was read from it
    assert claims(office) == []


def test_a_second_visitor_may_only_look(office: Path, served: Served) -> None:
    async def journey(page: Visitor) -> None:
        await page.type("12")
        async with visitor(served.address) as other:
            await other.wait_for("只读")
            await other.type("77\r")
            await other.wait_for("城乡低保标准")

    before = (office / "2018.yaml").read_bytes()
    visit(served, journey)
    assert (office / "2018.yaml").read_bytes() == before


def test_a_closed_page_ends_the_program_and_its_journal_keeps_what_was_typed(
    office: Path, served: Served
) -> None:
    async def journey(page: Visitor) -> None:
        await page.type("961")
        await page.wait_for("同比 +6.8%")

    visit(served, journey)
    patiently(lambda: not claims(office), "the program goes on without its page")
    assert b"961" not in (office / "2018.yaml").read_bytes()

    async def again() -> None:
        async with visitor(served.address) as page:
            await page.wait_for("没有写完的内容")
            await page.wait_for("城乡低保标准 ← 961")

    asyncio.run(again())


def test_the_same_page_loaded_anew_is_not_kept_out_by_itself(served: Served) -> None:
    async def journey(page: Visitor) -> None:
        told = asyncio.create_task(page.wait_closed())
        async with visitor(served.address, tab="一页") as anew:
            await anew.wait_for(FIRST)
            assert "只读" not in anew.text
            await told
            assert page.code == 4001

    visit(served, journey, tab="一页")


def test_a_killed_server_leaves_no_program_behind(office: Path, served: Served) -> None:
    async def journey(page: Visitor) -> None:
        await page.type("962")
        await page.wait_for("> 962")
        served.process.kill()
        await page.wait_closed()

    visit(served, journey)
    patiently(lambda: not claims(office), "the program goes on without its server")


@pytest.mark.parametrize(("how", "code"), [("退出", 1000), ("被杀", 1011)])
def test_the_page_is_told_how_the_program_ended(
    office: Path, served: Served, how: str, code: int
) -> None:
    async def journey(page: Visitor) -> None:
        if how == "退出":
            await page.type("\x11")  # Ctrl+Q
        else:
            note = claims(office)[0].read_text(encoding="utf-8")
            number = re.search(r"^进程：(\d+)$", note, re.MULTILINE)
            assert number
            os.kill(int(number[1]), signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        await page.wait_closed()
        assert page.code == code

    visit(served, journey)


def test_what_no_page_would_say_does_no_harm(served: Served) -> None:
    async def journey(page: Visitor) -> None:
        await page.send("resize", {"width": -5, "height": 10**9})
        await page.send("resize", {"width": 80, "height": 24})
        await page.send("stdin", "\ud83d")
        await page.send("stdin", "9\ud83d")
        await page.send("stdin", 5)
        await page.send("未知")
        await page.raw("不是 JSON")
        await page.type("63")
        await page.wait_for("> 963")

    visit(served, journey)


@pytest.mark.parametrize("path", ["/", "/ws", "/download/1"])
@pytest.mark.parametrize("header", ["Host", "Origin"])
def test_other_sites_are_turned_away(served: Served, path: str, header: str) -> None:
    foreign = {"Host": "example.org:8000", "Origin": "https://example.org"}[header]
    assert asyncio.run(answer(served, path, **{header: foreign})).status == 403


def test_the_page_names_no_other_computer(served: Served) -> None:
    async def read() -> dict[str, str]:
        page = await answer(served, "/")
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        texts = {"/": page.body.decode()}
        for name in re.findall(r'(?:src|href)="([^"]+)"', texts["/"]):
            if not name.startswith("data:"):
                found = await answer(served, f"/{name}")
                assert found.status == 200
                texts[name] = found.body.decode()
        return texts

    texts = asyncio.run(read())
    assert {"static/js/textual.js", "static/css/xterm.css"} < texts.keys()
    assert "<title>番禺区　工作总结</title>" in texts["/"]
    for name, text in texts.items():
        said = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        named = set(re.findall(r"(?:https?|wss?)://[\w.-]+|url\([\"']?//[\w.-]+", said))
        assert not named, f"{name}: {named}"


def test_a_taken_port_is_said_with_the_next_free_one(
    office: Path, served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    port = int(served.address.rpartition(":")[2])
    assert run(["serve", str(office), "--port", str(port)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"端口 {port} 已有程序在用" in said.err
    free = re.search(r"--port (\d+)", said.err)
    assert free
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(free[1])))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--port", "0"], "端口要在1到65535之间，写的是0。"),
        (["--port", "八千"], "选项“--port”不对"),
        (["--host", "203.0.113.7"], "这台电脑没有 203.0.113.7 这个地址"),
    ],
)
def test_where_it_cannot_listen_is_said(
    office: Path, capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    assert run(["serve", str(office), *options]) == 2
    assert says in capsys.readouterr().err


def test_a_path_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", str(tmp_path / "没有")]) == 2
    assert "没有: 错误 文件不存在" in capsys.readouterr().err


def test_without_its_extra_it_says_what_to_install(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [*sys.modules]:
        if name.partition(".")[0] == "textual_serve" or name.startswith("drafter.browser."):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    assert run(["serve", str(office)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert '    pip install "drafter[serve]"\n' in said.err


def test_another_address_than_this_computers_is_warned_about(office: Path, tmp_path: Path) -> None:
    with serving(office, tmp_path / "state", "--host", "0.0.0.0") as served:
        assert asyncio.run(answer(served, "/", Host="some.office:8000")).status == 200
        out, err = served.interrupt()
    assert "没有密码" in err
    assert str(office) in err
    assert not ENGLISH.search(NAMES.sub("", (out + err).replace(str(office), "")))


def test_help_and_start_need_no_textual(tmp_path: Path) -> None:
    process = start(["serve", "--help"], {"DRAFTER_CACHE": tmp_path}, "-X", "importtime")
    out, err = process.communicate(timeout=60)
    assert "在浏览器里" in out
    assert not re.search(r"\| +(textual|aiohttp|rich)\b", err)
