"""What a Chinese keyboard does to YAML, line by line: each slip with its mended line.

YAML takes most of these slips without a word, so they are looked for in the text and
not in what YAML makes of it. The scan keeps track of indentation and of what the line
before left open, so that words, comments, quoted text and blocks are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.patterns import pattern
from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.corrections import Corrections, Slip
from drafter.yamlsource.flow import OPENERS
from drafter.yamlsource.invisible import restore_invisible, strip_invisible
from drafter.yamlsource.levels import CLOSED, NOTHING, WORDS, Last, Level, Levels, Line
from drafter.yamlsource.lines import (
    CLEAN,
    COLON,
    COMMENT,
    DASH,
    INDENT,
    TIGHT_DASH,
    UNSAID,
    WIDE_DASH,
    Joint,
    Likeness,
    Separator,
    deeper_follows,
    end_of_line,
    is_bare_key,
    is_group,
    is_pair,
    likeness,
    next_line,
    record_goes_on,
    separator,
    usual_unit,
    width,
)
from drafter.yamlsource.markers import check_comment, check_marker
from drafter.yamlsource.nodes import DEPTH
from drafter.yamlsource.straysigns import SIGNS, opens_nothing, take_off_dash, take_off_sign
from drafter.yamlsource.tokens import (
    BLANK,
    HAN_NAME,
    IS_NAME,
    LINE,
    PAIR_WITHOUT_COLON,
    is_figure,
    trimmed,
)
from drafter.yamlsource.values import (
    BLOCK,
    check_cut,
    check_group,
    check_quoted,
    check_words,
    is_group_start,
    skip_block,
)
from drafter.yamlsource.wording import check_gap, check_joint, check_key

if TYPE_CHECKING:
    from drafter.findings import Rule

__all__ = ["Slip", "correct", "slips"]

# What a line is that CLEAN matched, by the last of its groups: a key alone, words, a group.
_LEFT_BY = (NOTHING, NOTHING, WORDS, CLOSED)
_OPENED = pattern(r"---[ \t]+(?=[^\s#])")
_PROPERTIES = pattern(r"(?:[&!][\w!:/.%-]*(?:[ \t]+|\Z))+", re.ASCII)
_HAN_NAME = pattern(HAN_NAME)
_PAIR = pattern(rf"^{HAN_NAME}:(?:[ \t]|$)", re.MULTILINE)


def slips(text: str) -> list[Slip]:
    """Every slip in `text`, in its order."""
    return correct(text).slips()


def correct(text: str) -> Corrections:
    """The slips of `text` together with the text that mends them."""
    visible = strip_invisible(text)
    scan = _Scan(text if visible is None else visible.text)
    scan.run()
    if visible is None:
        return scan.notes
    return restore_invisible(text, visible, scan.notes)


class _Scan:
    """Goes through the lines of a text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.notes = Corrections(text)
        self.begun = False
        self.unit = usual_unit(text)
        self.levels = Levels(self.notes, self.unit)

    def run(self) -> None:
        text, position, end = self.text, 0, len(self.text)
        while position < end and not self.notes.full:
            match = CLEAN.match(text, position)
            if match is None:
                said = UNSAID.match(text, position)
                position = said.end() if said else self._any_line(position)
                continue
            has_value = match.lastindex != 1
            if self.levels.enter_sound(match.end(1) - position, match.end(), has_value=has_value):
                level = self.levels.top
                level.last = _LEFT_BY[match.lastindex or 0]
                level.figure = False
                self.begun = True
                position = match.end()
            else:
                position = self._any_line(position)
        if position < end:
            self.notes.give_up(position)

    def _any_line(self, position: int) -> int:
        text = self.text
        match = LINE.match(text, position)
        end, following = match.span(1)[1], match.end()  # type: ignore[union-attr]
        start = INDENT.match(text, position, end).end()  # type: ignore[union-attr]
        if start == end or text[start] == "#":
            if text[position:start].strip(" "):
                self.notes.silence(Splice(position, start, ""))
            return following
        column = width(text, position, start, self.unit)
        indent = text[position:start]
        shift = self.levels.shift(indent, column, text[start:end]) if "\t" in indent else 0
        column += shift
        line = Line(position, start, end, following, column, shift=shift)
        if check_comment(self.notes, start):
            return following
        opened = None if self.begun else _OPENED.match(text, position, end)
        if opened:
            self.begun = True
            return self._value(line, self.levels.top, opened.end())
        is_marker = check_marker(self.notes, line, begun=self.begun)
        self.begun = self.begun or not is_marker or text[start] == "-"
        if is_marker:
            return following
        level = self.levels.top
        if level.last is Last.WORDS and column > level.column:
            return self._further_words(line, level)
        return self._node(line)

    def _node(self, line: Line) -> int:
        """A line that begins an item, a pair, or the value of the key before it."""
        text = self.text
        group = self.levels.awaiting(line.column)
        if DASH.match(text, line.start, line.end) and not (
            group and take_off_dash(self.notes, line, self.unit)
        ):
            return self._item(line, line.start + 1)
        if self.levels.takes_items(line.column):
            wide = WIDE_DASH.match(text, line.start, line.end)
            if wide:
                self._note_dash(line, wide.end(), faults.WIDE_MARK, "条目前的短横是全角的")
                return self._item(line, wide.end(), dash=2)
            if TIGHT_DASH.match(text, line.start, line.end):
                self._note_dash(
                    line, line.start + 1, faults.DASH_NO_SPACE, "条目前的短横后面缺一个空格"
                )
                return self._item(line, line.start + 1, dash=2)
        return self._pair_or_value(line)

    def _note_dash(self, line: Line, end: int, rule: Rule, message: str) -> None:
        self.notes.note(line.start, rule, message, Splice(line.start, end, "- "))

    def _item(self, line: Line, content: int, *, dash: int = 1) -> int:
        """An item whose dash, `dash` characters wide when mended, ends at `content`."""
        text = self.text
        level = self.levels.enter(line, is_list=True)
        start = BLANK.match(text, content, line.end).end()  # type: ignore[union-attr]
        if "\t" in text[content:start]:
            blank = Splice(content, start, " ")
            self.notes.note(content, faults.TAB_INDENT, "短横后面用了制表符", blank)
        else:
            check_gap(self.notes, content, start)
        level.last = Last.NOTHING
        if start == line.end or text[start] == "#":
            return line.following
        column = line.column + width(text, line.start, start, self.unit)
        # What stands below is in line with a name behind a dash and a blank.
        column += dash > 1 and deeper_follows(text, line.following, column, self.unit)
        mended = level.mended + dash + start - content
        inner = Line(start, start, line.end, line.following, column, mended)
        if DASH.match(text, start, line.end):
            return self._item_in_item(inner)
        colon = self._item_colon(inner, level)
        if colon is None:
            if self._lacks_colon(inner, level):
                return self._no_colon(inner)
            return self._value(inner, level, start)
        level.records = True
        return self._pair(inner, colon)

    def _lacks_colon(self, line: Line, level: Level) -> bool:
        """Whether an item without a colon is the first pair of a record."""
        if not PAIR_WITHOUT_COLON.fullmatch(self.text, line.start, line.end):
            return False
        return record_goes_on(self.text, line.following, level.column, self.unit)

    def _item_in_item(self, line: Line) -> int:
        if len(self.levels) <= DEPTH:
            return self._item(line, line.start + 1)
        self.notes.note(
            line.start, faults.TOO_DEEP, f"条目套到了第{DEPTH + 1}层，再往里没有读", hint="核对短横"
        )
        self.notes.silence(Splice(line.start, line.end, ""))
        return line.following

    def _item_colon(self, line: Line, level: Level) -> Separator | None:
        """The colon of an item that is a pair; words with a wide colon in them are none."""
        if self.text[line.start] in OPENERS:
            return None
        colon = separator(self.text, line.start, line.end, certain=False)
        if colon is None or colon.joint is Joint.SOUND:
            return colon
        if not _HAN_NAME.fullmatch(self.text, *trimmed(self.text, line.start, colon.offset)):
            return None
        if level.records or record_goes_on(self.text, line.following, level.column, self.unit):
            return colon
        return None

    def _pair_or_value(self, line: Line) -> int:
        text = self.text
        level = self.levels.awaiting(line.column)
        if text[line.start] in SIGNS:
            take_off_sign(self.notes, line)
        if text[line.start] in OPENERS:
            level = level or self.levels.enter(line, is_list=False)
            return self._words_below(line, level)
        colon = separator(text, line.start, line.end, certain=False)
        sound = colon is not None and colon.joint is Joint.SOUND
        if level and not sound and not self._is_key(line, colon, level):
            if self._is_lost_comment(line, level):
                return self._no_colon(line)
            return self._words_below(line, level)
        if text[line.start] == "?" and text[line.start + 1 : line.start + 2] in " \t\r\n":
            return self._complex_key(line)
        colon = colon or separator(text, line.start, line.end, certain=True)
        return self._pair(line, colon) if colon else self._no_colon(line)

    def _is_lost_comment(self, line: Line, level: Level) -> bool:
        """Whether words where a group begins are no value, because the group follows them."""
        if level.column < 0:
            return _PAIR.search(self.text, line.following) is not None
        if self.text[line.start] in "\"'|>" or not is_pair(self.text, line.following):
            return False
        return deeper_follows(self.text, line.following, level.column, self.unit)

    def _words_below(self, line: Line, level: Level) -> int:
        """A value that begins on the line below its key."""
        self._indent_words(line, level)
        return self._value(line, level, line.start)

    def _indent_words(self, line: Line, level: Level) -> None:
        indent = self.text[line.begin : line.start]
        if "\t" in indent or len(indent) - len(indent.lstrip(" ")) <= level.column:
            self.levels.indent(line, max(line.column, level.mended + 1))

    def _is_key(self, line: Line, colon: Separator | None, level: Level) -> bool:
        """Whether a line below a key without value, and without sound colon, is meant as a key."""
        if self.text[line.start] in "\"'":
            return colon is not None
        return self.text[line.start] not in "|>" and is_group(
            self.text, line.begin, line.column, level.column, self.unit
        )

    def _complex_key(self, line: Line) -> int:
        text = self.text
        self.levels.enter(line, is_list=False).last = Last.CLOSED
        self.notes.note(line.start, faults.COMPLEX_KEY, "“? ”的写法用不上", hint="写成“键: 值”")
        self.notes.silence(Splice(line.start, line.start, "# "))
        below = next_line(text, line.following)
        value = INDENT.match(text, below)
        if value is None or not COLON.match(text, value.end()):
            return line.following
        self.notes.silence(Splice(value.end(), value.end(), "# "))
        return end_of_line(self.text, below)

    def _no_colon(self, line: Line) -> int:
        """A line where a pair must stand, without any colon."""
        text = self.text
        if self.levels.list_at(line.column):
            return line.following
        comment = COMMENT.search(text, line.start, line.end)
        last = trimmed(text, line.start, comment.start() if comment else line.end)[1]
        pair = PAIR_WITHOUT_COLON.fullmatch(text, line.start, last)
        level = self.levels.top
        splices: tuple[Splice, ...] = ()
        if pair:
            level = self.levels.enter(line, is_list=False)
            gap = pair.span(2 if pair[1] else 5)
            splices = (Splice(*gap, ": "),)
        elif is_bare_key(text, line.start, last, line.column, self.unit):
            level = self.levels.enter(line, is_list=False, opens=True)
            splices = (Splice(last, last, ":"),)
            level.last = Last.NOTHING
        else:
            self.notes.silence(Splice(line.start, line.start, "# "))
        self.notes.note(
            line.start,
            faults.NO_COLON,
            f"“{text[line.start : min(last, line.start + 20)]}”这一行没有冒号",
            *splices,
            hint="写成“键: 值”；若是说明，行首加“# ”",
        )
        return self._value(line, level, gap[1]) if pair else line.following

    def _pair(self, line: Line, colon: Separator) -> int:
        text = self.text
        level = self.levels.enter(line, is_list=False)
        key_end = trimmed(text, line.start, colon.offset)[1]
        if key_end <= line.start:
            return self._no_key(line)
        if text[line.start] not in "\"'":
            check_key(self.notes, line.start, key_end)
        value = check_joint(self.notes, line.start, key_end, colon, line.end)
        return self._value(line, level, value)

    def _no_key(self, line: Line) -> int:
        self.notes.note(line.start, faults.NO_KEY, "冒号前没有键名", hint="在冒号前写上键名")
        self.notes.silence(Splice(line.start, line.start, "# "))
        return line.following

    def _value(self, line: Line, level: Level, start: int) -> int:
        """Check the value at `start`, note what it leaves open; the next line."""
        text = self.text
        level.last = Last.NOTHING
        if start >= line.end or text[start] == "#":
            return line.following
        if check_comment(self.notes, start):
            return line.following
        properties = _PROPERTIES.match(text, start, line.end)
        start = properties.end() if properties else start
        if start == line.end:
            return line.following
        level.last = Last.CLOSED
        if text[start] in SIGNS and opens_nothing(self.notes, start, line.end, line.following):
            level.last = Last.NOTHING
            return line.following
        if is_group_start(self.text, start, line.end):
            return end_of_line(self.text, check_group(self.notes, start, level.column))
        if text[start] in "\"'":
            return end_of_line(self.text, check_quoted(self.notes, start, line.end, level.column))
        if self._is_block(line, level, start):
            return skip_block(self.notes, line.following, level.column, self.unit)
        level.last = Last.WORDS
        level.figure = is_figure(text, start, line.end)
        check_words(self.notes, start, line.end)
        return line.following

    def _is_block(self, line: Line, level: Level, start: int) -> bool:
        """Whether a `|` or `>` begins a block; `>5` without a block below is a figure."""
        match = BLOCK.fullmatch(self.text, start, line.end)
        if match is None or not (match[1] or match[2]):
            return match is not None
        return deeper_follows(self.text, line.following, level.column, self.unit)

    def _further_words(self, line: Line, level: Level) -> int:
        """A line deeper than the plain words above it, with which YAML goes on."""
        text = self.text
        if DASH.match(text, line.start, line.end):
            if level.is_list:
                line.column = level.column
                return self._item(line, line.start + 1)
            self.notes.note(
                line.start,
                faults.GROUP_AS_TEXT,
                "上一行已经有值，这一条会接在它后面成为一句话",
                hint="上一行的值移到条目里，或者删去这一行",
            )
            return line.following
        if not level.is_list and self._is_strayed_pair(line, level):
            if not self.levels.lacks_parent(line):
                line.column = level.column
            return self._node(line)
        self._indent_words(line, level)
        if check_cut(self.notes, line.start, line.end):
            level.last = Last.CLOSED
        return line.following

    def _is_strayed_pair(self, line: Line, level: Level) -> bool:
        colon = separator(self.text, line.start, line.end, certain=False)
        if colon is None:
            return False
        if colon.joint is Joint.SOUND:
            return IS_NAME.fullmatch(self.text, line.start, colon.offset) is not None
        return level.figure and likeness(self.text, line.start) is Likeness.FIGURE
