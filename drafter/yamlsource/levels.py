"""Which mapping or list a line belongs to, by its indentation, and what that should be."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.lines import column_beyond, has_strayed, is_pair, next_column, next_line
from drafter.yamlsource.tokens import LINE

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections


_USUAL_TABS = (4, 8)


class Last(Enum):
    """What the last entry of a level left open."""

    NOTHING = auto()  # a key or dash without a value: the next line may hold it
    WORDS = auto()  # plain words: deeper lines go on with them
    CLOSED = auto()


# Looking a member up in its enum takes longer than most of what is done with a line.
NOTHING: Final = Last.NOTHING
WORDS: Final = Last.WORDS
CLOSED: Final = Last.CLOSED


class Level(Struct):
    """A mapping or list that is open: its column (from 0), and that in the mended text."""

    column: int
    mended: int
    is_list: bool
    last: Last = Last.NOTHING
    figure: bool = False  # the words are a figure, which no further line goes on with
    records: bool = False  # the list holds groups
    indent: str = ""  # that of its last line, if there are tabs in it
    shift: int = 0  # how much further right than they look its lines with tabs are meant
    silent: bool = False  # of its indentation was told at its first line


class Line(Struct):
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

    def shift(self, indent: str, column: int, words: str) -> int:
        """How much further right than `column`, where it looks to be, a line with tabs is meant.

        A tab is as wide as an editor makes it: behind a key without value it leads to
        what belongs to the key, unless the key stands behind the same tabs.
        """
        for level in reversed(self._open):
            if level.shift and indent.startswith(level.indent):
                return level.shift
        top = self.top
        if top.last is not Last.NOTHING and not _is_open(words):
            # In an editor with wider tabs it stood below the lines above it.
            seen = {len(indent.expandtabs(width)) for width in _USUAL_TABS}
            return top.column - column if top.column in seen else 0
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

    def list_at(self, column: int) -> bool:
        """Whether a line at `column` would have to be an item."""
        level = next((level for level in reversed(self._open) if level.column <= column), self.top)
        return level.is_list and level.column == column and level is not self._open[0]

    def enter_sound(self, column: int, following: int, *, has_value: bool) -> bool:
        """Enter the mapping at `column`, if that is where a sound line must belong.

        `following` is the offset of the next line.
        """
        levels = self._open
        level = levels[-1]
        if column == level.column == level.mended and not (level.is_list or level.last is NOTHING):
            level.indent = ""
            return True
        if column > level.column:
            usual = 0 if level.column < 0 else level.column + self._unit
            if level.last is not NOTHING or level.mended != level.column or column != usual:
                return False
            level.last = CLOSED
            levels.append(Level(column, column, is_list=False))
            return True
        closes = column < level.column or level.last is NOTHING
        if closes and self._leaves_a_gap(column, following, has_value=has_value):
            return False
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

    def enter(self, line: Line, *, is_list: bool, opens: bool | None = None) -> Level:
        """Enter the level that a line belongs to; note an indentation that does not fit it.

        `opens` says that it is a key without value, where its words do not.
        """
        if line.column < self.top.column or self._stands_beside(line):
            opens = self._opens(line) if opens is None else opens
            line.column = self._home(line, is_list=is_list, opens=opens)
        level, deeper = self._close_deeper(line.column)
        if level.column == line.column:
            level = self._same_column(level, is_list=is_list)
        elif deeper is None:
            if level.last is Last.NOTHING:
                level = self._deepen(level, line, is_list=is_list)
            elif self.lacks_parent(line):
                return self._without_parent(line, level, is_list=is_list)
        elif level.column < 0 or self._is_nearer(deeper, level, line, is_list):
            self._open.append(deeper)
            level = deeper
        self._note_tabs(line, level)
        self.indent(line, level.mended)
        return level

    def _close_deeper(self, column: int) -> tuple[Level, Level | None]:
        """The innermost level no deeper than `column`, and the last that was closed for it."""
        deeper: Level | None = None
        while self.top.column > column:
            deeper = self._open.pop()
        return self.top, deeper

    def _note_tabs(self, line: Line, level: Level) -> None:
        indent = self._notes.text[line.begin : line.start]
        if "\t" in indent:
            level.indent = indent
        elif indent:
            level.indent = ""

    def _stands_beside(self, line: Line) -> bool:
        """Whether a line stands at the column of a key without value."""
        return line.column == self.top.column and self.top.last is Last.NOTHING

    def _leaves_a_gap(self, column: int, following: int, *, has_value: bool) -> bool:
        """Whether the lines below a line at `column` stand too deep to belong to it."""
        below = next_column(self._notes.text, following, self._unit)
        if has_value:
            if below <= column or not is_pair(self._notes.text, following):
                return False
            return not self._strays_right(following, below)
        home = below - self._unit
        if self.top.last is Last.NOTHING and home > self.top.column:
            return True
        return home > column and any(level.column == home for level in self._open)

    def _strays_right(self, position: int, column: int) -> bool:
        """Whether the next line, at `column`, is a key whose own lines stand no deeper than it."""
        match = LINE.match(self._notes.text, next_line(self._notes.text, position))
        if match is None or not match[1].partition(" #")[0].rstrip().endswith(":"):
            return False
        return next_column(self._notes.text, match.end(), self._unit) <= column

    def _home(self, line: Line, *, is_list: bool, opens: bool) -> int:
        """The column a line was meant for that lost its indentation: that of a level still open.

        Only where the lines below go on with that level, and could not belong here.
        """
        column = line.column
        closing = [level for level in self._open if level.column > column]
        here = self._open[-len(closing) - 1]
        if is_list:
            lists = [level.column for level in closing if level.is_list]
            taken = here.last is Last.NOTHING or here.is_list or here.column != column
            return column if taken or not lists else lists[-1]
        if not self._leaves_a_gap(column, line.following, has_value=not opens):
            return column
        below = next_column(self._notes.text, line.following, self._unit)
        columns = [level.column for level in closing if not level.is_list]
        if self.top.last is Last.NOTHING and below > self.top.column:
            columns.append(below if not opens else below - self._unit)
        elif here.column != column and opens:
            return column
        if opens:
            beyond = column_beyond(self._notes.text, line.following, below, self._unit)
            return below - self._unit if beyond in columns else column
        group = self._notes.text.find(": {", line.start, line.end) >= 0
        home = below if group or not columns else columns[-1]
        return home if home in columns and below in columns else column

    def lacks_parent(self, line: Line) -> bool:
        """Whether a line too deep for those above is so because its key is missing.

        A line that is too deep for itself alone has strayed.
        """
        if self._opens(line):
            below = next_column(self._notes.text, line.following, self._unit)
            return line.column == self.top.column + self._unit and below > line.column
        return self._goes_on_at(line)

    def _goes_on_at(self, line: Line) -> bool:
        """Whether further lines stand at the column of this one, which is too deep."""
        text = self._notes.text
        return column_beyond(text, line.following, line.column + 1, self._unit) == line.column

    def _without_parent(self, line: Line, level: Level, *, is_list: bool) -> Level:
        """Lines a level deeper than those above, with no key to belong to: they are read as beside."""
        self._notes.note(
            line.start,
            faults.BAD_INDENT,
            "从这一行起缩进比上文深，却没有上一级的键",
            hint="在这一行前面补上上一级的键，或者与上文左对齐",
        )
        self._open.append(Level(line.column, level.mended, is_list, silent=True))
        self.indent(line, level.mended)
        return self.top

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
        return _is_open(self._notes.text[line.start : line.end])

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
        if self.top.silent:
            self._notes.silence(Splice(line.begin, line.start, " " * column))
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


def _is_open(words: str) -> bool:
    """Whether a line ends with the colon of a key, or is a lone dash; a stray sign may follow."""
    words = words.partition(" #")[0].rstrip(" \t\"'{[｛［")
    return words.endswith((":", "：")) or words == "-"
