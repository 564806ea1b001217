"""The whole draft over the whole screen: to be read, searched, and left for the figure one means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from drafter.columns import clipped, width
from drafter.layout.pagination import extent_of
from drafter.session.exporting.exporteditions import edition_name, editions_of
from drafter.session.exporting.exportheadings import headings_of
from drafter.session.exporting.exporting import Outlook, Source, outlook, source_of
from drafter.session.exporting.exporttexts import extent_text
from drafter.session.history import Spot
from drafter.session.whereabouts import Whereabouts
from drafter.tui.actions import bindings
from drafter.tui.screens.export import ExportScreen
from drafter.tui.screens.pickone import PickOne
from drafter.tui.widgets.draft.draftview import DraftView
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key
from drafter.tui.widgets.searchline import SearchLine

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult

    from drafter.drafting.blocks import Draft
    from drafter.office import Office
    from drafter.pipeline import Edition
    from drafter.session.sitting import Sitting

CHARACTERS = 40
WIDE_FROM = 110


class FullView(Screen[Spot | None]):
    """Dismissed with the place of the figure that was picked, or None."""

    BINDINGS = bindings(
        "back", "find", "headings", "previous_heading", "next_heading", "edition", "export"
    )
    AUTO_FOCUS = "DraftView"
    DEFAULT_CSS = """
    FullView {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel;
            text-wrap: nowrap; }
        DraftView { height: 1fr; }
    }
    """

    class Seen(Message):
        """Another edition has been drafted."""

        def __init__(self, outlook: Outlook) -> None:
            """Keep it."""
            super().__init__()
            self.outlook = outlook

    def __init__(self, sitting: Sitting, followed: Collection[str] = ()) -> None:
        """Show what the sitting has; `followed` are the measures one was at."""
        super().__init__()
        self._sitting = sitting
        self._followed = followed
        self._edition = sitting.edition
        self._office: Office = sitting.office
        self._draft: Draft = sitting.seen.draft
        self._length = ""
        self._jumped = (-1, -1)
        self._count = 0

    def compose(self) -> ComposeResult:
        """The title, the search, the draft, keys."""
        yield Static(id="title", markup=False)
        yield SearchLine()
        yield DraftView(characters=CHARACTERS)
        yield FootKeys()

    def on_mount(self) -> None:
        """Show the text first, and then say how long it is."""
        self._show()
        self._view.follow(self._followed)
        self.call_after_refresh(self._measure)

    def on_resize(self) -> None:
        """The title's right end is elsewhere, and there is room for other keys."""
        self._say()
        self._show_keys()

    # What is shown

    def _show(self) -> None:
        self._view.show(self._draft)
        self._show_keys()
        self._say()

    def _measure(self) -> None:
        self._length = extent_text(extent_of(self._draft, self._office.page_style))
        self._say()

    def _say(self) -> None:
        """Which edition, and at the right how long it is."""
        room = max(0, self.size.width - 2)
        left = f"{edition_name(self._edition)}　{self._draft.title}"
        left = clipped(left, max(0, room - width(self._length) - 2))
        gap = " " * max(1, room - width(left) - width(self._length))
        self.query_one("#title", Static).update(Content(clipped(left + gap + self._length, room)))

    def _show_keys(self) -> None:
        self.query_one(FootKeys).show(
            *_foot(searching=self._search.is_there, wide=self.size.width >= WIDE_FROM)
        )

    # Editions

    def action_edition(self) -> None:
        """Offer the other editions."""
        editions = editions_of(self._sitting.office)
        names = [edition_name(edition) for edition in editions]
        at = editions.index(self._edition) if self._edition in editions else 0

        def take(picked: int | None) -> None:
            if picked is not None and editions[picked] != self._edition:
                self._edition = editions[picked]
                self._length = "正在起草……"
                self._say()
                self._look(source_of(self._sitting), self._edition)

        self.app.push_screen(PickOne("看哪一稿", names, at), take)

    @work(thread=True, exclusive=True, group="look")
    def _look(self, source: Source, edition: Edition) -> None:
        self.post_message(self.Seen(outlook(source, edition)))

    @on(Seen)
    def _seen(self, message: Seen) -> None:
        seen = message.outlook
        if seen.edition != self._edition:  # somebody has picked on
            return
        if seen.draft is None or seen.office is None:
            self._length = "这一稿起草不了"
            self._say()
            for remark in seen.remarks:
                self.notify(f"{remark.text}\n{remark.more}", severity="error", markup=False)
            return
        self._draft, self._office = seen.draft, seen.office
        self._show()
        self._measure()
        if self._search.is_there:
            self._search.start()

    # Finding

    def action_find(self) -> None:
        """Search the text."""
        self._search.start()
        self._show_keys()

    @on(SearchLine.Sought)
    def _sought(self, message: SearchLine.Sought) -> None:
        count = self._view.search(message.text)
        self._search.say(self._view.match_number, count)
        self._count = count

    @on(SearchLine.Stepped)
    def _stepped(self, message: SearchLine.Stepped) -> None:
        view = self._view
        number = view.next_match() if message.by > 0 else view.previous_match()
        self._search.say(number, self._count)

    def action_find_next(self) -> None:
        """To the next place found."""
        self._stepped(SearchLine.Stepped(1))

    def action_find_previous(self) -> None:
        """To the place found before."""
        self._stepped(SearchLine.Stepped(-1))

    # Headings

    def action_headings(self) -> None:
        """List the headings."""
        marks = headings_of(self._draft)
        if not marks:
            self.notify("这一稿还没有标题。", markup=False)
            return
        names = [f"{'　' * mark.level}{mark.text}" for mark in marks]

        def go(picked: int | None) -> None:
            if picked is not None:
                self._jump(picked)

        self.app.push_screen(PickOne("到哪个标题", names, self._heading), go)

    def action_previous_heading(self) -> None:
        """To the heading above."""
        self._jump(self._heading - 1)

    def action_next_heading(self) -> None:
        """To the heading below."""
        self._jump(self._heading + 1)

    @property
    def _heading(self) -> int:
        """The number of the heading one is at: that last jumped to, until one has scrolled on."""
        jumped, top = self._jumped
        if top == self._view.scroll_offset.y:
            return jumped
        first = self._view.first_block
        blocks = [mark.block for mark in headings_of(self._draft)]
        return max(0, sum(block <= first for block in blocks) - 1)

    def _jump(self, number: int) -> None:
        marks = headings_of(self._draft)
        if 0 <= number < len(marks):
            self._view.go_to_block(marks[number].block)
            self.call_after_refresh(self._remember, number)

    def _remember(self, number: int) -> None:
        self._jumped = (number, self._view.scroll_offset.y)

    # Leaving

    @on(DraftView.Picked)
    def _picked(self, message: DraftView.Picked) -> None:
        spot = Whereabouts(self._office).of_run(message.run)
        if spot is not None:
            self.dismiss(spot)
        else:
            self.notify("这个数不在今年的数据里，不能在这里改。", markup=False)

    def action_export(self) -> None:
        """Export it; a place to mend leads back to the desk."""

        def take(spot: Spot | None) -> None:
            if spot is not None:
                self.dismiss(spot)

        self.app.push_screen(ExportScreen(self._sitting), take)

    def action_back(self) -> None:
        """Close the search first, then the page."""
        if self._search.is_there:
            self._search.end()
            self._view.search("")
            self._view.focus()
            self._show_keys()
        else:
            self.dismiss(None)

    @property
    def _view(self) -> DraftView:
        return self.query_one(DraftView)

    @property
    def _search(self) -> SearchLine:
        return self.query_one(SearchLine)


def _foot(*, searching: bool, wide: bool) -> tuple[FootKey, ...]:
    """What to press now; where there is room also what the list of headings does as well."""
    if searching:
        return tuple(foot_key(name) for name in ("find_next", "find_previous", "back"))
    return (
        foot_key("find"),
        foot_key("headings"),
        *(foot_key(name) for name in ("previous_heading", "next_heading") if wide),
        foot_key("edition"),
        foot_key("export"),
        FootKey("←→", "选数"),
        FootKey("Enter", "到数据"),
        foot_key("back"),
    )
