"""Going through the checks: what is shown of each, where it leads, mending, silencing with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.widgets.foundlist import FoundList
from tests.faultyyear import FAULTS, faulty_year
from tests.tui.piloting import (
    SMALL,
    WIDE,
    click,
    run,
    screen,
    screen_text,
    settle,
    spot_of,
    type_text,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def year(tmp_path: Path) -> Path:
    return faulty_year(tmp_path)


def joined(pilot: Pilot[Any]) -> str:
    """The screen without the breaks of its lines."""
    return "".join(line.strip() for line in screen_text(pilot.app))


def go(
    year: Path, journey: Callable[[Pilot[Any]], Awaitable[None]], size: tuple[int, int] = SMALL
) -> None:
    """Take a journey that begins on the checks page."""

    async def travel(pilot: Pilot[Any]) -> None:
        await press(pilot, "f4")
        await journey(pilot)

    run(DrafterApp(year), travel, size=size)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
    await settle(pilot)


async def find(pilot: Pilot[Any], text: str) -> None:
    """Go down the list until a text is told."""
    for _ in range(12):
        if text in "".join(screen_text(pilot.app)[11:]):
            return
        await press(pilot, "down")
    raise AssertionError(text)


def at_row(pilot: Pilot[Any]) -> str:
    assert isinstance(pilot.app.screen, DeskScreen)
    return pilot.app.screen.form.row.path


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_the_page_counts_and_tells_all_of_the_gravest_first(
    year: Path, size: tuple[int, int]
) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        shown = screen(pilot)
        assert "错误3 警告1 提示3" in shown
        assert shown.index("错误 3条") < shown.index("警告 1条")
        assert "提示 3条" not in shown
        told = joined(pilot)
        assert "算式：低保.在册.户 1908户，应不大于 低保.在册.人 1515人；相差393人" in told
        assert "位置：2018.yaml 第13行第9列" in told
        assert "在册: 1908户1515人" in told
        assert "相关：社会救助/指标.yaml" in told
        if size == WIDE:
            assert "说明：指标目录里写明应当成立的等式" in told
            assert "要这样写：" in told
        assert "Esc 返回" in screen_text(pilot.app)[-1]

    go(year, journey, size)


def test_enter_goes_to_the_row_and_a_second_click_too(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        assert at_row(pilot) == "低保.在册"
        await press(pilot, "f4")
        await click(pilot, "核对准确率")
        assert "看看小数点是不是错了位" in screen(pilot)  # a first click only shows it
        await click(pilot, "核对准确率")
        assert at_row(pilot) == "经济状况核对.准确率"

    go(year, journey)


def test_notices_unfold_findings_group_by_topic_and_the_filter_narrows(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+o")
        assert pilot.app.screen.query_one(FoundList).option_count == 10
        await press(pilot, "f6")
        shown = screen(pilot)
        assert "最低生活保障 1条" in shown
        assert shown.index("最低生活保障 1条") < shown.index("老年助餐服务 2条")
        await press(pilot, "ctrl+f")
        await type_text(pilot, "助餐")
        assert pilot.app.screen.query_one(FoundList).option_count == 3
        assert "校验" not in "".join(screen_text(pilot.app)[2:6])
        await type_text(pilot, "没有的字")
        assert "没有含这些字的问题" in screen(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen.query_one(FoundList).option_count > 3
        await click(pilot, "收起提示")
        assert "提 " not in screen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DeskScreen)

    go(year, journey)


def test_a_slip_is_shown_mended_before_it_is_mended_and_can_be_undone(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        assert "F2 改好" not in screen(pilot)
        await press(pilot, "down")
        shown = screen(pilot)
        assert "原来：资金：2831.03" in shown
        assert "改成：资金: 2831.03" in shown
        assert year.read_bytes() == before
        await press(pilot, "f2")
        assert year.read_bytes() == before.replace("资金：2831".encode(), "资金: 2831".encode())
        assert "错误2 警告1" in screen(pilot)
        await press(pilot, "ctrl+z")
        assert year.read_bytes() == before
        assert "错误3 警告1" in screen(pilot)

    go(year, journey)


def test_words_are_shown_mended_before_they_are_mended_and_can_be_undone(year: Path) -> None:
    words = year.with_name("2018素材.md")
    right = words.read_text("utf-8")
    wrong = right.replace("保障好政府供养人员", "保障好 政府供养人员", 1)
    assert wrong != right
    words.write_text(wrong, "utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        await find(pilot, "汉字间空格")
        shown = joined(pilot)
        assert "原来：保障好 政府供养人员" in shown
        assert "改成：保障好政府供养人员" in shown
        await press(pilot, "f2")
        assert words.read_text("utf-8") == right
        await press(pilot, "ctrl+z")
        assert words.read_text("utf-8") == wrong

    go(year, journey)


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_silencing_wants_a_reason_and_can_be_taken_back(year: Path, size: tuple[int, int]) -> None:
    profile = year.parent / "单位.yaml"
    before = profile.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        assert "F9 静默0条" in screen(pilot)
        await press(pilot, "f7")
        assert "(√)只对这个指标：城乡低保对象" in screen(pilot)
        assert "定稿时也不再拦" in joined(pilot)
        await press(pilot, "f2")
        assert "不对：要写明理由" in screen(pilot)
        assert profile.read_bytes() == before
        await type_text(pilot, "口径不同")
        await press(pilot, "enter")
        added = "静默:\n  - {规则: 校验不符, 主题: 低保.在册, 理由: 口径不同}\n"
        assert profile.read_bytes() == before + added.encode()
        assert "错误2 警告1" in screen(pilot)
        assert "F9 静默1条" in screen(pilot)
        await press(pilot, "f9")
        assert "校验不符　只对这个指标：城乡低保对象" in screen(pilot)
        assert "理由：口径不同" in screen(pilot)
        await press(pilot, "ctrl+r")
        assert profile.read_bytes() == before
        await press(pilot, "escape")
        assert "错误3 警告1" in screen(pilot)
        await press(pilot, "ctrl+z")
        assert profile.read_bytes() == before + added.encode()

    go(year, journey, size)


def test_a_rule_is_silenced_altogether_by_clicks(year: Path) -> None:
    profile = year.parent / "单位.yaml"

    async def journey(pilot: Pilot[Any]) -> None:
        await click(pilot, "F7 静默")
        await click(pilot, "这条规则全部")
        await pilot.click("#reason")
        await type_text(pilot, "试报")
        await click(pilot, "F2 静默")
        assert "  - {规则: 校验不符, 理由: 试报}\n" in profile.read_text("utf-8")

    go(year, journey)


def test_a_profile_that_cannot_take_it_is_left_as_it_is_and_says_why(year: Path) -> None:
    profile = year.parent / "单位.yaml"
    profile.write_text(profile.read_text("utf-8") + "静默: 全部\n", "utf-8")
    before = profile.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f7")
        await type_text(pilot, "口径不同")
        await press(pilot, "f2")
        assert "已经填了“全部”" in joined(pilot)
        assert profile.read_bytes() == before

    go(year, journey)


def test_what_has_no_row_says_its_place_and_stays(year: Path) -> None:
    profile = year.parent / "单位.yaml"
    profile.write_text(profile.read_text("utf-8") + "别的: 1\n", "utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        await find(pilot, "别的: 1")
        assert "位置：单位.yaml 第" in screen(pilot)
        assert "别的: 1" in screen(pilot)
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, DeskScreen)

    go(year, journey)


def test_a_fault_in_the_head_leads_to_its_field(year: Path) -> None:
    year.write_text(year.read_text("utf-8").replace("2019-01-10", "一月十号"), "utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        await find(pilot, "不是日期")
        await press(pilot, "enter")
        assert "抬头各项" in screen(pilot)
        assert pilot.app.focused is not None
        assert "成文日期：落款的日期" in screen(pilot)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "2019-01-11")
        await press(pilot, "f2")
        assert "成文日期: 2019-01-11" in year.read_text("utf-8")
        assert "错误3" in screen(pilot)  # back on the page, one less

    go(year, journey)


def test_without_findings_it_says_so(tmp_path: Path) -> None:
    path = faulty_year(tmp_path)
    good = path.parents[1] / "番禺区" / "2018.yaml"
    text = good.read_text("utf-8")
    for right, wrong in FAULTS.items():
        text = text.replace(wrong, right)
    good.write_text(text, "utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        assert "检查没有发现问题" in screen(pilot)
        await press(pilot, "f7", "enter", "f2")
        assert spot_of(pilot.app, "检查没有发现问题")

    go(good, journey)
