"""Filling in all fields of a figure, a record, the head; and cells pasted from a spreadsheet."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from drafter.session.details.detailsform import new_subject
from drafter.session.form import NO_ROW
from drafter.session.history import Spot
from drafter.session.sitting import Sitting
from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.screens.detailspage import DetailsScreen
from tests.faultyyear import EXAMPLES, faulty_year
from tests.tui.piloting import (
    SMALL,
    WIDE,
    click,
    paste,
    run,
    screen,
    settle,
    type_text,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = pytest.mark.parametrize("size", [SMALL, WIDE])


@pytest.fixture
def year(tmp_path: Path) -> Path:
    return faulty_year(tmp_path)


@pytest.fixture
def with_projects(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES / "云岫县", tmp_path / "云岫县")
    return tmp_path / "云岫县" / "2025.yaml"


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
    await settle(pilot)


async def at(pilot: Pilot[Any], topic: str, path: str = "") -> None:
    """Be at a row of the desk."""
    desk = pilot.app.screen
    assert isinstance(desk, DeskScreen)
    desk.go(Spot(topic, path, "本年" if path else ""))
    await settle(pilot)


def go(
    year: Path,
    journey: Callable[[Pilot[Any]], Awaitable[None]],
    size: tuple[int, int] = SMALL,
    topic: str = "社会救助/低保",
    path: str = "低保.标准",
) -> None:
    async def travel(pilot: Pilot[Any]) -> None:
        await at(pilot, topic, path)
        await journey(pilot)

    run(DrafterApp(year), travel, size=size)


def line(year: Path, key: str) -> str:
    lines = year.read_text("utf-8").splitlines()
    return next((each.strip() for each in lines if each.strip().startswith(key)), "")


@SIZES
def test_all_fields_by_keys_as_one_step(year: Path, size: tuple[int, int]) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f7")
        shown = screen(pilot)
        assert "详填：城乡低保标准（低保.标准）［元/人·月］" in shown
        assert "本年：今年的数。" in shown
        await press(pilot, "down", "down")
        await type_text(pilot, "1。1万")
        assert "目标：年初定的今年目标" in screen(pilot)
        assert "1。1万 → " in screen(pilot)
        await press(pilot, "enter", "enter")
        await type_text(pilot, "九月三十号")
        assert year.read_bytes() == before
        await press(pilot, "escape")  # restores the field one is at
        await type_text(pilot, "2018-12-31")
        assert "2018-12-31 → 2018年底" in screen(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert "标准: {本年: 950, 上年: 900, 目标: 1.1万, 期限: 2018-12-31}" in line(year, "标准")
        assert pilot.app.screen.form.row.path == "低保.标准"
        await press(pilot, "ctrl+z")
        assert year.read_bytes() == before

    go(year, journey, size)


def test_choices_and_parts_by_the_mouse(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await click(pilot, "F7 详填")
        assert "分·镇街" in screen(pilot)
        assert "286个，由各分项相加" in screen(pilot)
        await click(pilot, "写街道或类别的名称")
        names = pilot.app.screen.query("NewNameRow NameInput")
        names.first().focus()
        await type_text(pilot, "园区")
        await press(pilot, "enter")
        await type_text(pilot, "12")
        assert "分项3个相加 298个，本年不填就用这个和" in screen(pilot)
        await click(pilot, "( )待核")
        await click(pilot, "F2 确认")
        assert "分: {镇街: 16, 村居: 270, 园区: 12}, 状态: 待核}" in line(year, "议事厅")

    go(year, journey, WIDE, "基层治理/协商", "社区.议事厅")


def test_a_fault_keeps_the_page_and_giving_up_is_asked_about(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f7", "down")
        await type_text(pilot, "很多")
        assert "读不懂" in screen(pilot)
        await press(pilot, "down")
        await type_text(pilot, "1000")
        await press(pilot, "f2")
        assert "“上年”还不对" in screen(pilot)
        assert year.read_bytes() == before
        await press(pilot, "down", "down", "escape")
        assert "再按一次 Esc 放弃" in screen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert year.read_bytes() == before

    go(year, journey)


@SIZES
def test_not_had_and_removed_ask_first_and_can_be_undone(year: Path, size: tuple[int, int]) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f7", "ctrl+n")
        assert year.read_bytes() == before
        assert "删去：本年 950、上年 900" in screen(pilot)
        await press(pilot, "ctrl+n")
        assert line(year, "标准: ") == "标准: 无"
        await press(pilot, "ctrl+z")
        assert year.read_bytes() == before
        await press(pilot, "f7", "ctrl+r")
        assert year.read_bytes() == before
        await press(pilot, "ctrl+r")
        assert "城乡统一标准" not in year.read_text("utf-8")
        await press(pilot, "ctrl+z")
        assert year.read_bytes() == before

    go(year, journey, size)


def test_a_computed_result_cannot_be_typed(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f7")
        assert "本年、上年都有，由程序算（5.6%），不用填" in screen(pilot)
        page = pilot.app.screen
        assert isinstance(page, DetailsScreen)
        await click(pilot, "同比")
        await type_text(pilot, "9%")
        await press(pilot, "f2")
        assert "同比" not in line(year, "标准")

    go(year, journey, WIDE)


def test_a_record_is_filled_in_added_and_removed(with_projects: Path) -> None:
    before = with_projects.read_bytes()
    topic = project_topic(with_projects)

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+l")
        assert "清单·项目，新的一项" in screen(pilot)
        await type_text(pilot, "县福利院迁建")
        await press(pilot, "down")
        await type_text(pilot, "3亿元")
        await press(pilot, "f2")
        new = line(with_projects, "- {名称: 县福利院迁建")
        assert "3亿元}" in new
        await at(pilot, topic, "清单.项目[4].名称")
        await press(pilot, "f7")
        assert "清单·项目，第4项" in screen(pilot)
        await press(pilot, "ctrl+r", "ctrl+r")
        assert with_projects.read_bytes() == before

    go(with_projects, journey, SMALL, topic, "清单.项目[1].投资")


def project_topic(year: Path) -> str:
    sitting = Sitting(year)
    topic = next(one for one in sitting.topics if new_subject(sitting, one, NO_ROW))
    sitting.close()
    return topic


def test_the_head_and_an_own_figure(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+o", "down", "down", "down", "down")
        assert "成文日期：落款的日期" in screen(pilot)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "2019-01-20")
        await press(pilot, "f2")
        assert line(year, "成文日期") == "成文日期: 2019-01-20"
        await press(pilot, "ctrl+n")
        await type_text(pilot, "3号")
        assert "不对：名称以汉字开头" in screen(pilot)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "社工站.个案")
        await press(pilot, "enter")
        await type_text(pilot, "120个")
        await press(pilot, "f2")
        assert "个案: 120个" in year.read_text("utf-8")
        assert isinstance(pilot.app.screen, DeskScreen)

    go(year, journey)


@SIZES
def test_a_pasted_column_is_shown_mended_and_written_as_one_step(
    year: Path, size: tuple[int, int]
) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await paste(pilot, "１２３\r\n\r\n1,234\r\n—\r\n四个半\r\n")
        shown = screen(pilot)
        assert "要填2个，读不懂1个（不填），空着2个。还没有写进文件" in shown
        assert "社会化运营的老年助餐点> 四个半" in shown  # begins at what cannot be read
        assert "（原来 18000）" in shown
        assert year.read_bytes() == before
        await press(pilot, "ctrl+u")
        await type_text(pilot, "45")
        assert "要填3个" in screen(pilot)
        await press(pilot, "up", "up")
        assert "老年助餐日供餐能力> 1,234" in screen(pilot)
        await press(pilot, "f2")
        assert line(year, "供餐能力") == "供餐能力: 1234"
        assert line(year, "助餐点") == "助餐点: １２３"
        assert line(year, "社会化").startswith("社会化: 45 ")
        assert line(year, "覆盖镇街") == "覆盖镇街: 16"
        await press(pilot, "ctrl+z")
        assert year.read_bytes() == before

    go(year, journey, size, "养老/助餐", "养老.助餐.助餐点")


def test_a_column_that_begins_with_an_empty_cell_does_not_slip_up(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await paste(pilot, "\n17\n19000\n")
        await press(pilot, "f2")
        assert line(year, "助餐点") == "助餐点:"
        assert line(year, "覆盖镇街") == "覆盖镇街: 17"

    go(year, journey, SMALL, "养老/助餐", "养老.助餐.助餐点")


def test_giving_up_a_paste_writes_nothing_and_surplus_lines_are_said(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await paste(pilot, "\n".join(str(number) for number in range(10_000)))
        assert "粘贴10000行" in screen(pilot)
        assert "下面没有行可填，不填" in screen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert year.read_bytes() == before

    go(year, journey, SMALL, "养老/助餐", "养老.助餐.助餐点")


def test_an_added_part_left_empty_is_not_passed_over_in_silence(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f7")
        pilot.app.screen.query("NewNameRow NameInput").first().focus()
        await type_text(pilot, "园区")
        await press(pilot, "enter")
        assert "空着不写进文件" in screen(pilot)
        await press(pilot, "ctrl+s")
        assert "“园区”空着，没有写进文件" in screen(pilot)

    go(year, journey, topic="基层治理/协商", path="社区.议事厅", size=WIDE)
    assert year.read_bytes() == before
