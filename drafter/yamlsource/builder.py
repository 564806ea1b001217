"""From libyaml's events to nodes: the words as typed, none of YAML's guesses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import yaml
from msgspec import Struct, field

from drafter.findings import Finding, Related
from drafter.location import Location
from drafter.textfile import REPLACEMENT, clean
from drafter.yamlsource import faults
from drafter.yamlsource.corrections import MOST_SLIPS, line_starts
from drafter.yamlsource.nodes import DEPTH, Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.findings import Rule

try:
    from yaml._yaml import CParser as Parser
except ImportError:  # PyYAML built without libyaml: the same events, more slowly
    from yaml import Loader as Parser  # type: ignore[assignment]


class _Event(Protocol):
    """What the parser's events have; the stubs leave their marks open."""

    anchor: str | None
    tag: str | None
    start_mark: yaml.Mark
    end_mark: yaml.Mark


class _ScalarEvent(_Event, Protocol):
    value: str
    style: str | None


class _EnoughError(Exception):
    """More faults than anybody would mend."""


# A file has hundreds of these, and their own constructors take thrice as long.
_new = tuple.__new__

MERGE = "<<"
# Escapes of a code point, and those of one letter that stand for control characters.
_ESCAPE = re.compile(
    r"\\(?:(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|([0abefvNLP])|(?s:.))"
)
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*\s+)+")


class _Frame(Struct):
    """A mapping or list that is still open; `key` waits for its value."""

    place: Location
    is_list: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Scalar | None = None
    again: Scalar | None = None  # a key that was there before waits for its value
    repeated: dict[str, list[Entry]] = field(default_factory=dict)
    refused: bool = False  # a key that cannot be one waits for its value
    merges: bool = False


class Builder:
    """Builds the nodes of one text; faults that leave the rest readable go to `found`."""

    def __init__(
        self,
        path: str,
        text: str,
        found: list[Finding],
        origin: Callable[[int], tuple[int, int, int]] | None = None,
    ) -> None:
        """Read `text`; `origin` says where an offset in it came from: offset, line, column."""
        self._path = path
        self._text = text
        self._found = found
        self._origin = origin
        self._frames: list[_Frame] = []
        self._skipping = 0
        self._root: Node | None = None

    def build(self) -> Node | None:
        """The root node; None if the text holds none.

        Raises:
            yaml.MarkedYAMLError: where the text is no YAML.
        """
        handlers: dict[type[yaml.Event], Callable[..., None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
        }
        get_event = Parser(self._text).get_event
        try:
            while (event := get_event()) is not None:
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
        except _EnoughError:
            self._skipping = 0
            while self._frames:
                self._end(None)
        return self._root

    def _tell(self, finding: Finding) -> None:
        """Report a fault; beyond so many reading stops, and what was read so far stands."""
        if len(self._found) > MOST_SLIPS:
            return
        self._found.append(finding)
        if len(self._found) == MOST_SLIPS:
            self._found.append(
                faults.NOT_READ.at(
                    finding.place,
                    "前面的毛病太多，从这里起没有读",
                    hint="先改好前面的再检查；核对是不是放错了文件",
                )
            )
            raise _EnoughError

    def _place(self, mark: yaml.Mark) -> Location:
        if self._origin is None:
            return Location(self._path, mark.line + 1, mark.column + 1)
        return Location(self._path, *self._origin(mark.index)[1:])

    def _scalar(self, event: _ScalarEvent) -> None:
        if self._skipping:
            return
        mark = event.start_mark
        style = event.style
        if self._origin is not None or style == '"' or event.anchor or event.tag:
            self._add(self._uncommon_scalar(event))
            return
        stop = event.end_mark
        start, end, column = mark.index, stop.index, mark.column + 1
        if start == end:
            back = self._blanks_before(start)
            start = end = start - back
            column -= back
        place = _new(Location, (self._path, mark.line + 1, column, 0))
        spans = stop.line != mark.line
        scalar = _new(Scalar, (event.value, place, bool(style), start, end, spans))
        frame = self._frames[-1] if self._frames else None
        if frame is not None and (key := frame.key) is not None:
            frame.entries[key.text] = _new(Entry, (key, scalar))
            frame.key = None
        else:
            self._add(scalar)

    def _blanks_before(self, offset: int) -> int:
        """How many blanks part an empty value from its colon: it stands right behind that."""
        start = offset
        while start and self._text[start - 1] in " \t":
            start -= 1
        return offset - start if self._text[start - 1 : start] == ":" else 0

    def _uncommon_scalar(self, event: _ScalarEvent) -> Scalar:
        """A scalar of a mended text, or one with escapes, an anchor, or a tag."""
        start, end = event.start_mark.index, event.end_mark.index
        place = self._place(event.start_mark)
        text = event.value
        if start == end and self._origin is not None:
            start -= self._blanks_before(start)
            end = start
            place = Location(self._path, *self._origin(start)[1:])
        if event.anchor or event.tag:
            self._refuse_properties(event, place)
            properties = _PROPERTIES.match(self._text, start, end)
            start = properties.end() if properties else start
        if event.style == '"' and (fit := clean(text)) != text:
            text = fit
            self._tell_escape(start, end)
        quoted = bool(event.style)
        if self._origin is not None:
            inside, start, end = (self._origin(at)[0] for at in (start + 1, start, end))
            quoted = quoted and inside > start  # else the quote was put in to mend the line
        spans = event.end_mark.line != event.start_mark.line
        return Scalar(text, place, quoted, start, end, spans)

    def _tell_escape(self, start: int, end: int) -> None:
        """Report the first escape between two offsets that stands for what cannot be printed."""
        for escape in _ESCAPE.finditer(self._text, start, end):
            code = escape[1] and escape[1][1:]
            if escape[2] or (code and clean(chr(int(code, 16))) == REPLACEMENT):
                start = escape.start()
                break
        begin = max(self._text.rfind("\n", 0, start), self._text.rfind("\r", 0, start)) + 1
        lines = line_starts(self._text[:begin])
        place = Location(self._path, len(lines), start - begin + 1)
        if self._origin is not None:
            place = Location(self._path, *self._origin(start)[1:])
        self._tell(
            faults.BACKSLASH.at(
                place,
                "双引号里用反斜杠写了不能印出来的字符",
                hint="删去这个字符，或者改用单引号",
            )
        )

    def _alias(self, event: _Event) -> None:
        if self._skipping:
            return
        if not self._frames or not self._frames[-1].merges:
            self._tell(
                faults.ANCHOR.at(
                    self._place(event.start_mark),
                    f"引用“*{event.anchor}”没有用上",
                    hint="把所引用的内容照写一遍；若本是文字，加上引号",
                )
            )
        self._add(None)

    def _start(self, event: _Event) -> None:
        if self._skipping:
            self._skipping += 1
            return
        place = self._place(event.start_mark)
        if event.anchor or event.tag:
            self._refuse_properties(event, place)
        if len(self._frames) == DEPTH:
            self._tell(
                faults.TOO_DEEP.at(
                    place, f"这里套到了第{DEPTH + 1}层，再往里没有读", hint="核对括号和缩进"
                )
            )
            self._skipping = 1
            return
        self._frames.append(_Frame(place, isinstance(event, yaml.SequenceStartEvent)))

    def _end(self, _event: _Event | None) -> None:
        if self._skipping:
            self._skipping -= 1
            if not self._skipping:
                self._add(None)
            return
        frame = self._frames.pop()
        if frame.is_list:
            self._add(Sequence(tuple(frame.items), frame.place))
        else:
            for key, others in frame.repeated.items():
                frame.entries[key] = self._joined(frame.entries[key], others)
            self._add(Mapping(tuple(frame.entries.values()), frame.place))

    def _add(self, node: Node | None) -> None:
        """Put a finished node where it belongs; None is one that was refused."""
        if not self._frames:
            self._root = self._root or node
            return
        frame = self._frames[-1]
        if frame.key is not None:
            if node is not None:
                frame.entries[frame.key.text] = Entry(frame.key, node)
            frame.key = None
        elif frame.is_list:
            if node is not None:
                frame.items.append(node)
        elif frame.again is not None:
            self._add_again(frame, frame.again, node)
        elif frame.refused:
            frame.refused = frame.merges = False
        else:
            self._take_key(frame, node)

    def _take_key(self, frame: _Frame, node: Node | None) -> None:
        """A node where a key must stand; one that cannot be a key loses its value too."""
        if isinstance(node, Scalar) and node.text:
            if node.text != MERGE or node.quoted:
                known = node.text in frame.entries
                frame.key, frame.again = (None, node) if known else (node, None)
                return
            frame.merges = True
        frame.refused = True
        if node is not None:
            self._refuse_key(node)

    def _add_again(self, frame: _Frame, key: Scalar, node: Node | None) -> None:
        frame.again = None
        if node is not None:
            frame.repeated.setdefault(key.text, []).append(Entry(key, node))

    def _joined(self, first: Entry, others: list[Entry], *, within: bool = False) -> Entry:
        """What a key stands for that was written several times.

        Groups are put together; of other values the first stands that is not empty. Of
        groups `within` groups that were put together nothing is said.
        """
        for other in others:
            if isinstance(first.value, Mapping) and isinstance(other.value, Mapping):
                if not within:
                    self._tell_again(first.key, other.key, "两处合在一起读")
            elif isinstance(first.value, Scalar) and first.value.absent:
                self._tell_again(first.key, other.key, "那里是空的，用的是这一项")
                first = other
            else:
                self._tell_again(first.key, other.key, "这一项没有用上")
        if not isinstance(first.value, Mapping):
            return first
        entries: dict[str, list[Entry]] = {}
        for entry in (first, *(other for other in others if other is not first)):
            for inner in entry.value.entries if isinstance(entry.value, Mapping) else ():
                entries.setdefault(inner.key.text, []).append(inner)
        joined = (self._joined(same[0], same[1:], within=True) for same in entries.values())
        return Entry(first.key, Mapping(tuple(joined), first.value.place))

    def _tell_again(self, first: Scalar, key: Scalar, outcome: str) -> None:
        self._tell(
            faults.DUPLICATE_KEY.at(
                key.place,
                f"“{key.text[:20]}”在第{first.place.line}行已经写过，{outcome}",
                hint="两处合为一处",
                related=(Related(first.place, "先写的一处"),),
            )
        )

    def _refuse_key(self, node: Node) -> None:
        rule: Rule
        if not isinstance(node, Scalar):
            rule, message, hint = (
                faults.COMPLEX_KEY,
                "键应是一个词语，这一项没有用上",
                "写成“键: 值”",
            )
        elif not node.text:
            rule, message, hint = (
                faults.NO_KEY,
                "冒号前没有键名，这一项没有用上",
                "在冒号前写上键名",
            )
        else:
            rule, message, hint = (
                faults.ANCHOR,
                "合并“<<”没有用上",
                "把要合并的内容照写一遍",
            )
        self._tell(rule.at(node.place, message, hint=hint))

    def _refuse_properties(self, event: _Event, place: Location) -> None:
        if event.anchor:
            self._tell(faults.ANCHOR.at(place, f"锚点“&{event.anchor}”不起作用", hint="删去锚点"))
        if event.tag:
            typed = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._tell(
                faults.TAG.at(place, f"标签“{typed}”不起作用，值照所写的读", hint="删去标签")
            )
