"""First letters of the pinyin of Han characters, so that one can search without an input method."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

# The common characters of GB 2312 stand in the order of their pinyin; each letter begins here.
_LETTERS: Final = "abcdefghjklmnopqrstwxyz"
_BEGINNINGS: Final = (
    *(0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC),
    *(0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9),
    0xD4D1,
)
_END: Final = 0xD7FA
# Those that stand by their radicals, or under a sound that they do not have in our words.
_OTHERS: Final = {"殡": "b", "率": "l"}


def initials(text: str) -> str:
    """The first letters of what can be read; other characters stand for themselves."""
    return "".join(map(_initial, text)).lower()


def _initial(mark: str) -> str:
    if mark in _OTHERS:
        return _OTHERS[mark]
    try:
        code = int.from_bytes(mark.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return mark
    if not _BEGINNINGS[0] <= code < _END:
        return mark
    return _LETTERS[bisect_right(_BEGINNINGS, code) - 1]
