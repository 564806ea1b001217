"""Dates and years in words, moved from one period to the next."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from drafter.period import YEAR_IN_TEXT, Period, read_date

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"\d+")


def years_in(text: str) -> Iterator[int]:
    """The years that a text names."""
    return (int(found) for found in YEAR_IN_TEXT.findall(text))


def moved_years(text: str, by: int) -> str:
    """The text with every year in it moved."""
    return YEAR_IN_TEXT.sub(lambda found: str(int(found[1]) + by), text)


def moved_day(text: str, old: Period, new: Period) -> str:
    """The day that a text states, moved to the new period, as it was written.

    The last day of the old period becomes that of the new one; another day moves by
    whole years, and has no place in a longer period. "" where it cannot be known.
    """
    day = read_date(text)
    if day is None:
        return moved_years(text, new.year - old.year) if old.span == new.span else ""
    if day == Period(old.year, old.span).closing:
        return _written(text, Period(new.year, new.span).closing)
    return moved_by_years(text, new.year - old.year) if old.span == new.span else ""


def moved_by_years(text: str, by: int) -> str:
    """The day moved by whole years; the 29th of February becomes the 28th."""
    day = read_date(text)
    if day is None:
        return moved_years(text, by)
    year = day.year + by
    last = monthrange(year, day.month)[1]
    # The last of February stays the last, as every end of a month does.
    closing = day.day == monthrange(day.year, day.month)[1]
    return _written(text, date(year, day.month, last if closing else min(day.day, last)))


def _written(text: str, day: date) -> str:
    """The day in the form of a text that states another."""
    parts = iter((day.year, day.month, day.day))
    return _NUMBER.sub(lambda found: f"{next(parts):0{len(found[0])}d}", text, count=3)
