"""Text in columns: a Han character takes two."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Columns that `text` takes in a terminal or an editor."""
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)


def padded(text: str, columns: int) -> str:
    """`text` filled with blanks to `columns` columns."""
    return text + " " * max(0, columns - width(text))
