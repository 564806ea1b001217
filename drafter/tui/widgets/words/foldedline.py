"""A text folded into lines of the screen: where its characters stand, and what stands where."""

from __future__ import annotations

from msgspec import Struct, field
from textual.geometry import Offset

from drafter.columns import COLUMNS, width
from drafter.linebreaks import Line, broken


class FoldedLine(Struct):
    """The lines of a text by Chinese rules; a text without words is one empty line."""

    text: str = ""
    lines: list[Line] = field(default_factory=lambda: [Line(0, 0)])

    def fold(self, text: str, columns: int) -> bool:
        """Take another text; whether it has more lines, or fewer."""
        before = len(self.lines)
        self.text, self.lines = text, broken(text, columns)
        return len(self.lines) != before

    @property
    def last(self) -> int:
        """The number of the last line."""
        return len(self.lines) - 1

    def spot(self, cursor: int) -> Offset:
        """Where the character before which the cursor stands is drawn."""
        row = max(at for at, line in enumerate(self.lines) if line.start <= cursor)
        line = self.lines[row]
        return Offset(width(self.text[line.start : min(cursor, line.end)]), row)

    def index(self, spot: Offset) -> int:
        """The character drawn at a place, or nearest to it."""
        row = max(0, min(self.last, spot.y))
        line, end = self.lines[row], self.end_of(row)
        at, column = line.start, 0
        while at < end and column + COLUMNS[self.text[at]] <= spot.x:
            column += COLUMNS[self.text[at]]
            at += 1
        return at

    def end_of(self, row: int) -> int:
        """The last place of a line at which a cursor is drawn on it."""
        line = self.lines[row]
        return line.end if row == self.last else max(line.start, line.end - 1)
