"""Ctrl+Q asks where leaving would lose what is typed, on whatever page that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from drafter.tui.app import DrafterApp
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


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (a_field, "上年还没有确认"),
        (a_field_below_the_help, "上年还没有确认"),
        (a_reason, "理由还没有写进"),
        (a_column, "粘贴的一列还没有填进去"),
        (lines_of_words, "粘贴的几条还没有收下"),
    ],
)
def test_what_would_be_lost_is_asked_about_once(
    tmp_path: Path, typed: Callable[[Pilot[Any]], Awaitable[None]], asked: str
) -> None:
    year = faulty_year(tmp_path)
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await typed(pilot)
        await press(pilot, "ctrl+q")
        assert pilot.app.is_running
        said = "".join(line.strip() for line in screen(pilot).split("\n"))
        assert asked in said, screen(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause(0.2)
        assert not pilot.app.is_running

    run(DrafterApp(year), journey, WIDE)
    assert year.read_bytes() == before
