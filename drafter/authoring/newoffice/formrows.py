"""Rows of the form: keys nested as clerks write them, what each figure is in a column beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.columns import padded, width
from drafter.library.formulas import OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.topicfigures import AskedFigure
    from drafter.library.formulas import Identity
    from drafter.library.indicators import Catalogue, Indicator

STEP = "  "
# Longer keys push their own remark to the right, not everybody's.
WIDEST_KEY = 30
WIDEST_UNIT = 10
FIRST_LEVEL = 1  # below 数据


class Row(Struct, frozen=True):
    """A figure's line: the groups that open before it, each with its indent, then its own key."""

    opened: tuple[tuple[int, str], ...]
    indent: int
    key: str
    asked: AskedFigure

    @property
    def start(self) -> str:
        """The line up to its remark; a figure that is computed needs no line of its own."""
        mark = "# " if self.asked.indicator.formula else ""
        return f"{STEP * self.indent}{mark}{self.key}:"


class OpenGroups:
    """The groups that are open as the form is written from top to bottom.

    A key stands once in its mapping. A group that was closed is opened again by a longer key,
    养老.床位, and where that was taken too its figure is written with its whole name.
    """

    def __init__(self) -> None:
        """Nothing is open."""
        self._open: list[str] = []
        self._used: set[tuple[tuple[str, ...], str]] = set()

    def enter(self, path: str) -> tuple[tuple[tuple[int, str], ...], int, str]:
        """The groups to be opened for the figure at `path`, and its own indent and key."""
        words = path.split(".")
        while self._open and not path.startswith(f"{'.'.join(self._open)}."):
            self._open.pop()
        opened: list[tuple[int, str]] = []
        rest = words[len(".".join(self._open).split(".")) if self._open else 0 :]
        while len(rest) > 1:
            taken = self._free_key(rest)
            if not taken:
                break
            key = ".".join(rest[:taken])
            opened.append((FIRST_LEVEL + len(self._open), key))
            self._used.add((tuple(self._open), key))
            self._open.append(key)
            rest = rest[taken:]
        key = ".".join(rest)
        self._used.add((tuple(self._open), key))
        return tuple(opened), FIRST_LEVEL + len(self._open), key

    def _free_key(self, words: list[str]) -> int:
        """How many words make a group's key that is not taken here; 0 if none do."""
        here = tuple(self._open)
        lengths = range(1, len(words))
        return next(
            (count for count in lengths if (here, ".".join(words[:count])) not in self._used), 0
        )


def aligned(rows: Sequence[Row], department: str) -> Iterator[str]:
    """The rows of one topic; remarks name a 科室 only where it is not the topic's."""
    keys = max((width(row.start) for row in rows if width(row.start) <= WIDEST_KEY), default=0)
    units = [width(_units(row.asked.indicator)) for row in rows]
    column = max((span for span in units if span <= WIDEST_UNIT), default=0)
    for row in rows:
        for indent, key in row.opened:
            yield f"{STEP * indent}{key}:"
        yield f"{padded(row.start, keys)}  # {_remark(row.asked, column, department)}"


def _units(indicator: Indicator) -> str:
    return "、".join(unit.name for unit in indicator.units)


def _remark(asked: AskedFigure, column: int, department: str) -> str:
    indicator = asked.indicator
    parts = [padded(_units(indicator), column), "  ", indicator.name]
    if indicator.department and indicator.department != department:
        parts.append(f"（{indicator.department}）")
    if indicator.note:
        parts.append(f"：{indicator.note}")
    if indicator.formula:
        parts.append(f"　〔由程序算：{readable(indicator.formula.text)}〕")
    elif indicator.annex_only:
        parts.append("　〔只印在附表里〕")
    if asked.fields:
        parts.append(f"　〔还可填 {'、'.join(asked.fields)}〕")
    return "".join(parts)


def readable(text: str) -> str:
    """A formula or an equation with the signs of arithmetic."""
    return text.replace("==", "=").replace("*", "×").replace("/", "÷")


class Equations:
    """The equalities among chosen figures (校验), each told once, at the first topic it speaks of."""

    def __init__(self, catalogue: Catalogue, chosen: frozenset[str]) -> None:
        """Those of which every figure is `chosen`."""
        self._open: dict[str, frozenset[str]] = {}
        for equation in catalogue.identities:
            measures = [catalogue.of_measure(name) for name in equation.measures]
            named = frozenset(known.indicator.path for known in measures if known)
            if equation.usual:
                continue
            if "==" in equation.text and named and named <= chosen:
                self._open[_of_both(equation, catalogue)] = named

    def touching(self, paths: frozenset[str]) -> Iterator[str]:
        """Those that speak of any of these figures."""
        for text in [known for known, named in self._open.items() if named & paths]:
            del self._open[text]
            yield readable(text)


def _of_both(equation: Identity, catalogue: Catalogue) -> str:
    """The equation's text; of one that holds for each half of pairs, without the halves."""
    measures = [catalogue.of_measure(name) for name in equation.measures]
    if not all(known and known.indicator.paired for known in measures):
        return equation.text
    halves = {known.unit.name for known in measures if known}
    if len(halves) > 1:
        return equation.text
    half = re.escape(f".{halves.pop()}")
    return re.sub(rf"{half}(?={re.escape(OPENING)}|(?![\w.]))", "", equation.text)
