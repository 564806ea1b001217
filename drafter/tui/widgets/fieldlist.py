"""Fields one below the other: ↑ ↓ and Enter go from field to field, and what is out of sight comes."""

from __future__ import annotations

from textual.containers import VerticalScroll

from drafter.tui.actions import bindings


class FieldList(VerticalScroll, can_focus=False):
    """Takes the arrows before scrolling does."""

    BINDINGS = bindings("previous_field", "next_field")
    DEFAULT_CSS = """
    FieldList { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    """

    def action_previous_field(self) -> None:
        """To the field before."""
        self.screen.focus_previous()

    def action_next_field(self) -> None:
        """To the field behind."""
        self.screen.focus_next()
