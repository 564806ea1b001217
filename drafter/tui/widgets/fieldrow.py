"""One field of the details page on one line: its label, what is typed, and what is known or understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from drafter.columns import clipped
from drafter.tui.widgets.choicerow import ChoiceRow
from drafter.tui.widgets.nameinput import NameInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from drafter.session.details.fields import Field

UNSAID = "不写"
CHANGED = "*"
LABEL = 16
WRONG = "不对："
SAYS_SO = ("读不懂", "算不出")


class DetailRow(Horizontal):
    """A line of the page of details: label, editor, remark."""

    DEFAULT_CSS = """
    DetailRow {
        height: 1;
        .label { width: 17; text-wrap: nowrap; }
        NameInput { width: 30; }
        NameInput:disabled { background: $surface; }
        ChoiceRow { width: 30; height: 1; }
        .remark { width: 1fr; padding-left: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .remark.wrong { color: $text-error; text-style: bold; }
        &:focus-within .label { text-style: bold reverse; }
    }
    """


class FieldRow(DetailRow):
    """A field that tells what is typed in it; what it means is said by the screen."""

    @dataclass
    class Typed(Message):
        """The text of a field is another."""

        row: FieldRow
        text: str

    def __init__(self, field: Field, text: str) -> None:
        """A field with what stands in it."""
        super().__init__()
        self.field = field
        self._label = Static(classes="label", markup=False)
        self._remark = Static(classes="remark", markup=False)
        self.editor: NameInput | ChoiceRow
        if field.choices:
            words = (*field.choices, UNSAID)
            self.editor = ChoiceRow(words, len(words))
        else:
            self.editor = NameInput(text)
        self._said = ""

    def compose(self) -> ComposeResult:
        """Three things side by side."""
        yield self._label
        yield self.editor
        yield self._remark

    def on_mount(self) -> None:
        """Show the label."""
        self.mark(changed=False)
        self.put(self.field.typed)

    @property
    def said(self) -> str:
        """The whole remark, which the line may not have room for."""
        return self._said

    def put(self, text: str) -> None:
        """Show a text that nobody typed."""
        if isinstance(self.editor, ChoiceRow):
            self.editor.chosen = text if text in self.field.choices else "" if text else UNSAID
        elif self.editor.value != text:
            with self.editor.prevent(Input.Changed):
                self.editor.value = text

    def mark(self, *, changed: bool) -> None:
        """Whether it says something else than the file."""
        group = f"{self.field.group}·" if self.field.group else ""
        sign = CHANGED if changed else " "
        self._label.update(Content(clipped(f"{sign}{group}{self.field.label}", LABEL)))

    def say(self, text: str, *, wrong: bool = False) -> None:
        """What is known or understood, or why it is not."""
        self._said = f"{WRONG}{text}" if wrong and not text.startswith(SAYS_SO) else text
        self._remark.set_class(wrong, "wrong")
        self._remark.update(Content(self._said), layout=False)

    def hold(self, why: str) -> None:
        """Let nothing be typed while there is a reason."""
        self.editor.disabled = bool(why)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self, event.value))

    @on(ChoiceRow.Changed)
    def _chosen(self, event: ChoiceRow.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self, "" if event.chosen == UNSAID else event.chosen))


class NewNameRow(DetailRow):
    """A line that takes the name of a part or field that is not there yet."""

    @dataclass
    class Named(Message):
        """A name was given."""

        row: NewNameRow
        name: str

    def __init__(self, group: str, label: str, remark: str) -> None:
        """A line for `group`: 分, 其中, 历年, or "" for a field of a record."""
        super().__init__()
        self.group = group
        self.about = remark
        self._label = label
        self.editor = NameInput()
        self._remark = Static(remark, classes="remark", markup=False)

    def compose(self) -> ComposeResult:
        """Three things side by side."""
        yield Static(self._label, classes="label", markup=False)
        yield self.editor
        yield self._remark

    @property
    def said(self) -> str:
        """What is to be known of it."""
        return self.about

    def say(self, text: str, *, wrong: bool) -> None:
        """Why a name cannot be taken; "" for the usual remark."""
        self._remark.set_class(wrong, "wrong")
        self._remark.update(Content(f"{WRONG}{text}" if wrong else self.about))

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Named(self, event.value))
        else:
            self.screen.focus_next()
