"""How wide words are, before any font is asked."""

from __future__ import annotations

import re

_BORDER = re.compile("(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])")


def half_widths(text: str) -> int:
    """Width in half characters (半角): one for ASCII, two for everything else."""
    if text.isascii():
        return len(text)
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def quarter_widths(text: str) -> int:
    """Width in quarter characters, with the quarter that Word puts between Han and Latin."""
    return 2 * half_widths(text) + len(_BORDER.findall(text))
