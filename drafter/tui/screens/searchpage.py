"""A page with one field and a list of what is found: typing seeks, ↑↓ choose, Enter takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from drafter.tui.actions import bindings
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key
from drafter.tui.widgets.nameinput import NameInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

Result = TypeVar("Result")
OWN_COLUMNS = 3  # margins and the bar beside the list
MOST_COLUMNS = 100  # eyes do not find the other end of a longer line


class SeekInput(NameInput):
    """The field; keys that move go to the list, which never takes the focus away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('cursor_up')", "上移", show=False),
        Binding("down", "move('cursor_down')", "下移", show=False),
        Binding("pageup", "move('page_up')", "上页", show=False),
        Binding("pagedown", "move('page_down')", "下页", show=False),
        Binding("enter", "move('select')", "选定", show=False),
    ]

    async def action_move(self, how: str) -> None:
        """Have the list do it."""
        await self.app.run_action(how, self.screen.query_one(OptionList))


class SearchPage(Screen[Result]):
    """What is common to pages that seek; a page says what is found and what taking it does."""

    TITLE_TEXT = ""
    HINT = ""
    TAKE = "选定"
    BINDINGS = bindings("back")
    AUTO_FOCUS = "SeekInput"
    DEFAULT_CSS = """
    SearchPage {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
        #seek { height: 1; padding: 0 1; }
        #seek .label { width: auto; text-style: bold; }
        #seek SeekInput { width: 1fr; background: $panel; }
        #said { height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        OptionList {
            height: 1fr;
            border: none;
            padding: 0;
            background: $background;
            scrollbar-size-vertical: 1;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        OptionList:focus { border: none; }
    }
    """

    def compose(self) -> ComposeResult:
        """Title, field, what was found, keys."""
        yield Static(self.TITLE_TEXT, id="title", markup=False)
        with Horizontal(id="seek"):
            yield Static("> ", classes="label", markup=False)
            field = SeekInput()
            field.placeholder = self.HINT
            yield field
        yield Static("", id="said", markup=False)
        found = OptionList(markup=False, compact=True)
        found.can_focus = False
        yield found
        yield FootKeys()

    def on_mount(self) -> None:
        """Say what to press, and show what there is before anything is typed."""
        self.query_one(FootKeys).show(
            FootKey("↑↓", "移动"), FootKey("Enter", self.TAKE), foot_key("back")
        )
        self._seek("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Seek what is typed."""
        event.stop()
        self._seek(event.value)

    def on_resize(self) -> None:
        """Lines end elsewhere; one stays at what was chosen."""
        at = self.query_one(OptionList).highlighted
        self._seek(self.query_one(SeekInput).value)
        if at is not None and at < self.query_one(OptionList).option_count:
            self.query_one(OptionList).highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        if event.option_id is not None:
            self.take(int(event.option_id))

    def action_back(self) -> None:
        """Take nothing."""
        self.dismiss(None)

    def found(self, text: str, columns: int) -> tuple[str, Iterable[Option]]:
        """What is said of the search, and the options; an option's id is a number for `take`."""
        raise NotImplementedError

    def take(self, number: int) -> None:
        """End with what the option of that id stands for."""
        raise NotImplementedError

    def _seek(self, text: str) -> None:
        said, options = self.found(text, min(MOST_COLUMNS, max(10, self.size.width - OWN_COLUMNS)))
        self.query_one("#said", Static).update(Content(said))
        shown = self.query_one(OptionList)
        shown.set_options(options)
        shown.highlighted = next(
            (at for at, option in enumerate(shown.options) if not option.disabled), None
        )
        shown.scroll_home(animate=False)
