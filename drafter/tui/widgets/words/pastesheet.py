"""What becomes of several pasted lines, shown before anything is done with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from drafter.columns import clipped
from drafter.session.words.wordpaste import MOST

if TYPE_CHECKING:
    from drafter.session.words.wordpaste import Pasted

MOST_SHOWN = 6
TOO_MANY = "一次最多粘贴{most}条，这里有{count}条：核对是不是粘贴错了，或者分几次粘贴"


class Wish(Enum):
    """What is to be done with pasted lines."""

    ITEMS = auto()
    ONE = auto()
    NOTHING = auto()


class PasteSheet(Static, can_focus=True):
    """Shows the items; Enter takes them, Tab makes one of them, Esc none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "wish('ITEMS')", show=False),
        Binding("tab", "wish('ONE')", show=False),
        Binding("escape", "wish('NOTHING')", show=False),
    ]
    DEFAULT_CSS = """
    PasteSheet { display: none; height: auto; background: $panel; padding: 0 1; text-wrap: nowrap;
        link-style: underline; link-color: $foreground; link-background: $panel;
        link-color-hover: $foreground; link-background-hover: $panel; link-style-hover: reverse; }
    PasteSheet.-asking { display: block; }
    """

    @dataclass
    class Wished(Message):
        """What the clerk wants done with what was pasted."""

        wish: Wish
        items: tuple[Pasted, ...]

    def __init__(self, *, id: str) -> None:
        """Ask nothing."""
        super().__init__("", id=id, markup=False)
        self.items: tuple[Pasted, ...] = ()

    def ask(self, items: tuple[Pasted, ...]) -> None:
        """Show the items and wait for what is wanted."""
        self.items = items
        self.set_class(True, "-asking")
        self._draw()
        self.focus()

    def close(self) -> None:
        """Ask no more."""
        self.items = ()
        self.set_class(False, "-asking")

    def action_wish(self, name: str) -> None:
        """Tell what is wanted; too many items are not taken."""
        wish = Wish[name]
        if wish is Wish.ITEMS and len(self.items) > MOST:
            return
        self.post_message(self.Wished(wish, self.items))

    def on_resize(self) -> None:
        """There is another room."""
        self._draw()

    def _draw(self) -> None:
        room, count = self.content_size.width, len(self.items)
        if not count:
            return
        lines = [Content.styled(clipped(f"粘贴了{count}行，将成为{count}条素材：", room), "bold")]
        for number, item in enumerate(self.items[:MOST_SHOWN], 1):
            mark = "对策：" if item.remedy else ""
            lines.append(Content(clipped(f"{number} {mark}{item.text}", room)))
        if count > MOST_SHOWN:
            lines.append(Content(clipped(f"……（还有{count - MOST_SHOWN}条）", room)))
        if count > MOST:
            said = TOO_MANY.format(most=MOST, count=count)
            lines.append(Content.styled(clipped(said, room), "bold"))
        choices = [] if count > MOST else [("Enter 收下", "ITEMS")]
        choices += [("Tab 连成一条", "ONE"), ("Esc 不要", "NOTHING")]
        words = [
            Content.styled(text, Style.from_meta({"@click": f"wish('{name}')"}))
            for text, name in choices
        ]
        lines.append(Content("　").join(words))
        self.update(Content("\n").join(lines))
