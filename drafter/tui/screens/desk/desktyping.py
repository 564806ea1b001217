"""Typing on the desk goes into the editor, wherever the cursor is: outline, draft or findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.tui.letters import letter_of
from drafter.tui.screens.desk.deskbase import DeskBase
from drafter.tui.widgets.valueeditor import EntryLine

if TYPE_CHECKING:
    from textual import events


class DeskTyping(DeskBase):
    """What the desk needs so that no digit is lost on a pane in which nothing can be written."""

    def on_key(self, event: events.Key) -> None:
        """Have what was typed elsewhere in the row one is at."""
        letter = letter_of(event)
        if letter and self._to_editor():
            event.stop()
            line = self.query_one(EntryLine)
            line.replace(letter, *line.selection)

    def on_paste(self, event: events.Paste) -> None:
        """Have what was pasted elsewhere in the row one is at."""
        if self._to_editor():
            self.query_one(EntryLine).on_paste(event)

    def _to_editor(self) -> bool:
        """Go to the editor from another pane; False where one is there, or nothing can be typed."""
        line = self.query_one(EntryLine)
        if self.at_words is not None or line.disabled or line.has_focus:
            return False
        line.focus()
        return True
