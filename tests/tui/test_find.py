"""Searching from the desk: what is listed while one types, and where Enter or a click leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Static

from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import CHECK_AFTER
from drafter.tui.widgets.draft.draftview import DraftView
from drafter.tui.widgets.valueeditor import EntryLine
from tests.tui.piloting import WIDE, click, run, screen, screen_text, settle, style_of, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def label(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#label", Static).visual)


async def seek(pilot: Pilot[Any], text: str) -> None:
    await pilot.press("ctrl+f")
    await settle(pilot)
    await type_text(pilot, text)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def test_an_indicator_is_gone_to_and_typed_into(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await seek(pilot, "助餐点")
        assert "指标" in screen_text(pilot.app)[2]
        await press(pilot, "enter")
        assert "老年助餐点" in label(pilot)
        assert isinstance(pilot.app.focused, EntryLine)
        await type_text(pilot, "130")
        await press(pilot, "enter")

    run(DrafterApp(year), journey)
    assert "助餐点: " in year.read_text(encoding="utf-8")
    assert "130" in year.read_text(encoding="utf-8")


def test_kinds_are_apart_counted_and_what_was_sought_stands_out(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await seek(pilot, "助餐")
        lines = screen_text(pilot.app)
        assert lines[2].startswith(" 指标17处　素材")
        heads = [line.split("　")[0].strip() for line in lines[3:] if line.endswith("处")]
        assert heads == ["指标", "素材", "文稿"]
        style = style_of(pilot.app, "助餐点 123个")
        assert style.underline
        assert style.bold

    run(DrafterApp(year), journey, WIDE)


def test_a_number_is_found_with_or_without_its_comma(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await seek(pilot, "13,240")
        assert "13240人次" in screen(pilot)
        await press(pilot, "enter")
        assert "残疾人两项补贴" in label(pilot)

    run(DrafterApp(year), journey)


def test_a_paragraph_is_brought_into_view_with_what_was_sought_marked(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await seek(pilot, "火化")
        await click(pilot, "…" if "文稿" not in screen(pilot) else "文稿", 1)
        lines = screen_text(pilot.app)
        at = next(number for number, line in enumerate(lines) if line.startswith(" 文稿"))
        await pilot.click(offset=(4, at + 1))
        await settle(pilot)
        view = pilot.app.screen.query_one(DraftView)
        assert view.match_number >= 1
        shown = screen_text(pilot.app)[view.region.y : view.region.bottom]
        assert any("火化" in line for line in shown)
        await seek(pilot, "低保")
        await press(pilot, "enter")
        assert view.match_number == 0

    run(DrafterApp(year), journey, WIDE)


def test_escape_leaves_everything_as_it_was(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "down")
        await type_text(pilot, "9户")
        await pilot.pause(2 * CHECK_AFTER)  # for the checks that follow what is typed
        await settle(pilot)
        before = screen_text(pilot.app)
        await seek(pilot, "养老")
        await press(pilot, "down", "pagedown", "escape")
        assert screen_text(pilot.app) == before

    run(DrafterApp(year), journey, WIDE)


def test_nothing_found_says_so_and_many_found_say_how_many_more(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await seek(pilot, "没有这样的字")
        assert "没有找到" in screen(pilot)
        await press(pilot, "enter")
        assert "没有找到" in screen(pilot)
        await press(pilot, *["backspace"] * 6)
        await type_text(pilot, "养老")
        await press(pilot, "pagedown", "pagedown")
        assert "再打几个字" in screen(pilot)

    run(DrafterApp(year), journey, (80, 40))


def test_text_with_brackets_is_sought_as_it_stands(year: Path) -> None:
    words = year.with_name("2018素材.md")
    text = words.read_text(encoding="utf-8")
    words.write_text(f"{text}\n# 养老/助餐\n- 试点[/b]推进[red]有序。\n", encoding="utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        await seek(pilot, "[/b]推进")
        assert "试点[/b]推进[red]有序" in screen(pilot)

    run(DrafterApp(year), journey, WIDE)


def test_what_cannot_be_typed_into_is_not_left_by_searching(year: Path) -> None:
    """What is typed and cannot be read keeps one there, found or not."""

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "九百多块")
        await seek(pilot, "助餐点")
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(EntryLine).value == "九百多块"
        assert "城乡低保标准" in label(pilot)

    run(DrafterApp(year), journey)
