"""A button at the foot of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Button

if TYPE_CHECKING:
    from textual.widgets.button import ButtonVariant


class PageButton(Button):
    """One line high; pressed as often as Enter comes.

    Textual's own ignores Enter for a fifth of a second after the last one, so a second page
    would miss what was typed ahead for it.
    """

    def __init__(self, label: str, *, id: str, variant: ButtonVariant = "default") -> None:
        """What it says."""
        super().__init__(Content(label), id=id, compact=True, variant=variant)
        self.active_effect_duration = 0
