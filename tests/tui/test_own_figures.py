"""自设 figures that no words link to yet: where a clerk finds them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import DeskScreen
from tests.faultyyear import faulty_year
from tests.tui.piloting import WIDE, run, screen, settle, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def year(tmp_path: Path) -> Path:
    return faulty_year(tmp_path)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
    await settle(pilot)


async def add(pilot: Pilot[Any], name: str, value: str) -> None:
    await press(pilot, "ctrl+n")
    await type_text(pilot, name)
    await press(pilot, "f2")
    await type_text(pilot, value)
    await press(pilot, "f2")


def desk(pilot: Pilot[Any]) -> DeskScreen:
    assert isinstance(pilot.app.screen, DeskScreen)
    return pilot.app.screen


def test_an_added_figure_is_shown_and_stays_findable_until_words_take_it(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await add(pilot, "社工站.发文", "16份")
        assert desk(pilot).form.row.path == "自设.社工站.发文"
        assert "社工站.发文［份］> 16份" in screen(pilot)
        outline = "\n".join(line[:30] for line in screen(pilot).splitlines())
        assert "自设数" in outline
        await press(pilot, "ctrl+pagedown")
        assert desk(pilot).form.row.path != "自设.社工站.发文"
        await press(pilot, "ctrl+f")
        await type_text(pilot, "社工站")
        assert "社工站.发文 16份" in screen(pilot)
        await press(pilot, "enter")
        assert desk(pilot).form.row.path == "自设.社工站.发文"
        await type_text(pilot, "17")
        assert "17 → 17份" in screen(pilot)
        await press(pilot, "enter")
        assert "发文: 17份" in year.read_text("utf-8")
        await press(pilot, "ctrl+t")
        assert "先在提纲里选一个主题" in screen(pilot)
        await press(pilot, "ctrl+t", "ctrl+z", "ctrl+z")
        assert "社工站" not in year.read_text("utf-8")

    run(DrafterApp(year), journey, size=WIDE)


def test_one_that_words_link_to_stands_with_their_topic(year: Path) -> None:
    words = year.with_name("2018素材.md")
    words.write_text(
        words.read_text("utf-8") + "\n# 养老/紧急呼援\n- 发文【自设.社工站.发文】。\n", "utf-8"
    )

    async def journey(pilot: Pilot[Any]) -> None:
        await add(pilot, "社工站.发文", "16份")
        assert desk(pilot).form.topic == "养老/紧急呼援"
        assert desk(pilot).form.row.path == "自设.社工站.发文"
        assert "自设" not in desk(pilot).sitting.topics

    run(DrafterApp(year), journey, size=WIDE)
