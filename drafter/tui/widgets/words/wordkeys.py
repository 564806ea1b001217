"""The keys for changing items of words, on as many lines as they need; each can be clicked."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from drafter.columns import width
from drafter.tui.actions import ACTIONS
from drafter.tui.widgets.footkeys import BETWEEN, FootKey, key_name

KEYS = ("words_new", "words_remedy", "words_delete", "words_up", "words_internal", "words_quote")


class WordKeys(Static):
    """Names keys; a click on one presses it."""

    DEFAULT_CSS = """
    WordKeys { height: auto; background: $panel; color: $foreground; padding: 0 1;
        text-wrap: nowrap; link-style: none; link-style-hover: reverse; link-color: $foreground;
        link-color-hover: $foreground; link-background: $panel; link-background-hover: $panel; }
    """

    @dataclass
    class Pressed(Message):
        """The action of a key was clicked."""

        name: str

    def __init__(self, *keys: FootKey) -> None:
        """Name these keys."""
        super().__init__("", markup=False)
        self._keys = keys

    def on_resize(self) -> None:
        """There is another room."""
        room = self.content_size.width
        lines: list[list[FootKey]] = [[]]
        for key in self._keys:
            if lines[-1] and width(_text([*lines[-1], key])) > room:
                lines.append([])
            lines[-1].append(key)
        self.update(Content("\n").join(_content(line) for line in lines))

    def action_press(self, name: str) -> None:
        """Tell what was clicked."""
        self.post_message(self.Pressed(name))


def words_keys() -> tuple[FootKey, ...]:
    """The keys that change items of words."""
    return tuple(map(_key, KEYS))


def _key(name: str) -> FootKey:
    action = ACTIONS[name]
    key, label = key_name(action.keys[0]), action.label
    if name == "words_up":
        key, label = "Ctrl+↑↓", "移动"
    return FootKey(key, label, f"press('{name}')")


def _text(keys: list[FootKey]) -> str:
    return BETWEEN.join(f"{key.key} {key.label}" for key in keys)


def _content(keys: list[FootKey]) -> Content:
    parts = []
    for key in keys:
        click = Style.from_meta({"@click": key.action})
        parts.append(
            Content.assemble((key.key, Style(bold=True) + click), (f" {key.label}", click))
        )
    return Content(BETWEEN).join(parts)
