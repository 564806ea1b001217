"""The words of the topic in place of its figures: Ctrl+T goes from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from drafter.session.words.wordsform import SPOT
from drafter.tui.actions import bindings
from drafter.tui.screens.desk.deskbase import DeskBase
from drafter.tui.widgets.desklayout import EDITOR, FIGURES
from drafter.tui.widgets.draft.draftview import DraftView
from drafter.tui.widgets.valueeditor import EntryLine
from drafter.tui.widgets.words.wordspane import WordsPane

if TYPE_CHECKING:
    from drafter.session.history import Spot
    from drafter.session.sitting import Seen


class DeskWords(DeskBase):
    """What the desk needs to show words or figures."""

    BINDINGS = bindings("words")

    @property
    def words(self) -> WordsPane:
        """The pane."""
        return self.query_one(WordsPane)

    @property
    def at_words(self) -> bool:
        """Whether the words stand where the figures stand."""
        return self.words.display

    @property
    def seen_now(self) -> Seen:
        """What is seen, with what is being typed."""
        return self.words.form.seen if self.at_words else self.form.seen

    def action_words(self) -> None:
        """Go to the words of the topic, or back to its figures."""
        if self.settle():
            self.turn_to(words=not self.at_words)

    def turn_to(self, *, words: bool, spot: Spot | None = None) -> None:
        """Show words or figures."""
        self.words.display = words
        for name in (EDITOR, FIGURES):
            self.query_one(f"#{name}").display = not words
        if words:
            self.words.show(self.form.topic, spot)
            self.words.focus_words()
        else:
            self.form.refresh()
            self.show_all()
            self.query_one(EntryLine).focus()

    def turn_for(self, spot: Spot) -> None:
        """Show what a place is one of."""
        words = spot.path.startswith(f"{SPOT}.")
        if words or words != self.at_words:
            self.turn_to(words=words, spot=spot if words else None)

    @on(WordsPane.Shown)
    def _show_words(self) -> None:
        draft = self.query_one(DraftView)
        draft.show(self.words.form.seen.draft)
        if self.words.form.place is not None:
            draft.bring(self.words.form.place)
        self.check_soon()

    @on(WordsPane.Changed)
    def _words_changed(self, message: WordsPane.Changed) -> None:
        self.tell_of(message.outcome.findings)
        self.form.refresh()
        self.show_all()
