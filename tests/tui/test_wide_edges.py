"""What a message has covered is whole again when the message is gone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal
from tests.tui.piloting import SMALL

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="没有伪终端")


def test_what_a_message_covered_is_drawn_whole_when_it_is_gone(
    half_filled: Path, tmp_path: Path
) -> None:
    settings = {"DRAFTER_STATE": tmp_path / "state", "DRAFTER_CACHE": tmp_path / "cache"}
    terminal = Terminal((half_filled,), half_filled.parent, settings, SMALL)
    terminal.wait_for("警7")
    for _ in range(3):
        terminal.press("F9")
    terminal.wait_for("警告")
    terminal.wait_until_gone("警告")
    terminal.settle()
    after = list(terminal.lines)
    terminal.press("F8")
    terminal.wait_for("Esc")
    terminal.press("Esc")
    terminal.wait_for("Ctrl+P 命令")
    terminal.settle()
    assert after == list(terminal.lines)
    terminal.press("Ctrl+Q")
    assert terminal.wait() == 0
