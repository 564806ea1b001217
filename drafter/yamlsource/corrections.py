"""Slips of the keyboard, the lines that mend them, and the mended text with its offsets."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.tokens import LINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.findings import Rule

# More slips than a hand makes: it is another kind of file, and each costs time.
MOST_SLIPS = 3000


class Slip(NamedTuple):
    """One slip, its place (from 1), and the line as it should be.

    All slips of one line have the same `mended_line`, which mends them all; it is ""
    where only the writer can know what was meant, and then `hint` says what to do.
    """

    line: int
    column: int
    rule: Rule
    message: str
    mended_line: str
    hint: str


class _Note(Struct):
    offset: int
    rule: Rule
    message: str
    hint: str
    proposed: list[Splice]


class Corrections(Struct):
    """What was found in a text, and what must be spliced into it."""

    text: str
    _notes: dict[tuple[int, str], _Note] = field(default_factory=dict)
    _silent: list[Splice] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _count: int = 0

    def note(self, offset: int, rule: Rule, message: str, *splices: Splice, hint: str = "") -> None:
        """Note a slip and the splices that mend it, which lie in its line.

        One line has one slip of a rule; the first says what it is about.
        """
        key = (self.line_of(offset), rule.name)
        note = self._notes.setdefault(key, _Note(offset, rule, message, hint, []))
        note.proposed += splices
        self._count += 1 + len(splices)

    def silence(self, *splices: Splice) -> None:
        """Take out what cannot be mended so that it does no harm to the rest."""
        self._silent += splices
        self._count += len(splices)

    @property
    def full(self) -> bool:
        """Whether so much was found that looking further is of no use."""
        return self._count > MOST_SLIPS

    def give_up(self, offset: int) -> None:
        """Leave out what stands from `offset` on, and say so."""
        self._notes[self.line_of(offset), faults.NOT_READ.name] = _Note(
            offset,
            faults.NOT_READ,
            "前面的毛病太多，从这一行起没有读",
            "先改好前面的再检查；核对是不是放错了文件",
            [],
        )
        self.silence(Splice(offset, len(self.text), ""))

    def take(self, other: Corrections, patch: Patch) -> None:
        """Take over what was found in the text that `patch` made of this one."""
        for note in other._notes.values():
            moved = [_moved(splice, patch) for splice in note.proposed]
            self.note(patch.original(note.offset), note.rule, note.message, *moved, hint=note.hint)
        self.silence(*(_moved(splice, patch) for splice in other._silent))

    def line_of(self, offset: int) -> int:
        """The number of a line, from 0."""
        if not self._starts:
            self._starts = line_starts(self.text)
        return bisect_right(self._starts, offset) - 1

    def __bool__(self) -> bool:
        """Whether there is anything to report or to splice."""
        return bool(self._notes or self._silent)

    def slips(self) -> list[Slip]:
        """The slips in the order of the text."""
        lines: dict[int, list[Splice]] = {}
        for (line, _), note in self._notes.items():
            lines.setdefault(line, []).extend(note.proposed)
        mended = {line: self._mended_line(line, splices) for line, splices in lines.items()}
        slips = []
        for (line, _), note in sorted(self._notes.items(), key=lambda item: item[1].offset):
            column = note.offset - self._starts[line] + 1
            line_mended = mended[line] if note.proposed else ""
            slips.append(Slip(line + 1, column, note.rule, note.message, line_mended, note.hint))
        return slips

    def patch(self) -> Patch:
        """The text with everything spliced in."""
        silent = sorted(self._silent)
        kept = [
            splice
            for note in self._notes.values()
            for splice in note.proposed
            if not _covered(splice, silent)
        ]
        return Patch(self.text, [*kept, *silent])

    def _mended_line(self, line: int, splices: list[Splice]) -> str:
        start = self._starts[line]
        match = LINE.match(self.text, start)
        end = match.end(1) if match else len(self.text)
        moved = [Splice(a - start, b - start, text) for a, b, text in splices]
        return Patch(self.text[start:end], moved).text


class Patch:
    """A text with pieces replaced, and where each of its characters came from."""

    def __init__(self, original: str, splices: Iterable[Splice]) -> None:
        """Splice; where two pieces overlap, the later is left out."""
        pieces = []
        self.splices: list[Splice] = []
        self._steps: list[tuple[int, int, int, int]] = []
        done = length = 0
        for start, end, new in sorted(dict.fromkeys(splices), key=itemgetter(0, 1)):
            if start < done or end > len(original):
                continue
            pieces += [original[done:start], new]
            self.splices.append(Splice(start, end, new))
            length += start - done
            self._steps.append((length, length + len(new), start, end))
            length += len(new)
            done = end
        pieces.append(original[done:])
        self.text = "".join(pieces)

    def original(self, offset: int) -> int:
        """The offset in the original text; what was put in stands where it was put."""
        index = bisect_right(self._steps, offset, key=itemgetter(0)) - 1
        if index < 0:
            return offset
        new_start, new_end, start, end = self._steps[index]
        if offset >= new_end:
            return end + offset - new_end
        return min(start + offset - new_start, end)


def _moved(splice: Splice, patch: Patch) -> Splice:
    return Splice(patch.original(splice.start), patch.original(splice.end), splice.text)


def _covered(splice: Splice, by: list[Splice]) -> bool:
    """Whether one of the sorted `by` takes out what `splice` would change."""
    index = bisect_right(by, splice.start, key=itemgetter(0)) - 1
    return index >= 0 and by[index].end > splice.start


def line_starts(text: str) -> list[int]:
    """The offsets at which lines begin."""
    starts = [0]
    starts += [match.end() for match in LINE.finditer(text) if match.end() > match.end(1)]
    return starts
