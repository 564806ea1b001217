"""The last line of a screen: what to press now; each word of it can be clicked as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from drafter.columns import width
from drafter.tui.actions import ACTIONS
from drafter.tui.keymap import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAMES = {
    "escape": "Esc",
    "space": "空格",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
BETWEEN = "  "
LEAST_COLUMNS, LEAST_LINES = 80, 24
MOST_CRAMPED = 8  # with fewer lines every one is needed
TOO_SMALL = f"窗口太小，拉大到{LEAST_COLUMNS}列{LEAST_LINES}行才看得全"


class FootKey(Struct, frozen=True):
    """A key as it is printed, what it does here, and the action a click runs; "" for none."""

    key: str
    label: str
    action: str = ""


def foot_key(name: str, label: str = "", *, of: str = "") -> FootKey:
    """The key of an action, under its own label or that of this page.

    A click runs it on the screen, those of the whole program on the app, unless `of` says which.
    """
    action = ACTIONS[name]
    of = of or ("app" if action.everywhere else "screen")
    return FootKey(key_name(action.keys[0]), label or action.label, f"{of}.{name}")


def key_name(key: str) -> str:
    """`F2`, `Ctrl+Q`, `Esc` as keyboards print them."""
    return "+".join(_NAMES.get(part, part.capitalize()) for part in key.split("+"))


def key_in_force(app: object, name: str) -> str:
    """The key of an action as messages name it: the user's own where that is another."""
    keys = keys_of(app, ACTIONS[name])
    return key_name(keys[0]) if keys else f"命令“{ACTIONS[name].label}”"


class FootKeys(Static):
    """The keys of a page on one line."""

    DEFAULT_CSS = """
    FootKeys {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        link-style: none;
        link-style-hover: reverse;
        link-color: $foreground;
        link-color-hover: $foreground;
        link-background: $panel;
        link-background-hover: $panel;
    }
    """

    def __init__(self) -> None:
        """Name no key yet."""
        super().__init__(markup=False)
        self._keys: tuple[FootKey, ...] = ()

    def show(self, *keys: FootKey) -> None:
        """Name these keys, or those that the user has put in their place."""
        self._keys = keys
        self.renew()

    def renew(self) -> None:
        """Name the keys that are in force now; above them, that there is too little room."""
        room = self.app.size
        keys = Content("").join(_parts(_fitting(map(self._in_force, self._keys), room.width - 2)))
        cramped = (
            room.width < LEAST_COLUMNS or room.height < LEAST_LINES
        ) and room.height >= MOST_CRAMPED
        self.styles.height = 2 if cramped else 1
        self.update(Content.assemble((TOO_SMALL, "bold"), "\n", keys) if cramped else keys)

    def on_resize(self) -> None:
        """There is more room, or less."""
        self.renew()

    def _in_force(self, key: FootKey) -> FootKey:
        action = ACTIONS.get(key.action.rpartition(".")[2])
        if action is None or (keys := keys_of(self.app, action)) == action.keys:
            return key
        return FootKey(key_name(keys[0]) if keys else "", key.label, key.action)


def _fitting(keys: Iterable[FootKey], room: int) -> tuple[FootKey, ...]:
    """Those of the keys, the first first, that there is room for."""
    kept: list[FootKey] = []
    room += len(BETWEEN)
    for key in keys:
        room -= width(f"{BETWEEN}{key.key} {key.label}")
        if room < 0 and kept:
            break
        kept.append(key)
    return tuple(kept)


def _parts(keys: tuple[FootKey, ...]) -> Iterator[Content]:
    for at, key in enumerate(keys):
        if at:
            yield Content(BETWEEN)
        click = Style.from_meta({"@click": key.action}) if key.action else Style()
        yield Content.assemble((key.key, Style(bold=True) + click), (f" {key.label}", click))
