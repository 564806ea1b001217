"""What becomes of each field of a figure when its file goes on to the next period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring.nextyear.moveddates import moved_day, moved_years, years_in
from drafter.figures.attributes import AS_OF, ATTRIBUTES, DEADLINE, REMARK, SOURCE, SPAN, STATUS
from drafter.figures.figure import (
    BASELINE,
    CURRENT,
    HISTORY,
    NEXT_TARGET,
    OF_WHICH,
    PARTS,
    PREVIOUS,
    STATED_GROWTH,
    STATED_INCREASE,
    TARGET,
)
from drafter.figures.values import NOT_HAD
from drafter.period import read_date
from drafter.yamlsource import Scalar

if TYPE_CHECKING:
    from collections.abc import Collection

    from drafter.period import Period
    from drafter.yamlsource import Node

_MONTH = re.compile(r"(\d{1,2})月")


class Fate(Struct, frozen=True):
    """What becomes of a value.

    `text` replaces it and "" empties it; None leaves it as it is. `note` is what somebody
    should look at.
    """

    text: str | None = None
    dropped: bool = False
    becomes_target: bool = False
    descends: bool = False
    note: str = ""


KEPT = Fate()
EMPTIED = Fate("")
DROPPED = Fate(dropped=True)
DESCENDED = Fate(descends=True)


class Passage(Struct, frozen=True):
    """From one period to a later one."""

    old: Period
    new: Period

    @property
    def years(self) -> int:
        """By how many years."""
        return self.new.year - self.old.year

    @property
    def target_falls_due(self) -> bool:
        """Whether what was 下期 then is, or holds, the new period."""
        due, new = self.old.next, self.new
        covers = due.span.first <= new.span.first and due.span.last >= new.span.last
        return due.year == new.year and covers

    def figure(self, node: Scalar) -> Fate:
        """A number: 无 is kept, as is what was not there."""
        return KEPT if node.absent or node.text == NOT_HAD else EMPTIED

    def field(self, name: str, node: Node, beside: Collection[str]) -> Fate:
        """A field of a figure; `beside` are all fields that it has."""
        head = name.partition(".")[0]
        if head in {PARTS, OF_WHICH} and not isinstance(node, Scalar):
            return DESCENDED
        if head == HISTORY:
            year = self.old.year_name
            return Fate(note=f"历年照抄，要用到{year}的数时自己补上") if self.years else KEPT
        if not isinstance(node, Scalar):
            return KEPT
        if head in ATTRIBUTES:
            return KEPT if node.absent else self._attribute(head, node.text, beside)
        return self._value(head, node, beside)

    def _value(self, head: str, node: Scalar, beside: Collection[str]) -> Fate:
        if head == PREVIOUS:
            return DROPPED
        if head in {STATED_GROWTH, STATED_INCREASE} and not {CURRENT, PARTS}.isdisjoint(beside):
            return DROPPED
        if head == TARGET:
            return DROPPED if self.years else KEPT
        if head == NEXT_TARGET:
            if node.absent:
                return KEPT
            return Fate(becomes_target=True) if self.target_falls_due else EMPTIED
        return KEPT if head == BASELINE else self.figure(node)

    def _attribute(self, head: str, text: str, beside: Collection[str]) -> Fate:
        if head == DEADLINE:
            return self._deadline(text, beside)
        if head == AS_OF:
            moved = moved_day(text, self.old, self.new)
            return Fate(moved, note=f"截至移到了{moved}，请核对") if moved else DROPPED
        if head == SPAN:
            return self._span(text)
        if head == SOURCE:
            return self._cited(text)
        numbered = head == REMARK and re.search(r"\d", text)
        return DROPPED if head == STATUS or numbered else KEPT

    def _deadline(self, text: str, beside: Collection[str]) -> Fate:
        """A target's day is kept while it has not come."""
        if not self.years and TARGET in beside:
            return KEPT
        day = read_date(text)
        closing = self.new.closing
        if day is not None:
            return KEPT if day > closing else EMPTIED
        return KEPT if any(year > closing.year for year in years_in(text)) else EMPTIED

    def _span(self, text: str) -> Fate:
        month = _MONTH.fullmatch(text)
        if self.old.span != self.new.span:
            if month and int(month[1]) == self.old.span.last:
                return Fate(f"{self.new.span.last}月")
            return Fate(note=f"时段照抄“{text}”，核对是不是还是这几个月")
        moved = self._moved(text)
        if moved.text is None and any(years_in(text)):
            return Fate(note=f"时段照抄“{text}”")
        return moved

    def _cited(self, text: str) -> Fate:
        """A source is kept: with another year in it, it would be a document that nobody wrote."""
        if self.years and self.old.year in years_in(text):
            return Fate(note=f"照抄“{text}”，里面有{self.old.year}，请核对")
        return KEPT

    def _moved(self, text: str) -> Fate:
        """Words that name the old year name the new one."""
        if self.years and self.old.year in years_in(text):
            return Fate(moved_years(text, self.years))
        return KEPT
