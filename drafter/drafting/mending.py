"""Mending: the marks around a clause that fell, and only those."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from drafter.drafting.blocks import Run, TextRun

if TYPE_CHECKING:
    from collections.abc import Sequence


class Gap(Enum):
    """The place where a clause fell."""

    GAP = auto()


GAP: Final = Gap.GAP
Laid = Run | Gap

STOPS = frozenset("。！？")
SEPARATORS = frozenset("、，；：")
PAIRS = {"（": "）", "“": "”", "《": "》", "‘": "’", "〈": "〉"}
CLOSERS = frozenset(PAIRS.values())
MARKS = STOPS | SEPARATORS | CLOSERS
OPENS_SENTENCE = STOPS | frozenset("；：") | frozenset(PAIRS)
FIGURE, FALLEN, EDGE = "\x00", "\x01", ""
# What must be looked at before a gap: marks, the beginning, and the end of 其中.
UNSTABLE = STOPS | SEPARATORS | frozenset(PAIRS) | {EDGE, "中"}


def mend(laid: Sequence[Laid]) -> tuple[Run, ...]:
    """The runs with the marks around every gap put right; without a gap nothing changes."""
    runs = [run for run in laid if run is not GAP]
    if len(runs) == len(laid):
        return tuple(runs)
    if not _must_mend(laid):
        return tuple([run for run in runs if run.text or not isinstance(run, TextRun)])
    line = _Line.of(laid)
    at = 0
    while at < len(line.gaps):
        changed = line.mend_at(line.gaps[at])
        at = at + 1 if changed is None else line.first_gap_beside(changed)
    return line.runs(laid)


def _must_mend(laid: Sequence[Laid]) -> bool:
    """Whether a gap follows a mark that may not stand there; most follow a word or a figure."""
    before = EDGE
    for run in laid:
        if run is GAP:
            if before in UNSTABLE:
                return True
        elif not isinstance(run, TextRun):
            before = FIGURE
        elif run.text:
            before = run.text[-1]
    return False


class _Line(Struct):
    """One line as single characters; `starts` says where each run begins, `gaps` where clauses fell."""

    cells: list[str]
    starts: list[int]
    gaps: list[int]
    leaps: dict[tuple[int, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, laid: Sequence[Laid]) -> _Line:
        cells: list[str] = []
        starts: list[int] = []
        gaps: list[int] = []
        for run in laid:
            starts.append(len(cells))
            if isinstance(run, TextRun):
                cells.extend(run.text)
            elif run is GAP:
                gaps.append(len(cells))
                cells.append(FALLEN)
            else:
                cells.append(FIGURE)
        return cls(cells, starts, gaps)

    def mend_at(self, gap: int) -> int | None:
        """Apply the first rule that fits the marks beside this gap; the first cell that changed.

        其中 goes when nothing of it is left; before a 、 it goes on with its next part.
        """
        left, right = self._beside(gap, -1), self._beside(gap, 1)
        before, after = self._cell(left), self._cell(right)
        of_which = before == "中" and self._cell(left - 1) == "其"
        if self._drops_after(before, after) or (of_which and after == "、"):
            self._drop(right)
            return right
        if of_which and (after == EDGE or after in MARKS):
            return self._drop_of_which(left)
        if before in SEPARATORS and after == EDGE:
            self.cells[left] = "。"
        elif before in SEPARATORS and after in MARKS:
            self._drop(left)
        elif before in PAIRS and PAIRS[before] == after:
            self._drop(right)
            self._drop(left)
        else:
            return None
        return left

    def first_gap_beside(self, cell: int) -> int:
        """The number of the first gap that a change of this cell can matter to."""
        return bisect_left(self.gaps, self._beside(cell, -1))

    @staticmethod
    def _drops_after(before: str, after: str) -> bool:
        """Whether the mark right of the gap goes: a separator that opens, a second stop."""
        if after in SEPARATORS:
            return before == EDGE or before in OPENS_SENTENCE
        return after in STOPS and (before == EDGE or before in STOPS)

    def _drop_of_which(self, last: int) -> int:
        first = last - 1
        mark = self._beside(first, -1)
        self._drop(last)
        self._drop(first)
        if self._cell(mark) in SEPARATORS:
            self._drop(mark)
            return mark
        return first

    def _beside(self, at: int, step: int) -> int:
        """The first cell that has not fallen; what has, stays so, and is leapt over next time."""
        passed = [at]
        at += step
        while 0 <= at < len(self.cells) and self.cells[at] == FALLEN:
            passed.append(at)
            at = self.leaps.get((at, step), at + step)
        for cell in passed:
            self.leaps[cell, step] = at
        return at

    def _cell(self, at: int) -> str:
        return self.cells[at] if 0 <= at < len(self.cells) else EDGE

    def _drop(self, at: int) -> None:
        """Take the mark out; its place joins the gap so that its new neighbours are looked at."""
        self.cells[at] = FALLEN

    def runs(self, laid: Sequence[Laid]) -> tuple[Run, ...]:
        """The runs with what was dropped taken out of their text."""
        mended: list[Run] = []
        for run, start in zip(laid, self.starts, strict=True):
            if isinstance(run, TextRun):
                cells = self.cells[start : start + len(run.text)]
                text = "".join(cells).replace(FALLEN, "")
                if text:
                    mended.append(run if text == run.text else run._replace(text=text))
            elif run is not GAP:
                mended.append(run)
        return tuple(mended)
