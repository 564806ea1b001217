"""Messages that stand for some seconds: their lines, and that what is undone does not pile up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets._toast import Toast

from drafter.linebreaks import CLOSING
from drafter.session.history import Spot
from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import DeskScreen
from tests.faultyyear import faulty_year
from tests.tui.piloting import SMALL, WIDE, run, screen, settle, spot_of, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def year(tmp_path: Path) -> Path:
    return faulty_year(tmp_path)


def messages(pilot: Pilot[Any]) -> list[str]:
    """The messages on the screen, line by line as they stand there."""
    return [str(toast.render()) for toast in pilot.app.screen.query(Toast)]


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
    await settle(pilot)


async def at_standard(pilot: Pilot[Any]) -> None:
    desk = pilot.app.screen
    assert isinstance(desk, DeskScreen)
    pilot.app.clear_notifications()
    desk.go(Spot("社会救助/低保", "低保.标准", "本年"))
    await settle(pilot)


def test_what_is_undone_is_told_once_and_in_the_place_of_what_was_told_before(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await at_standard(pilot)
        for value in ("960", "970", "980"):
            await at_standard(pilot)
            await type_text(pilot, value)
            await press(pilot, "enter")
        for _ in range(3):
            await press(pilot, "ctrl+z")
        assert messages(pilot) == ["撤销：城乡低保标准：960"]
        await press(pilot, "ctrl+y")
        assert messages(pilot) == ["重做：城乡低保标准：960"]
        await press(pilot, "f4")
        await press(pilot, "ctrl+z")
        assert messages(pilot) == ["撤销：城乡低保标准：960"]
        await pilot.pause(3.3)
        assert messages(pilot) == []

    run(DrafterApp(year), journey, size=WIDE)


@pytest.mark.parametrize("size", [SMALL, WIDE, (30, 20)])
def test_no_line_of_a_message_begins_with_a_closing_mark(year: Path, size: tuple[int, int]) -> None:
    text = "撤销：照录：谁说的，何时，可不写，可以不写，可不写：（县长，12月1日批示）：2018-12-31。"

    async def journey(pilot: Pilot[Any]) -> None:
        await at_standard(pilot)
        for blanks in range(12):
            pilot.app.clear_notifications()
            pilot.app.notify("好" * blanks + text, title="题", markup=False)
            await settle(pilot)
            (shown,) = messages(pilot)
            _, *lines = shown.split("\n")
            assert "".join(lines) == "好" * blanks + text
            assert not [line for line in lines if line[0] in CLOSING]
            missing = [line for line in lines if line not in screen(pilot)]
            assert not missing, screen(pilot)

    run(DrafterApp(year), journey, size=size)


def test_a_quotation_undone_is_named_by_its_words(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        desk = pilot.app.screen
        assert isinstance(desk, DeskScreen)
        desk.go(Spot("养老/紧急呼援"))
        await press(pilot, "ctrl+t")
        await press(pilot, "ctrl+l")
        await type_text(pilot, "县长，12月1日批示")
        await press(pilot, "enter")
        pilot.app.clear_notifications()
        await press(pilot, "ctrl+z")
        spot_of(pilot.app, "撤销：照录“完成“平安通”服务升级")

    run(DrafterApp(year), journey, size=WIDE)
