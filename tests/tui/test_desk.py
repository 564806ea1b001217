"""Filling in a year on the desk: what is typed, seen, accepted, and where keys and clicks lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Static

from drafter.tui.app import DrafterApp
from drafter.tui.widgets.draft.draftview import DraftView
from drafter.tui.widgets.valueeditor import EntryLine
from tests.tui.piloting import (
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


def preview(pilot: Pilot[Any]) -> str:
    """What the draft says on the screen, without the breaks of its lines."""
    view = pilot.app.screen.query_one(DraftView)
    region = view.region
    lines = screen_text(pilot.app)[region.y : region.bottom]
    return "".join(_cells(line, region.x, region.right).strip(" >█▁▂▃▄▅▆▇") for line in lines)


def _cells(line: str, start: int, end: int) -> str:
    from drafter.columns import COLUMNS

    at, kept = 0, ""
    for mark in line:
        if start <= at < end:
            kept += mark
        at += COLUMNS[mark]
    return kept


def label(pilot: Pilot[Any]) -> str:
    """What the editor is for."""
    return str(pilot.app.screen.query_one("#label", Static).visual)


def line_of(pilot: Pilot[Any], text: str) -> str:
    return next((line for line in screen_text(pilot.app) if text in line), "")


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["宽", "窄"])
def test_a_typed_digit_is_read_and_seen_in_the_draft_before_it_is_accepted(
    year: Path, size: tuple[int, int]
) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "960")
        assert "960元/人·月" in screen(pilot)
        assert "由900元提高到960元，同比增长6.7%" in preview(pilot)
        assert "同比 +6.7%" in screen(pilot)
        assert "960 元/人·月     900" in line_of(pilot, "√ 城乡低保标准")
        assert year.read_bytes() == before
        await pilot.press("enter")
        await settle(pilot)
        assert year.read_bytes() == before.replace(b"950", b"960", 1)
        assert "已保存" in screen(pilot)
        assert "城乡低保对象［户、人］>" in screen(pilot)

    run(DrafterApp(year), journey, size)


def test_escape_restores_what_stood_there(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "1")
        assert "有所下调" in preview(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "由900元提高到950元" in preview(pilot)
        assert pilot.app.screen.query_one(EntryLine).value == "950"
        await pilot.press("down", "up")
        assert year.read_bytes() == before

    run(DrafterApp(year), journey, WIDE)


@pytest.mark.parametrize(
    ("typed", "reading", "written"),
    [
        ("1。5", "1。5 → 1.5元/人·月", "1.5"),
        ("１２３", "１２３ → 123元/人·月", "１２３"),
        ("=3+5", "=3+5 → 8元/人·月", "8"),
        ("约960", "约960元/人·月", "约960"),
        ("无", "无（本单位没有这项）", "无"),
    ],
)
def test_what_was_typed_is_read_back_at_once(
    year: Path, typed: str, reading: str, written: str
) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, typed)
        assert reading in screen(pilot)
        await pilot.press("down")
        await settle(pilot)

    run(DrafterApp(year), journey, WIDE)
    assert year.read_bytes() == before.replace(b"950", written.encode(), 1)


def test_a_pair_is_typed_as_clerks_write_it(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("down")
        await type_text(pilot, "6195户12533人")
        assert "6195户12533人" in preview(pilot)
        await pilot.press("enter")
        await settle(pilot)

    run(DrafterApp(year), journey, WIDE)
    assert "在册: 6195户12533人" in year.read_text(encoding="utf-8")


def test_what_cannot_be_read_says_why_and_is_neither_written_nor_lost(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "九百多块[red]")
        assert "读不懂" in screen(pilot)
        for key in ("enter", "down", "ctrl+pagedown", "f3"):
            await pilot.press(key)
            await settle(pilot)
            assert pilot.app.screen.query_one(EntryLine).value == "九百多块[red]"
        assert "按 Esc 放弃" in screen(pilot)
        assert year.read_bytes() == before

    run(DrafterApp(year), journey, WIDE)


def test_control_characters_and_escapes_that_are_pasted_do_no_harm(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await paste(pilot, "\x1b[31m 9\x006\u200b0\r\n")
        assert pilot.app.screen.query_one(EntryLine).value == "[31m 960"
        await pilot.press("escape")
        await paste(pilot, " 960 \n")
        await pilot.press("enter")
        await settle(pilot)

    run(DrafterApp(year), journey, WIDE)
    assert "本年: 960" in year.read_text(encoding="utf-8")


def test_f3_goes_from_hole_to_hole_through_all_topics(half_filled: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        seen: list[str] = []
        for _ in range(12):
            await pilot.press("f3")
            await settle(pilot)
            seen.append(label(pilot))
        assert len(set(seen)) == len(seen)
        assert "〔待填〕" in screen(pilot)

    run(DrafterApp(half_filled), journey, SMALL)


def test_undo_and_redo_by_keys_restore_the_file_to_the_byte(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "960")
        await pilot.press("enter")
        await type_text(pilot, "7户9人")
        await pilot.press("f2")
        await settle(pilot)
        after = year.read_bytes()
        await pilot.press("ctrl+z", "ctrl+z")
        await settle(pilot)
        assert year.read_bytes() == before
        assert "由900元提高到950元" in preview(pilot)
        assert "城乡低保标准" in label(pilot)
        await pilot.press("ctrl+y", "ctrl+y")
        await settle(pilot)
        assert year.read_bytes() == after

    run(DrafterApp(year), journey, WIDE)


def test_undo_while_typing_only_gives_up_what_is_typed(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "960")
        await pilot.press("enter", "up")
        await type_text(pilot, "9")
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert pilot.app.screen.query_one(EntryLine).value == "960"

    run(DrafterApp(year), journey, WIDE)
    assert "本年: 960" in year.read_text(encoding="utf-8")


def test_a_click_in_the_outline_opens_a_chapter_and_goes_to_a_topic(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await click(pilot, "养老服务扎实")
        await click(pilot, "老年助餐服务")
        assert "助餐" in label(pilot)

    run(DrafterApp(year), journey, WIDE)


def test_the_outline_is_gone_through_by_keys_alone(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("f6", "f6", "f6")
        await settle(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "outline"
        await pilot.press("down", "down", "down")
        await settle(pilot)
        assert "两项补贴" in label(pilot)

    run(DrafterApp(year), journey, WIDE)


def test_a_click_on_a_figure_in_the_draft_goes_to_its_row(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await click(pilot, "2230宗")
        assert "核对" in label(pilot)
        assert pilot.app.screen.query_one(EntryLine).value == "2230宗"
        assert pilot.app.screen.query_one(EntryLine).has_focus

    run(DrafterApp(year), journey, WIDE)


def test_a_row_is_gone_to_by_a_click(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await click(pilot, "最低生活保障支出")
        assert pilot.app.screen.query_one(EntryLine).value == "1366.73"

    run(DrafterApp(year), journey, WIDE)


def test_the_checks_follow_what_is_typed_and_lead_to_their_place(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("down")
        await type_text(pilot, "1515户908人")
        await pilot.pause(0.4)
        assert "错1" in screen_text(pilot.app)[0] or "警1" in screen_text(pilot.app)[0]
        assert "!" in line_of(pilot, "最低生活保障 ")
        await pilot.press("enter")
        await pilot.press("ctrl+pagedown")
        await settle(pilot)
        await pilot.press("f9")
        await settle(pilot)
        assert "城乡低保对象" in label(pilot)

    run(DrafterApp(year), journey, WIDE)


def test_a_change_on_disk_is_shown_and_what_is_being_typed_stays(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "960")
        text = year.read_text(encoding="utf-8").replace("1366.73", "1400.5")
        year.write_text(text, encoding="utf-8")
        await pilot.pause(1.6)
        assert "低保资金1400.5万元" in preview(pilot)
        assert pilot.app.screen.query_one(EntryLine).value == "960"
        await pilot.press("enter")
        await settle(pilot)
        assert year.read_text(encoding="utf-8") == text.replace("本年: 950", "本年: 960")

    run(DrafterApp(year), journey, WIDE)


def test_a_value_changed_on_disk_under_our_hands_is_said(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "960")
        text = year.read_text(encoding="utf-8").replace("本年: 950", "本年: 955")
        year.write_text(text, encoding="utf-8")
        await pilot.pause(1.6)
        assert "刚在别处改成 955" in screen(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen.query_one(EntryLine).value == "955"
        assert year.read_text(encoding="utf-8") == text

    run(DrafterApp(year), journey, WIDE)


def test_the_second_program_at_a_file_says_who_has_it(year: Path) -> None:
    async def first(pilot: Pilot[Any]) -> None:
        other = DrafterApp(year)
        async with other.run_test(size=WIDE) as second:
            await settle(second)
            assert "只读" in screen_text(other)[0]
            await type_text(second, "970")
            await second.press("enter")
            await settle(second)
            assert "本年: 950" in year.read_text(encoding="utf-8")
            assert second.app.screen.query_one(EntryLine).value == "970"

    run(DrafterApp(year), first, WIDE)


def test_a_file_that_cannot_be_written_is_said_and_the_value_kept(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    async def journey(pilot: Pilot[Any]) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("os.replace", refused)
            await type_text(pilot, "960")
            await pilot.press("enter")
            await settle(pilot)
            assert "没有写进文件" in screen_text(pilot.app)[0]
            assert "到960元" in preview(pilot)
            assert "本年: 950" in year.read_text(encoding="utf-8")
        await pilot.press("f2")
        await settle(pilot)
        assert "已保存" in screen_text(pilot.app)[0]

    run(DrafterApp(year), journey, WIDE)
    assert "本年: 960" in year.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (119, 30), (300, 80)])
def test_typing_works_at_every_size(year: Path, size: tuple[int, int]) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "960")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.resize_terminal(100, 40)
        await settle(pilot)
        assert "√ 城乡低保标准" in screen(pilot)

    run(DrafterApp(year), journey, size)
    assert "本年: 960" in year.read_text(encoding="utf-8")


def test_an_unclosed_value_is_asked_about_before_leaving(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "读不懂的")
        await pilot.press("ctrl+q")
        await settle(pilot)
        assert "再按一次" in screen(pilot)
        await pilot.press("ctrl+q")
        await settle(pilot)

    app = DrafterApp(year)
    run(app, journey, WIDE)

    async def again(pilot: Pilot[Any]) -> None:
        assert "没有写完的内容" in screen(pilot)
        assert "城乡低保标准 ← 读不懂的" in screen(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "√ 城乡低保标准" in screen(pilot)

    run(DrafterApp(year), again, WIDE)
