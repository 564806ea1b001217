"""A year's YAML without its numbers: what a clerk fills in for the next period."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.authoring.nextyear.emptiedhead import head_fate, head_scalars
from drafter.authoring.nextyear.fieldfates import DESCENDED, KEPT, Fate, Passage
from drafter.figures.entries import FIELDS
from drafter.figures.figure import CURRENT, LISTS, NEXT_TARGET, OF_WHICH, OWN_FIGURES, PARTS, TARGET
from drafter.figures.values import NOT_HAD
from drafter.figures.yearfile import HEAD_KEYS, SPAN, YEAR
from drafter.textfile import Splice
from drafter.yamlsource import Mapping, Scalar, Sequence
from drafter.yamlsource.editing.spelling import spelled_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.yamlsource import Entry, Node
    from drafter.yamlsource.editing.sheet import Sheet

NAME = "名称"
DONE, NEXT_STEP = frozenset({"结果", "竣工", "投用"}), "下步"
EMPTY, NOT_HERE, TARGETS, GONE = "清空", "无", "目标", "去掉"

_COMMENT = re.compile(r"( +)#")


class EmptiedYear(Struct):
    """Collects the splices that empty one file, counts, and what is to be looked at."""

    sheet: Sheet
    passage: Passage
    unit_of: Callable[[str], str]
    splices: list[Splice] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    adds_span: bool = False
    records: int = 0
    done: list[str] = field(default_factory=list)
    _own: bool = False
    _units: list[tuple[str, str]] = field(default_factory=list)

    def run(self) -> EmptiedYear:
        """Go through the whole file."""
        for entry in self.sheet.root.entries:
            key = entry.key.text
            self._own = key == OWN_FIGURES
            if key in HEAD_KEYS:
                self._take_head(entry)
            elif key == LISTS:
                self._take_lists(entry.value)
            else:
                self._take_pair(entry, key, ())
        return self

    def _take_head(self, entry: Entry) -> None:
        if entry.key.text == YEAR and self.adds_span:
            at = self.sheet.next_line(entry.key.end)
            line = f"{SPAN}: {self.passage.new.span.name}"
            ended = at > self.sheet.line_end(entry.key.end)
            self.splices.append(Splice(at, at, f"{line}\n" if ended else f"\n{line}"))
        for name, scalar, within in head_scalars(entry):
            fate = head_fate(name.rpartition(".")[2], scalar, self.passage)
            if fate.note:
                self.notes.append(f"{name}：{fate.note}")
            if fate.text == "" and isinstance(entry.value, Sequence):
                self._empty_list(entry)
                return
            if fate.text is not None and fate.text != scalar.text:
                flow = any(self.sheet.opener(node) for node in within)
                self._put(scalar, self._spelled(scalar, fate.text, flow=flow), braced=flow)

    def _empty_list(self, entry: Entry) -> None:
        end = self.sheet.end(entry.value)
        if end is not None:
            self.splices.append(Splice(entry.key.end + 1, end, ""))

    def _take_lists(self, node: Node) -> None:
        """Records keep their names; all else of them is emptied, and those that are done go."""
        for entry in node.entries if isinstance(node, Mapping) else ():
            items = entry.value.items if isinstance(entry.value, Sequence) else ()
            nameless = 0
            for item in items:
                if isinstance(item, Mapping):
                    kept = self._take_record(item, in_lines=not self.sheet.opener(entry.value))
                    nameless += kept and item.get(NAME) is None
            if nameless:
                self.notes.append(
                    f"清单.{entry.key.text}：有{nameless}项没有名称，各栏都清空了，用不着的删去"
                )

    def _take_record(self, record: Mapping, *, in_lines: bool) -> bool:
        """Whether the record stays. One without a name keeps nothing: any of it may be a figure."""
        if in_lines and self.passage.years and _is_done(record) and self._record_out(record):
            title = record.get(NAME) or next((entry.value for entry in record.entries), None)
            self.done.append(title.text if isinstance(title, Scalar) else "")
            return False
        self.records += record.get(NAME) is not None
        for entry in record.entries:
            if entry.key.text != NAME and isinstance(entry.value, Scalar):
                fate = self.passage.figure(entry.value)
                self._count(fate, entry.value)
                if fate.text is not None:
                    self._put(entry.value, "", braced=bool(self.sheet.opener(record)))
        return True

    def _record_out(self, record: Mapping) -> bool:
        """Take the lines of a record out, if its dash stands on the first of them."""
        sheet, begin, end = self.sheet, self.sheet.begin(record), self.sheet.end(record)
        start = sheet.line_start(begin)
        if end is None or sheet.text[start:begin].strip(" ") != "-":
            return False
        self.splices.append(Splice(start, sheet.next_line(end), ""))
        return True

    def _take_pair(self, entry: Entry, path: str, beside: tuple[str, ...]) -> None:
        """A pair on lines of its own."""
        self._units = []
        fate = self._fate(entry, path, beside)
        value = entry.value
        if fate.dropped:
            begin, end = entry.key.start, self.sheet.end(value) or entry.key.end
            self.splices.append(Splice(self.sheet.line_start(begin), self.sheet.next_line(end), ""))
        elif fate.becomes_target:
            self._rename(entry)
        elif fate.descends and isinstance(value, Mapping):
            if self.sheet.opener(value):
                self._put(value, self._braces(value, path))
            else:
                self._take_lines(value, path)
                return
        elif fate.text is not None and isinstance(value, Scalar):
            self._put(value, self._spelled(value, fate.text))
        if self._units:
            self._note_units(entry, bare=isinstance(value, Scalar))

    def _take_lines(self, mapping: Mapping, path: str) -> None:
        keys = mapping.keys()
        for entry in mapping.entries:
            self._take_pair(entry, f"{path}.{entry.key.text}", keys)
        if self._lacks_current(mapping):
            first = mapping.entries[0].key
            start = self.sheet.line_start(first.start)
            indent = " " * (first.place.column - 1)
            self.splices.append(Splice(start, start, f"{indent}{CURRENT}:\n"))

    def _rename(self, entry: Entry) -> None:
        """下期目标 becomes 目标, and a new 下期目标 waits below it."""
        key = entry.key
        name = key.text.removesuffix(NEXT_TARGET)
        self.splices.append(Splice(key.start, key.end, f"{name}{TARGET}"))
        at = self.sheet.next_line(self.sheet.end(entry.value) or key.end)
        line = f"{' ' * (key.place.column - 1)}{name}{NEXT_TARGET}:"
        ended = at > self.sheet.line_end(key.start)
        self.splices.append(Splice(at, at, f"{line}\n" if ended else f"\n{line}"))

    def _braces(self, mapping: Mapping, path: str) -> str:
        """A group in braces as it is to be; "" where nothing but an empty 本年 is left."""
        keys = mapping.keys()
        typed = self.sheet.text[self.sheet.begin(mapping) : self.sheet.end(mapping)]
        pieces = [f"{CURRENT}: "] if self._lacks_current(mapping) else []
        changed = bool(pieces)
        for entry in mapping.entries:
            piece = self._piece(entry, f"{path}.{entry.key.text}", keys)
            changed = changed or piece != self._typed(entry)
            pieces += [piece] if piece else []
        if not FIELDS.isdisjoint(keys) and set(pieces) <= {f"{CURRENT}: "}:
            return ""
        return f"{{{', '.join(pieces)}}}" if changed else typed

    def _piece(self, entry: Entry, path: str, beside: tuple[str, ...]) -> str:
        fate = self._fate(entry, path, beside)
        key = self.sheet.text[entry.key.start : entry.key.end]
        if fate.dropped:
            return ""
        if fate.becomes_target:
            old = self._typed(entry)[len(key) :]
            name = entry.key.text.removesuffix(NEXT_TARGET)
            return f"{name}{TARGET}{old}, {name}{NEXT_TARGET}: "
        if fate.descends and isinstance(entry.value, Mapping):
            return f"{key}: {self._braces(entry.value, path)}"
        if fate.text is not None and isinstance(entry.value, Scalar):
            return f"{key}: {self._spelled(entry.value, fate.text, flow=True)}"
        return self._typed(entry)

    def _typed(self, entry: Entry) -> str:
        """The pair as it stands; an empty value has a blank behind its colon."""
        typed = self.sheet.text[entry.key.start : self.sheet.end(entry.value) or entry.key.end]
        return f"{typed} " if typed.endswith(":") else typed

    def _fate(self, entry: Entry, path: str, beside: tuple[str, ...]) -> Fate:
        names = path.split(".")
        at = next((at for at, name in enumerate(names) if at and name in FIELDS), 0)
        if at:
            within = names[at] in {PARTS, OF_WHICH} and len(names) > at + 1
            name = ".".join(names[at:])
            fields = beside or tuple(names[at : at + 1])
            if within and isinstance(entry.value, Scalar):
                fate = self.passage.figure(entry.value)
            else:
                fate = self.passage.field(name, entry.value, fields)
        elif isinstance(entry.value, Scalar):
            fate = self.passage.figure(entry.value)
        else:
            fate = DESCENDED if isinstance(entry.value, Mapping) else KEPT
        if fate.note:
            self.notes.append(f"{'.'.join(names[1:])}：{fate.note}")
        self._count(fate, entry.value)
        if self._own and fate.text == "" and isinstance(entry.value, Scalar):
            unit = self.unit_of(entry.value.text) if not at or names[at] == CURRENT else ""
            self._units += [(names[at - 1] if at else names[-1], unit)] if unit else []
        return fate

    def _count(self, fate: Fate, node: Node) -> None:
        if fate.dropped:
            self.counts[GONE] += 1
        elif fate.becomes_target:
            self.counts[TARGETS] += 1
        elif fate.text == "":
            self.counts[EMPTY] += 1
        elif isinstance(node, Scalar) and node.text == NOT_HAD:
            self.counts[NOT_HERE] += 1

    def _lacks_current(self, mapping: Mapping) -> bool:
        """Whether a target falls due for which there was no number to be filled in yet."""
        name = NEXT_TARGET if self.passage.target_falls_due else TARGET
        due = mapping.get(name)
        carried = name == NEXT_TARGET or not self.passage.years
        falls = isinstance(due, Scalar) and not due.absent and carried
        known = {CURRENT, PARTS, *(key for key in mapping.keys() if key not in FIELDS)}  # noqa: SIM118
        return falls and known.isdisjoint(mapping.keys())

    def _spelled(self, scalar: Scalar, text: str, *, flow: bool = False) -> str:
        quote = self.sheet.text[scalar.start] if scalar.quoted else ""
        return spelled_value(text, flow=flow, quote=quote) or "" if text else ""

    def _note_units(self, entry: Entry, *, bare: bool) -> None:
        """The units, which went with the values, as a comment."""
        what = self._units[0][1] if bare else "、".join(f"{n}（{u}）" for n, u in self._units)
        start = self.sheet.line_start(entry.key.start)
        end = self.sheet.line_end(self.sheet.end(entry.value) or entry.key.end)
        last = self.splices[-1]
        if last.end == end and _COMMENT.search(self.sheet.text, start, end) is None:
            self.splices[-1] = last._replace(text=f"{last.text}  # 单位：{what}")
            return
        indent = " " * (entry.key.place.column - 1)
        comment = f"# {entry.key.text}的单位：{what}"
        self.splices.append(Splice(start, start, f"{indent}{comment}\n"))

    def _put(self, node: Node, written: str, *, braced: bool = False) -> None:
        """Replace a node; a comment behind it keeps its column."""
        text, start, end = self.sheet.text, self.sheet.begin(node), self.sheet.end(node)
        if end is None or text[start:end] == written:
            return
        stop = self.sheet.line_end(end)
        comment = _COMMENT.match(text, end, stop)
        if comment:
            blanks = len(comment[1]) + _columns(text[start:end]) - _columns(written)
            written, end = written + " " * max(blanks, 2 if written else 1), comment.end(1)
        elif not written and not braced and not text[end:stop].strip():
            end = stop
            while text[start - 1] == " ":
                start -= 1
        self.splices.append(Splice(start, end, written))


def _is_done(record: Mapping) -> bool:
    """Whether a record tells how the work came out, and of no next step (as the plan reads it)."""
    given = {
        entry.key.text
        for entry in record.entries
        if isinstance(entry.value, Scalar)
        and not entry.value.absent
        and entry.value.text != NOT_HAD
    }
    return not DONE.isdisjoint(given) and NEXT_STEP not in given


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)
