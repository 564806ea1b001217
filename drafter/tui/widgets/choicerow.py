"""A few words of which one is chosen: by ← and → or by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from drafter.columns import width
from drafter.tui.actions import bindings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events

CHOSEN, OPEN = "(√)", "( )"
BETWEEN = 2

_CHOICE = "choice"


class ChoiceRow(Widget, can_focus=True):
    """The words in rows of `per_row`; `chosen` is "" where none of them is."""

    BINDINGS = bindings("previous_choice", "next_choice")
    DEFAULT_CSS = """
    ChoiceRow {
        height: auto;
        width: auto;
    }
    """

    chosen: reactive[str] = reactive("", layout=False)

    class Changed(Message):
        """Somebody chose another word."""

        def __init__(self, row: ChoiceRow, chosen: str) -> None:
            """Keep whose choice it is."""
            super().__init__()
            self.row = row
            self.chosen = chosen

        @property
        def control(self) -> ChoiceRow:
            """The row."""
            return self.row

    def __init__(self, words: Sequence[str], per_row: int, *, id: str | None = None) -> None:
        """None is chosen yet."""
        super().__init__(id=id)
        self._words = tuple(words)
        self._per_row = per_row

    def fit(self, columns: int) -> None:
        """Have as many words in a row as there is room for."""
        per_row = max(1, columns // self._column)
        if per_row != self._per_row:
            self._per_row = per_row
            self.refresh(layout=True)

    def choose(self, word: str) -> None:
        """What a key or a click does: choose, and say so."""
        if word != self.chosen:
            self.chosen = word
            self.post_message(self.Changed(self, word))

    def action_previous_choice(self) -> None:
        """The word before, as far as there is one."""
        self._step(-1)

    def action_next_choice(self) -> None:
        """The word behind, the first where none was chosen."""
        self._step(1)

    def _step(self, by: int) -> None:
        if self.chosen not in self._words:
            self.choose(self._words[0])
            return
        at = self._words.index(self.chosen) + by
        self.choose(self._words[max(0, min(at, len(self._words) - 1))])

    def on_focus(self) -> None:
        """Show what the keys act on."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they no longer do."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the word clicked."""
        at = event.style.meta.get(_CHOICE)
        if at is not None:
            self.choose(self._words[at])

    def render(self) -> Content:
        """The words, the chosen one ticked, and reversed while keys act on it."""
        rows = [
            Content("").join(self._cells(start, self._column))
            for start in range(0, len(self._words), self._per_row)
        ]
        return Content("\n").join(rows)

    @property
    def _column(self) -> int:
        return max(map(width, self._words)) + len(OPEN) + BETWEEN

    def _cells(self, start: int, column: int) -> Iterator[Content]:
        for at, word in enumerate(self._words[start : start + self._per_row], start):
            picked = word == self.chosen
            text = (CHOSEN if picked else OPEN) + word
            look = Style(bold=picked, reverse=picked and self.has_focus)
            blank = " " * (column - width(text))
            yield Content.assemble((text, look + Style.from_meta({_CHOICE: at})), blank)
