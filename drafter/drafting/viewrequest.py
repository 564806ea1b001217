"""One request to print a figure through a view, and how computed numbers are written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from drafter.drafting.blocks import FigureRun, HoleRun
from drafter.drafting.piece import Piece, Weight, hole
from drafter.figures.figure import (
    CURRENT,
    RATE,
    Figure,
)
from drafter.library.indicators import IndicatorKind
from drafter.quantity import plain, rounded_text

if TYPE_CHECKING:
    from fractions import Fraction

    from drafter.drafting.context import Context
    from drafter.drafting.template import FigureView
    from drafter.figures.derived import Derived
    from drafter.library.phrases import Phrase
    from drafter.library.units import Unit

POINTS = "个百分点"


@dataclass(frozen=True, slots=True)
class Request:
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
        return Piece((run,), Weight.OTHER, known=False)

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


def exact_text(value: Fraction) -> str:
    """All digits of a value that has finitely many decimals."""
    return plain((Decimal(value.numerator) / Decimal(value.denominator)).normalize())


def _finite(value: Fraction) -> bool:
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def difference_text(value: Fraction, places: int) -> str:
    """A difference: exact, as its operands are; rounded only where one was a quotient."""
    return exact_text(value) if _finite(value) else rounded_text(value, places)


def approximately(request: Request, found: Derived, value: Fraction, measure: str) -> str:
    """A computed number with its measure word; 约 when an operand was approximate."""
    about = "约" if found.approximate else ""
    return about + _number_or_rate(request, value, measure) + measure


def _number_or_rate(request: Request, value: Fraction, measure: str) -> str:
    """Rates at 位数, differences of counts and sums of money exactly."""
    places = request.context.phrases.places
    if measure in {"%", POINTS}:
        return rounded_text(value, places)
    return difference_text(value, places)
