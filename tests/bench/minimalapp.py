"""The least that Textual can be asked for: a field, and what is typed in it; run as a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class MinimalApp(App[None]):
    """Shows what is typed."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """One field above one line."""
        yield Input("950", compact=True)
        yield Static("工作总结", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show it."""
        self.query_one(Static).update(f"工作总结 {event.value}元")


if __name__ == "__main__":
    MinimalApp().run()
