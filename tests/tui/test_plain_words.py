"""What a clerk reads is whole and in her own words: hints, places, empty units, how keys are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from drafter.columns import width
from drafter.figures.editing.requests import WordsAt
from drafter.session.history import Spot
from drafter.session.words.worditems import AspectWords, WordRow
from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.widgets.words.wordslayout import heading
from tests.faultyyear import faulty_year
from tests.tui.piloting import run, screen, screen_text, settle, spot_of, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

USUAL = (120, 36)


@pytest.fixture
def year(tmp_path: Path) -> Path:
    return faulty_year(tmp_path)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
    await settle(pilot)


async def at(pilot: Pilot[Any], topic: str, path: str) -> None:
    desk = pilot.app.screen
    assert isinstance(desk, DeskScreen)
    pilot.app.clear_notifications()
    desk.go(Spot(topic, path, "本年"))
    await settle(pilot)


def test_the_hint_for_a_pair_is_read_to_its_end(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await at(pilot, "社会救助/低保", "低保.在册")
        await type_text(pilot, "30")
        spot_of(pilot.app, "例：30户60人；缺一个：30户××人；只有一个：60人")

    run(DrafterApp(year), journey, size=USUAL)


def test_what_the_office_does_not_have_is_not_counted_in_a_unit(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await at(pilot, "社会救助/低保", "低保.资金")
        await type_text(pilot, "无")
        await press(pilot, "enter")
        row = next(line for line in screen_text(pilot.app) if "- 最低生活保障支出" in line)
        assert "无" in row
        assert "万元" not in row[: row.index("无") + 12]

    run(DrafterApp(year), journey, size=USUAL)


def test_the_checks_name_places_and_examples_plainly(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f4")
        told = screen(pilot)
        assert "第13行第9列" in told
        assert ".yaml:13" not in told
        assert "不要这样写：" in told
        assert "反例" not in told

    run(DrafterApp(year), journey, size=(160, 45))


def test_how_keys_are_changed_is_said_step_by_step(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "按键")
        await press(pilot, "enter")
        told = screen(pilot).replace("\n", "").replace(" ", "")
        assert "换键不在这里换，要在记事本里改一个文件" in told
        assert "按键.yaml" in told
        assert "存盘，回到程序里再打开这一页" in told

    run(DrafterApp(year), journey, size=USUAL)


@pytest.mark.parametrize("room", [30, 40, 52, 80])
@pytest.mark.parametrize("empty", [True, False])
def test_where_words_are_printed_is_told_as_whole_as_there_is_room_for(
    room: int, *, empty: bool
) -> None:
    row = WordRow(WordsAt("社会救助/低保", "计划", 0 if empty else 1))
    where = "三、下一步工作计划 › （一）提升综合救助水平"
    said = heading(AspectWords("计划", where, (row,)), room)
    assert width(said) <= room
    assert room < 40 or said.endswith("（一）提升综合救助水平")
