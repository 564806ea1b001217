"""The field an item of words is written in: one line of the file, wrapped by Chinese rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.segment import Segment
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.session.reading import printable
from drafter.session.words.wordline import WordLine
from drafter.tui.widgets.words.foldedline import FoldedLine

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

    from drafter.session.words.wordlook import Stretch

LEAST_COLUMNS = 8
CLASS = "wordsinput--"


class Chooser(Protocol):
    """What takes ↑ ↓ Enter Esc while it offers something."""

    @property
    def offering(self) -> bool:
        """Whether it does."""

    def step(self, by: int) -> None:
        """Go so many offers on."""

    def take(self) -> None:
        """Take the offer one is at."""

    def leave(self) -> None:
        """Take none."""


class WordsInput(ScrollView, can_focus=True, inherit_bindings=False):
    """A text without line breaks; what is outside it, it tells."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", show=False),
        Binding("escape", "restore", show=False),
        Binding("tab", "take", show=False),
        Binding("up", "vertical(-1)", show=False),
        Binding("down", "vertical(1)", show=False),
        Binding("shift+up", "vertical(-1, True)", show=False),
        Binding("shift+down", "vertical(1, True)", show=False),
        Binding("left", "horizontal(-1)", show=False),
        Binding("right", "horizontal(1)", show=False),
        Binding("shift+left", "horizontal(-1, True)", show=False),
        Binding("shift+right", "horizontal(1, True)", show=False),
        Binding("home", "line_end(-1)", show=False),
        Binding("end", "line_end(1)", show=False),
        Binding("shift+home", "line_end(-1, True)", show=False),
        Binding("shift+end", "line_end(1, True)", show=False),
        Binding("ctrl+home", "all_end(-1)", show=False),
        Binding("ctrl+end", "all_end(1)", show=False),
        Binding("backspace", "delete(-1)", show=False),
        Binding("delete", "delete(1)", show=False),
        Binding("ctrl+a", "select_all", show=False),
        Binding("ctrl+c", "copy", show=False),
        Binding("ctrl+x", "cut", show=False),
        Binding("ctrl+v", "paste", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"{CLASS}loose",
        f"{CLASS}selected",
        f"{CLASS}cursor",
    }
    DEFAULT_CSS = """
    WordsInput {
        background: $surface; color: $foreground; overflow-x: hidden; scrollbar-size-vertical: 1;
    }
    WordsInput > .wordsinput--loose { text-style: bold underline; color: $error; }
    WordsInput > .wordsinput--selected { text-style: reverse; }
    WordsInput > .wordsinput--cursor { text-style: reverse; }
    """

    @dataclass
    class Changed(Message):
        """The text is another."""

        text: str

    class Moved(Message):
        """The cursor is elsewhere in the same text."""

    class Grew(Message):
        """It takes more lines, or fewer."""

    class Accepted(Message):
        """Enter was pressed."""

    class Restored(Message):
        """Esc was pressed."""

    @dataclass
    class Left(Message):
        """↑ on the first line, ↓ on the last: the item before or behind is wanted."""

        by: int

    @dataclass
    class LinesPasted(Message):
        """Several lines were pasted, which one item cannot hold."""

        text: str

    def __init__(self, chooser: Chooser, *, id: str) -> None:
        """Begin empty; while `chooser` offers something, keys go there."""
        super().__init__(id=id)
        self.line = WordLine()
        self._chooser = chooser
        self._loose: tuple[Stretch, ...] = ()
        self._folded = FoldedLine()
        self._wanted: int | None = None  # the column that ↑ and ↓ keep to

    # What stands in it

    def begin(self, text: str) -> None:
        """Hold another text, the cursor at its end."""
        self.line.begin(text)
        self._loose = ()
        self._lay()

    def receive(self, text: str, *, pasted: bool) -> None:
        """Take what was typed or pasted before the field had the keys."""
        if pasted:
            self._paste(text)
        else:
            self._insert(text)

    def insert(self, text: str) -> None:
        """Put text where the cursor is, as one step."""
        self.line.insert(text, typed=False)
        self._changed()

    def put(self, start: int, end: int, text: str) -> None:
        """Put text in place of some, as if it had been typed."""
        self.line.replace(start, end, text)
        self._changed()

    def mark(self, loose: tuple[Stretch, ...]) -> None:
        """Underline these stretches."""
        if loose != self._loose:
            self._loose = loose
            self.refresh()

    @property
    def height_wanted(self) -> int:
        """How many lines the text takes."""
        return len(self._folded.lines)

    # Keys

    async def on_key(self, event: events.Key) -> None:
        """What prints is typed, also several characters that an input method commits."""
        if event.is_printable and event.character is not None:
            event.stop()
            event.prevent_default()
            self._insert(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """One line is typed; several are told."""
        event.stop()
        event.prevent_default()
        self._paste(event.text)

    def action_accept(self) -> None:
        """Take what is offered, else be done."""
        if self._chooser.offering:
            self._chooser.take()
        else:
            self.post_message(self.Accepted())

    def action_take(self) -> None:
        """Take what is offered."""
        if not self._chooser.offering:
            raise SkipAction
        self._chooser.take()

    def action_restore(self) -> None:
        """Take nothing of what is offered, else give up."""
        if self._chooser.offering:
            self._chooser.leave()
        else:
            self.post_message(self.Restored())

    def action_vertical(self, by: int, select: bool = False) -> None:
        """To the line above or below, then out."""
        if self._chooser.offering and not select:
            self._chooser.step(by)
            return
        at = self._spot
        there = at.y + by
        if not 0 <= there < len(self._folded.lines):
            if select:
                self._go(0 if by < 0 else len(self.line.text), select=True)
            else:
                self.post_message(self.Left(by))
            return
        wanted = at.x if self._wanted is None else self._wanted
        self._go(self._folded.index(Offset(wanted, there)), select=select)
        self._wanted = wanted

    def action_horizontal(self, by: int, select: bool = False) -> None:
        """One character on."""
        start, end = self.line.selection
        if start != end and not select:
            self._go(start if by < 0 else end)
        else:
            self._go(self.line.cursor + by, select=select)

    def action_line_end(self, by: int, select: bool = False) -> None:
        """To the beginning or end of the line on the screen."""
        row = self._spot.y
        folded = self._folded
        self._go(folded.lines[row].start if by < 0 else folded.end_of(row), select=select)

    def action_all_end(self, by: int) -> None:
        """To the beginning or end of the text."""
        self._go(0 if by < 0 else len(self.line.text))

    def action_delete(self, by: int) -> None:
        """Delete a character or what is selected."""
        self.line.delete(by)
        self._changed()

    def action_select_all(self) -> None:
        """Select everything."""
        self.line.go(0)
        self._go(len(self.line.text), select=True)

    def action_copy(self) -> None:
        """Copy what is selected."""
        if self.line.selected:
            self.app.copy_to_clipboard(self.line.selected)

    def action_cut(self) -> None:
        """Copy what is selected, and delete it."""
        if self.line.selected:
            self.action_copy()
            self.action_delete(-1)

    def action_paste(self) -> None:
        """Paste what was copied here."""
        self._paste(self.app.clipboard)

    def action_undo(self) -> None:
        """Take typing back; where nothing was typed, what stands behind does."""
        if not self.line.undo():
            raise SkipAction
        self._changed()

    def action_redo(self) -> None:
        """Do typing again."""
        if not self.line.redo():
            raise SkipAction
        self._changed()

    # Mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The cursor goes where the mouse is."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self.capture_mouse()
            self._go(self._folded.index(offset + self.scroll_offset))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """With the button down, text is selected."""
        offset = event.get_content_offset_capture(self)
        if self.app.mouse_captured is self:
            self._go(self._folded.index(offset + self.scroll_offset), select=True)

    def on_mouse_up(self) -> None:
        """The selection stands."""
        self.release_mouse()

    # Drawing

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()
        self.call_after_refresh(self._place_terminal_cursor)

    def on_blur(self) -> None:
        """The cursor shows only where keys go."""
        self.refresh()

    def on_resize(self) -> None:
        """Lines end elsewhere."""
        self._lay()

    def render_line(self, y: int) -> Strip:
        """One line of the text."""
        room = self.size.width
        row = y + self.scroll_offset.y
        if row >= len(self._folded.lines):
            return Strip.blank(room, self.rich_style)
        line = self._folded.lines[row]
        text = self.line.text
        styles = [self.rich_style] * (line.end - line.start)
        for start, end in self._loose:
            _lay_over(styles, start - line.start, end - line.start, self._style("loose"))
        start, end = self.line.selection
        _lay_over(styles, start - line.start, end - line.start, self._style("selected"))
        segments = [Segment(text[line.start + at], style) for at, style in enumerate(styles)]
        at = self._spot
        if self.has_focus and at.y == row:
            cursor = self.rich_style + self._style("cursor")
            where = self.line.cursor - line.start
            if where < len(segments):
                segments[where] = Segment(segments[where].text, cursor)
            else:
                segments.append(Segment(" ", cursor))
        return Strip(segments).simplify().extend_cell_length(room, self.rich_style).crop(0, room)

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(CLASS + part, partial=True)

    def _lay(self) -> None:
        room = max(LEAST_COLUMNS, self.scrollable_content_region.width - 1)
        grew = self._folded.fold(self.line.text, room)
        self.virtual_size = Size(self.size.width, len(self._folded.lines))
        self.refresh()
        self._follow()
        if grew:
            self.post_message(self.Grew())

    def _follow(self) -> None:
        """Keep the line of the cursor in view, and the terminal's own cursor on it."""
        row, top = self._spot.y, self.scroll_offset.y
        height = max(1, self.size.height)
        if not top <= row < top + height:
            self.scroll_to(y=row if row < top else row - height + 1, animate=False, force=True)
        self._place_terminal_cursor()

    def _place_terminal_cursor(self) -> None:
        if self.has_focus:
            spot = self._spot
            x, y, _, _ = self.content_region
            self.app.cursor_position = Offset(x + spot.x, y + spot.y - self.scroll_offset.y)

    # Where one is

    def _insert(self, text: str) -> None:
        if shown := printable(text):
            self.line.insert(shown)
            self._changed()

    def _paste(self, text: str) -> None:
        lines = [line for line in text.splitlines() if printable(line).strip()]
        if len(lines) > 1:
            self.post_message(self.LinesPasted(text))
        elif lines:
            self.insert(printable(lines[0]).strip())

    def _changed(self) -> None:
        self._wanted = None
        self._loose = ()
        self._lay()
        self.post_message(self.Changed(self.line.text))

    def _go(self, cursor: int, *, select: bool = False) -> None:
        self._wanted = None
        self.line.go(cursor, select=select)
        self.refresh()
        self._follow()
        self.post_message(self.Moved())

    @property
    def _spot(self) -> Offset:
        """Where on the lines the cursor stands."""
        return self._folded.spot(self.line.cursor)


def _lay_over(styles: list[Style], start: int, end: int, style: Style) -> None:
    for at in range(max(0, start), min(len(styles), end)):
        styles[at] += style
