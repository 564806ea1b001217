"""Every page: at every size its name and keys stay in sight, in every look its text, all in Chinese.

One visit for all of it: to come to a page takes longer than to look at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from drafter.columns import width
from drafter.tui.looks import COLOURLESS, DARK, LIGHT
from drafter.tui.widgets.footkeys import FootKeys
from tests.tui.pagesthere import KEYS, all_pages, go_to, opened
from tests.tui.piloting import run, screen_text, settle
from tests.tui.screenlooks import coloured, faint
from tests.tui.test_chinese_screens import english
from tests.tui.test_sizes import SIZES, TOO_SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

WITHOUT_LIKENESS = {"≤", "≥"}  # no sign of the keyboard says as much


def test_no_page_is_left_out() -> None:
    assert KEYS.keys() == all_pages().keys()


@pytest.mark.parametrize("page", KEYS)
def test_every_page_can_be_seen_and_read(page: str, tmp_path: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await go_to(pilot, page)
        await stands_every_size(pilot)
        await stands_out_in_every_look(pilot)
        await is_in_chinese(pilot)

    run(opened(page, tmp_path), journey, SIZES[0])


async def stands_every_size(pilot: Pilot[Any]) -> None:
    page = pilot.app.screen
    first = screen_text(pilot.app)
    for columns, lines in SIZES:
        await pilot.resize_terminal(columns, lines)
        await settle(pilot)
        shown = screen_text(pilot.app)
        assert len(shown) == lines
        assert all(width(line) <= columns for line in shown)
        assert pilot.app.screen is page
        if lines < 12:
            continue
        assert page.query_one(FootKeys).region.bottom == lines
        assert shown[-1].strip(), (columns, lines)
        assert TOO_SMALL not in shown[-1]
        assert shown[0].strip(), (columns, lines)
        assert (TOO_SMALL in "".join(shown)) == (columns < 80 or lines < 24)
    assert screen_text(pilot.app)[0] == first[0]
    assert screen_text(pilot.app)[-1] == first[-1]


async def stands_out_in_every_look(pilot: Pilot[Any]) -> None:
    await pilot.resize_terminal(120, 40)
    for look in (LIGHT, DARK):
        pilot.app.theme = look
        await settle(pilot)
        assert faint(pilot) == [], look
    for look in COLOURLESS:
        pilot.app.theme = look
        await settle(pilot)
        assert coloured(pilot) == [], look
    shown = set("".join(screen_text(pilot.app)))
    assert {sign for sign in shown if not sign.isascii() and width(sign) == 1} <= WITHOUT_LIKENESS
    pilot.app.theme = LIGHT
    await settle(pilot)


async def is_in_chinese(pilot: Pilot[Any]) -> None:
    await pilot.resize_terminal(160, 45)
    await settle(pilot)
    assert english(pilot) == set()
    for key in ("enter", "tab", "down", "ctrl+c", "ctrl+backslash"):
        await pilot.press(key)
        await settle(pilot)
        assert english(pilot) == set(), key
