"""Mending: the marks around a clause that fell, and only those."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

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


def mend(laid: Sequence[Laid]) -> tuple[Run, ...]:
    """The runs with the marks around every gap put right; without a gap nothing changes."""
    runs = [run for run in laid if run is not GAP]
    if len(runs) == len(laid):
        return tuple(runs)
    line = _Line.of(laid)
    while any(line.mend_at(gap) for gap in line.gaps):
        pass
    return line.runs(laid)


@dataclass(slots=True)
class _Line:
    """One line as single characters; `starts` says where each run begins, `gaps` where clauses fell."""

    cells: list[str]
    starts: list[int]
    gaps: list[int]

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

    def mend_at(self, gap: int) -> bool:
        """Apply the first rule that fits the marks beside this gap; whether one did.

        其中 goes when nothing of it is left; before a 、 it goes on with its next part.
        """
        left, right = self._beside(gap, -1), self._beside(gap, 1)
        before, after = self._cell(left), self._cell(right)
        of_which = before == "中" and self._cell(left - 1) == "其"
        if self._drops_after(before, after) or (of_which and after == "、"):
            self._drop(right)
        elif of_which and (after == EDGE or after in MARKS):
            self._drop_of_which(left)
        elif before in SEPARATORS and after == EDGE:
            self.cells[left] = "。"
        elif before in SEPARATORS and after in MARKS:
            self._drop(left)
        elif before in PAIRS and PAIRS[before] == after:
            self._drop(right)
            self._drop(left)
        else:
            return False
        return True

    @staticmethod
    def _drops_after(before: str, after: str) -> bool:
        """Whether the mark right of the gap goes: a separator that opens, a second stop."""
        if after in SEPARATORS:
            return before == EDGE or before in OPENS_SENTENCE
        return after in STOPS and (before == EDGE or before in STOPS)

    def _drop_of_which(self, last: int) -> None:
        first = last - 1
        mark = self._beside(first, -1)
        self._drop(last)
        self._drop(first)
        if self._cell(mark) in SEPARATORS:
            self._drop(mark)

    def _beside(self, at: int, step: int) -> int:
        at += step
        while 0 <= at < len(self.cells) and self.cells[at] == FALLEN:
            at += step
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
