"""Which mapping or list a line belongs to, by its indentation, and what that should be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.lines import has_strayed, next_column

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections


class Last(Enum):
    """What the last entry of a level left open."""

    NOTHING = auto()  # a key or dash without a value: the next line may hold it
    WORDS = auto()  # plain words: deeper lines go on with them
    CLOSED = auto()


@dataclass(slots=True)
class Level:
    """A mapping or list that is open: its column (from 0), and that in the mended text."""

    column: int
    mended: int
    is_list: bool
    last: Last = Last.NOTHING
    figure: bool = False  # the words are a figure, which no further line goes on with
    records: bool = False  # the list holds groups
    indent: str = ""  # that of its last line, if there are tabs in it
    shift: int = 0  # how much further right than they look its lines with tabs are meant


@dataclass(slots=True)
class Line:
    """A line, or the rest of one: offsets of its beginning, first word, end, and successor."""

    begin: int
    start: int
    end: int
    following: int
    column: int
    mended: int = -1  # the column it will have, if that is not for its level to say
    shift: int = 0  # how much further right than it looks it is meant


class Levels:
    """The mappings and lists that are open, outermost first."""

    def __init__(self, notes: Corrections, unit: int) -> None:
        """Note lines that are indented wrongly; a level is `unit` spaces deep by custom."""
        self._notes = notes
        self._unit = unit
        self._open = [Level(-1, -1, is_list=False)]

    def __len__(self) -> int:
        """How many are open."""
        return len(self._open)

    @property
    def top(self) -> Level:
        """The innermost."""
        return self._open[-1]

    def shift(self, indent: str, column: int) -> int:
        """How much further right than `column`, where it looks to be, a line with tabs is meant.

        A tab is as wide as an editor makes it: behind a key without value it leads to
        what belongs to the key, unless the key stands behind the same tabs.
        """
        for level in reversed(self._open):
            if level.shift and indent.startswith(level.indent):
                return level.shift
        top = self.top
        below_key = top.last is Last.NOTHING and top.column == column and top.indent != indent
        return self._unit if below_key else 0

    def takes_items(self, column: int) -> bool:
        """Whether a list is open at this column or may begin here."""
        for level in reversed(self._open):
            if level.column <= column:
                at_list = level.is_list and level.column == column
                return at_list or level.last is Last.NOTHING
        return False

    def awaiting(self, column: int) -> Level | None:
        """The level whose last key a line at `column` would give a value."""
        level = self.top
        return level if level.last is Last.NOTHING and level.column < column else None

    def enter_sound(self, column: int) -> bool:
        """Enter the mapping at `column`, if that is where a sound line must belong."""
        levels = self._open
        level = levels[-1]
        if column > level.column:
            usual = 0 if level.column < 0 else level.column + self._unit
            if level.last is not Last.NOTHING or level.mended != level.column or column != usual:
                return False
            level.last = Last.CLOSED
            levels.append(Level(column, column, is_list=False))
            return True
        index = len(levels) - 1
        while levels[index].column > column or (
            levels[index].is_list and levels[index].column == column
        ):
            index -= 1
        level = levels[index]
        if level.column != column or level.mended != column:
            return False
        level.indent = ""
        del levels[index + 1 :]
        return True

    def enter(self, line: Line, *, is_list: bool) -> Level:
        """Enter the level that a line belongs to; note an indentation that does not fit it."""
        column = line.column
        deeper: Level | None = None
        while self.top.column > column:
            deeper = self._open.pop()
        level = self.top
        if level.column == column:
            level = self._same_column(level, is_list=is_list)
        elif deeper is None and level.last is Last.NOTHING:
            level = self._deepen(level, line, is_list=is_list)
        elif deeper and (level.column < 0 or self._is_nearer(deeper, level, line, is_list)):
            self._open.append(deeper)
            level = deeper
        indent = self._notes.text[line.begin : line.start]
        if "\t" in indent:
            level.indent = indent
        elif indent:
            level.indent = ""
        self.indent(line, level.mended)
        return level

    def _is_nearer(self, deeper: Level, level: Level, line: Line, is_list: bool) -> bool:
        """Whether a line between two levels was rather meant for the deeper one."""
        if deeper.is_list != is_list:
            return False
        if self._opens(line):
            below = next_column(self._notes.text, line.following, self._unit) - self._unit
            if below in (deeper.column, level.column):
                return below == deeper.column
        return deeper.column - line.column <= line.column - level.column

    def _opens(self, line: Line) -> bool:
        """Whether a line is a key without value, which lines below may give one."""
        words = self._notes.text[line.start : line.end].partition(" #")[0].rstrip()
        return words.endswith((":", "：")) or words == "-"

    def _same_column(self, level: Level, *, is_list: bool) -> Level:
        """Where a list may stand at the column of its key, the dash decides."""
        if is_list and not level.is_list and level.last is Last.NOTHING:
            level.last = Last.CLOSED
            self._open.append(Level(level.column, level.mended, is_list=True))
        elif not is_list and level.is_list and self._open[-2].column == level.column:
            self._open.pop()
        return self.top

    def _deepen(self, level: Level, line: Line, *, is_list: bool) -> Level:
        column = line.column
        mended = line.mended
        if mended < 0:
            column = self._usual_column(line, level)
            mended = column if column > level.mended else level.mended + self._unit
        level.last = Last.CLOSED
        self._open.append(Level(column, mended, is_list, shift=line.shift))
        return self.top

    def _usual_column(self, line: Line, level: Level) -> int:
        """The column of a new level: not that of its first line if that one strayed."""
        usual = 0 if level.column < 0 else level.column + self._unit
        if line.column == usual:
            return usual
        shift = line.column - usual
        strayed = has_strayed(self._notes.text, line.start, shift, level.column, self._unit)
        return usual if strayed else line.column

    def indent(self, line: Line, column: int) -> None:
        """Note an indentation that is not `column` spaces."""
        text = self._notes.text
        indent = text[line.begin : line.start]
        if indent == " " * column or (line.begin and text[line.begin - 1] not in "\r\n"):
            return
        place = line.begin
        if "\t" in indent:
            rule, message = faults.TAB_INDENT, "这一行用制表符缩进"
        elif indent.strip(" "):
            rule, message = faults.WIDE_SPACE, "这一行用全角空格等特殊空格缩进"
        else:
            rule, message = faults.BAD_INDENT, "这一行的缩进与同组的其他行对不齐"
            place = line.start
        self._notes.note(place, rule, message, Splice(line.begin, line.start, " " * column))
