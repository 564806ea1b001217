"""Of what time a figure is: the months it was counted over, the day it was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.library.indicators import IndicatorKind
from drafter.period import month_end_name

if TYPE_CHECKING:
    from datetime import date

    from drafter.figures.book import FigureBook
    from drafter.figures.figure import Attributes
    from drafter.library.indicators import Catalogue

# What adds up over the months of a period.
ADDS_UP: Final = frozenset({IndicatorKind.FLOW, IndicatorKind.CUMULATIVE})


def time_of(book: FigureBook, noted: Attributes) -> tuple[str, date]:
    """The span and the closing day of an entry, the report's own where it says nothing."""
    return (noted.span or book.period.span.name, noted.as_of or book.period.closing)


def time_name(book: FigureBook, noted: Attributes) -> str:
    """The time of an entry as a message names it: 12月, 截至9月底, 全年."""
    if noted.span or noted.as_of is None:
        return noted.span or book.period.current
    return f"截至{month_end_name(noted.as_of, book.period.year)}"


def adds_up(catalogue: Catalogue, measure: str) -> bool:
    """Whether the measure is counted over months, and not on a day."""
    known = catalogue.measures.get(measure)
    return known is not None and known.indicator.kind in ADDS_UP
