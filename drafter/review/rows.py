"""A line of a text file as far as it is words: which stretches of it, and what they are."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from drafter.manuscript import Cell, Passage, Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.location import Location

Span = tuple[int, int]


class Before(Enum):
    """What stands between a row and the one before it."""

    NOTHING = auto()
    BLANK = auto()
    PAGE = auto()
    MARK = auto()


class Row(Struct, frozen=True):
    """A line, or a cell of one. `spans` are its words, as offsets in `line`.

    `ends` tells that nothing may follow in the same passage: a heading, a cell, a hard break.
    """

    place: Location
    line: str
    spans: tuple[Span, ...]
    before: Before = Before.NOTHING
    role: Role = Role.BODY
    number: str = ""
    style: str = ""
    ends: bool = False
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return "".join([self.line[start:end] for start, end in self.spans])


_SPACE: Final = " \t\u3000\xa0\ufeff\f"
_ORDINAL: Final = pattern(
    "第[一二三四五六七八九十百]{1,4}[章节条篇部]|[一二三四五六七八九十百]{1,4}[、．.]"
    r"|[（(][一二三四五六七八九十百0-9]{1,4}[）)]|[0-9]{1,3}(?:[、．]|[.](?![0-9]))"
    r"|[①-⑳⑴-⒇⒈-⒛]|[-*•●■◆○·][ \t]"
)


def trimmed(line: str, start: int, end: int) -> Span:
    """A stretch without the blanks at both ends."""
    part = line[start:end]
    begin = start + len(part) - len(part.lstrip(_SPACE))
    return begin, max(begin, start + len(part.rstrip(_SPACE)))


def without_ends(line: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches without blanks before the first word and behind the last."""
    kept = list(spans)
    while kept and not line[slice(*kept[0])].strip(_SPACE):
        del kept[0]
    while kept and not line[slice(*kept[-1])].strip(_SPACE):
        kept.pop()
    if kept:
        kept[0] = (trimmed(line, *kept[0])[0], kept[0][1])
        kept[-1] = (kept[-1][0], trimmed(line, *kept[-1])[1])
    return tuple(kept)


def counts(row: Row) -> bool:
    """Whether a row begins with a number or a mark of its own, as headings and items do."""
    return bool(row.number) or _ORDINAL.match(row.text) is not None


def passage(rows: Sequence[Row]) -> Passage:
    """Rows that stand as one paragraph; each stretch of them leads to its place."""
    pieces: list[tuple[int, Location]] = []
    words: list[str] = []
    length = 0
    for row in rows:
        for start, end in row.spans:
            pieces.append((length, row.place.along(start)))
            words.append(row.line[start:end])
            length += end - start
    first = rows[0]
    return Passage("".join(words), tuple(pieces), first.role, first.number, first.style, first.cell)
