"""The panes of the desk: typing from any of them, the table's columns, where findings lead."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Static

from drafter.columns import width
from drafter.tui.app import DrafterApp
from drafter.tui.widgets.findingspane import FindingsPane
from drafter.tui.widgets.footkeys import FootKeys
from drafter.tui.widgets.outlinepane import OutlinePane
from drafter.tui.widgets.valueeditor import EntryLine
from tests.tui.piloting import (
    EXAMPLES,
    SMALL,
    WIDE,
    click,
    paste,
    run,
    screen,
    screen_text,
    settle,
    type_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = [SMALL, (120, 40), WIDE, (220, 60)]
SLIP = "项目: 4,"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES / "松坞镇", tmp_path / "松坞镇")
    return tmp_path / "松坞镇" / "2025.yaml"


def field(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(EntryLine).value


def label(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#label", Static).visual)


def header(pilot: Pilot[Any]) -> str:
    return next(line for line in screen_text(pilot.app) if "指标" in line and "本年" in line)


@pytest.mark.parametrize("presses", [("f6",), ("f6", "f6"), ("f6", "f6", "f6")])
def test_what_is_typed_on_any_pane_goes_into_the_row(year: Path, presses: tuple[str, ...]) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press(*presses)
        assert not pilot.app.screen.query_one(EntryLine).has_focus
        await type_text(pilot, "960")
        assert field(pilot) == "960"
        await pilot.press("escape", *presses)
        await settle(pilot)
        await paste(pilot, "970\n")
        assert field(pilot) == "970"
        await pilot.press("enter")
        await settle(pilot)

    run(DrafterApp(year), journey, WIDE)
    assert year.read_bytes() == before.replace(b"950", b"970", 1)


def test_a_topic_that_is_clicked_can_be_typed_in_at_once(town: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await click(pilot, "最低生活保障")
        assert label(pilot).startswith("城乡低保对象")
        await type_text(pilot, "740户1260人")
        await pilot.press("enter")
        await settle(pilot)

    run(DrafterApp(town), journey, WIDE)
    assert "在册: {户: 740, 人: {本年: 1260," in town.read_text(encoding="utf-8")


def test_arrows_in_the_outline_stay_in_it_and_enter_leaves_it(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("f6", "f6", "f6", "down")
        await settle(pilot)
        assert pilot.app.screen.query_one(OutlinePane).has_focus
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.query_one(EntryLine).has_focus

    run(DrafterApp(year), journey, WIDE)


def test_left_and_right_close_and_open_the_outline(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        assert "√救助供养" in screen(pilot)
        await pilot.press("f6", "f6", "f6", "left")
        await settle(pilot)
        assert "√救助供养" in screen(pilot)  # from a topic to its chapter
        await pilot.press("left")
        await settle(pilot)
        assert "√救助供养" not in screen(pilot)
        assert "▶ √（一）" in screen(pilot)
        await pilot.press("right")
        await settle(pilot)
        assert "▼ √（一）" in screen(pilot)
        topic = label(pilot)
        await pilot.press("right", "down")
        await settle(pilot)
        assert label(pilot) != topic
        assert pilot.app.screen.query_one(OutlinePane).has_focus

    run(DrafterApp(year), journey, WIDE)


def test_a_field_of_a_list_is_filled_in_in_its_row(town: Path) -> None:
    before = town.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+p")
        await type_text(pilot, "重点项目")
        await pilot.press("enter")
        await settle(pilot)
        assert label(pilot).startswith("名称")
        assert field(pilot) == "松坞镇区域养老服务中心改造"
        await pilot.press("down")
        await settle(pilot)
        assert field(pilot) == "680万元"
        await type_text(pilot, "700")
        assert "没有单位" in screen(pilot)
        assert "700万元 或 700元" in screen(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await type_text(pilot, "700万元")
        assert "投资700万元" in screen(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert label(pilot).startswith("投用")

    run(DrafterApp(town), journey, WIDE)
    assert town.read_bytes() == before.replace("680万元".encode(), "700万元".encode())


def test_a_figure_of_a_list_and_one_of_its_own_lead_from_the_draft_to_their_rows(
    town: Path, half_filled: Path
) -> None:
    async def listed(pilot: Pilot[Any]) -> None:
        await find(pilot, "投资680万元")
        await click(pilot, "680万元")
        assert label(pilot).startswith("投资")
        assert field(pilot) == "680万元"

    run(DrafterApp(town), listed, WIDE)

    async def own(pilot: Pilot[Any]) -> None:
        await find(pilot, "志愿者送餐")
        await pilot.press("ctrl+pagedown")
        await click(pilot, "约650份；")
        assert label(pilot).startswith("岫里食堂.日供餐")
        assert field(pilot) == "约650份"

    run(DrafterApp(half_filled), own, WIDE)


async def follow(pilot: Pilot[Any], text: str) -> None:
    """Go where a finding on the page of checks leads."""
    await pilot.press("f4")
    await settle(pilot)
    await click(pilot, text)
    await pilot.press("enter")
    await settle(pilot)


async def find(pilot: Pilot[Any], text: str) -> None:
    await pilot.press("ctrl+f")
    await settle(pilot)
    await type_text(pilot, text)
    await pilot.press("enter")
    await settle(pilot)


def test_a_finding_leads_to_its_own_figure_of_several_on_a_line(half_filled: Path) -> None:
    file = half_filled / "社会救助科.yaml"
    text = file.read_text(encoding="utf-8")
    assert SLIP in text
    file.write_text(re.sub("(?<=资金: )108(?=万元|[,}])", "1080000", text), encoding="utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        await follow(pilot, "服务类社会救助支出")
        assert label(pilot).startswith("服务类社会救助支出")
        assert field(pilot) == "1080000"

    run(DrafterApp(half_filled), journey, WIDE)


def test_a_finding_about_words_leads_to_the_item(half_filled: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await follow(pilot, "文字里直接写了“36”")
        words = pilot.app.screen.at_words  # type: ignore[attr-defined]
        assert "36场" in words.form.row.text
        await pilot.press("ctrl+t", "ctrl+f")
        await settle(pilot)
        await type_text(pilot, "36场")
        await pilot.press("enter")
        await settle(pilot)
        words = pilot.app.screen.at_words  # type: ignore[attr-defined]
        assert "36场" in words.form.row.text

    run(DrafterApp(half_filled), journey, WIDE)


def test_findings_break_as_chinese_is_set_and_stand_beside_their_sign(half_filled: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        for size in SIZES[1:]:
            await pilot.resize_terminal(*size)
            await pilot.pause(0.4)
            await settle(pilot)
            region = pilot.app.screen.query_one(FindingsPane).region
            lines = [
                strip.crop(region.x, region.right).text.rstrip(" ▁▂▃▄▅▆▇█")
                for strip in pilot.app.screen._compositor.render_strips()[region.y : region.bottom]
            ]
            assert len(lines) >= 5
            for line, below in pairwise(lines):
                assert re.match(r"[错警提] \S|   \S", line), lines
                assert not (line[-1:].isdigit() and below[3:4].isdigit()), lines
                assert below[3:4] not in "，。；）”", lines

    run(DrafterApp(half_filled), journey, WIDE)


def test_the_table_shows_as_many_columns_as_there_is_room_for(
    year: Path, half_filled: Path
) -> None:
    async def all_sizes(pilot: Pilot[Any]) -> list[str]:
        seen = []
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
            seen.append(header(pilot))
        return seen

    small, *_, widest = run(DrafterApp(year), all_sizes, SMALL)
    assert re.search("指标 +本年 单位 +上年", small)
    assert re.search("指标 +本年 单位 +上年 +同比 状态", widest)

    async def goals(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+p")
        await type_text(pilot, "老年助餐服务")
        await pilot.press("enter")
        await settle(pilot)
        assert re.search("指标 +本年 单位 +上年 +同比 +目标 +状态", header(pilot))

    run(DrafterApp(half_filled), goals, (220, 60))


@pytest.mark.parametrize("columns", [80, 100, 120, 160])
def test_the_foot_names_whole_keys_and_the_palette_always(year: Path, columns: int) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        foot = screen_text(pilot.app)[-1]
        assert "Ctrl+P 命令" in foot
        assert "…" not in foot
        assert width(foot) <= columns
        await click(pilot, "Ctrl+P 命令")
        assert "撤销" in screen(pilot)
        assert "查找" in screen(pilot)
        assert pilot.app.screen.query(FootKeys)

    run(DrafterApp(year), journey, (columns, 30))


def test_a_part_is_called_by_what_it_is_a_part_of(half_filled: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+p")
        await type_text(pilot, "老年助餐服务")
        await pilot.press("enter")
        await settle(pilot)
        for _ in range(12):
            if "新增老年助餐点·岫东街道［个］> 2" in screen(pilot):
                return
            await pilot.press("down")
            await settle(pilot)
        raise AssertionError(screen(pilot))

    run(DrafterApp(half_filled), journey, WIDE)
