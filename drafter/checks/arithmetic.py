"""How exactly typed numbers must agree: what rounding explains is no fault."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.figures.figure import Figure


def rounding(figure: Figure) -> Fraction:
    """Half a unit of the last typed decimal, in the base unit; 0 for whole and computed numbers."""
    value = figure.value
    if not isinstance(value, Quantity):
        return Fraction(0)
    decimals = decimal_places(value)
    if not decimals:
        return Fraction(0)
    return Fraction(10**value.scale, 2 * 10**decimals) * figure.unit.factor


def decimal_places(value: Quantity) -> int:
    """How many decimals were typed."""
    exponent = value.number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def slack(figures: Iterable[Figure]) -> Fraction:
    """By how much a sum of `figures` may be off through rounding alone."""
    return sum((rounding(figure) for figure in figures), Fraction(0))


def exact_base(figure: Figure | None) -> Fraction | None:
    """The figure's value in its base unit; None when unknown, approximate or no single number."""
    return None if figure is None or figure.approximate else figure.base
