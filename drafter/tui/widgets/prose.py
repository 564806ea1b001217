"""Text that breaks as Chinese is set: Textual's own breaks divide numbers and let 。 open a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from drafter.linebreaks import broken

if TYPE_CHECKING:
    from textual.geometry import Size


class Prose(Widget):
    """Paragraphs, one a line of `text`."""

    DEFAULT_CSS = """
    Prose { height: auto; width: 1fr; }
    """

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        """A text that may change."""
        super().__init__(id=id, classes=classes)
        self._text = text

    def say(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it breaks into."""
        return len(self._lines(width)) if self._text else 0

    def render(self) -> Content:
        """The lines."""
        return Content("\n".join(self._lines(self.size.width)))

    def _lines(self, columns: int) -> list[str]:
        return [
            part[line.start : line.end]
            for part in self._text.split("\n")
            for line in broken(part, max(2, columns))
        ]
