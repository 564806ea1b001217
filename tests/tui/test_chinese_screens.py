"""No English on any screen: what Textual says of itself must not come to it.

Looked through at Textual 8.2.8; when another version is taken, look again at what follows, then
change the number here:
- `App.BINDINGS` (Ctrl+Q with priority, Ctrl+C "Press ctrl+q to quit"): not inherited, everywhere.py;
- `command.py` (placeholder, "No matches found"), the theme palette, the help panel: not used;
- `Footer`, `Header`, `Select`, `Placeholder`, validators ("Must be a valid number."): not used;
- `notify` in app.py (screenshots, "Do you want to quit?"): not bound, or replaced by ours;
- `get_visual_style` (widget.py) drops reverse: looks.py underlines in its place;
- `_NO_COLOURS` (looks.py): the variables that style sheets of widgets ask for.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import textual

from drafter.tui.app import DrafterApp
from tests.tui.pagesthere import go_to, opened
from tests.tui.piloting import EXAMPLES, run, screen_text, settle, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

LOOKED_THROUGH = "8.2.8"
# Names of keys, kinds of files, and letters that stand for themselves.
KNOWN = {
    "Ctrl",
    "Shift",
    "Esc",
    "Enter",
    "Tab",
    "PgUp",
    "PgDn",
    "docx",
    "yaml",
    "md",
    "dc",
    "ctrl",
    "Word",
}
WORD = re.compile(r"[A-Za-z]{2,}")
PATH = re.compile(r"\S*/\S*")


def english(pilot: Pilot[Any]) -> set[str]:
    """Latin words on the screen that nobody has allowed; paths do not count."""
    lines = [PATH.sub("", line) for line in screen_text(pilot.app)]
    return {word for line in lines for word in WORD.findall(line)} - KNOWN


def test_this_version_of_textual_was_looked_through() -> None:
    assert textual.__version__ == LOOKED_THROUGH, __doc__


def test_whatever_is_done_is_told_in_chinese(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")

    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+z", "ctrl+y", "f3", "f9", "ctrl+l")
        await settle(pilot)
        assert english(pilot) == set()
        await type_text(pilot, "九百多块")
        await pilot.press("enter", "f6", "f6", "f6", "f6", "escape")
        await settle(pilot)
        assert english(pilot) == set()
        await pilot.press("ctrl+p")
        await type_text(pilot, "没有这个")
        assert english(pilot) == set()

    run(DrafterApp(tmp_path / "番禺区" / "2018.yaml"), journey, (160, 45))


def test_ctrl_c_with_nothing_to_copy_says_how_one_leaves(tmp_path: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+c")
        await settle(pilot)
        assert [note.message for note in pilot.app._notifications] == ["要离开程序，按 Ctrl+Q。"]

    run(opened("HelpPage", tmp_path), lambda pilot: _at(pilot, "HelpPage", journey))


async def _at(pilot: Pilot[Any], page: str, journey: Any) -> None:
    await go_to(pilot, page)
    await journey(pilot)
