"""Looks: every text stands out from its ground, nothing is told by colour alone, the choice is kept."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from drafter.tui.app import DrafterApp
from drafter.tui.looks import COLOURLESS, DARK, KEYBOARD, LIGHT, LOOKS, PLAIN
from drafter.tui.widgets.valueeditor import EntryLine
from tests.tui.piloting import (
    EXAMPLES,
    run,
    screen_text,
    settle,
    style_of,
    type_text,
)
from tests.tui.screenlooks import coloured, faint

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.mark.parametrize("look", LOOKS)
def test_notices_are_readable(look: str, year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        pilot.app.theme = look
        for severity in ("information", "warning", "error"):
            pilot.app.notify("看得清", title="标题", severity=severity)
        await settle(pilot)
        assert "看得清" in "\n".join(screen_text(pilot.app))
        assert coloured(pilot) == [] if look in COLOURLESS else faint(pilot) == []

    run(DrafterApp(year), journey, (120, 40))


@pytest.mark.parametrize("look", LOOKS)
def test_where_one_is_and_what_is_missing_shows_without_colours(look: str, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "云岫县", tmp_path / "云岫县")

    async def journey(pilot: Pilot[Any]) -> None:
        pilot.app.theme = look
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
        hole = style_of(pilot.app, "〔待填〕")
        assert hole.reverse or hole.bold
        await pilot.press("ctrl+p", "down")
        await settle(pilot)
        lines = screen_text(pilot.app)
        here, there = (style_of(pilot.app, lines[at].split()[0]) for at in (4, 5))
        if look in COLOURLESS:
            assert here.underline
            assert not there.underline
        else:
            assert here.bgcolor != there.bgcolor

    run(DrafterApp(tmp_path / "云岫县" / "2026"), journey, (160, 45))


def test_the_look_is_kept_for_the_next_start(
    year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_STATE", str(tmp_path / "state"))

    async def journey(pilot: Pilot[Any]) -> str:
        before = pilot.app.theme
        await pilot.press("ctrl+p", "w", "g", "enter")
        await settle(pilot)
        return before

    seen = [run(DrafterApp(year), journey) for _ in range(5)]
    assert seen == [LIGHT, DARK, PLAIN, KEYBOARD, LIGHT]


def test_what_is_typed_stays_when_the_look_changes(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "96")
        for look in LOOKS:
            pilot.app.theme = look
            await settle(pilot)
            assert pilot.app.screen.query_one(EntryLine).value == "96"

    run(DrafterApp(year), journey)


@pytest.mark.parametrize("kept", ["浅色", "深色", "没有这种", "\x00", "浅色" * 100])
def test_no_color_is_honoured_whatever_was_kept(
    kept: str, year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_STATE", str(tmp_path / "state"))
    (tmp_path / "state").mkdir(mode=0o700)
    (tmp_path / "state" / "外观").write_text(kept, encoding="utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        assert pilot.app.theme in LOOKS
        if kept in LOOKS:
            assert pilot.app.theme == kept

    run(DrafterApp(year), journey)
    monkeypatch.setenv("NO_COLOR", "1")

    async def colourless(pilot: Pilot[Any]) -> None:
        assert pilot.app.theme == PLAIN
        assert coloured(pilot) == []

    run(DrafterApp(year), colourless)


def test_only_signs_of_the_keyboard_where_one_asks_for_them(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> tuple[str, str]:
        first = "\n".join(screen_text(pilot.app))
        await pilot.press("ctrl+p", "w", "g", "enter")
        await settle(pilot)
        return first, pilot.app.theme

    signs, then = run(DrafterApp(year, KEYBOARD), journey)
    usual, _ = run(DrafterApp(year), journey)
    assert "- v一、" in signs
    assert "▼ √一、" in usual
    assert [len(line) for line in signs.splitlines()] == [len(line) for line in usual.splitlines()]
    assert then == LIGHT
    assert year.read_bytes() == before
    monkeypatch.setenv("NO_COLOR", "1")
    signs, then = run(DrafterApp(year, KEYBOARD), journey)
    assert "- v一、" in signs
    assert then == PLAIN
