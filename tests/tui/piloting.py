"""Journeys through the terminal application: run it, type as a clerk does, read its screen.

def test_something() -> None:
    async def journey(pilot: Pilot[None]) -> None:
        await type_text(pilot, "养老")
        assert "养老服务" in screen_text(pilot.app)[3]

    run(SomeApp(), journey, size=(80, 24))
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual import _wait, events
from textual.geometry import Offset

from drafter.columns import width
from drafter.tui.keysinorder import KeysInOrder

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from rich.style import Style
    from textual.app import App
    from textual.pilot import Pilot
    from textual.strip import Strip

Outcome = TypeVar("Outcome")
EXAMPLES = Path(__file__).parents[2] / "examples"
# A pilot sleeps until the program sleeps as well, several times a key; short naps do.
_wait.SLEEP_GRANULARITY = 0.004
_wait.SLEEP_IDLE = 0.001
SMALL, WIDE = (80, 24), (160, 45)
PATIENCE = 120  # seconds; what takes longer will not end at all


def run(
    app: App[Any],
    journey: Callable[[Pilot[Any]], Awaitable[Outcome]],
    size: tuple[int, int] = (80, 24),
) -> Outcome:
    """Run the application without a terminal, take the journey in it, give what it gives."""

    async def travel() -> Outcome:
        async with asyncio.timeout(PATIENCE), app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            return await journey(pilot)

    return asyncio.run(travel())


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until every message is handled and the screen drawn."""
    await pilot.pause()
    while _keys_under_way(pilot.app):
        await pilot.pause()
    await pilot.pause()


def _keys_under_way(app: App[Any]) -> bool:
    """Whether a key has not taken effect; none will once the application has been left or has crashed."""
    ended = app._exit or app._exception is not None
    return isinstance(app, KeysInOrder) and app.keys_under_way and not ended


def screen_text(app: App[Any]) -> list[str]:
    """The screen as it stands, a line each, cell for cell; blanks at the right are left out."""
    return [strip.text.rstrip() for strip in screen_strips(app)]


def screen(pilot: Pilot[Any]) -> str:
    """The screen as one text, so that what is broken into lines is found as well."""
    return "\n".join(screen_text(pilot.app))


def screen_strips(app: App[Any]) -> list[Strip]:
    """The screen with its styles; every line must fill it exactly."""
    strips = app.screen._compositor.render_strips()
    for strip in strips:
        assert strip.cell_length == width(strip.text) == app.size.width, strip.text
    return strips


def spot_of(app: App[Any], text: str, which: int = 0) -> Offset:
    """Where a text stands on the screen (column, line); `which` where it stands often."""
    for y, line in enumerate(screen_text(app)):
        at = line.find(text)
        while at >= 0:
            if which == 0:
                return Offset(width(line[:at]), y)
            which -= 1
            at = line.find(text, at + 1)
    raise AssertionError(f"{text} is not on the screen:\n" + "\n".join(screen_text(app)))


def style_of(app: App[Any], text: str, which: int = 0) -> Style:
    """How the first character of a text on the screen is drawn."""
    return style_at(app, spot_of(app, text, which))


def style_at(app: App[Any], spot: Offset) -> Style:
    """How a cell of the screen is drawn."""
    at = 0
    for segment in screen_strips(app)[spot.y]:
        at += width(segment.text)
        if spot.x < at:
            assert segment.style is not None
            return segment.style
    raise AssertionError(f"{spot} is not on the screen")


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type letters as an input method commits them; `pilot.press` drops all that is not ASCII."""
    for letter in text:
        _send(pilot, events.Key(letter, letter))
    await settle(pilot)


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Paste as a terminal does (bracketed paste)."""
    _send(pilot, events.Paste(text))
    await settle(pilot)


async def click(pilot: Pilot[Any], text: str, which: int = 0) -> None:
    """Click on the first character of a text on the screen."""
    await pilot.click(offset=spot_of(pilot.app, text, which))
    await settle(pilot)


def _send(pilot: Pilot[Any], event: events.Event) -> None:
    driver = pilot.app._driver
    assert driver is not None
    driver.send_message(event)
