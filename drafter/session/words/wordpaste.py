"""Pasted text as items of words: one from each line, without the marks that other programs put first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.session.reading import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 100  # more at once were hardly meant, and each is proven by reading the file again
_MARK = re.compile(
    r"(?:[-－•●▪■◆○·*](?!\*)|\d{1,2}(?:[、)）]|[.．](?!\d))|[（(]\d{1,2}[)）])[ \t　\xa0]*"
)
_REMEDY = re.compile(r"对策[：:][ \t　]*")
BLANKS = " \t　\xa0"


class Pasted(NamedTuple):
    """One line of what was pasted; a `remedy` belongs to the item before it."""

    text: str
    remedy: bool = False


def pasted_items(text: str) -> tuple[Pasted, ...]:
    """The items that a pasted text comes to; blank lines are none."""
    lines = (printable(line).strip(BLANKS) for line in text.splitlines())
    return tuple(_item(line) for line in lines if line)


def joined(items: Sequence[Pasted]) -> str:
    """The lines as one item: where a line was broken for its width only, as Word and PDF do."""
    whole = ""
    for item in items:
        blank = whole[-1:].isascii() and item.text[:1].isascii() and whole[-1:].isalnum()
        whole += f"{' ' if blank else ''}{item.text}"
    return whole


def _item(line: str) -> Pasted:
    mark = _MARK.match(line)
    text = line[mark.end() :] if mark and mark.end() < len(line) else line
    remedy = _REMEDY.match(text)
    if remedy and remedy.end() < len(text):
        return Pasted(text[remedy.end() :], remedy=True)
    return Pasted(text)
