"""The unit that a bare number takes: that of the value it is typed over, where it has one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.figure import CURRENT, Figure
from drafter.quantity import Quantity, QuantityRange

if TYPE_CHECKING:
    from drafter.figures.book import FigureBook


def standing_unit(book: FigureBook, path: str, field: str) -> str:
    """The unit with which a value was typed instead of the indicator's: 宗 where that has 件.

    Only one that counts the same, one by one, and of a 自设 figure any: 元 in place of 万元 would
    be a number of another size.
    """
    standing = typed_over(book, path, field)
    name = typed_unit(standing)
    if standing is None or not name:
        return ""
    measure = book.catalogue.measures.get(standing.measure)
    if measure is None:
        return name
    own, typed = measure.unit, book.units.get(name)
    same = typed is not None and (typed.kind, typed.factor) == (own.kind, own.factor)
    return name if same and name not in {own.name, own.measure} else ""


def typed_over(book: FigureBook, path: str, field: str) -> Figure | None:
    """The one number that stands in the file; None for a pair, and where there is none."""
    measures = book.measures_of(path)
    figure = book.figures.get((measures[0], field or CURRENT)) if len(measures) == 1 else None
    return figure if figure is not None and not figure.operands else None


def typed_unit(figure: Figure | None) -> str:
    """The unit that a value was typed with; "" for a bare number."""
    value = figure.value if figure is not None else None
    return value.unit if isinstance(value, Quantity | QuantityRange) else ""


def with_unit(figure: Figure, unit: str) -> str:
    """A bare number as it is typed with a unit."""
    value = figure.value
    return value.text(unit) if isinstance(value, Quantity | QuantityRange) else ""
