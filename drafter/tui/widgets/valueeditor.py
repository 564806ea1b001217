"""The one editor of the desk: what row it is for, what is typed, and what was understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from drafter.columns import clipped
from drafter.session.reading import printable

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

WIDEST_LABEL = 36


class EntryLine(Input):
    """The field itself; ↑ ↓ Enter Esc leave it, a pasted column is handed on whole."""

    # As wide as its place, whatever is typed: otherwise every key would lay out the whole screen.
    virtual_size = Reactive(Size(0, 0), repaint=True)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "leave(-1)", show=False),
        Binding("down", "leave(1)", show=False),
        Binding("pageup", "leave(-10)", show=False),
        Binding("pagedown", "leave(10)", show=False),
        Binding("enter", "leave(1)", show=False),
        Binding("escape", "restore", show=False),
    ]

    @dataclass
    class Left(Message):
        """What is typed is accepted, and the row so many further on is wanted."""

        by: int

    class Restored(Message):
        """What is typed is given up."""

    @dataclass
    class ColumnPasted(Message):
        """Several lines were pasted."""

        lines: tuple[str, ...]

    def action_leave(self, by: int) -> None:
        """Accept and go on."""
        self.post_message(self.Left(by))

    def action_restore(self) -> None:
        """Give up what is typed."""
        self.post_message(self.Restored())

    def on_paste(self, event: events.Paste) -> None:
        """One value goes into the field, several fill downwards."""
        event.prevent_default()
        event.stop()
        lines = event.text.splitlines()
        while lines and not lines[-1].strip():
            lines.pop()
        given = [line for line in lines if line.strip()]  # an empty cell at the top is one, too
        if len(given) > 1 or any("\t" in line for line in given):
            self.post_message(self.ColumnPasted(tuple(lines)))
        elif given:
            self.replace(printable(given[0]).strip(), *self.selection)


class ValueEditor(Widget):
    """The editor with its label, its reading and what else is known of the row."""

    DEFAULT_CSS = """
    ValueEditor { background: $panel; padding: 0 1; }
    ValueEditor Horizontal { height: 1; }
    ValueEditor #label { width: auto; text-style: bold; }
    ValueEditor EntryLine { width: 1fr; background: $surface; }
    ValueEditor Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ValueEditor .fault { text-style: bold; color: $error; }
    """

    @dataclass
    class Typed(Message):
        """The text in the field has changed by hand."""

        text: str

    def __init__(self, *, id: str) -> None:
        """Begin for no row."""
        super().__init__(id=id)
        self.original = ""

    def compose(self) -> ComposeResult:
        """Label and field on one line, two lines below."""
        with Horizontal():
            yield Static("", id="label", markup=False)
            line = EntryLine(compact=True, select_on_focus=False)
            line.cursor_blink = False
            yield line
        yield Static("", id="reading", markup=False)
        yield Static("", id="known", markup=False)
        yield Static("", id="note", markup=False)

    @property
    def line(self) -> EntryLine:
        """The field."""
        return self.query_one(EntryLine)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.value

    @property
    def changed(self) -> bool:
        """Whether something else is typed than what stood there."""
        return self.text != self.original

    def begin(self, label: str, text: str, *, disabled: bool = False) -> None:
        """Be for another row: its text stands selected, so that typing replaces it."""
        self.original = text
        self.query_one("#label", Static).update(
            Content(f"{clipped(label, WIDEST_LABEL)}> "), layout=True
        )
        line = self.line
        with line.prevent(Input.Changed):
            line.value = text
        line.disabled = disabled
        line.selection = Selection(0, len(text))

    def put(self, text: str) -> None:
        """Have a text in the field as if it had been typed."""
        self.line.value = text
        self.line.cursor_position = len(text)

    def say(self, reading: str, *, fault: bool = False) -> None:
        """What was understood, or why it was not."""
        line = self.query_one("#reading", Static)
        line.set_class(fault, "fault")
        line.update(Content(reading), layout=False)

    def know(self, known: str, note: str) -> None:
        """What else is known of the row."""
        self.query_one("#known", Static).update(Content(known), layout=False)
        self.query_one("#note", Static).update(Content(note), layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        self.post_message(self.Typed(event.value))
