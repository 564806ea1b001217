"""What can be done here, by name: the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from drafter.columns import clipped, padded, width
from drafter.tui.palette import Entry, sought
from drafter.tui.screens.searchpage import SearchPage
from drafter.tui.widgets.footkeys import key_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator

LABEL_COLUMNS = 26
KEY_COLUMNS = 16
NOTHING = "没有这样的命令，也没有这样的主题"


class PalettePage(SearchPage["Entry | None"]):
    """Dismissed with the entry that was taken, or None."""

    TITLE_TEXT = "命令"
    HINT = "名称、拼音首字母或按键，如：导出、dc、F5"
    TAKE = "就做这个"

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        """What there is to be done."""
        super().__init__()
        self._entries = entries
        self._shown: list[Entry] = []

    def found(self, text: str, columns: int) -> tuple[str, Iterator[Option]]:
        """Label, what it does, its keys."""
        self._shown = sought(self._entries, text)
        said = f"{len(self._shown)}项" if self._shown else self._nothing
        return said, (
            Option(_line(entry, columns), id=str(at)) for at, entry in enumerate(self._shown)
        )

    @property
    def _nothing(self) -> str:
        """Nothing fits; what to do where one looks for more than commands and topics."""
        if any(entry.action == "find" for entry in self._entries):
            return f"{NOTHING}；找数据和文字按 {key_in_force(self.app, 'find')}"
        return f"{NOTHING}；换个说法，或者删短一些"

    def take(self, number: int) -> None:
        """End with it."""
        self.dismiss(self._shown[number])


def _line(entry: Entry, columns: int) -> Content:
    keys = "、".join(entry.keys)
    room = min(LABEL_COLUMNS, columns // 2)
    key_room = min(KEY_COLUMNS, columns // 4)
    label = padded(clipped(entry.label, room), room)
    about = columns - room - key_room - 3
    middle = padded(clipped(entry.about, about), about) if about > width("……") else ""
    return Content.assemble(" ", (label, "bold"), f" {middle} {clipped(keys, key_room)}")
