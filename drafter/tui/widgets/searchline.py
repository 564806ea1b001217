"""A line to search a text with: what is sought, and which of how many places one is at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from drafter.tui.actions import bindings
from drafter.tui.widgets.nameinput import NameInput

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SoughtInput(NameInput):
    """The field; ↓ and Enter go to the next place, ↑ to the one before."""

    BINDINGS = bindings("find_next", "find_previous")

    def action_find_next(self) -> None:
        """Ask for the next place."""
        self.post_message(SearchLine.Stepped(1))

    def action_find_previous(self) -> None:
        """Ask for the place before."""
        self.post_message(SearchLine.Stepped(-1))


class SearchLine(Horizontal):
    """Hidden until it is wanted."""

    DEFAULT_CSS = """
    SearchLine {
        display: none;
        height: 1;
        padding: 0 1;
        background: $panel;
        &.-there { display: block; }
        .label { width: auto; text-style: bold; }
        SoughtInput { width: 1fr; background: $surface; }
        #count { width: auto; min-width: 18; padding: 0 1; }
    }
    """

    @dataclass
    class Sought(Message):
        """Another text is sought."""

        text: str

    @dataclass
    class Stepped(Message):
        """The next place is wanted (1), or the one before (-1)."""

        by: int

    def compose(self) -> ComposeResult:
        """Label, field, count."""
        yield Static("查找> ", classes="label", markup=False)
        yield SoughtInput(id="sought")
        yield Static(id="count", markup=False)

    @property
    def is_there(self) -> bool:
        """Whether it is shown."""
        return self.has_class("-there")

    def start(self) -> None:
        """Show the line; what was sought before is selected, so that typing replaces it."""
        self.add_class("-there")
        field = self.query_one(SoughtInput)
        field.focus()
        field.select_all()
        if field.value:
            self.post_message(self.Sought(field.value))

    def end(self) -> None:
        """Hide the line."""
        self.remove_class("-there")

    def say(self, number: int, count: int) -> None:
        """Which of how many places one is at."""
        sought = self.query_one(SoughtInput).value
        said = f"第{number}处，共{count}处" if count else "没有找到" if sought else ""
        self.query_one("#count", Static).update(Content(said))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is sought."""
        event.stop()
        self.post_message(self.Sought(event.value))
