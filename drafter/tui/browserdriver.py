"""The program's terminal where it is a page in a browser (`drafter serve`)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events, messages
from textual.drivers.web_driver import WebDriver

if TYPE_CHECKING:
    from typing import Any


class BrowserDriver(WebDriver):
    """Begins in focus, and ends the program when nobody is at the other end any more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As Textual's; what it writes to nobody is no error."""
        super().__init__(*args, **kwargs)
        write = self._write

        def write_if_heard(data: bytes) -> int:
            with suppress(BrokenPipeError):
                return write(data)
            return len(data)

        self._write = write_if_heard  # type: ignore[assignment]

    def start_application_mode(self) -> None:
        """As Textual's, which takes the page for one that nobody has before him."""
        super().start_application_mode()
        self._app.call_later(self._app.post_message, events.AppFocus())

    def run_input_thread(self) -> None:
        """As Textual's, which goes on without input when the server has been killed."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            with suppress(RuntimeError):  # the program has ended meanwhile
                self.send_message(messages.ExitApp())
