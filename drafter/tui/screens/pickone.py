"""A page with a list, of which one is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.tui.actions import bindings
from drafter.tui.widgets.cursorlist import CursorList
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class PickOne(Screen[int | None]):
    """Dismissed with the number of what was picked, or None."""

    BINDINGS = bindings("back")
    DEFAULT_CSS = """
    PickOne {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
        CursorList { height: 1fr; max-height: 100%; }
    }
    """

    def __init__(self, head: str, names: Sequence[str], at: int) -> None:
        """`at` is the number of the one to begin with."""
        super().__init__()
        self._head = head
        self._options = tuple(names)
        self._at = at

    def compose(self) -> ComposeResult:
        """What is asked, the list, keys."""
        yield Static(self._head, id="title", markup=False)
        yield CursorList(
            *(Option(Content(f" {name}")) for name in self._options), markup=False, compact=True
        )
        yield FootKeys()

    def on_mount(self) -> None:
        """Begin where one is."""
        options = self.query_one(CursorList)
        options.highlighted = self._at
        options.focus()
        self.query_one(FootKeys).show(
            FootKey("↑↓", "移动"), FootKey("Enter或鼠标", "就到这一个"), foot_key("back")
        )

    @on(OptionList.OptionSelected)
    def _picked(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.dismiss(message.option_index)

    def action_back(self) -> None:
        """Pick none."""
        self.dismiss(None)
