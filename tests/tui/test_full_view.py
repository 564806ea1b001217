"""The whole draft on the whole screen: read, searched, jumped through, and left for a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Static

from drafter.layout.pagination import extent_of
from drafter.pipeline import AS_FILED, Edition, Shelf, produce
from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.screens.export import ExportScreen
from drafter.tui.screens.fullview import FullView
from drafter.tui.widgets.valueeditor import EntryLine
from tests.tui.piloting import SMALL, WIDE, click, run, screen, screen_text, settle, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def page(pilot: Pilot[Any]) -> type:
    """Which page one is at."""
    return type(pilot.app.screen)


def first_line(pilot: Pilot[Any]) -> str:
    """The first line of the text, under the title and the search."""
    lines = screen_text(pilot.app)[1:]
    return next(line for line in lines if not line.startswith(" 查找>")).strip(" >▁▂▃▄▅▆▇█")


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        while any(worker.is_running for worker in pilot.app.workers if worker.group == "look"):
            await pilot.pause(0.01)
        await settle(pilot)


def length_of(year: Path, edition: Edition = AS_FILED) -> str:
    produced = produce(year, Shelf(), edition)
    extent = extent_of(produced.draft, produced.office.page_style)
    return f"{extent.words}字，约{extent.text_pages}页"


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["窄", "宽"])
def test_the_whole_text_is_read_with_its_length_in_words_and_pages(
    year: Path, size: tuple[int, int]
) -> None:
    texts = produce(year, Shelf()).draft.texts

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f8")
        assert page(pilot) is FullView
        assert length_of(year) in screen_text(pilot.app)[0]
        await press(pilot, "home")
        assert texts[0] in screen(pilot)
        await press(pilot, "end")
        assert texts[-1] in screen(pilot)
        await press(pilot, "escape")
        assert page(pilot) is DeskScreen

    run(DrafterApp(year), journey, size)


def test_what_is_typed_but_not_accepted_yet_is_in_it(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "987")
        await press(pilot, "f8")
        assert "由900元提高到987元" in screen(pilot).replace("\n ", "")

    run(DrafterApp(year), journey, WIDE)


def test_a_search_counts_and_goes_round(year: Path) -> None:
    draft = produce(year, Shelf()).draft
    count = sum(text.count("养老") for text in draft.texts)

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f8", "home", "ctrl+f")
        await type_text(pilot, "养老")
        assert f"第1处，共{count}处" in screen(pilot)
        await press(pilot, "down", "enter")
        assert f"第3处，共{count}处" in screen(pilot)
        await press(pilot, "up", "up", "up")
        assert f"第{count}处，共{count}处" in screen(pilot)
        assert "养老" in "\n".join(screen_text(pilot.app)[2:-1])
        await click(pilot, "下一处")
        assert f"第1处，共{count}处" in screen(pilot)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "没有这几个字")
        assert "没有找到" in screen(pilot)
        await press(pilot, "escape")
        assert "查找>" not in screen(pilot)
        assert page(pilot) is FullView
        await press(pilot, "escape")
        assert page(pilot) is DeskScreen

    run(DrafterApp(year), journey, SMALL)


def test_headings_are_gone_through_one_by_one_to_the_last(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f8", "home")
        tops = []
        for _ in range(4):
            await press(pilot, "ctrl+pagedown")
            tops.append(first_line(pilot)[:9])
        assert tops == [
            "一、主要工作情况",
            "（一）社会救助统筹",
            "保障标准稳步提高。",
            "经济状况核对有序开",
        ]
        await press(pilot, "ctrl+pageup", "ctrl+pageup")
        assert first_line(pilot) == "（一）社会救助统筹开展"
        await press(pilot, "down", "down", "down", "ctrl+pageup")
        assert first_line(pilot) == "（一）社会救助统筹开展"
        await press(pilot, "end")
        at_the_end = first_line(pilot)
        for key in ("ctrl+pagedown", "ctrl+pagedown", "ctrl+pageup"):
            await press(pilot, key)
            assert first_line(pilot) == at_the_end
        await press(pilot, "ctrl+pageup", "ctrl+pageup")
        assert first_line(pilot) != at_the_end

    run(DrafterApp(year), journey, SMALL)


@pytest.mark.parametrize("by", ["键盘", "鼠标"])
def test_a_heading_is_picked_from_their_list(year: Path, by: str) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        if by == "键盘":
            await press(pilot, "f8", "f6", "home", "down", "down", "down", "down", "down", "enter")
            assert first_line(pilot).startswith("残疾人两项补贴规范发放。")
            await press(pilot, "f6", "escape")
        else:
            await click(pilot, "命令")
            await click(pilot, "全文")
            await click(pilot, "标题")
            await settle(pilot)
            await click(pilot, "残疾人两项补贴")
            await settle(pilot)
        assert first_line(pilot).startswith("残疾人两项补贴规范发放。")

    run(DrafterApp(year), journey, SMALL)


def test_a_hole_that_was_found_leads_to_its_row(half_filled: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f8", "ctrl+f")
        await type_text(pilot, "待填")
        assert "第1处，共3处" in screen(pilot)
        await click(pilot, "〔待填〕")
        await settle(pilot)
        assert "老年助餐每日就餐人数［人］>" in screen(pilot)

    run(DrafterApp(half_filled), journey, SMALL)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["窄", "宽"])
def test_a_click_on_a_figure_leads_to_its_row(year: Path, size: tuple[int, int]) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await click(pilot, "命令")
        await click(pilot, "全文")
        await press(pilot, "ctrl+f")
        await type_text(pilot, "募集善款")
        await press(pilot, "escape")
        await click(pilot, "1225.3万元")
        await settle(pilot)
        assert page(pilot) is DeskScreen
        assert "［万元］> 1225.3" in screen(pilot)

    run(DrafterApp(year), journey, size)


def test_enter_leads_to_the_figure_under_the_cursor_and_no_other(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f8", "home", "right", "enter")
        assert "城乡低保标准［元/人·月］>" in screen(pilot)
        await press(pilot, "f8", "home", *["ctrl+pagedown"] * 5)
        assert first_line(pilot).startswith("残疾人两项补贴")
        await press(pilot, "right", "enter")
        assert "残疾人" in screen(pilot)
        assert "> 13240" in screen(pilot)

    run(DrafterApp(year), journey, SMALL)


def test_the_row_one_was_at_is_in_view(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        for _ in range(30):
            await press(pilot, "ctrl+pagedown")
            if "社会组织" in str(pilot.app.screen.query_one("#label", Static).visual):
                break
        value = pilot.app.screen.query_one(EntryLine).value
        await press(pilot, "f8")
        assert "2018年工作总结" not in "\n".join(screen_text(pilot.app)[1:])
        assert any(line.startswith(">") and value in line for line in screen_text(pilot.app))

    run(DrafterApp(year), journey, SMALL)


def test_another_edition_is_looked_at_and_still_leads_to_the_rows(half_filled: Path) -> None:
    public = Edition(variant="公开稿")
    texts = produce(half_filled, Shelf(), public).draft.texts

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f8", "f7")
        assert "全稿，提纲“口号框架”" in screen(pilot)
        await press(pilot, "down", "enter", "home")
        assert screen_text(pilot.app)[0].startswith(" 公开稿　")
        assert length_of(half_filled, public) in screen_text(pilot.app)[0]
        assert texts[3][:20] in screen(pilot)
        await press(pilot, "right", "right", "enter")
        assert page(pilot) is DeskScreen
        await press(pilot, "f8", "f7")
        await click(pilot, "提纲“变字八章”")
        await press(pilot, "home")
        assert length_of(half_filled, Edition("变字八章")) in screen_text(pilot.app)[0]

    run(DrafterApp(half_filled), journey, SMALL)


def test_it_is_exported_from_here_and_what_is_to_be_mended_leads_to_the_desk(
    half_filled: Path,
) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f8", "f5")
        assert page(pilot) is ExportScreen
        await click(pilot, "农村留守儿童")
        await settle(pilot)
        assert page(pilot) is DeskScreen
        assert "农村留守儿童［人］>" in screen(pilot)

    run(DrafterApp(half_filled), journey, SMALL)


@pytest.mark.parametrize("size", [(60, 15), (40, 10), (20, 5)], ids=str)
def test_a_small_screen_can_still_be_read_and_searched(year: Path, size: tuple[int, int]) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f8", "ctrl+f")
        await type_text(pilot, "养老")
        await press(pilot, "down", "escape", "f6", "escape", "f7", "escape")
        screen_text(pilot.app)
        await press(pilot, "escape")
        assert page(pilot) is DeskScreen

    run(DrafterApp(year), journey, size)
