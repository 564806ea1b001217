"""One request to print a figure through a view, and how computed numbers are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.drafting.blocks import FigureRun, HoleRun
from drafter.drafting.piece import OTHER, Piece, hole
from drafter.figures.figure import (
    CURRENT,
    RATE,
    Figure,
)
from drafter.library.indicators import IndicatorKind
from drafter.quantity import exact_text, rounded_text

if TYPE_CHECKING:
    from drafter.drafting.context import Context
    from drafter.drafting.template import FigureView
    from drafter.figures.derived import Derived
    from drafter.library.phrases import Phrase
    from drafter.library.units import Unit

POINTS = "个百分点"
FINEST = 12  # decimals, for a share of something very large


class Request(NamedTuple):
    """One figure view to print."""

    context: Context
    part: FigureView
    measures: tuple[str, ...]

    @property
    def measure(self) -> str:
        """The measure, or the first of a pair."""
        return self.measures[0]

    def figure(self, field: str = CURRENT, measure: str = "") -> Figure | None:
        """A figure of the book; nothing at all when the form is printed blank."""
        if self.context.blank:
            return None
        return self.context.book.figure(measure or self.measure, field)

    def unit(self, measure: str = "") -> Unit | None:
        """The unit the measure is counted in."""
        return self.context.book.unit_of(measure or self.measure)

    def phrase(self, view: str, case: str) -> Phrase:
        """The wording of `view` for this kind of indicator."""
        known = self.context.book.catalogue.of_measure(self.measure)
        kind = known.indicator.kind if known else IndicatorKind.FLOW
        return self.context.phrases.get(view, kind, case)

    def hole(self, field: str = CURRENT, measure: str = "") -> HoleRun:
        """The hole of a missing figure."""
        name = measure or self.measure
        return hole(name, field, self.part.form, self.part.place, self.unit(name))

    def missing(self, field: str, measure_word: str = "") -> Piece:
        """An unknown result: a hole with its own measure word, which is not the figure's."""
        part = self.part
        run = HoleRun(self.measure, field, part.form, part.place, "", measure_word)
        return Piece((run,), OTHER, known=False)

    @property
    def rate(self) -> bool:
        """Whether the figure compares in 百分点."""
        unit = self.unit()
        return unit is not None and unit.kind == RATE

    @property
    def measure_word(self) -> str:
        """The measure word of the figure's unit."""
        unit = self.unit()
        return unit.measure if unit else ""

    def result(self, derived_from: Derived | Figure, field: str, text: str) -> FigureRun:
        """A computed or stated result as a tracked run."""
        return FigureRun(
            f"{self.measure}.{field}", self.part.form, text, self.part.place, derived_from.origins
        )


def rate_text(request: Request, found: Derived) -> str:
    """A rate at 位数, or a change of rates in 百分点, without its sign."""
    number = rounded_text(abs(found.value), request.context.phrases.places)
    return _about(found) + number + (POINTS if found.points else "%")


def difference_text(request: Request, found: Derived) -> str:
    """A difference without its sign: exact, as its operands are; 百分点 as a rate."""
    if found.points:
        return rate_text(request, found)
    size, places = abs(found.value), request.context.phrases.places
    return _about(found) + (exact_text(size) or rounded_text(size, places)) + _measure(found)


def quotient_text(request: Request, found: Derived) -> str:
    """How much falls to one, at 位数, or finer where that would be 0."""
    number = rounded_text(found.value, request.context.phrases.places, at_most=FINEST)
    return _about(found) + number + _measure(found)


def _about(found: Derived) -> str:
    return "约" if found.approximate else ""


def _measure(found: Derived) -> str:
    return found.unit.measure if found.unit else ""
