"""Messages that stand for some seconds: broken by Chinese rules, and what is undone told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.notifications import Notification

from drafter.linebreaks import broken
from drafter.tui.compat import TakesBack

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

WIDTH = 38
STYLES = f"""
/* A message must lie within one pane: at the edge of a pane behind it Textual cuts its line,
   and a wide character there is lost. */
Toast {{ width: {WIDTH}; max-width: 100%; }}
"""
_AROUND = 3  # its edge and the blanks beside its text
_SCROLLBAR = 2  # kept free beside all messages
SECONDS = 3


class Toasts(TakesBack):
    """An application whose messages break as Chinese is set."""

    _replaced: Notification | None = None

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message for some seconds."""
        super().notify(
            self._in_lines(message),
            title=self._in_lines(title),
            severity=severity,
            timeout=timeout,
            markup=markup,
        )

    def tell_instead(self, message: str, *, title: str = "", seconds: float = SECONDS) -> None:
        """Tell something in place of what was told so before: of undone steps and places gone to the last counts."""
        if self._replaced is not None:
            self.take_back(self._replaced)
        self._replaced = Notification(
            self._in_lines(message), title=self._in_lines(title), timeout=seconds, markup=False
        )
        self.tell(self._replaced)

    def _in_lines(self, text: str) -> str:
        """Textual's own breaks divide numbers and let closing marks begin a line."""
        columns = max(2, min(WIDTH, self.size.width - _SCROLLBAR) - _AROUND)
        return "\n".join(
            part[line.start : line.end]
            for part in text.split("\n")
            for line in broken(part, columns)
        )


def tell_instead(app: App[Any], message: str, *, title: str = "", seconds: float = SECONDS) -> None:
    """Tell something in place of what was told so before."""
    assert isinstance(app, Toasts)
    app.tell_instead(message, title=title, seconds=seconds)
