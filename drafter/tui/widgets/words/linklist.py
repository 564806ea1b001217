"""The indicators that can stand in 【】, offered under the field while one is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from drafter.columns import clipped, padded, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from drafter.session.words.wordlinks import Candidate

MOST_SHOWN = 6
FOOT = "↑↓ 选，Enter 链接，Esc 不链接"
HERE, NOT_HERE = "▸ ", "  "


class LinkList(Static):
    """Offers candidates; the field keeps the keys and hands on those that are meant for it."""

    DEFAULT_CSS = """
    LinkList { display: none; height: auto; background: $panel; padding: 0 1; text-wrap: nowrap; }
    LinkList.-offering { display: block; }
    """

    @dataclass
    class Taken(Message):
        """A candidate was chosen."""

        path: str

    class Refused(Message):
        """None of them is wanted."""

    def __init__(self, *, id: str) -> None:
        """Offer nothing."""
        super().__init__("", id=id, markup=False)
        self.candidates: tuple[Candidate, ...] = ()
        self._at = 0

    @property
    def offering(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.candidates)

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Offer these, the first one chosen; nothing closes the list."""
        if tuple(candidates) == self.candidates:
            return
        self.candidates, self._at = tuple(candidates), 0
        self.set_class(self.offering, "-offering")
        self._draw()

    def step(self, by: int) -> None:
        """Choose another."""
        self._at = (self._at + by) % len(self.candidates)
        self._draw()

    def take(self) -> None:
        """Take the one chosen."""
        self.post_message(self.Taken(self.candidates[self._at].path))

    def leave(self) -> None:
        """Take none."""
        self.post_message(self.Refused())

    def on_click(self, event: events.Click) -> None:
        """Take the one under the mouse."""
        offset = event.get_content_offset(self)
        at = self._top + offset.y if offset else len(self.candidates)
        if at < min(len(self.candidates), self._top + MOST_SHOWN):
            self._at = at
            self.take()

    def on_resize(self) -> None:
        """There is another room."""
        self._draw()

    @property
    def _top(self) -> int:
        return max(0, min(self._at - MOST_SHOWN // 2, len(self.candidates) - MOST_SHOWN))

    def _draw(self) -> None:
        room = self.content_size.width
        shown = self.candidates[self._top : self._top + MOST_SHOWN]
        paths = min(room // 2, max((width(one.path) for one in shown), default=0))
        lines = []
        for number, one in enumerate(shown, self._top):
            here = number == self._at
            text = f"{HERE if here else NOT_HERE}{padded(clipped(one.path, paths), paths)}  "
            text += one.prints if one.name in {"", "自设"} else f"{one.prints}　{one.name}"
            lines.append(
                Content.styled(padded(clipped(text, room), room), "bold reverse" if here else "")
            )
        count = len(self.candidates)
        lines.append(Content(clipped(f"{FOOT}（第{self._at + 1}个，共{count}个）", room)))
        self.update(Content("\n").join(lines))
