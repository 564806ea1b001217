"""The items of a topic by 视角: drawn line by line, a cursor on one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.columns import padded
from drafter.tui.actions import bindings
from drafter.tui.widgets.words.wordslayout import GUTTER, WordsLine, lay_words

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

    from drafter.session.words.worditems import AspectWords
    from drafter.session.words.wordlook import Stretch

CLASS = "wordlist--"
NOTHING = "先在提纲里选一个主题。"


class Writer(Protocol):
    """Who opens the field for what is typed among the items."""

    def write(self, text: str, *, pasted: bool) -> bool:
        """Put text into the field, opening it first; whether it can be."""

    def focus_words(self) -> None:
        """Let the field have the keys."""


class WordList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows items; whoever shows them moves the cursor."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("words_edit", "words_delete"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-5)", show=False),
        Binding("pagedown", "move(5)", show=False),
        Binding("home", "move(-9999)", show=False),
        Binding("end", "move(9999)", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"{CLASS}heading",
        f"{CLASS}cursor",
        f"{CLASS}here",
        f"{CLASS}loose",
    }
    DEFAULT_CSS = """
    WordList {
        background: $surface; color: $foreground; overflow-x: hidden; scrollbar-size-vertical: 1;
    }
    WordList > .wordlist--heading { text-style: bold; background: $panel; }
    WordList > .wordlist--cursor { text-style: reverse; }
    WordList > .wordlist--here { text-style: bold; }
    WordList > .wordlist--loose { text-style: bold underline; }
    """

    @dataclass
    class Moved(Message):
        """Another item is wanted, so many on."""

        by: int

    @dataclass
    class Picked(Message):
        """An item was clicked, or Enter pressed on it: `edit` where it was the current one."""

        row: int
        edit: bool

    class Deleted(Message):
        """The item one is at is to be deleted."""

    def __init__(self, writer: Writer, *, id: str) -> None:
        """Begin without items; `writer` gets what is typed."""
        super().__init__(id=id)
        self._writer = writer
        self.cursor = 0
        self.editing = False
        self._groups: tuple[AspectWords, ...] = ()
        self._loose: dict[int, tuple[Stretch, ...]] = {}
        self._below: int | None = None
        self._lines: tuple[WordsLine, ...] = ()

    def show(
        self,
        groups: tuple[AspectWords, ...],
        cursor: int,
        loose: dict[int, tuple[Stretch, ...]],
        *,
        editing: bool,
        below: int | None = None,
    ) -> None:
        """Show the items, the cursor on that row; it is being written, or a new one `below` a row."""
        self._groups, self.cursor, self._loose, self.editing = groups, cursor, loose, editing
        self._below = below
        self._lay()

    # Keys and mouse

    def action_move(self, by: int) -> None:
        """Ask for another item."""
        self.post_message(self.Moved(by))

    def action_words_edit(self) -> None:
        """Ask to write the item one is at."""
        self.post_message(self.Picked(self.cursor, edit=True))

    def action_words_delete(self) -> None:
        """Ask to delete the item one is at."""
        self.post_message(self.Deleted())

    async def on_key(self, event: events.Key) -> None:
        """Who types, writes."""
        if event.is_printable and event.character is not None:
            event.stop()
            self._write(event.character, pasted=False)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is written as well."""
        event.stop()
        self._write(event.text, pasted=True)

    def _write(self, text: str, *, pasted: bool) -> None:
        if self._writer.write(text, pasted=pasted):
            self._writer.focus_words()

    def on_click(self, event: events.Click) -> None:
        """The item under the mouse; a second click writes it."""
        at = event.y + self.scroll_offset.y
        if at < len(self._lines):
            row = self._lines[at].row
            if row is not None:
                self.post_message(self.Picked(row, edit=row == self.cursor and self.has_focus))

    # Drawing

    def on_resize(self) -> None:
        """Lines end elsewhere."""
        self._lay()

    def on_focus(self) -> None:
        """The cursor shows where keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor shows only where keys go."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the items."""
        room, base = self.size.width, self.rich_style
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            text = NOTHING if not at and not self._lines else ""
            return Strip([Segment(padded(text, room), base)], room)
        line = self._lines[at]
        here = line.new if self._below is not None else line.row == self.cursor
        style = base
        if line.row is None and not line.new:
            style += self._style("heading")
        elif here:
            style += self._style("cursor" if self.has_focus else "here")
        mark = ("改" if self.editing else "▸ ") if here and line.first else " " * GUTTER
        cells = [Segment(padded(mark, GUTTER), style)]
        done = 0
        for start, end in line.loose:
            cells.append(Segment(line.text[done:start], style))
            cells.append(Segment(line.text[start:end], style + self._style("loose")))
            done = end
        cells.append(Segment(line.text[done:], style))
        return Strip(cells).extend_cell_length(room, style).crop(0, room)

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(CLASS + part, partial=True)

    def _lay(self) -> None:
        room = self.scrollable_content_region.width
        self._lines = lay_words(self._groups, room, self._loose, self._below) if room else ()
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()
        own = [
            at
            for at, line in enumerate(self._lines)
            if (line.new if self._below is not None else line.row == self.cursor)
        ]
        if own:
            top, height = self.scroll_offset.y, max(1, self.size.height)
            first = own[0] - (own[0] == 1)  # the first heading stays in view
            if first < top or len(own) > height:
                self.scroll_to(y=first, animate=False, force=True)
            elif own[-1] >= top + height:
                self.scroll_to(y=own[-1] - height + 1, animate=False, force=True)
