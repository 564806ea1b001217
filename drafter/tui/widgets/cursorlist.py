"""A list whose cursor shows without colours: the line keys act on is reversed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual.strip import Strip

_REVERSE = Style(reverse=True)


class CursorList(OptionList):
    """An OptionList of single lines without borders.

    The styles of its parts cannot be reversed, so that in a look without colours nobody would
    see where the cursor is.
    """

    DEFAULT_CSS = """
    CursorList {
        background: $background;
        border: none;
        padding: 0;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    CursorList:focus { border: none; background-tint: $foreground 0%; }
    CursorList > .option-list--option-highlighted {
        color: $foreground;
        background: $foreground 0%;
        text-style: none;
    }
    CursorList:focus > .option-list--option-highlighted {
        color: $foreground;
        background: $foreground 0%;
        text-style: none;
    }
    """

    def render_line(self, y: int) -> Strip:
        """A line of the window."""
        strip = super().render_line(y)
        if self.has_focus and self.highlighted is not None:
            styles = (segment.style for segment in strip)
            if any(style and style.meta.get("option") == self.highlighted for style in styles):
                return strip.apply_style(_REVERSE)
        return strip
