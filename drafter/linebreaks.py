"""Where a paragraph breaks into lines of a terminal, by the rules of Chinese typesetting (避头尾).

GB/T 15834-2011 5.1: no closing mark and no mark that joins opens a line, no opening mark ends
one, —— and …… are not divided. A number stays whole with its sign and its % or ‰, a Latin word
with what joins its parts (Wi-Fi, 1:3, 2018-12-31). What may not open a line takes the character
before it along: cells cannot be squeezed.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Container

OPENING: Final = frozenset("（《〈「『【〔［｛〖“‘([{")
# / is neither first nor last in a line; — and … are held together by being none's beginning.
CLOSING: Final = frozenset("。，、；：！？．）》〉」』】〕］｝〗”’…—‥·・～~–－／%‰℃°％,.;:!?)]}/")
_NOT_LAST: Final = OPENING | frozenset("/／")
_SIGNS: Final = frozenset("+-−±＋－￥¥$＄€№#")
_JOINTS: Final = frozenset(".,:/-'’_@&+~～–—－−∶：×．")
_BLANKS: Final = " 　"
NOWHERE: Final[frozenset[int]] = frozenset()


class Line(NamedTuple):
    """One line of a paragraph: its text from `start` to `end`."""

    start: int
    end: int


def broken(
    text: str,
    columns: int,
    *,
    indent: int = 0,
    hanging: int = 0,
    kept: Container[int] = NOWHERE,
) -> list[Line]:
    """The lines of `text` in a width of `columns`, no line wider.

    The first line is set in by `indent` columns, the others by `hanging`. No line begins at
    the offsets in `kept`. Blanks at a break belong to no line. Where nothing else is left, a
    line breaks anywhere; it holds at least one character. One empty line for an empty text.
    """
    ends = list(accumulate(map(COLUMNS.__getitem__, text)))
    length = len(text)
    lines: list[Line] = []
    start, room = 0, columns - indent
    while not lines or start < length:
        reach = (ends[start - 1] if start else 0) + room
        most = max(bisect_right(ends, reach, start), min(start + 1, length))
        end = _last_break(text, start, most, kept) if most < length else length
        lines.append(Line(start, end))
        start, room = end, columns - hanging
        while start < length and text[start] in _BLANKS:
            start += 1
    return lines


def _last_break(text: str, start: int, most: int, kept: Container[int]) -> int:
    """The last place after `start` and up to `most` where the rules allow a break, else `most`."""
    for at in range(most, start, -1):
        amid_blanks = text[at] in _BLANKS and text[at - 1] in _BLANKS
        if not amid_blanks and at not in kept and not holds_together(text, at):
            return at
    return most


def holds_together(text: str, at: int) -> bool:
    """Whether the characters before and after offset `at` may not be parted by a line's end."""
    before, after = text[at - 1], text[at]
    if after in _BLANKS:  # they go with the break, and what follows them opens the line
        return before in _NOT_LAST or _next_mark(text, at) in CLOSING
    if after in CLOSING or before in _NOT_LAST or not COLUMNS[after]:
        return True
    if _in_word(after):
        return (
            _in_word(before)
            or (before in _SIGNS and after.isdecimal())
            or (before in _JOINTS and at > 1 and _in_word(text[at - 2]))
            or (before == "." and at > 1 and text[at - 2] not in _BLANKS)  # 素材.md
        )
    return after in _JOINTS and _in_word(before) and at + 1 < len(text) and _in_word(text[at + 1])


def _next_mark(text: str, at: int) -> str:
    """The first character from `at` on that is no blank; empty where none follows."""
    return text[at:].lstrip(_BLANKS)[:1]


def _in_word(mark: str) -> bool:
    """Letters of Latin and its neighbours with their accents, digits of either width: no Han."""
    if COLUMNS[mark] < 2:
        return mark.isalnum() or not COLUMNS[mark]
    return "０" <= mark <= "ｚ" and mark.isalnum()
