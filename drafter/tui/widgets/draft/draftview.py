"""The draft as one reads it: broken by Chinese rules, figures to be jumped to, what is edited marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.drafting.blocks import FigureRun, HoleRun
from drafter.tui.actions import bindings
from drafter.tui.widgets.draft.draftmarks import MARKS, Marks, is_of, next_spot
from drafter.tui.widgets.draft.draftpage import Page, Spot, changed_lines, lay_page, moved_block
from drafter.tui.widgets.draft.draftpaint import Painter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

    from drafter.drafting.blocks import Draft
    from drafter.location import Location

GUTTER = 1  # for the mark of the line one is at
LEAST_COLUMNS = 8
CLASS = "draftview--"


class DraftView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a draft; `characters` is how many a line holds at most, 0 for the whole width."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("previous_figure", "next_figure", "pick"),
        Binding("up", "scroll_up", "上移", show=False),
        Binding("down", "scroll_down", "下移", show=False),
        Binding("pageup", "page_up", "上页", show=False),
        Binding("pagedown", "page_down", "下页", show=False),
        Binding("home", "scroll_home", "文首", show=False),
        Binding("end", "scroll_end", "文末", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {CLASS + mark for mark in MARKS}
    DEFAULT_CSS = """
    DraftView {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    DraftView > .draftview--heading { text-style: bold; }
    DraftView > .draftview--figure { text-style: underline; color: $primary; }
    DraftView > .draftview--hole { text-style: reverse; }
    DraftView > .draftview--gap { text-style: reverse; }
    DraftView > .draftview--current { text-style: bold reverse; }
    DraftView > .draftview--cursor { text-style: bold underline reverse; }
    DraftView > .draftview--match { text-style: reverse underline; }
    DraftView > .draftview--here { text-style: bold; }
    """

    class Picked(Message):
        """A figure or hole was clicked, or Enter pressed on it."""

        def __init__(self, view: DraftView, run: FigureRun | HoleRun) -> None:
            self.view = view
            self.run = run
            super().__init__()

        @property
        def control(self) -> DraftView:
            """The view it was picked in."""
            return self.view

    class TopicPicked(Message):
        """Plain text of a topic was clicked; `path` is the topic's (社会救助/低保)."""

        def __init__(self, view: DraftView, path: str) -> None:
            self.view = view
            self.path = path
            super().__init__()

        @property
        def control(self) -> DraftView:
            """The view it was picked in."""
            return self.view

    def __init__(
        self, *, characters: int = 0, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._characters = characters
        self._draft: Draft | None = None
        self._page: Page | None = None
        self._painter: Painter | None = None
        self._strips: dict[int, Strip] = {}
        self._marks = Marks()
        self._settled = False  # once its size is known, and what is current was brought into view

    # What is shown

    def show(self, draft: Draft | None) -> None:
        """Show a draft; what one reads stays where it is, and only lines that changed are drawn."""
        old, self._draft = self._page, draft
        if old is None:
            return
        new = self._page = lay_page(draft, old.columns, old)
        changed = changed_lines(old, new)
        self._marks.move(old, new)
        if changed is not None and not self._marks.sought:
            self._draw(changed)
            return
        self._draw_all()
        top = self.scroll_offset.y
        self.virtual_size = Size(self.size.width, new.height)
        if changed is None and top:
            block, within = old.at(min(top, old.height - 1))
            block = moved_block(old, new, block)
            self._go_to(new.starts[block] + min(within, len(new.blocks[block].lines) - 1))

    def follow(self, measures: Collection[str]) -> int:
        """Mark where the figures of these measures are printed; how many places there are.

        Scrolls to the first of them where none is in view.
        """
        if self._page is None:
            self._marks.measures = tuple(measures)
            return sum(is_of(run, measures) for run in self._draft.runs()) if self._draft else 0
        self._draw(self._marks.follow(measures, self._page))
        self._bring_current_into_view(self._page)
        return len(self._marks.current)

    @property
    def first_block(self) -> int:
        """Which block of the draft the first line in view belongs to."""
        page = self._page
        return page.at(min(self.scroll_offset.y, page.height - 1))[0] if page else 0

    def go_to_block(self, block: int) -> None:
        """Have a block of the draft at the top, as far as there is text below it."""
        if self._page:
            self._go_to(self._page.starts[min(block, len(self._page.blocks) - 1)])

    def bring(self, place: Location) -> bool:
        """Scroll to where what stands on the line of `place` is printed; whether it is."""
        found = self._page.find_place(place.file, place.line) if self._page else None
        if found is not None and self._page is not None:
            self._into_view(self._page.lines_found(found))
        return found is not None

    # Searching

    def search(self, text: str) -> int:
        """Mark where the text stands, and go to the first place from here on; how many there are.

        Full-width letters and digits are sought as half-width where they stand nowhere. An
        empty text takes the marks away.
        """
        page, marks = self._page, self._marks
        count = marks.search(text, page or lay_page(self._draft, LEAST_COLUMNS))
        self._draw_all()
        if count and page:
            top = self.scroll_offset.y
            lines = [page.lines_found(found) for found in marks.found]
            marks.match = next((at for at, on in enumerate(lines) if on.start >= top), 0)
            self._into_view(lines[marks.match])
        return count

    def next_match(self) -> int:
        """Go to the next place found, after the last to the first; its number from 1, 0 if none."""
        return self._to_match(self._marks.match + 1)

    def previous_match(self) -> int:
        """Go to the place found before, before the first to the last; its number, 0 if none."""
        return self._to_match(self._marks.match - 1)

    @property
    def match_number(self) -> int:
        """Which of the places found one is at, from 1; 0 if nothing was found."""
        return self._marks.match + 1 if self._marks.found else 0

    def _to_match(self, match: int) -> int:
        page, marks = self._page, self._marks
        if not marks.found or page is None:
            return 0
        self._draw(page.lines_found(marks.found[marks.match]))
        marks.match = match % len(marks.found)
        lines = page.lines_found(marks.found[marks.match])
        self._draw(lines)
        self._into_view(lines)
        return self.match_number

    # Keys and mouse

    def action_previous_figure(self) -> None:
        """Move the cursor to the figure before."""
        self._move_cursor(-1)

    def action_next_figure(self) -> None:
        """Move the cursor to the figure after."""
        self._move_cursor(1)

    def action_pick(self) -> None:
        """Ask for the figure under the cursor."""
        if self._page and self._marks.cursor:
            self.post_message(self.Picked(self, self._page.place(self._marks.cursor).run))

    def action_scroll_up(self) -> None:
        """One line up."""
        self._go_to(self.scroll_offset.y - 1)

    def action_scroll_down(self) -> None:
        """One line down."""
        self._go_to(self.scroll_offset.y + 1)

    def action_page_up(self) -> None:
        """One screen up, the top line kept in view."""
        self._go_to(self.scroll_offset.y - max(1, self.size.height - 1))

    def action_page_down(self) -> None:
        """One screen down, the bottom line kept in view."""
        self._go_to(self.scroll_offset.y + max(1, self.size.height - 1))

    def action_scroll_home(self) -> None:
        """To the title."""
        self._go_to(0)

    def action_scroll_end(self) -> None:
        """To the last line."""
        self._go_to(self._page.height if self._page else 0)

    def on_click(self, event: events.Click) -> None:
        """A figure is asked for; any other text asks for its topic."""
        offset = event.get_content_offset(self)
        page, painter = self._page, self._painter
        if offset is None or page is None or painter is None:
            return
        line = offset.y + self.scroll_offset.y
        if line >= page.height:
            return
        block, run = page.run_at(line, offset.x - painter.left)
        if isinstance(run, FigureRun | HoleRun):
            places = page.blocks[block].places
            number = next(at for at, place in enumerate(places) if place.run is run)
            self._set_cursor(Spot(block, number))
            self.post_message(self.Picked(self, run))
        elif topic := page.topic_of(block, run):
            self.post_message(self.TopicPicked(self, topic))

    def on_focus(self) -> None:
        """Show where the cursor is: at the first figure in view, unless it was somewhere before."""
        self._place_cursor()
        self._draw_cursor()

    def on_blur(self) -> None:
        """The cursor shows only where keys go."""
        self._draw_cursor()

    # Drawing

    def on_resize(self) -> None:
        """Break the text anew where the width has changed; the first line read stays the first."""
        self._painter = None
        self._draw_all()
        old = self._page
        page = self._lay()
        if old is None or not self._settled:
            self._settled = True
            self._bring_current_into_view(page)
            if self.has_focus:
                self._place_cursor()
        elif old.columns != page.columns and (top := self.scroll_offset.y):
            block, line = old.line(min(top, old.height - 1))
            part = line[0]
            self._go_to(page.starts[block] + page.blocks[block].line_of(part.unit, part.start))

    def _lay(self) -> Page:
        """The draft in the width there is now."""
        room = self.scrollable_content_region.width
        wanted = 2 * self._characters if self._characters else room
        columns = max(LEAST_COLUMNS, min(wanted, room - GUTTER))
        if self._page is None or self._page.columns != columns:
            self._page = lay_page(self._draft, columns)
            self._marks.move(None, self._page)
            self.virtual_size = Size(self.size.width, self._page.height)
        return self._page

    def notify_style_update(self) -> None:
        """Another look draws everything anew."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        wide, line = self.size.width, y + self.scroll_offset.y
        page = self._page or self._lay()  # drawn before it is told its size, it is whole at once
        painter = self._painter or self._new_painter(page.columns)
        if line >= page.height:
            return Strip.blank(wide, painter.base)
        strip = self._strips.get(line)
        if strip is None:
            block, parts = page.line(line)
            layers = self._marks.layers(page, block, focused=self.has_focus)
            strip = painter.strip(page.blocks[block], parts, layers)
            strip = self._strips[line] = strip.crop_extend(0, wide, painter.base)
        return strip

    def _new_painter(self, columns: int) -> Painter:
        room = self.scrollable_content_region.width
        left = max(GUTTER, (room - columns) // 2) if self._characters else GUTTER
        self._painter = Painter(self._mark_style, self.rich_style, left)
        return self._painter

    def _mark_style(self, mark: str) -> Style:
        return self.get_component_rich_style(CLASS + mark, partial=True)

    def _draw(self, lines: Iterable[int]) -> None:
        """Draw these lines anew; those out of view when they come into it."""
        window = self._window
        for line in set(lines):
            self._strips.pop(line, None)
            if line in window:
                self.refresh_line(line)

    def _draw_all(self) -> None:
        self._strips.clear()
        self.refresh()

    def _draw_cursor(self) -> None:
        if self._page and self._marks.cursor:
            self._draw(self._page.lines_of(self._marks.cursor))

    # Where one is

    @property
    def _window(self) -> range:
        """The lines in view."""
        top = self.scroll_offset.y
        return range(top, top + self.size.height)

    def _go_to(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False)

    def _into_view(self, lines: range) -> None:
        """Scroll so that the lines are seen with some text before them; not if they are."""
        if lines.start not in self._window or lines[-1] not in self._window:
            self._go_to(lines.start - self.size.height // 3)

    def _bring_current_into_view(self, page: Page) -> None:
        places = [page.lines_of(spot) for spot in self._marks.current]
        if places and not any(line in self._window for lines in places for line in lines):
            self._into_view(places[0])

    def _move_cursor(self, by: int) -> None:
        if self._page and (spot := next_spot(self._page, self._marks.cursor, by, self._window)):
            self._set_cursor(spot)

    def _place_cursor(self) -> None:
        if self._page and self._marks.cursor is None:
            self._marks.cursor = next_spot(self._page, None, 1, self._window)

    def _set_cursor(self, spot: Spot) -> None:
        self._draw_cursor()
        self._marks.cursor = spot
        self._draw_cursor()
        if self._page:
            self._into_view(self._page.lines_of(spot))
