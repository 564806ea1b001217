"""Reads in one pass what nearly every file is: nothing but plain pairs, groups and lists.

A line is taken only when it can hold no slip of the keyboard and YAML could read it in
no other way. At the first that is anything else the file is left to the keyboard's scan
and the YAML parser, which see the same nodes in plain lines and take ten times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.location import Location
from drafter.patterns import pattern
from drafter.textfile import REPLACEMENT
from drafter.yamlsource.invisible import strip_invisible
from drafter.yamlsource.lines import FIRST, ODD, PLAIN
from drafter.yamlsource.nodes import DEPTH, Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    import re

# No longer than YAML takes for a key that it need not look ahead for.
_KEY = r"[\w./]{1,80}"
_RATIO = r"\d+(?:\.\d+)?:\d+(?:\.\d+)?(?![\w.:])"
_MINUS = r"-(?=\d)"
_WORDS = rf"{_RATIO}|(?:{_MINUS})?{PLAIN}"
_WORDS_IN_GROUP = rf"{_RATIO}|(?:{_MINUS})?{FIRST}[^,，?{{}}\[\]｛｝［］\"'{ODD}]*+"
# Without escapes, and without braces, which would be a group put in quotes.
_QUOTED = r"\"[^\"\\{｛\r\n]*\"|'[^'{｛\r\n]*'"
_UNSAID = r"(?: *+(?:#[^\r\n]*+)?\r?\n)*+(?: *+(?:#[^\r\n]*+)?\Z)?+"
_END = rf" *+(?:(?<= )#(?: [^\r\n]*+)?)?(?:\r?\n{_UNSAID}|\Z)"

_BEGINNING = pattern(_UNSAID)
# Indent, dash, key, words, quoted words, opened group; up to the next line that says something.
_LINE = pattern(
    rf"( *)(- )?+(?:({_KEY}):(?: +|(?=[\r\n]|\Z)))?+"
    rf"(?:(?:({_WORDS})|({_QUOTED}))?{_END}|(?=([{{\[])))"
)
_LINE_REST = pattern(_END)
# What stands between the brackets of a group, up to the comma behind it or the end.
_VALUE = rf"(?:({_WORDS_IN_GROUP})|({_QUOTED}))"
_PAIR = pattern(rf" *({_KEY}): +(?:{_VALUE}( *, +| *\}})|(?=[{{\[]))")
_ITEM = pattern(rf" *(?:{_VALUE}( *, +| *\])|(?=[{{\[]))")
_PAIR_END = pattern(r" *(?:, +|\})")
_ITEM_END = pattern(r" *(?:, +|\])")
_EMPTY = ("{}", "[]")

# A file has hundreds of these, and their own constructors take thrice as long.
_new = tuple.__new__


class _NotPlainError(Exception):
    """Something that has to be looked at more closely."""


class _Level(Struct):
    """A mapping or list that further lines may belong to; `key` waits for its value."""

    column: int
    place: Location
    is_list: bool
    key: Scalar | None = None
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)

    def put_pair(self, key: Scalar, value: Node | None) -> None:
        """Put a pair here; without a value it waits for the lines below."""
        if self.is_list or key.text in self.entries:
            raise _NotPlainError
        if value is None:
            self.key = key
        else:
            self.entries[key.text] = _new(Entry, (key, value))

    def put_below(self, node: Node) -> None:
        """Put what the lines below held."""
        if self.key is None:
            self.items.append(node)
        else:
            self.entries[self.key.text] = Entry(self.key, node)
            self.key = None

    def node(self) -> Node:
        """All that was put here."""
        if self.is_list:
            return Sequence(tuple(self.items), self.place)
        return Mapping(tuple(self.entries.values()), self.place)


def read_plain(path: str, text: str) -> Mapping | None:
    """The mapping that `text` holds; None if there is more to it than plain lines."""
    if REPLACEMENT in text or strip_invisible(text):
        return None
    try:
        return _Reading(path, text).read()
    except _NotPlainError:
        return None


class _Reading:
    """One text on its way, line by line."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._step = 0  # by how much the lines below a key are indented
        self._line = 1
        self._begin = 0  # where that line begins
        # What holds the whole file, as a key would.
        self._open = [_Level(-1, Location(path), is_list=True)]

    def read(self) -> Mapping:
        """The mapping on the outside.

        Raises:
            _NotPlainError: if there is anything but plain lines.
        """
        text, line_at, read_line = self._text, _LINE.match, self._read_line
        position = _BEGINNING.match(text).end()  # type: ignore[union-attr]
        self._line += text.count("\n", 0, position)
        while position < len(text):
            match = line_at(text, position)
            if match is None:
                raise _NotPlainError
            self._begin = position
            position = read_line(match)
            self._line += text.count("\n", self._begin, position)
        while len(self._open) > 1:
            self._close()
        root = self._open[0].items
        if len(root) != 1 or not isinstance(root[0], Mapping):
            raise _NotPlainError
        return root[0]

    def _read_line(self, match: re.Match[str]) -> int:
        """Take a line in; where the next begins that says something."""
        indent, dash, key, words = match.group(1, 2, 3, 4)
        column = len(indent)
        level = self._open[-1]
        if column != level.column or level.key is not None or (dash is None) is level.is_list:
            level = self._level_at(column, is_list=dash is not None)
        if dash is not None or words is None:
            return self._read_rare_line(match, level)
        self._put_pair(level, key, match.start(3), words, match.start(4))
        return match.end()

    def _read_rare_line(self, match: re.Match[str], level: _Level) -> int:
        """An item, or a pair whose value is not on the line or is more than words."""
        indent, dash, key, words, quoted, opener = match.groups()
        value: Node | None = None
        end = match.end()
        if key is not None and dash is None and quoted is None and opener is None:
            level.put_pair(self._words(key, match.start(3)), None)
            return end
        if words is not None:
            value = self._words(words, match.start(4))
        elif quoted is not None:
            value = self._quoted(quoted, match.start(5))
        elif opener is not None:
            value, end = self._group(end, len(self._open))
            end = self._matched(_LINE_REST, end).end()
        if key is not None:
            if dash is not None:
                level = self._deeper(len(indent) + len(dash), is_list=False)
            level.put_pair(self._words(key, match.start(3)), value)
        elif value is not None and level.is_list:
            level.items.append(value)
        else:
            raise _NotPlainError
        return end

    def _level_at(self, column: int, *, is_list: bool) -> _Level:
        """The level of a line at `column`; those deeper than it are done."""
        level = self._open[-1]
        if column > level.column:
            if not self._may_open(level, column):
                raise _NotPlainError
            return self._deeper(column, is_list=is_list)
        while column < level.column:
            self._close()
            level = self._open[-1]
        if column != level.column or is_list != level.is_list:
            raise _NotPlainError
        if level.key is not None:
            self._leave_empty(level, level.key)
        return level

    def _may_open(self, level: _Level, column: int) -> bool:
        if level.column < 0:
            return column == 0
        self._step = self._step or column - level.column
        return level.key is not None and column == level.column + self._step

    def _deeper(self, column: int, *, is_list: bool) -> _Level:
        if len(self._open) == DEPTH:
            raise _NotPlainError
        level = _Level(column, Location(self._path, self._line, column + 1), is_list)
        self._open.append(level)
        return level

    def _close(self) -> None:
        level = self._open.pop()
        if level.key is not None:
            self._leave_empty(level, level.key)
        self._open[-1].put_below(level.node())

    def _leave_empty(self, level: _Level, key: Scalar) -> None:
        """Give a key no value, which stands right behind its colon."""
        behind = key.end + 1
        place = key.place.along(behind - key.start)
        level.put_below(Scalar("", place, quoted=False, start=behind, end=behind))

    def _put_pair(
        self, level: _Level, key: str | None, key_start: int, words: str, start: int
    ) -> None:
        """Put in a key and its words, which is what most lines hold."""
        if key is None or key in level.entries:
            raise _NotPlainError
        path, line, before = self._path, self._line, self._begin - 1
        words = words.rstrip(" ")
        key_place = _new(Location, (path, line, key_start - before, 0))
        place = _new(Location, (path, line, start - before, 0))
        name = _new(Scalar, (key, key_place, False, key_start, key_start + len(key), False))
        value = _new(Scalar, (words, place, False, start, start + len(words), False))
        level.entries[key] = _new(Entry, (name, value))

    def _words(self, typed: str, start: int) -> Scalar:
        words = typed.rstrip(" ")
        return _new(Scalar, (words, self._place(start), False, start, start + len(words), False))

    def _quoted(self, typed: str, start: int) -> Scalar:
        end = start + len(typed)
        return Scalar(typed[1:-1], self._place(start), quoted=True, start=start, end=end)

    def _place(self, offset: int) -> Location:
        return _new(Location, (self._path, self._line, offset - self._begin + 1, 0))

    def _matched(self, pattern: re.Pattern[str], position: int) -> re.Match[str]:
        match = pattern.match(self._text, position)
        if match is None:
            raise _NotPlainError
        return match

    def _group(self, start: int, depth: int) -> tuple[Node, int]:
        """The group in braces or brackets that opens at `start`, and the offset behind it."""
        is_list = self._text[start] == "["
        level = _Level(-1, self._place(start), is_list)
        if self._text.startswith(_EMPTY, start):
            return level.node(), start + 2
        if depth == DEPTH:
            raise _NotPlainError
        item, item_end = (_ITEM, _ITEM_END) if is_list else (_PAIR, _PAIR_END)
        position, behind = start + 1, " "
        while behind.endswith(" "):
            match = self._matched(item, position)
            *key, words, quoted, behind = match.groups()
            position = match.end()
            value: Node
            if words is not None and key:
                self._put_pair(level, key[0], match.start(1), words, match.start(2))
                continue
            if words is not None:
                value = self._words(words, match.start(1))
            elif quoted is not None:
                value = self._quoted(quoted, match.start(len(key) + 2))
            else:
                value, position = self._group(position, depth + 1)
                behind = self._matched(item_end, position)[0]
                position += len(behind)
            if is_list:
                level.items.append(value)
            else:
                level.put_pair(self._words(key[0], match.start(1)), value)
        return level.node(), position
