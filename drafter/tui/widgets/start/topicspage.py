"""The page on which topics are ticked: by 业务线, filtered by what is typed above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.style import Style
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from drafter.authoring.newoffice.ticking import Row
from drafter.columns import padded
from drafter.tui.actions import bindings
from drafter.tui.widgets.cursorlist import CursorList
from drafter.tui.widgets.nameinput import NameInput, one_line

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from drafter.authoring.newoffice.ticking import Divider, Ticking

TICKED, SOME, OPEN = "√", "-", " "
NAME_COLUMN = 22
FULL_WIDTH_BLANK = "　"


class TopicList(CursorList):
    """The rows; Enter, either blank, and a click tick, any other letter goes to the filter."""

    BINDINGS = bindings("tick")
    DEFAULT_CSS = """
    TopicList { height: 1fr; }
    """

    def action_tick(self) -> None:
        """Tick or untick the row under the cursor."""
        self.action_select()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted looks for topics."""
        event.stop()
        self._page.look_for(one_line(event.text))

    @property
    def _page(self) -> TopicsPage:
        page = self.parent
        assert isinstance(page, TopicsPage)
        return page

    def on_key(self, event: events.Key) -> None:
        """What an input method sends in place of a blank ticks as well; words look for topics."""
        if event.character == FULL_WIDTH_BLANK:
            self.action_tick()
        elif event.is_printable and event.character and not event.character.isspace():
            self._page.look_for(event.character)
        else:
            return
        event.stop()
        event.prevent_default()


class TopicsPage(Vertical):
    """A filter, the list, and how much has been ticked."""

    DEFAULT_CSS = """
    TopicsPage {
        padding: 0 1;
        .filter { height: 1; }
        #found { width: auto; color: $text-muted; padding-left: 1; }
        #count { height: 1; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """The topics come later, when it is known whose they are."""
        super().__init__(id=id)
        self.ticking: Ticking | None = None
        self._filter = NameInput(id="filter", goes_on=True)
        self._found = Label("", id="found", markup=False)
        self._list = TopicList(id="topics", markup=False)
        self._count = Static(id="count", markup=False)
        self._rows: list[Row | Divider] = []

    def compose(self) -> ComposeResult:
        """Filter, list, counts."""
        with Horizontal(classes="filter"):
            yield Label("查找主题：", markup=False)
            yield self._filter
            yield self._found
        yield self._list
        yield self._count

    def offer(self, ticking: Ticking) -> None:
        """Show the topics of an offer, the cursor on the first."""
        self.ticking = ticking
        self._list_anew()

    def start(self) -> None:
        """Let the arrows move in the list."""
        self._list.focus()

    def look_for(self, text: str) -> None:
        """Go on in the filter with what was typed in the list."""
        self._filter.focus()
        self._filter.value += text
        self._filter.cursor_position = len(self._filter.value)

    def clear_filter(self) -> bool:
        """Show everything again; whether there was a filter."""
        filtered = bool(self._filter.value)
        self._filter.value = ""
        if filtered:
            self.start()
        return filtered

    @on(Input.Changed, "#filter")
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        self._list_anew()

    @on(Input.Submitted, "#filter")
    def _to_list(self, event: Input.Submitted) -> None:
        event.stop()
        self.start()

    def on_key(self, event: events.Key) -> None:
        """Down from the filter leads into the list."""
        if event.key == "down" and self._filter.has_focus:
            event.stop()
            self.start()

    @on(OptionList.OptionSelected)
    def _ticked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self._rows[event.option_index]
        if self.ticking is not None and isinstance(row, Row):
            self.ticking.toggle(row)
            self._refresh_rows()

    def _list_anew(self) -> None:
        if self.ticking is None:
            return
        self._rows = list(self.ticking.rows(self._filter.value))
        self._list.set_options(_option(row) for row in self._rows)
        if self._rows:
            self._list.highlighted = next(
                (at for at, row in enumerate(self._rows) if isinstance(row, Row)), None
            )
        self._say_counts()

    def _refresh_rows(self) -> None:
        """The same rows with other ticks: the cursor and the scrolled place stay."""
        assert self.ticking is not None
        rows = list(self.ticking.rows(self._filter.value))
        for at, (before, now) in enumerate(zip(self._rows, rows, strict=True)):
            if before != now:
                self._list.replace_option_prompt_at_index(at, _text(now))
        self._rows = rows
        self._say_counts()

    def _say_counts(self) -> None:
        assert self.ticking is not None
        topics, figures = self.ticking.counts
        left = sum(isinstance(row, Row) and row.topic is not None for row in self._rows)
        self._count.update(Content(f"已选{topics}个主题，共{figures}项数据要填"))
        wanted = self._filter.value.strip()
        found = f"找到{left}个，Esc 全部列出" if left else f"没有带“{wanted}”的，Esc 全部列出"
        self._found.update(Content(found if wanted else "写几个字，例：养老"))


def _option(row: Row | Divider) -> Option:
    return Option(_text(row), disabled=not isinstance(row, Row))


def _text(row: Row | Divider) -> Content:
    if not isinstance(row, Row):
        return Content(f"── {row.text}")
    topic = row.topic
    if topic is None:
        mark = TICKED if row.all_ticked else SOME if row.ticked else OPEN
        text = f"[{mark}] {row.name}（{len(row.shown)}个，选了{row.ticked}个）"
        return Content.assemble((text, Style(bold=True)))
    mark = TICKED if row.ticked else OPEN
    said = topic.elsewhere or ("" if topic.title == row.name else topic.title)
    return Content(
        f"    [{mark}] {padded(row.name, NAME_COLUMN)}{len(topic.asks):>3}项  {said}".rstrip()
    )
