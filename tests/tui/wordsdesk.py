"""A screen of words and draft alone, to try the words of one topic on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from drafter.session.sitting import Sitting
from drafter.tui.actions import bindings
from drafter.tui.keysinorder import KeysInOrder
from drafter.tui.looks import LIGHT, THEMES
from drafter.tui.widgets.draft.draftview import DraftView
from drafter.tui.widgets.words.wordspane import WordsPane

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType


class WordsDesk(KeysInOrder):
    """Words on the left, the draft on the right; undo is the sitting's."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "WordsPane { width: 54; }"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("undo", "redo", "quit")]

    def __init__(self, year: Path, topic: str) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT
        self.sitting = Sitting(year)
        self.pane = WordsPane(self.sitting, id="words")
        self.draft = DraftView(id="draft")
        self._topic = topic

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self.pane
            yield self.draft

    def on_mount(self) -> None:
        self.pane.show(self._topic)
        self.pane.focus_words()

    @on(WordsPane.Shown)
    def _show(self) -> None:
        self.draft.show(self.pane.form.seen.draft)
        if self.pane.form.place is not None:
            self.draft.bring(self.pane.form.place)

    def action_undo(self) -> None:
        self._turned(self.sitting.undo())

    def action_redo(self) -> None:
        self._turned(self.sitting.redo())

    def _turned(self, outcome: object) -> None:
        if outcome is not None:
            self.pane.take_files()

    def on_unmount(self) -> None:
        self.sitting.close()
