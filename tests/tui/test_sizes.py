"""Every page at every size: nothing breaks, its name and keys stay in sight, place and text are kept."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from drafter.columns import width
from drafter.tui.app import DrafterApp
from drafter.tui.widgets.valueeditor import EntryLine
from tests.tui.pagesthere import go_to, opened
from tests.tui.piloting import EXAMPLES, run, screen_text, settle, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = ((80, 24), (40, 12), (120, 30), (160, 45), (300, 80), (20, 5), (80, 24))
TOO_SMALL = "窗口太小"


def test_place_and_typed_text_are_kept_through_all_sizes(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")
    year = tmp_path / "番禺区" / "2018.yaml"

    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+pagedown", "down")
        await type_text(pilot, "7")
        before = screen_text(pilot.app)
        for columns, lines in SIZES[1:]:
            await pilot.resize_terminal(columns, lines)
            await settle(pilot)
            assert pilot.app.screen.query_one(EntryLine).value == "7"
        after = screen_text(pilot.app)
        assert after[:2] == before[:2]
        assert any("7 元/人·年" in line for line in after)

    run(DrafterApp(year), journey, SIZES[0])


def test_what_is_typed_goes_to_its_row_though_that_moves_once_something_stands_in_it(
    tmp_path: Path,
) -> None:
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")
    year = tmp_path / "番禺区" / "2018.yaml"

    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+pagedown", "down")
        await type_text(pilot, "700")
        await pilot.press("enter")
        await settle(pilot)

    run(DrafterApp(year), journey, SIZES[0])
    assert "  特困:\n    年标准: 700\n" in year.read_text(encoding="utf-8")


def test_a_year_is_filled_in_on_forty_columns(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")
    year = tmp_path / "番禺区" / "2018.yaml"

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "960")
        await pilot.press("enter")
        await settle(pilot)

    run(DrafterApp(year), journey, (40, 12))
    assert "本年: 960" in year.read_text(encoding="utf-8")


def test_lines_of_lists_do_not_stretch_across_a_very_wide_screen(tmp_path: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await go_to(pilot, "PalettePage")
        assert max(width(line.rstrip(" ▁▂▃▄▅▆▇█")) for line in screen_text(pilot.app)[3:-1]) <= 120

    run(opened("PalettePage", tmp_path), journey, (300, 80))
