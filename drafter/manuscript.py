"""A written report as checks read it, whoever wrote it and in what kind of file."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.location import Location


_YAML = (".yaml", ".yml")


class Role(Enum):
    """What a passage is in its document, as far as who read it could tell."""

    BODY = auto()
    TITLE = auto()
    ELEMENT = auto()
    CELL = auto()
    NOTE = auto()
    FRAME = auto()


class Cell(NamedTuple):
    """Where in its document's tables a passage stands, each counted from 0."""

    table: int
    row: int
    column: int


class Passage(Struct, frozen=True, gc=False):
    """A paragraph, or what stands as one: a line, a cell, a note, a text box.

    `number` is what the program that wrote it counts before it, which is not in `text`;
    `pieces` say from which character on the text stands at which place. An ELEMENT is of the
    head or the foot of an official document: 份号, 主送, 署名, 成文日期. Several passages may
    stand in one cell.
    """

    text: str
    pieces: tuple[tuple[int, Location], ...]
    role: Role = Role.BODY
    number: str = ""
    style: str = ""
    cell: Cell | None = None

    @property
    def place(self) -> Location:
        """Where it begins."""
        return self.pieces[0][1]

    def at(self, offset: int) -> Location:
        """Where a character of the text stands."""
        start, place = self._piece(offset)
        if place.file.endswith(_YAML):
            return place  # a value may be quoted or folded: only where it begins is sure
        return place.along(offset - start)

    def in_one_piece(self, start: int, end: int) -> bool:
        """Whether the characters from `start` to `end` stand side by side in the file."""
        return self._piece(start)[0] == self._piece(max(start, end - 1))[0]

    def _piece(self, offset: int) -> tuple[int, Location]:
        before = bisect_right(self.pieces, offset, key=lambda piece: piece[0])
        return self.pieces[max(0, before - 1)]


class Manuscript(Struct, frozen=True):
    """All passages of a document in reading order, and what reading it has to say."""

    path: str
    passages: tuple[Passage, ...]
    found: tuple[Finding, ...] = ()
