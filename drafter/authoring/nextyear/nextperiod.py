"""Which period a year's files go on to, and how its files are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.authoring import rolloverfaults
from drafter.errors import DrafterError
from drafter.location import Location
from drafter.period import SPAN_FORMS, SPAN_NAMES, Period, Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WHOLE_YEAR = "全年"

_ASKED = re.compile(r"(?:((?:19|20)\d\d)年?)?(.*)")
_MONTHS_IN_NAME = re.compile(r"\d{1,2}\s*(?:——|[-—–～~〜至到])\s*\d{1,2}月")


def next_period(old: Period, asked: str) -> Period:
    """The period asked for (全年, 2019, 2019上半年); else the year after, or the year of a part of it.

    Raises:
        DrafterError: where that is no period, or none that follows.
    """
    year, words = _split(asked)
    span = Span.read(words) if words else None
    if words and span is None:
        raise DrafterError(
            rolloverfaults.WRONG_TARGET.at(
                Location("--到"),
                f"“{asked}”不是一期",
                hint=f"写年份或者时段，例：2019、全年、2019上半年；时段写{SPAN_FORMS}",
            )
        )
    if not asked:
        return _usual(old)
    if span is None:
        span = old.span
    if year is None:
        year = old.year if span.last > old.span.last else old.year + 1
    new = Period(year, span)
    if not _follows(old, new):
        raise DrafterError(
            rolloverfaults.WRONG_TARGET.at(
                Location("--到"),
                f"不能由{old.name}转到{new.name}",
                hint=f"由{old.name}可以转到{_usual(old).name}、{old.year + 1}年上半年等",
            )
        )
    return new


def _split(asked: str) -> tuple[int | None, str]:
    found = _ASKED.fullmatch(asked.strip())
    assert found is not None
    return int(found[1]) if found[1] else None, found[2].strip()


def _usual(old: Period) -> Period:
    # A report on 1—11月 is the year's: its plan is of the next.
    if old.span.first == 1 and old.next.year == old.year:
        return Period(old.year, Span.named(WHOLE_YEAR))
    return Period(old.year + 1, old.span)


def _follows(old: Period, new: Period) -> bool:
    if new.year == old.year:
        return new.span.first <= old.span.first and new.span.last > old.span.last
    return new.year == old.year + 1


def moved_name(stem: str, old: Period, new: Period, others: Iterable[Path]) -> str:
    """The name of the new file, by the naming in use: 2018 → 2019, 2017上半年 → 2017.

    全年 is named where other files of the office name it, or where the name would be the
    old one. "" where the old name has no year.
    """
    if str(old.year) not in stem:
        return ""
    named = any(WHOLE_YEAR in path.stem for path in others) or WHOLE_YEAR in stem
    span = new.span.name if not new.span.whole_year or named else ""
    name = stem.replace(str(old.year), str(new.year))
    if old.span != new.span:
        typed = _span_in(stem, old)
        if typed:
            name = name.replace(typed, span)
        else:
            name = name.replace(str(new.year), f"{new.year}{span}", 1)
    return name if name != stem else stem.replace(str(old.year), f"{old.year}{new.span.name}", 1)


def _span_in(stem: str, old: Period) -> str:
    """How the name says the old span; "" if it does not."""
    months = _MONTHS_IN_NAME.search(stem)
    if months and Span.read(months[0]) == old.span:
        return months[0]
    names = (name for name in SPAN_NAMES if name in stem and Span.named(name) == old.span)
    return next(names, "")
