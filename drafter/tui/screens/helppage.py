"""Help on the page one was at: what it is for, what is known of where one is, its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from drafter.columns import padded, width
from drafter.tui.actions import bindings
from drafter.tui.helptexts import Helpful, Part, help_for
from drafter.tui.palette import keyed_entries
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from typing import ClassVar

    from textual.app import ComposeResult

KEYS = "这一页的键"


class HelpText(VerticalScroll):
    """The text; keys scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "上移", show=False),
        Binding("down,enter", "scroll_down", "下移", show=False),
        Binding("pageup", "page_up", "上页", show=False),
        Binding("pagedown,space", "page_down", "下页", show=False),
        Binding("home", "scroll_home", "开头", show=False),
        Binding("end", "scroll_end", "末尾", show=False),
    ]


class HelpPage(Screen[None]):
    """Made for the page beneath it."""

    BINDINGS = bindings("back")
    AUTO_FOCUS = "HelpText"
    DEFAULT_CSS = """
    HelpPage {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
        HelpText { padding: 0 1; scrollbar-size-vertical: 1; }
        .head { height: 1; margin-top: 1; text-style: bold; }
        Prose { max-width: 100; }
    }
    """

    def __init__(self, page: Screen[object]) -> None:
        """Gather what there is to be told."""
        super().__init__()
        self._help = help_for(type(page))
        here = page.help_here() if isinstance(page, Helpful) else ()
        keys = Part(KEYS, _key_lines(page))
        self._told = (*here, *self._help.parts, keys)

    def compose(self) -> ComposeResult:
        """Purpose, then part by part."""
        yield Static(f"帮助：{self._help.name}", id="title", markup=False)
        with HelpText():
            yield Prose(self._help.purpose)
            for part in self._told:
                yield Static(part.head, classes="head", markup=False)
                yield Prose("\n".join(part.lines))
        yield FootKeys()

    def on_mount(self) -> None:
        """Say what to press."""
        self.query_one(FootKeys).show(
            FootKey("↑↓ PgUp PgDn", "上下看"),
            foot_key("back"),
            foot_key("palette"),
            foot_key("quit"),
        )

    def action_back(self) -> None:
        """Go back to the page."""
        self.dismiss(None)


def _key_lines(page: Screen[object]) -> tuple[str, ...]:
    entries = [entry for entry in keyed_entries(page) if entry.keys]
    keys = ["、".join(entry.keys) for entry in entries]
    room = max((width(text) for text in keys), default=0)
    return tuple(
        f"{padded(text, room)}  {entry.label}：{entry.about}"
        for text, entry in zip(keys, entries, strict=True)
    )
