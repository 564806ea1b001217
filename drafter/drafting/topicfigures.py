"""The figures a topic asks for, in the order of its items, and what else it asks of each."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting.dependencies import single_measures
from drafter.drafting.template import (
    Asked,
    Choice,
    FigureView,
    Line,
    LineChoice,
    LineLoop,
    Loop,
    Part,
    RecordField,
    Respectively,
    conditions_of,
    nodes_of,
    walk,
)
from drafter.figures.figure import BASELINE, HISTORY, NEXT_TARGET, PARTS, TARGET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from drafter.drafting.template import CompiledSection, LineNode
    from drafter.library.indicators import Catalogue, Indicator

_ASKS = {
    "目标": TARGET,
    "完成率": TARGET,
    "超目标": TARGET,
    "下期目标": NEXT_TARGET,
    "由本年到下期目标": NEXT_TARGET,
    "分项": PARTS,
    "合计": PARTS,
    "历年": HISTORY,
    "基期": BASELINE,
}


class AskedFigure(Struct, frozen=True):
    """An indicator that a topic prints or computes with; `fields` are those asked beside 本年, 上年."""

    indicator: Indicator
    fields: tuple[str, ...] = ()


class AskedList(Struct, frozen=True):
    """A 清单 that a topic walks, and the fields of its records that it prints."""

    name: str
    fields: tuple[str, ...]


def asked_figures(section: CompiledSection, catalogue: Catalogue) -> tuple[AskedFigure, ...]:
    """The indicators of a topic, each once, as its items first name them.

    What an indicator is computed from stands before it.
    """
    known = catalogue.indicators
    return tuple([AskedFigure(known[asked.path], asked.fields) for asked in section.asked])


def filled_in(section: CompiledSection, catalogue: Catalogue) -> tuple[Indicator, ...]:
    """The indicators of a topic that somebody fills in: those computed from others do not count."""
    asked = (item.indicator for item in asked_figures(section, catalogue))
    return tuple([indicator for indicator in asked if indicator.formula is None])


def asked_in(
    aspects: Mapping[str, tuple[LineNode, ...]], catalogue: Catalogue
) -> tuple[Asked, ...]:
    """What the items of a topic ask for, worked out once when it is compiled."""
    asked: dict[str, dict[str, None]] = {}
    for measure, view in dict.fromkeys(_mentions(aspects)):
        for single in single_measures(measure, catalogue):
            known = catalogue.of_measure(single)
            if known is None:
                continue
            for path in (*_operands(known.indicator, catalogue), known.indicator.path):
                asked.setdefault(path, {})
            if field := _ASKS.get(view):
                asked[known.indicator.path][field] = None
    return tuple(Asked(path, tuple(fields)) for path, fields in asked.items())


def asked_lists(section: CompiledSection) -> tuple[AskedList, ...]:
    """The lists of records of a topic."""
    lists: dict[str, dict[str, None]] = {}
    for nodes in section.aspects.values():
        for name, field in _record_fields(nodes):
            lists.setdefault(name, {})[field] = None
    return tuple(AskedList(name, tuple(fields)) for name, fields in lists.items())


def _operands(
    indicator: Indicator, catalogue: Catalogue, above: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The indicators that a 公式 reads, those that these are computed from first."""
    if indicator.formula is None or indicator.path in above:
        return
    for name in indicator.formula.names:
        known = catalogue.of_measure(name)
        if known is not None:
            yield from _operands(known.indicator, catalogue, above | {indicator.path})
            yield known.indicator.path


def _mentions(aspects: Mapping[str, tuple[LineNode, ...]]) -> Iterator[tuple[str, str]]:
    """Every figure that is named, and the view it is seen through."""
    for node in chain.from_iterable(map(nodes_of, aspects.values())):
        match node:
            case Line():
                yield from _in_parts((*node.heading, *node.body))
            case LineChoice():
                yield from _in_condition(conditions_of(node.condition))
            case LineLoop():
                pass


def _in_parts(parts: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    for part in walk(parts):
        if isinstance(part, FigureView):
            yield part.measure, part.view
            for path in part.arguments:
                yield path, ""
        elif isinstance(part, Choice):
            yield from _in_condition(conditions_of(part.condition))
        elif isinstance(part, Respectively):
            for path in part.measures:
                yield path, ""


def _in_condition(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A condition may name an indicator, or one with a view; who has no such indicator is no figure."""
    for path in paths:
        yield path, ""
        yield path.rpartition(".")[0], path.rpartition(".")[2]


def _record_fields(nodes: tuple[LineNode, ...], records: str = "") -> Iterator[tuple[str, str]]:
    for node in nodes:
        match node:
            case Line():
                yield from _fields_in((*node.heading, *node.body), records)
            case LineChoice(_, then, otherwise):
                yield from _record_fields((*then, *otherwise), records)
            case LineLoop(inner_records, lines, _):
                yield from _record_fields(lines, inner_records)


def _fields_in(parts: tuple[Part, ...], records: str) -> Iterator[tuple[str, str]]:
    for part in walk(parts):
        if isinstance(part, RecordField) and records:
            yield records, part.name
        elif isinstance(part, Loop):
            yield from _fields_in(part.parts, part.records)
