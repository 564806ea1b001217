"""A page that ends with files on the disk: its buttons, what stands in the way, the writing itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button

from drafter.errors import DrafterError
from drafter.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.findings import Finding


class WritingPage(Screen[Path | None]):
    """Dismissed with the year's file that was written, or None.

    Has a `#title`, a Trouble, and below them the `#buttons` `#before` and `#next`.
    """

    DEFAULT_CSS = """
    WritingPage {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
        #buttons { height: 1; padding: 0 1; }
        #buttons Button { min-width: 12; margin-right: 2; }
    }
    """

    @dataclass
    class Failed(Message):
        """Something cannot be read or written."""

        findings: tuple[Finding, ...]

    @dataclass
    class Wrote(Message):
        """The files stand on the disk; `year` is to be opened."""

        year: Path

    def __init__(self) -> None:
        """Nothing is being written."""
        super().__init__()
        self.writes = False

    @property
    def trouble(self) -> Trouble:
        """Where it is said what stands in the way."""
        return self.query_one(Trouble)

    @property
    def next_button(self) -> Button:
        """The one that goes on."""
        return self.query_one("#next", Button)

    def write(self, act: Callable[[], Path]) -> None:
        """Write, and be dismissed with the year's file; what stands in the way is said."""
        self.writes = True
        self._write(act)

    def action_go_on(self) -> None:
        """What the button says."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Leave; nothing has been written."""
        self.dismiss(None)

    @work(thread=True, exclusive=True, group="write")
    def _write(self, act: Callable[[], Path]) -> None:
        try:
            self.post_message(self.Wrote(act()))
        except DrafterError as error:
            self.post_message(self.Failed(error.findings))

    @on(Wrote)
    def _wrote(self, event: Wrote) -> None:
        self.dismiss(event.year)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.writes = False
        self.trouble.show(event.findings)

    @on(Button.Pressed, "#next")
    def _pressed_next(self) -> None:
        self.action_go_on()

    @on(Button.Pressed, "#before")
    def _pressed_before(self) -> None:
        self.action_back()
