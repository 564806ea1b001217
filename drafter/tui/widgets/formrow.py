"""One question of a form: its label, the field, and beneath it a remark or what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

WRONG = "不对："


class FormRow(Widget):
    """A label with one or more fields on its line."""

    DEFAULT_CSS = """
    FormRow {
        height: auto;
        width: 1fr;
        Horizontal { height: auto; }
        .label { width: 16; height: 1; }
        .note { padding-left: 16; height: auto; color: $text-muted; }
        .note.wrong { color: $text-error; text-style: bold; }
        &:focus-within .label { text-style: bold; }
    }
    """

    def __init__(self, label: str, *fields: Widget, id: str | None = None) -> None:
        """A row without a remark."""
        super().__init__(id=id)
        self._label = label
        self._fields = fields
        self._note = Prose(classes="note")

    def compose(self) -> ComposeResult:
        """Label and fields beside each other, the remark beneath."""
        with Horizontal():
            yield Static(self._label, classes="label", markup=False)
            yield from self._fields
        yield self._note

    def remark(self, text: str) -> None:
        """Say what may be written here."""
        self._note.set_class(False, "wrong")
        self._note.say(text)

    def wrong(self, text: str) -> None:
        """Say why what is written here cannot be taken."""
        self._note.set_class(True, "wrong")
        self._note.say(WRONG + text)
