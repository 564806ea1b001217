"""What was pasted or typed on a page and stands in no file yet is offered at the next start."""

from __future__ import annotations

import re
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from drafter.session.history import Spot
from drafter.session.sitting import Sitting
from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.screens.recovery import RecoveryScreen
from tests.faultyyear import faulty_year
from tests.tui.piloting import WIDE, paste, run, screen, settle, type_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Journey = Callable[[Pilot[Any]], Awaitable[None]]

COLUMN = "１２３\r\n\r\n1,234\r\n—\r\n四个半\r\n五个\r\n"
UNREAD = "社会化运营的老年助餐点 ← 四个半"
CALL = "养老/紧急呼援"
ITEM = "- 完成“平安通”服务升级。\n"
SILENCED = "静默:\n  - {规则: 校验不符, 理由: 口径不同}\n"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return faulty_year(tmp_path)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def sit(year: Path, journey: Journey) -> None:
    """Open the year, and leave it whatever is asked."""

    async def then_leave(pilot: Pilot[Any]) -> None:
        await journey(pilot)
        await pilot.press("ctrl+q", "ctrl+q")

    run(DrafterApp(year), then_leave, WIDE)


def offered(year: Path) -> list[str]:
    """What is offered at the next start; nothing is filled in."""
    lines: list[str] = []

    async def look(pilot: Pilot[Any]) -> None:
        shown = screen(pilot).split("\n")
        ticked = [line.partition("[√] ")[2] for line in shown if "[√] " in line]
        lines.extend(line.partition("　文件里现在是")[0].strip() for line in ticked)
        if lines:
            await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DeskScreen)

    sit(year, look)
    return lines


def fill_in(year: Path) -> None:
    async def take(pilot: Pilot[Any]) -> None:
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, DeskScreen)

    sit(year, take)


def at_lunch(journey: Journey) -> Journey:
    async def go(pilot: Pilot[Any]) -> None:
        desk = pilot.app.screen
        assert isinstance(desk, DeskScreen)
        desk.go(Spot("养老/助餐", "养老.助餐.助餐点", "本年"))
        await settle(pilot)
        await journey(pilot)

    return go


def at_words(journey: Journey) -> Journey:
    async def go(pilot: Pilot[Any]) -> None:
        desk = pilot.app.screen
        assert isinstance(desk, DeskScreen)
        desk.go(Spot(CALL))
        await settle(pilot)
        await press(pilot, "ctrl+t", "ctrl+n")
        await journey(pilot)

    return go


async def a_mended_column(pilot: Pilot[Any]) -> None:
    await paste(pilot, COLUMN)
    await press(pilot, "enter", "ctrl+u")
    await type_text(pilot, "5")


def test_a_pasted_column_is_offered_cell_by_cell_and_what_cannot_be_read_as_pasted(
    year: Path,
) -> None:
    before = year.read_text("utf-8")
    sit(year, at_lunch(a_mended_column))
    assert year.read_text("utf-8") == before
    lines = offered(year)
    assert lines[:3] == ["老年助餐点 ← １２３", "老年助餐日供餐能力 ← 1234", UNREAD]
    assert lines[3].endswith(" ← 5")
    assert len(lines) == 4
    fill_in(year)
    text = year.read_text("utf-8")
    assert "助餐点: １２３" in text
    assert "供餐能力: 1234" in text
    assert "四个半" not in text
    assert offered(year) == [UNREAD]
    again = year.read_bytes()

    async def do_not_want_it(pilot: Pilot[Any]) -> None:
        await press(pilot, "space", "f2")

    sit(year, do_not_want_it)
    assert offered(year) == []
    assert year.read_bytes() == again


@pytest.mark.parametrize("keys", [("escape",), ("f2",), ("f2", "ctrl+z")])
def test_a_column_given_up_or_accepted_is_not_offered(year: Path, keys: tuple[str, ...]) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await a_mended_column(pilot)
        await press(pilot, *keys)

    sit(year, at_lunch(journey))
    assert offered(year) == []


def test_a_cell_that_was_emptied_is_not_offered(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await paste(pilot, "12\n四个半\n")
        await press(pilot, "ctrl+u")

    sit(year, at_lunch(journey))
    assert offered(year) == ["老年助餐点 ← 12"]


async def several_lines(pilot: Pilot[Any]) -> None:
    await type_text(pilot, "开头")
    await paste(pilot, "走访。\r\n- 慰问。\r\n对策：想办法。\r\n对策：再想办法。\r\n")


def test_pasted_words_are_offered_as_one_and_written_as_enter_would(year: Path) -> None:
    file = year.with_name("2018素材.md")
    before = file.read_text("utf-8")
    new = "- 开头走访。\n- 慰问。\n  - 对策：想办法。\n  - 对策：再想办法。\n"
    sit(year, at_words(several_lines))
    assert file.read_text("utf-8") == before
    (line,) = offered(year)
    assert line.endswith("粘贴4条：开头走访。／慰问。／想办法。／再想办法。")
    assert line.startswith("素材 “紧急呼援")
    fill_in(year)
    assert file.read_text("utf-8") == before.replace(ITEM, ITEM + new)
    assert offered(year) == []


@pytest.mark.parametrize("keys", [("escape", "escape"), ("enter",), ("tab", "enter")])
def test_words_given_up_or_accepted_are_not_offered(year: Path, keys: tuple[str, ...]) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await several_lines(pilot)
        await press(pilot, *keys)

    sit(year, at_words(journey))
    assert offered(year) == []


def test_what_was_typed_before_pasted_lines_were_given_up_is_offered(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await several_lines(pilot)
        await press(pilot, "escape")
        leave = pilot.app.exit  # as a closed terminal does: nothing is accepted any more
        leave()

    run(DrafterApp(year), at_words(journey), WIDE)
    (line,) = offered(year)
    assert line.endswith("加：开头")


def test_typing_beside_pasted_lines_keeps_both(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await several_lines(pilot)
        await pilot.click("WordsInput")
        await type_text(pilot, "啊")

    sit(year, at_words(journey))
    (line,) = offered(year)
    assert "慰问。／想办法。" in line
    assert "啊" in line


def test_pasted_lines_follow_their_item_when_others_change_the_file(year: Path) -> None:
    file = year.with_name("2018素材.md")

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "escape", "enter")
        await paste(pilot, "走访。\n慰问。\n")
        file.write_text(file.read_text("utf-8").replace(ITEM, f"- 别人的一条。\n{ITEM}"), "utf-8")
        for _ in range(100):
            await pilot.pause(0.05)
            if "别人的一条" in screen(pilot):
                break

    sit(year, at_words(journey))
    assert len(offered(year)) == 1
    fill_in(year)
    mended = "- 别人的一条。\n- 完成“平安通”服务升级。走访。\n- 慰问。\n"
    assert mended in file.read_text("utf-8")


def test_pasted_lines_stay_when_others_rewrite_their_item(year: Path) -> None:
    file = year.with_name("2018素材.md")

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "escape", "enter")
        await paste(pilot, "走访。\n慰问。\n")
        file.write_text(file.read_text("utf-8").replace(ITEM, "- 别人的一条。\n"), "utf-8")
        for _ in range(100):
            await pilot.pause(0.05)
            if "作为新的一条" in screen(pilot):
                break
        assert "粘贴了2行" in screen(pilot)

    sit(year, at_words(journey))
    fill_in(year)
    assert "- 别人的一条。\n" in file.read_text("utf-8")
    assert "走访。\n- 慰问。\n" in file.read_text("utf-8")
    assert offered(year) == []


def test_ten_thousand_lines_are_kept_as_the_one_item_they_can_be(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        began = time.perf_counter()
        await paste(pilot, "一行\n" * 10_000)
        assert time.perf_counter() - began < 3

    sit(year, at_words(journey))
    (line,) = offered(year)
    assert "加：一行一行" in line
    fill_in(year)
    assert "- " + "一行" * 10_000 in year.with_name("2018素材.md").read_text("utf-8")


async def a_reason(pilot: Pilot[Any]) -> None:
    await press(pilot, "f4", "f7")
    await type_text(pilot, "口径不同")
    await press(pilot, "shift+tab", "right", "right", "right")


def test_a_reason_is_offered_and_written_into_the_profile(faulty: Path) -> None:
    profile = faulty.with_name("单位.yaml")
    before = profile.read_text("utf-8")
    sit(faulty, a_reason)
    assert profile.read_text("utf-8") == before
    assert offered(faulty) == ["静默 校验不符（全部），理由：口径不同"]

    async def take_and_undo(pilot: Pilot[Any]) -> None:
        await press(pilot, "f2")
        assert profile.read_text("utf-8") == before + SILENCED
        await press(pilot, "ctrl+z")
        assert profile.read_text("utf-8") == before

    sit(faulty, take_and_undo)
    assert offered(faulty) == []


def test_a_reason_that_its_file_has_already_is_not_written_twice(faulty: Path) -> None:
    profile = faulty.with_name("单位.yaml")
    sit(faulty, a_reason)
    profile.write_text(profile.read_text("utf-8") + SILENCED, "utf-8")
    fill_in(faulty)
    assert profile.read_text("utf-8").count("口径不同") == 1
    assert offered(faulty) == []


def test_a_reason_that_the_profile_cannot_take_is_offered_again(faulty: Path) -> None:
    profile = faulty.with_name("单位.yaml")
    before = profile.read_text("utf-8")
    sit(faulty, a_reason)
    profile.write_text(before + "静默: 全部\n", "utf-8")
    fill_in(faulty)
    assert profile.read_text("utf-8") == before + "静默: 全部\n"
    profile.write_text(before, "utf-8")
    assert len(offered(faulty)) == 1
    fill_in(faulty)
    assert profile.read_text("utf-8") == before + SILENCED


@pytest.mark.parametrize("keys", [("escape",), ("f2",), ("tab", "ctrl+u")])
def test_a_reason_given_up_written_or_emptied_is_not_offered(
    faulty: Path, keys: tuple[str, ...]
) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await a_reason(pilot)
        await press(pilot, *keys)

    sit(faulty, journey)
    assert offered(faulty) == []


def recovery(year: Path) -> str:
    """The page that is shown at the next start; everything is left for later."""
    shown: list[str] = []

    async def look(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app.screen, RecoveryScreen)
        shown.append(screen(pilot))
        await press(pilot, "escape")

    sit(year, look)
    return shown[0]


def torn(year: Path, journey: Journey) -> None:
    """Open the year; then the terminal is closed, and nothing is accepted any more."""

    async def then_close(pilot: Pilot[Any]) -> None:
        await journey(pilot)
        close = pilot.app.exit
        close()

    run(DrafterApp(year), then_close, WIDE)


def typing(text: str) -> Journey:
    """Type where the desk begins, and accept nothing."""

    async def journey(pilot: Pilot[Any]) -> None:
        if isinstance(pilot.app.screen, RecoveryScreen):
            await press(pilot, "escape")
        await type_text(pilot, text)

    return journey


def put(year: Path, old: str, new: str) -> None:
    text = year.read_text("utf-8")
    assert text.count(old) == 1
    year.write_text(text.replace(old, new), "utf-8")


def test_beside_an_offer_stands_what_the_file_says_now_and_when_it_was_left(year: Path) -> None:
    torn(year, typing("977"))
    put(year, "本年: 950", "本年: 955")
    day = f"{datetime.now():%Y-%m-%d}"
    shown = recovery(year)
    assert "[√] 城乡低保标准 ← 977　文件里现在是 955\n" in shown.replace(" \n", "\n")
    assert re.search(rf"{day} \d\d:\d\d 留下的：", shown)
    assert "盖住文件里现在的" in shown
    put(year, "本年: 955", "本年: 977")
    assert "文件里现在是" not in recovery(year)
    put(year, "本年: 977", "本年: ")
    assert "文件里现在是" not in recovery(year)


def test_long_words_have_what_the_file_says_on_a_line_of_its_own(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "escape", "enter")
        await type_text(pilot, "改了又改" * 10)

    torn(year, at_words(journey))
    shown = [line.strip() for line in recovery(year).split("\n")]
    at = next(number for number, line in enumerate(shown) if line.startswith("[√] 素材"))
    assert shown[at + 1] == "文件里现在是 完成“平安通”服务升级。"


def test_of_several_offers_for_one_place_only_the_newest_is_ticked(year: Path) -> None:
    torn(year, typing("56"))
    torn(year, typing("57"))
    put(year, "本年: 950", "本年: 52")
    shown = recovery(year)
    assert "[ ] 城乡低保标准 ← 56　文件里现在是 52，下面有更晚的" in shown
    assert "[√] 城乡低保标准 ← 57　文件里现在是 52\n" in shown.replace(" \n", "\n")
    fill_in(year)
    assert "本年: 57," in year.read_text("utf-8")
    assert offered(year) == []


def test_the_cursor_goes_over_the_heads_and_a_blank_ticks(year: Path) -> None:
    torn(year, typing("56"))
    torn(year, typing("57"))

    async def take_the_older(pilot: Pilot[Any]) -> None:
        assert "空格 打勾" in screen(pilot).splitlines()[-1]
        await press(pilot, "space", "down", "enter")
        assert "[√] 城乡低保标准 ← 56" in screen(pilot)
        assert "[ ] 城乡低保标准 ← 57" in screen(pilot)
        await press(pilot, "f1")
        assert "打勾：给光标所在的一行打勾，或者去掉" in screen(pilot)
        await press(pilot, "escape", "f2")

    sit(year, take_the_older)
    assert "本年: 56," in year.read_text("utf-8")


@pytest.mark.parametrize(
    ("keys", "end"),
    [(("enter",), sit), ((), sit), ((), torn)],
    ids=["回车不让写", "退出不让写", "关了窗口"],
)
def test_what_could_not_be_written_beside_another_is_offered_unticked(
    year: Path, keys: tuple[str, ...], end: Callable[[Path, Journey], None]
) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        assert "只读" in screen(pilot)
        await type_text(pilot, "977")
        await press(pilot, *keys)

    first = Sitting(year)
    end(year, journey)
    first.close()
    put(year, "本年: 950", "本年: 955")
    before = year.read_bytes()
    note = "文件里现在是 955，当时别人正在填，没能写进去"
    assert f"[ ] 城乡低保标准 ← 977　{note}" in recovery(year)
    fill_in(year)
    assert year.read_bytes() == before
    assert offered(year) == []


def test_what_was_left_is_offered_when_the_folder_has_another_name(year: Path) -> None:
    torn(year, typing("977"))
    year.parent.rename(year.parent.with_name("2018年总结"))
    assert "[√] 城乡低保标准 ← 977" in recovery(year.parent.with_name("2018年总结") / year.name)
