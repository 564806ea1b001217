"""The words of the topic in place of its figures: Ctrl+T goes from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.tui.actions import bindings
from drafter.tui.screens.desk.deskbase import DeskBase
from drafter.tui.widgets.desklayout import EDITOR, FIGURES, WORDS, Desk
from drafter.tui.widgets.draft.draftview import DraftView
from drafter.tui.widgets.valueeditor import EntryLine

if TYPE_CHECKING:
    from drafter.session.history import Spot
    from drafter.session.sitting import Seen
    from drafter.tui.widgets.words.wordspane import WordsPane


class DeskWords(DeskBase):
    """What the desk needs to show words or figures.

    The pane of the words is made when somebody first goes there: a start need not wait for it.
    """

    BINDINGS = bindings("words")
    words: WordsPane | None = None

    @property
    def at_words(self) -> WordsPane | None:
        """The pane, where the words stand where the figures stand."""
        return self.words if self.words is not None and self.words.display else None

    @property
    def seen_now(self) -> Seen:
        """What is seen, with what is being typed."""
        return self.form.seen if self.at_words is None else self.at_words.form.seen

    def action_words(self) -> None:
        """Go to the words of the topic, or back to its figures."""
        if self.settle():
            self.turn_to(words=self.at_words is None)

    def turn_to(self, *, words: bool, spot: Spot | None = None) -> None:
        """Show words or figures."""
        if words and self.words is None:
            self.call_next(self._first_words, spot)
            return
        for name in (EDITOR, FIGURES):
            self.query_one(f"#{name}").display = not words
        if self.words is not None:
            self.words.display = words
        if self.words is not None and words:
            self.words.show(self.form.topic, spot)
            self.words.focus_words()
        else:
            self.form.refresh()
            self.show_all()
            self.query_one(EntryLine).focus()

    async def _first_words(self, spot: Spot | None) -> None:
        from drafter.tui.widgets.words.wordspane import WordsPane

        if self.words is None:
            pane = WordsPane(self.sitting, id=WORDS)
            await self.query_one(Desk).mount(pane, after=f"#{FIGURES}")
            self.words = pane
        self.turn_to(words=True, spot=spot)

    def turn_for(self, spot: Spot) -> None:
        """Show what a place is one of."""
        if spot.at_words or self.at_words is not None:
            self.turn_to(words=spot.at_words, spot=spot if spot.at_words else None)

    def on_words_pane_shown(self) -> None:
        """Draw the draft with the words in it."""
        if self.words is None:
            return
        draft = self.query_one(DraftView)
        draft.show(self.words.form.seen.draft)
        if self.words.form.place is not None:
            draft.bring(self.words.form.place)
        self.check_soon()

    def on_words_pane_changed(self, message: WordsPane.Changed) -> None:
        """Show the files as they stand now."""
        self.tell_of(message.outcome.findings)
        self.form.refresh()
        self.show_all()
