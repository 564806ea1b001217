"""同比 in a column: a sign and no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures import derived
from drafter.figures.derived import Derived
from drafter.figures.figure import CURRENT
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from drafter.figures.book import FigureBook


def short_growth(book: FigureBook, measure: str, field: str = CURRENT) -> str:
    """`+8.6%`, `-1.2个百分点`, as stated where an operand is unknown; nothing if there is none."""
    growth = derived.growth(book, measure, field)
    if growth is None:
        return ""
    if not isinstance(growth, Derived):
        return growth.text
    sign = "+" if growth.value > 0 else ""
    about = "约" if growth.approximate else ""
    unit = "个百分点" if growth.points else "%"
    return f"{about}{sign}{rounded_text(growth.value, 1)}{unit}"
