"""Mending: the marks around a clause that fell, and only those."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct

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
NOTHING = frozenset[str]()
# What may have to be mended when it follows a gap, by what stands before; 中 may end 其中.
UNFIT = {
    EDGE: SEPARATORS | STOPS,
    "中": MARKS | {EDGE},
    **dict.fromkeys(STOPS, SEPARATORS | STOPS),
    **dict.fromkeys(SEPARATORS, MARKS | {EDGE}),
    **{opener: SEPARATORS | {closer} for opener, closer in PAIRS.items()},
}


def mend(laid: Sequence[Laid]) -> tuple[Run, ...]:
    """The runs with the marks around every gap put right; without a gap nothing changes."""
    if GAP not in laid:
        return tuple(cast("Sequence[Run]", laid))
    runs: list[Run] = []
    unfit = NOTHING
    before = EDGE
    for run in laid:
        if run is GAP:
            unfit = UNFIT.get(before, NOTHING)
        elif type(run) is not TextRun:
            before, unfit = FIGURE, NOTHING
            runs.append(run)
        elif text := run.text:
            if text[0] in unfit:
                return _mended(laid)
            before, unfit = text[-1], NOTHING
            runs.append(run)
    return _mended(laid) if EDGE in unfit else tuple(runs)


def _mended(laid: Sequence[Laid]) -> tuple[Run, ...]:
    """The same, where marks meet over a gap that may not; over most a word or a figure meets one."""
    told = [run.text if type(run) is TextRun else FALLEN if run is GAP else FIGURE for run in laid]
    line = _Line([EDGE, *"".join(told), EDGE], [], _holes(told))
    line.mend()
    left = "".join(line.cells)
    mended: list[Run] = []
    end = 0
    for run, text in zip(laid, told, strict=True):
        start, end = end, end + len(text)
        if type(run) is TextRun:
            if text and left.startswith(text, start):
                mended.append(run)
            elif rest := left[start:end].replace(FALLEN, ""):
                mended.append(run._replace(text=rest))
        elif run is not GAP:
            mended.append(run)
    return tuple(mended)


class _Hole(Struct):
    """Where nothing stands any more: the last cell before it and the first behind it."""

    left: int
    right: int


def _holes(told: list[str]) -> list[_Hole]:
    """The holes in a line of these texts, the last one first; gaps side by side are one hole."""
    holes: list[_Hole] = []
    at = 1
    for text in told:
        if text == FALLEN:
            if holes and holes[-1].right == at:
                holes[-1].right = at + 1
            else:
                holes.append(_Hole(at - 1, at + 1))
        at += len(text)
    holes.reverse()
    return holes


class _Line(Struct):
    """One line as single characters between two edges, and the holes in it.

    Around those `done` it is right; the last of those `ahead` comes next.
    """

    cells: list[str]
    done: list[_Hole]
    ahead: list[_Hole]

    def mend(self) -> None:
        """Put every hole right; a change is looked at from the first hole that it matters to."""
        while self.ahead:
            if not self._mend_at(self.ahead[-1]):
                self.done.append(self.ahead.pop())

    def _mend_at(self, hole: _Hole) -> bool:
        """Apply the first rule that fits the marks beside this hole; whether there was one.

        其中 goes when nothing of it is left; before a 、 it goes on with its next part.
        """
        cells, left = self.cells, hole.left
        before, after = cells[left], cells[hole.right]
        of_which = before == "中" and cells[left - 1] == "其"
        if _drops_after(before, after) or (of_which and after == "、"):
            self._drop_right(hole)
        elif of_which and (after == EDGE or after in MARKS):
            self._drop_left(hole)
            self._drop_left(hole)
            if cells[hole.left] in SEPARATORS:
                self._drop_left(hole)
        elif before in SEPARATORS and after == EDGE:
            cells[left] = "。"
            if self.done and self.done[-1].right == left:
                self.ahead.append(self.done.pop())
        elif before in SEPARATORS and after in MARKS:
            self._drop_left(hole)
        elif before in PAIRS and PAIRS[before] == after:
            self._drop_right(hole)
            self._drop_left(hole)
        else:
            return False
        return True

    def _drop_left(self, hole: _Hole) -> None:
        """Take out the mark before the hole, which joins the one done before if they meet."""
        self.cells[hole.left] = FALLEN
        hole.left -= 1
        if self.done and self.done[-1].right > hole.left:
            hole.left = self.done.pop().left

    def _drop_right(self, hole: _Hole) -> None:
        """Take out the mark behind the hole, which joins the next one if they meet."""
        self.cells[hole.right] = FALLEN
        hole.right += 1
        if len(self.ahead) > 1 and self.ahead[-2].left < hole.right:
            hole.right = self.ahead.pop(-2).right


def _drops_after(before: str, after: str) -> bool:
    """Whether the mark behind a hole goes: a separator that opens, a second stop."""
    if after in SEPARATORS:
        return before == EDGE or before in OPENS_SENTENCE
    return after in STOPS and (before == EDGE or before in STOPS)
