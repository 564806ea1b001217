"""Last year's 素材 without what was said: headings and comments are left."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.figures.inline import HIDDEN
from drafter.figures.wordlines import BLANKS, without_comments
from drafter.textfile import Splice
from drafter.yamlsource.corrections import line_starts

if TYPE_CHECKING:
    from drafter.textfile import TextFile

_HEADING = ("#", "＃")


def emptying_splices(source: TextFile) -> tuple[list[Splice], int]:
    """What takes every line of words out, and how many lines that are.

    A comment on such a line stays; of blank lines that come together one stays.
    """
    starts = [*line_starts(source.text), len(source.text)]
    shown = without_comments(source.text)
    splices: list[Splice] = []
    count, gone, blank_above = 0, False, True
    for start, stop in pairwise(starts):
        line = shown[start:stop].rstrip("\r\n")
        words = line.strip(BLANKS)
        blank = not words and HIDDEN not in line
        if words and not words.startswith(_HEADING):
            count, gone = count + 1, True
            comment = _comments(source.text, shown, start, start + len(line))
            splices.append(Splice(start, start + len(line) if comment else stop, comment))
            blank_above = blank_above and not comment
        elif blank and gone and blank_above and start < stop:
            splices.append(Splice(start, stop, ""))
        else:
            gone, blank_above = False, blank
    return splices, count


def _comments(text: str, shown: str, start: int, end: int) -> str:
    """What is hidden between two offsets: the comments, or their parts, on that line."""
    return "".join(text[at] for at in range(start, end) if shown[at] == HIDDEN)
