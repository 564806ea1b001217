"""What an annex of figures lists: the figures that the text prints, each once, in its order."""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.drafting.blocks import FigureRun, HoleRun, TextRun, runs_of
from drafter.figures.figure import (
    CURRENT,
    HISTORY,
    LISTS,
    OF_WHICH,
    PARTS,
    PREVIOUS,
    STATED_GROWTH,
    STATED_INCREASE,
    State,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from drafter.drafting.blocks import Block
    from drafter.drafting.context import Context
    from drafter.figures.book import FigureBook

RECORD = "项."
REACHING = "达"
# What the columns of the table can show; targets, shares and the like have none.
SHOWN = frozenset({CURRENT, PREVIOUS, STATED_GROWTH, STATED_INCREASE})
GROUPS = frozenset({PARTS, OF_WHICH, HISTORY})


class Entry(Struct):
    """A measure of the table, and what the text says of it.

    `open` are the fields that the text prints as holes, `parts` those under 分, 其中 and
    历年 that it prints. `printed` is false for a whole of which it prints only parts,
    `nearly` true where it says 近; `annexed` marks what only the annex prints.
    """

    measure: str
    printed: bool = False
    nearly: bool = False
    annexed: bool = False
    open: set[str] = field(default_factory=set)
    parts: dict[str, None] = field(default_factory=dict)


def entries_of(blocks: Iterable[Block], context: Context) -> tuple[Entry, ...]:
    """The entries in reading order, the halves of a pair together."""
    book = context.book
    groups: dict[str, dict[str, Entry]] = {}
    records = _RecordGaps({}, set()) if context.blank else _record_gaps(book)
    for measure, name, run in _mentions(blocks, book, records):
        is_part = name.partition(".")[0] in GROUPS
        if not is_part and name not in SHOWN:
            continue
        group = groups.setdefault(_indicator(measure, book), {})
        entry = group.setdefault(measure, Entry(measure))
        if is_part:
            entry.parts[name] = None
            continue
        entry.printed = True
        if isinstance(run, HoleRun):
            entry.open.add(name)
        elif name == CURRENT:
            entry.nearly |= run.form == REACHING
    return tuple(_with_annexed(groups, context))


def _mentions(
    blocks: Iterable[Block], book: FigureBook, records: _RecordGaps
) -> Iterator[tuple[str, str, FigureRun | HoleRun]]:
    """Measure and field of every figure and hole; figures of words alone have no measure."""
    for run in runs_of(blocks):
        if isinstance(run, TextRun):
            continue
        if isinstance(run, FigureRun):
            measure, name = book.split(run.id)
        elif isinstance(run, HoleRun):
            measure, name = run.id, run.field
            if run.id.startswith(RECORD):
                measure, name = records.next(run.field), CURRENT
        else:
            continue
        if (
            measure in book.catalogue.measures
            or measure in records.told
            or book.measures_of(measure)
            or book.unit_of(measure)
        ):
            yield measure, name, run


class _RecordGaps(Struct, frozen=True):
    """The figures that records of a 清单 lack, by the name of their field.

    A hole in a loop does not say of which record it is, but loop and file have one
    order; `told` are the figures found for a hole.
    """

    waiting: dict[str, deque[str]]
    told: set[str]

    def next(self, name: str) -> str:
        """The first figure called `name` that no hole was found for; "" if there is none."""
        if not self.waiting.get(name):
            return ""
        measure = self.waiting[name].popleft()
        self.told.add(measure)
        return measure


def _record_gaps(book: FigureBook) -> _RecordGaps:
    waiting: dict[str, deque[str]] = {}
    for measure, _ in book.gaps:
        if measure.startswith(f"{LISTS}."):
            waiting.setdefault(measure.rpartition(".")[2], deque()).append(measure)
    return _RecordGaps(waiting, set())


def _indicator(measure: str, book: FigureBook) -> str:
    """What the halves of a pair have in common."""
    known = book.catalogue.of_measure(measure)
    if known is not None:
        return known.indicator.path
    path = measure.rpartition(".")[0]
    return path if measure in book.own.get(path, ()) else measure


def _annexed(measures: tuple[str, ...], context: Context) -> Iterator[Entry]:
    """The measures of an indicator for the annex only that are known or awaited."""
    book = context.book
    for measure in measures:
        awaited = context.blank or (
            measure in book.awaited and book.state(measure) is State.PENDING
        )
        if awaited or book.figure(measure) is not None:
            yield Entry(measure, printed=True, annexed=True, open={CURRENT} if awaited else set())


def _annex_only(context: Context) -> Mapping[str, tuple[str, ...]]:
    """The indicators for the annex only, with their measures."""
    memory = context.memory
    if memory.annex_only is None:
        indicators = context.book.catalogue.indicators
        memory.annex_only = {
            path: indicator.measures
            for path, indicator in indicators.items()
            if indicator.annex_only
        }
    return memory.annex_only


def _with_annexed(groups: dict[str, dict[str, Entry]], context: Context) -> Iterator[Entry]:
    """The entries, and behind their kin the indicators for the annex only (用途: 附表).

    The empty form asks for none of a family that its text does not speak of.
    """
    waiting: dict[str, list[Entry]] = {}
    for path, measures in _annex_only(context).items():
        if path not in groups:
            waiting.setdefault(_root(path), []).extend(_annexed(measures, context))
    last = {_root(path): path for path in groups}
    for path, group in groups.items():
        yield from group.values()
        if last[_root(path)] == path:
            yield from waiting.pop(_root(path), ())
    if not context.blank:
        yield from chain.from_iterable(waiting.values())


def _root(path: str) -> str:
    return path.partition(".")[0]
