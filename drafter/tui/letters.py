"""Which keys type something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual import events


def letter_of(event: events.Key) -> str:
    """What a key puts into a text; "" for a blank, which panes have a use for, and for all other keys."""
    typed = event.character or ""
    return typed if typed.isprintable() and not typed.isspace() else ""
