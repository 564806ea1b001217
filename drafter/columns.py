"""Text in columns: a Han character takes two, a mark that combines with the one before it none."""

from __future__ import annotations

import unicodedata
from typing import Final


class _Columns(dict[str, int]):
    """Columns of each character; asking Unicode anew for every letter would take ten times as long."""

    def __missing__(self, mark: str) -> int:
        if unicodedata.category(mark) in {"Mn", "Me", "Cf"}:
            columns = 0
        else:
            columns = 2 if unicodedata.east_asian_width(mark) in "WF" else 1
        self[mark] = columns
        return columns


COLUMNS: Final = _Columns()


def width(text: str) -> int:
    """Columns that `text` takes in a terminal or an editor."""
    return sum(map(COLUMNS.__getitem__, text))


def padded(text: str, columns: int) -> str:
    """`text` filled with blanks to `columns` columns."""
    return text + " " * max(0, columns - width(text))


def clipped(text: str, columns: int) -> str:
    """`text` in at most `columns` columns; what is cut off is replaced by …."""
    if width(text) <= columns:
        return text
    kept = ""
    room = columns - 1
    for mark in text:
        room -= COLUMNS[mark]
        if room < 0:
            break
        kept += mark
    return f"{kept}…" if columns > 0 else ""
