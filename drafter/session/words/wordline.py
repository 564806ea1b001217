"""One line of text being edited: cursor, selection, and its own undo."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct, field

MOST_STEPS = 500
_STOPS = frozenset("，。；：、！？,.;:!? ")


class State(NamedTuple):
    """A text, where its cursor stands, and where the selection began."""

    text: str = ""
    cursor: int = 0
    anchor: int = 0


class WordLine(Struct):
    """A text with a cursor; every change can be undone."""

    now: State = field(default_factory=State)
    _done: list[State] = field(default_factory=list)
    _undone: list[State] = field(default_factory=list)
    _typing: bool = False  # whether the last change was typing, to which the next key belongs

    @property
    def text(self) -> str:
        """What stands there."""
        return self.now.text

    @property
    def cursor(self) -> int:
        """Before which character the cursor stands."""
        return self.now.cursor

    @property
    def selection(self) -> tuple[int, int]:
        """What is selected, from and to."""
        return min(self.now.cursor, self.now.anchor), max(self.now.cursor, self.now.anchor)

    @property
    def selected(self) -> str:
        """The text that is selected."""
        return self.text[slice(*self.selection)]

    def begin(self, text: str) -> None:
        """Be for another text; the cursor stands at its end."""
        self.now = State(text, len(text), len(text))
        self._done.clear()
        self._undone.clear()
        self._typing = False

    def insert(self, text: str, *, typed: bool = True) -> None:
        """Put text in place of the selection; keys typed in a row are one step."""
        goes_on = typed and self._typing and not self.selected
        self.replace(*self.selection, text, goes_on=goes_on)
        self._typing = typed and text[-1:] not in _STOPS

    def replace(self, start: int, end: int, text: str, *, goes_on: bool = False) -> None:
        """Put text in place of some; the cursor stands behind it."""
        if not goes_on or not self._done:
            self._done.append(self.now)
            del self._done[:-MOST_STEPS]
        self._undone.clear()
        cursor = start + len(text)
        self.now = State(self.text[:start] + text + self.text[end:], cursor, cursor)
        self._typing = False

    def delete(self, by: int) -> None:
        """Delete the selection, else the character before (-1) or behind (1) the cursor."""
        start, end = self.selection
        if start == end:
            start, end = (max(0, end - 1), end) if by < 0 else (start, min(len(self.text), end + 1))
        if start < end:
            self.replace(start, end, "")

    def go(self, cursor: int, *, select: bool = False) -> None:
        """Move the cursor; the selection grows or is given up."""
        cursor = max(0, min(len(self.text), cursor))
        self.now = State(self.text, cursor, self.now.anchor if select else cursor)
        self._typing = False

    def undo(self) -> bool:
        """Take the last change back; whether there was one."""
        return self._turn(self._done, self._undone)

    def redo(self) -> bool:
        """Do again what was taken back last; whether there was anything."""
        return self._turn(self._undone, self._done)

    def _turn(self, taken: list[State], kept: list[State]) -> bool:
        self._typing = False
        if not taken:
            return False
        kept.append(self.now)
        self.now = taken.pop()
        return True
