"""Signs that every keyboard has in place of those that some terminals draw as wide as two letters.

An old Chinese console (code page 936) has no ▶, and gives √, → and “ the room of a character, so
that whatever stands behind them on the line is shifted. Only what is shown changes, never what
stands in a file or a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_SIGNS = {
    "√": "v",
    "·": ".",
    "▶": "+",
    "▼": "-",
    "▲": "^",
    "→": ">",
    "›": ">",
    "‹": "<",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "…": ".",
    "—": "-",
    "–": "-",
    "−": "-",
    "×": "x",
    "÷": "/",
    "±": "~",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "▌": "|",
    "▐": "|",
    "│": "|",
    "━": "-",
    "─": "-",
    "╸": "-",
    "╺": "-",
    "●": "*",
    "○": "o",
    "■": "#",
    "□": "o",
    **dict.fromkeys("▁▂▃▄▅▆▇█▔▎▏▍▋▊▉", "#"),
}
_TABLE = str.maketrans(_SIGNS)


class KeyboardSigns(LineFilter):
    """Puts them in place of the others, one for one."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line with other signs, as wide as before."""
        del background
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(_TABLE), segment.style, segment.control)
            for segment in segments
        ]
