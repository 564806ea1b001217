"""Days that a document names: its 成文日期, and the latest day up to which it counts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.toldperiod import YEAR_DIGITS
from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.period import Period

AT_THE_HEAD: Final = 6
AT_THE_FOOT: Final = 8
_ALONE: Final = pattern(
    r"[ \u3000]*[（(]?[ \u3000]*(?P<year>20[0-9]{2}|二[〇○零][〇○零一二三四][〇○零一二三四五六七八九])年"
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日[ \u3000]*[）)]?(?:印发)?[ \u3000]*"
)
_COUNTED: Final = pattern(
    "截[至止]到?(?:(?P<year>20[0-9]{2})年)?"
    "(?:(?P<end>年?[底末])|(?P<month>[0-9]{1,2})月(?:份)?(?:(?P<day>[0-9]{1,2})日|(?P<part>[底末]))?)"
)


class Dated(NamedTuple):
    """A day and where the text names it."""

    day: date
    start: int
    end: int


def issue_date(paper: Paper) -> Dated | None:
    """The 成文日期: a day alone in its line, at the foot or else below the title."""
    count = len(paper.passages)
    foot = range(count - 1, max(-1, count - 1 - AT_THE_FOOT), -1)
    for index in (*foot, *range(min(AT_THE_HEAD, count))):
        text = paper.passages[index].text
        found = _ALONE.fullmatch(text) if len(text) < 40 and "日" in text else None
        day = found and _day(found["year"], found["month"], found["day"])
        if day:
            start = paper.starts[index] + len(text) - len(text.lstrip(" \u3000（("))
            return Dated(day, start, paper.starts[index] + len(text))
    return None


def counted_until(paper: Paper, period: Period) -> Iterator[Dated]:
    """The days up to which something is counted: 截至12月底; of the period's year if none is named."""
    for found in paper.matches(_COUNTED, having="截"):
        year = found["year"] or str(period.year)
        if found["end"]:
            day = date(int(year), 12, 31) if found["year"] or "年" in found["end"] else None
        else:
            day = _day(year, found["month"], found["day"] or "")
        if day:
            yield Dated(day, *found.span())


def _day(year: str, month: str, day: str) -> date | None:
    """The day; without one the last of its month, None where there is none such."""
    try:
        number = int(year.translate(YEAR_DIGITS))
        in_year = _number(month)
        return date(number, in_year, _number(day) if day else monthrange(number, in_year)[1])
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else read_ordinal(text) or 0
