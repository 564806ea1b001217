"""Ctrl+Q asks before leaving what is typed, on whatever page that stands, and says what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from drafter.tui.app import DrafterApp
from drafter.tui.screens.columnpaste import ColumnPasteScreen
from drafter.tui.screens.recovery import RecoveryScreen
from tests.faultyyear import faulty_year
from tests.tui.piloting import WIDE, paste, run, screen, settle, type_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def said_in_corner(pilot: Pilot[Any]) -> str:
    """What a notification says once it is on the screen, without blanks."""
    for _ in range(100):
        lines = screen(pilot).split("\n")
        parts = (line.partition("▌")[2].strip().partition("  ")[0] for line in lines)
        if said := "".join("".join(parts).split()):
            return said
        await pilot.pause(0.05)
    return ""


async def a_field(pilot: Pilot[Any]) -> None:
    await press(pilot, "f7", "down")
    await type_text(pilot, "1000")


async def a_field_below_the_help(pilot: Pilot[Any]) -> None:
    await a_field(pilot)
    await press(pilot, "f1")


async def a_reason(pilot: Pilot[Any]) -> None:
    await press(pilot, "f4", "f7")
    await type_text(pilot, "口径不同")


async def a_column(pilot: Pilot[Any]) -> None:
    await paste(pilot, "950\n960\n")


async def lines_of_words(pilot: Pilot[Any]) -> None:
    await press(pilot, "ctrl+t")
    await paste(pilot, "走访慰问。\n宣传政策。\n")


async def a_value(pilot: Pilot[Any]) -> None:
    await type_text(pilot, "读不懂的")


@pytest.mark.parametrize("kept", [True, False], ids=["存着", "存不下"])
@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (a_field, "上年还没有确认（F2 确认）"),
        (a_field_below_the_help, "上年还没有确认（F2 确认）"),
        (a_reason, "静默的理由还没有写进 单位.yaml"),
        (a_column, "粘贴的一列还没有填进去"),
        (lines_of_words, "粘贴的几条还没有收下"),
        (a_value, "有一处还没有确认"),
    ],
)
def test_what_is_in_no_file_is_asked_about_once_and_offered_again_where_it_is_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: Callable[[Pilot[Any]], Awaitable[None]],
    asked: str,
    kept: bool,
) -> None:
    if not kept:
        monkeypatch.setenv("DRAFTER_STATE", "off")
        monkeypatch.setattr("drafter.tui.app.DrafterApp.welcome", lambda _: None)
    year = faulty_year(tmp_path)
    before = year.read_bytes()
    becomes = "现在退出，下次打开时会问" if kept else "现在退出就没有了"

    async def journey(pilot: Pilot[Any]) -> None:
        await typed(pilot)
        await press(pilot, "ctrl+q")
        assert pilot.app.is_running
        said = await said_in_corner(pilot)
        assert "".join(f"{asked}，{becomes}。".split()) in said, screen(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause(0.2)
        assert not pilot.app.is_running

    async def look(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app.screen, RecoveryScreen) == kept

    run(DrafterApp(year), journey, WIDE)
    assert year.read_bytes() == before
    run(DrafterApp(year), look, WIDE)


def test_a_pasted_column_of_nothing_does_not_hold_anybody_back(tmp_path: Path) -> None:
    year = faulty_year(tmp_path)

    async def journey(pilot: Pilot[Any]) -> None:
        await paste(pilot, "—\t—\n—\t—\n")
        assert isinstance(pilot.app.screen, ColumnPasteScreen)
        await pilot.press("ctrl+q")
        await pilot.pause(0.2)
        assert not pilot.app.is_running

    run(DrafterApp(year), journey, WIDE)
