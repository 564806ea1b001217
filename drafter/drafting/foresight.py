"""What a piece of template reads, where that alone decides how it drafts when none of it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.dependencies import asked_measures, single_measures, with_operands
from drafter.drafting.resolve import BEYOND_VIEWS
from drafter.drafting.template import (
    Choice,
    Clause,
    FigureView,
    FrameText,
    LeadText,
    Line,
    LineChoice,
    Literal,
    PathText,
    Respectively,
    TermText,
)
from drafter.figures.figure import OWN_FIGURES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafter.drafting.template import LineNode, Part
    from drafter.library.indicators import Catalogue


def reads_of(parts: tuple[Part, ...], catalogue: Catalogue) -> frozenset[str] | None:
    """The measures that the parts read; None where they also ask for records or 自设 figures."""
    return _gathered(
        parts,
        catalogue,
        lambda clause: clause.reads,
        lambda choice: _reads_of_choice(choice, catalogue),
        _paths,
    )


def beyond_of(parts: tuple[Part, ...], catalogue: Catalogue) -> frozenset[str] | None:
    """The measures of which the parts ask for more than 本年; None where some do not."""
    return _gathered(parts, catalogue, lambda clause: clause.beyond, lambda _: None, _paths_beyond)


def is_fixed(parts: tuple[Part, ...]) -> bool:
    """Whether there is nothing but text and optional clauses, which say nothing when they fall."""
    return all(isinstance(part, Literal | Clause) for part in parts)


def settled_aspects(
    aspects: Mapping[str, tuple[LineNode, ...]], summary: tuple[Part, ...], catalogue: Catalogue
) -> Mapping[str, frozenset[str]]:
    """The 视角 that say the same wherever none of certain measures is given, with these measures."""
    if not all(isinstance(part, Literal) for part in summary):
        return {}
    reads = {aspect: _reads_of_lines(nodes, catalogue) for aspect, nodes in aspects.items()}
    return {aspect: measures for aspect, measures in reads.items() if measures is not None}


def _reads_of_lines(nodes: tuple[LineNode, ...], catalogue: Catalogue) -> frozenset[str] | None:
    """What the lines and the choices between them read; None where more than figures decides."""
    reads: set[str] = set()
    for node in nodes:
        if isinstance(node, Line):
            inner = [node.reads]
        elif isinstance(node, LineChoice):
            asked = asked_measures(node.condition, catalogue)
            ways = (node.then, node.otherwise)
            inner = [_reads_of_lines(way, catalogue) for way in ways]
            inner.append(None if asked is None else with_operands(asked, catalogue))
        else:
            return None
        for measures in inner:
            if measures is None:
                return None
            reads |= measures
    return frozenset(reads)


def _gathered(
    parts: tuple[Part, ...],
    catalogue: Catalogue,
    of_clause: Callable[[Clause], frozenset[str] | None],
    of_choice: Callable[[Choice], frozenset[str] | None],
    of_part: Callable[[Part], tuple[str, ...]],
) -> frozenset[str] | None:
    reads: set[str] = set()
    for part in parts:
        if isinstance(part, Literal | PathText | TermText | LeadText | FrameText):
            continue
        inner = None
        if isinstance(part, Clause):
            inner = of_clause(part)
        elif isinstance(part, Choice):
            inner = of_choice(part)
        paths = of_part(part)
        if inner is not None:
            reads |= inner
        elif paths and not any(path.startswith(f"{OWN_FIGURES}.") for path in paths):
            reads.update(name for path in paths for name in single_measures(path, catalogue))
        else:
            return None
    return with_operands(frozenset(reads), catalogue)


def _reads_of_choice(choice: Choice, catalogue: Catalogue) -> frozenset[str] | None:
    """What its condition and both its ways read; None where it asks for anything but figures."""
    asked = asked_measures(choice.condition, catalogue)
    ways = [reads_of(way, catalogue) for way in (choice.then, choice.otherwise)]
    if asked is None or None in ways:
        return None
    return asked.union(*(way for way in ways if way is not None))


def _paths(part: Part) -> tuple[str, ...]:
    if isinstance(part, FigureView):
        return (part.measure, *part.arguments)
    return part.measures if isinstance(part, Respectively) else ()


def _paths_beyond(part: Part) -> tuple[str, ...]:
    return _paths(part) if isinstance(part, FigureView) and part.view in BEYOND_VIEWS else ()
