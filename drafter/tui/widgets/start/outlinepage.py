"""The page on which an outline is chosen: each with what it says of itself, and its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.columns import padded, width
from drafter.tui.widgets.cursorlist import CursorList
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from drafter.authoring.newoffice.starting import OfferedOutline


class OutlinePage(Vertical):
    """A list of outlines; the headings of the one under the cursor stand beneath it."""

    DEFAULT_CSS = """
    OutlinePage {
        padding: 0 1;
        #outlines { height: auto; max-height: 10; }
        .head { height: 1; margin-bottom: 1; color: $text-muted; }
        #headings { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
    }
    """

    class Chosen(Message):
        """An outline was chosen for good: Enter, or a click."""

    def __init__(self, *, id: str | None = None) -> None:
        """The outlines come later, when the library has been read."""
        super().__init__(id=id)
        self._outlines: tuple[OfferedOutline, ...] = ()
        self._list = CursorList(id="outlines", markup=False)
        self._headings = Prose()

    def compose(self) -> ComposeResult:
        """The list, and what is in the one under the cursor."""
        yield Static("文稿照哪种提纲写？以后在提纲文件里随时可以改。", classes="head", markup=False)
        yield self._list
        with VerticalScroll(id="headings"):
            yield self._headings

    def offer(self, outlines: Sequence[OfferedOutline]) -> None:
        """The outlines, the usual one first."""
        self._outlines = tuple(outlines)
        column = max(width(each.name) for each in outlines) + 2
        self._list.set_options(
            Option(Content(f" {padded(each.name, column)}{each.note} ")) for each in outlines
        )
        self._list.highlighted = 0

    def start(self) -> None:
        """Let the arrows move in the list."""
        self._list.focus()

    @property
    def chosen(self) -> str:
        """The outline under the cursor; "" while there is none."""
        at = self._list.highlighted
        return "" if at is None else self._outlines[at].name

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        outline = self._outlines[event.option_index]
        said = f"“{outline.name}”：{outline.note}" if outline.note else f"“{outline.name}”"
        self._headings.say("\n".join((said, "", *outline.heads)))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen())
