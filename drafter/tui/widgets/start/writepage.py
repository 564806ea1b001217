"""The last page of a start: what will be written where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable


class WritePage(VerticalScroll):
    """Labels and texts; where they need more than the screen, the arrows scroll."""

    DEFAULT_CSS = """
    WritePage {
        padding: 0 1;
        scrollbar-size-vertical: 1;
        .pair { height: auto; }
        .pair > .label { width: 9; height: 1; text-style: bold; }
        .pair > .text { width: 1fr; height: auto; }
        .lead { margin: 1 0; }
    }
    """

    def show(self, lead: str, pairs: Iterable[tuple[str, str]]) -> None:
        """These lines; a label that stands above already is not repeated."""
        self.remove_children()
        self.mount(Prose(lead, classes="lead"))
        before = ""
        for label, text in pairs:
            shown = "" if label == before else label
            before = label
            self.mount(
                Horizontal(
                    Static(shown, classes="label", markup=False),
                    Prose(text, classes="text"),
                    classes="pair",
                )
            )
        self.scroll_home(animate=False)
