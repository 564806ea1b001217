"""What Textual has no public way for; `tests/tui/test_chinese_screens.py` names the version looked at.

The only module that uses its private names.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textual._xterm_parser import BRACKETED_PASTE_END as PASTE_END
from textual._xterm_parser import BRACKETED_PASTE_START as PASTE_START
from textual._xterm_parser import XTermParser
from textual.app import App, ScreenStackError
from textual.worker import WorkerFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType
    from textual.message import Message
    from textual.notifications import Notification

__all__ = ("PASTE_END", "PASTE_START", "TakesBack", "TellsNoCrash", "filter_input")


class TellsNoCrash(App[None]):
    """An application that ends when something unforeseen happens, and leaves it to others to say so.

    Textual would print tracebacks with all local variables, the figures of an office among them.
    """

    crash: BaseException | None = None

    def panic(self, *_: RenderableType) -> None:
        """End at once, and print nothing."""
        super().panic()

    def _handle_exception(self, error: Exception) -> None:
        if self.crash is None:
            self.crash = error.error if isinstance(error, WorkerFailed) else error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.panic()


class TakesBack(App[None]):
    """An application that can take back one of its messages before its time.

    Where one has lain a wide character at its edge was cut, and Textual draws only what lay below.
    """

    def _unnotify(self, notification: Notification, refresh: bool = True) -> None:
        super()._unnotify(notification, refresh)
        self.set_timer(_WHEN_GONE, self._draw_all)

    def _draw_all(self) -> None:
        with suppress(ScreenStackError):  # the program has been left meanwhile
            self.screen.refresh()

    def tell(self, message: Notification) -> None:
        """Show a message."""
        self._notifications.add(message)
        self._refresh_notifications()

    def take_back(self, message: Notification) -> None:
        """Have a message no longer; it is seen when the next is shown."""
        self._unnotify(message, refresh=False)


_WHEN_GONE = 0.1  # seconds
_feed = XTermParser.feed


def filter_input(make: Callable[[], Callable[[str], str]]) -> None:
    """Let what a terminal sends pass a filter of its own before Textual takes it apart."""
    filters: WeakKeyDictionary[XTermParser, Callable[[str], str]] = WeakKeyDictionary()

    def feed(parser: XTermParser, data: str) -> Iterable[Message]:
        if not data:  # the end of all input
            return _feed(parser, data)
        passed = filters.setdefault(parser, make())(data)
        return _feed(parser, passed) if passed else ()

    XTermParser.feed = feed  # type: ignore[method-assign, assignment]
