"""A text longer than the field: its end is seen while one types, its beginning after Pos1."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from drafter.tui.app import DrafterApp
from tests.tui.piloting import EXAMPLES, run, screen_text, settle, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

LONG = "".join(str(number % 10) for number in range(1, 150)) + "甲乙丙"
MOST_ROUNDS = 200


async def wait_for(pilot: Pilot[Any], text: str) -> None:
    """Wait until the line of the editor shows a text."""
    for _ in range(MOST_ROUNDS):
        line = next(line for line in screen_text(pilot.app) if "> " in line)
        if text in line:
            return
        await settle(pilot)
    raise AssertionError(f"{text} is not in {line}")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_the_end_of_what_is_typed_is_seen(tmp_path: Path, size: tuple[int, int]) -> None:
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, LONG)
        await wait_for(pilot, "789甲乙丙")
        await pilot.press("home")
        await wait_for(pilot, "> 1234567890123")
        await pilot.press("escape")

    run(DrafterApp(tmp_path / "番禺区/2018.yaml"), journey, size=size)
