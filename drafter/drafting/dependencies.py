"""Which figures and lists a section names, so that an edit drafts again only what it touches."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting.template import (
    Choice,
    Condition,
    FigureView,
    Line,
    LineChoice,
    LineLoop,
    LineNode,
    Loop,
    Part,
    Respectively,
    conditions_of,
    nodes_of,
    walk,
    words_of,
)
from drafter.figures.figure import LISTS, OWN_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.library.indicators import Catalogue

MENTION = re.compile(r"[^\W\d_][^\W_]*(?:\.[^\W\d_][^\W_]*)+")


class NamesUsed(Struct, frozen=True):
    """The measures a body prints, those it compares with or asks for, and the 清单 it walks."""

    printed: frozenset[str]
    compared: frozenset[str]
    lists: frozenset[str]

    @classmethod
    def of(cls, bodies: tuple[tuple[LineNode, ...], ...], catalogue: Catalogue) -> NamesUsed:
        """All that the lines of `bodies` name."""
        conditions: list[Condition] = []
        lists: set[str] = set()
        parts: list[Part] = []
        for node in chain.from_iterable(map(nodes_of, bodies)):
            match node:
                case Line():
                    parts.extend(walk((*node.heading, *node.body)))
                case LineChoice():
                    conditions.append(node.condition)
                case LineLoop():
                    lists.add(node.records)
        return cls._gathered(parts, conditions, lists, catalogue)

    @classmethod
    def in_text(cls, text: tuple[Part, ...], catalogue: Catalogue) -> NamesUsed:
        """All that a single text names."""
        return cls._gathered(list(walk(text)), [], set(), catalogue)

    @classmethod
    def _gathered(
        cls,
        parts: list[Part],
        conditions: list[Condition],
        lists: set[str],
        catalogue: Catalogue,
    ) -> NamesUsed:
        conditions.extend(part.condition for part in parts if isinstance(part, Choice))
        lists.update(part.records for part in parts if isinstance(part, Loop))
        asked = [path for condition in conditions for path in conditions_of(condition)]
        lists.update(path.partition(".")[2] for path in asked if path.startswith(f"{LISTS}."))
        return cls(
            frozenset(_printed(parts, catalogue)),
            frozenset(_compared(parts, catalogue)) | frozenset(_asked(asked, catalogue)),
            frozenset(lists),
        )


def single_measures(path: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The single measures of an indicator path; a measure is its own."""
    indicator = catalogue.indicators.get(path)
    return indicator.measures if indicator else (path,)


def asked_measures(condition: Condition, catalogue: Catalogue) -> frozenset[str] | None:
    """The measures a condition asks for; None where it also asks for something else."""
    if any(words_of(condition)):
        return None
    asked: set[str] = set()
    for path in conditions_of(condition):
        measures = _longest_known(path, catalogue)
        if not measures:
            return None
        asked.update(measures)
    return frozenset(asked)


def with_operands(measures: frozenset[str], catalogue: Catalogue) -> frozenset[str]:
    """The measures, and all that their 公式 read."""
    known = set(measures)
    pending = list(measures)
    while pending:
        measure = catalogue.of_measure(pending.pop())
        if measure is not None and measure.indicator.formula is not None:
            operands = set(measure.indicator.formula.names) - known
            known |= operands
            pending.extend(operands)
    return frozenset(known)


def mentioned_measures(text: str, catalogue: Catalogue) -> Iterator[str]:
    """The measures that a line names, also where it cannot be compiled."""
    for match in MENTION.finditer(text):
        yield from _longest_known(match.group(), catalogue)


def _printed(parts: list[Part], catalogue: Catalogue) -> Iterator[str]:
    for part in parts:
        if isinstance(part, FigureView):
            yield from single_measures(part.measure, catalogue)
        elif isinstance(part, Respectively):
            for path in part.measures:
                yield from single_measures(path, catalogue)


def _compared(parts: list[Part], catalogue: Catalogue) -> Iterator[str]:
    for part in parts:
        if isinstance(part, FigureView):
            for path in part.arguments:
                yield from single_measures(path, catalogue)


def _asked(paths: list[str], catalogue: Catalogue) -> Iterator[str]:
    for path in paths:
        if path.startswith(f"{OWN_FIGURES}."):  # which of its names are a view nobody knows before
            yield from own_paths(path)
        else:
            yield from _longest_known(path, catalogue)


def own_paths(path: str) -> Iterator[str]:
    """The path of a 自设 figure and those above it."""
    names = path.split(".")
    return (".".join(names[:count]) for count in range(2, len(names) + 1))


def _longest_known(path: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The measures of the longest beginning of `path` that is an indicator or measure."""
    words = path.split(".")
    for length in range(len(words), 0, -1):
        name = ".".join(words[:length])
        if name in catalogue.measures or name in catalogue.indicators:
            return single_measures(name, catalogue)
    return ()
