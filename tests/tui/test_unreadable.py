"""What cannot be opened leads on: to the file that was meant, to another year, to a new start."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from drafter.authoring.newoffice.starting import FillingEmpty
from drafter.errors import DrafterError
from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.screens.start.openyear import OpenYear
from drafter.tui.screens.start.welcome import Welcome
from drafter.tui.screens.unreadable import UnreadableScreen
from tests.tui.piloting import EXAMPLES, SMALL, run, screen_text, settle, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

WORD = b"PK\x03\x04\x14\0\0\0word/document.xml"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")
    return tmp_path / "番禺区"


def text_of(pilot: Pilot[Any]) -> str:
    return "".join(line.strip() for line in screen_text(pilot.app))


def first_way(pilot: Pilot[Any]) -> str:
    """What Enter would do."""
    page = pilot.app.screen
    assert isinstance(page, UnreadableScreen)
    option = page.query_one("#todo").highlighted_option  # type: ignore[attr-defined]
    return str(option.prompt).strip()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def until(pilot: Pilot[Any], text: str) -> None:
    """Wait for what a thread brings."""
    for _ in range(200):
        await settle(pilot)
        if text in text_of(pilot):
            return
        await pilot.pause(0.05)
    raise AssertionError("\n".join(screen_text(pilot.app)))


def opened(pilot: Pilot[Any]) -> Path:
    """The year at whose desk one sits."""
    desk = pilot.app.screen
    assert isinstance(desk, DeskScreen), "\n".join(screen_text(pilot.app))
    return desk.sitting.path


@pytest.mark.parametrize("name", ["2018.yml", "2081.yaml", "2018.docx", "2018（公开稿）.docx"])
def test_where_another_file_was_meant_enter_opens_it(name: str, office: Path) -> None:
    if name.endswith(".docx"):
        (office / name).write_bytes(WORD)

    async def journey(pilot: Pilot[Any]) -> None:
        said = text_of(pilot)
        if name.endswith(".docx"):
            assert "这是Word文件（.docx），不是一年的数据" in said
            assert "打开 2018.yaml，改了数再导出" in said
            assert "记事本" not in said
        else:
            assert "没有这个文件" in said
            assert f"是不是 {office / '2018.yaml'}？" in said
        assert first_way(pilot) == "打开 2018.yaml"
        await press(pilot, "enter")
        assert opened(pilot) == office / "2018.yaml"

    run(DrafterApp(office / name), journey, SMALL)


@pytest.mark.parametrize("named", ["2019.yaml", ""], ids=["点名", "没有点名"])
def test_an_empty_year_leads_to_another(named: str, office: Path) -> None:
    (office / "2019.yaml").touch()

    async def journey(pilot: Pilot[Any]) -> None:
        assert "文件是空的" in text_of(pilot)
        assert first_way(pilot) == "打开 2018.yaml"
        await press(pilot, "down")
        assert first_way(pilot) == "打开本单位的另一年"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OpenYear)
        await press(pilot, "escape", "up", "enter")
        assert opened(pilot) == office / "2018.yaml"

    run(DrafterApp(office / named), journey, SMALL)
    assert (office / "2019.yaml").read_bytes() == b""


@pytest.mark.parametrize("nothing", [b"", b"\xef\xbb\xbf\r\n"], ids=["空", "只有换行"])
def test_an_empty_year_can_be_started(nothing: bytes, office: Path) -> None:
    (office / "2019.yaml").write_bytes(nothing)

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "down", "down")
        assert first_way(pilot) == "这个文件是空的：从头填2019年，写成空表"
        await press(pilot, "enter")
        assert "另起一年" in text_of(pilot)
        await press(pilot, "f2")
        await until(pilot, "第2步")
        await press(pilot, "enter")
        await until(pilot, "第3步")
        await press(pilot, "home", "space")
        await type_text(pilot, "低保")
        await press(pilot, "down", "down", "enter", "f2")
        await until(pilot, "第4步")
        assert "已有这个名字的文件" not in text_of(pilot)
        await press(pilot, "enter")
        for _ in range(200):
            await settle(pilot)
            if isinstance(pilot.app.screen, DeskScreen):
                break
            await pilot.pause(0.05)
        assert opened(pilot) == office / "2019.yaml"

    run(DrafterApp(office / "2019.yaml"), journey, SMALL)
    assert "年度: 2019" in (office / "2019.yaml").read_text("utf-8")
    assert (office / "2019素材.md").exists()


def test_an_empty_year_that_cannot_be_started_stays(office: Path) -> None:
    (office / "2019.yaml").touch()
    (office / "2019素材.md").write_text("手写的", "utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "down", "down", "enter", "f2")
        assert "已有这个名字的文件" in text_of(pilot)
        assert "2019素材.md" in text_of(pilot)

    run(DrafterApp(office / "2019.yaml"), journey, SMALL)
    assert (office / "2019.yaml").read_bytes() == b""


def test_an_empty_year_stands_again_where_the_writing_fails(office: Path) -> None:
    empty = office / "2019.yaml"
    empty.touch()
    starting = FillingEmpty(office, date(2019, 12, 8), empty, 2019)
    assert starting.obstacles() == ()
    assert not starting.touched
    starting.prepare(starting.outlines()[0].name)
    (office / "2019素材.md").write_text("别人刚写的", "utf-8")
    with pytest.raises(DrafterError):
        starting.write()
    assert empty.read_bytes() == b""
    empty.write_text("别人填的", "utf-8")  # no longer empty: nobody's to take away
    (office / "2019素材.md").unlink()
    with pytest.raises(DrafterError):
        starting.write()
    assert empty.read_text("utf-8") == "别人填的"


@pytest.mark.parametrize("name", ["b.txt", "c.yaml", "a.docx"])
def test_what_stands_in_a_folder_of_nobody_leads_to_a_new_office(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(WORD if name == "a.docx" else "年度: 2018\n".encode())

    async def journey(pilot: Pilot[Any]) -> None:
        said = text_of(pilot)
        assert "没有这个文件" not in said
        assert "核对文件名" not in said
        wanted = "这是Word文件" if name == "a.docx" else "这不是单位的文件夹，里面没有 单位.yaml"
        assert wanted in said
        assert first_way(pilot).startswith("在它所在的文件夹里新建单位")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Welcome)
        if name == "c.yaml":
            assert "补一个 单位.yaml" in text_of(pilot)

    run(DrafterApp(tmp_path / name), journey, SMALL)


def test_a_faulty_file_is_opened_again_once_it_is_mended(office: Path) -> None:
    year = office / "2018.yaml"
    before = year.read_bytes()
    year.write_text("{", "utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        assert first_way(pilot) == "改好了，再打开一次"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, UnreadableScreen)
        year.write_bytes(before)
        await press(pilot, "f2")
        assert opened(pilot) == year

    run(DrafterApp(year), journey, SMALL)
