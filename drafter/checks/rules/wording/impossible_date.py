"""说明：写的日期、月份在日历上没有。
理由：一年十二个月，小月没有31日，平年没有2月29日；多半是键入时错了一位。
反例：截至2023年2月30日；6月31日前完成
正例：截至2023年2月28日；6月30日前完成
"""

from __future__ import annotations

from calendar import isleap
from typing import TYPE_CHECKING

from drafter.checks.written.numberwords import has_marked_dates
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import read_numeral

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("日期不存在", Family.WORDING, Severity.ERROR, __doc__, also=(Severity.NOTICE,))
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_HIGHEST_DAY = 39  # beyond which it is another kind of number
# 农历2月30日 is a day; so may be a day of another calendar behind 阴历, 旧历.
_BEFORE = pattern(
    r"(?:\A|[^0-9.历])(?P<date>(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>[0-9]{1,2}))\Z"
)
_BACK = 8
_DAY = pattern(
    r"月(?<=[0-9]月)(?:[0-9]{1,2}日?(?:至|到|[-–－~～—]))?(?P<day>[0-9]{1,2})(?:日|号(?![楼线馆院门店令]|文件|公告|公路))"
)
_MONTH = pattern(
    r"年(?<=(?:19|20)[0-9]{2}年)(?<![0-9][0-9]{4}年)(?:1?[0-9]月?份?(?:至|到|[-–－~～—]{1,2}))?(?P<month>1[3-9]|[2-9][0-9]|00?)月(?![0-9])"
)
_NUMERIC = pattern(
    r"(?P<year>[12](?<![0-9A-Za-z_/.\-:：=&?#@号编第].)(?:(?<=1)9|(?<=2)0)[0-9]{2})(?P<mark>[-/.])"
    r"(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9A-Za-z_/\-版]|\.[0-9A-Za-z])"
)
_HAN = pattern(
    "(?P<month>十[一二]?|[一二三四五六七八九](?<!十.))月(?:份)?三十(?P<day>[一二三四五六七八九])日"
)

# “9·30”烈士纪念日: quoted, so that it is no number.
_SHORT = pattern("[·•．.](?:(?<=[“‘][0-9].)|(?<=[“‘]1[0-2].))(?P<day>[0-9]{1,2})(?=[”’])")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each day, and each month with its year, that the calendar does not have."""
    for found in paper.matches(_DAY, having="月"):
        yield from _of_month(paper, found)
    for found in paper.matches(_MONTH, having="月"):
        written = f"{paper.text[found.start() - 4 : found.end()]}"
        yield _impossible(paper, found.start() - 4, written, "一年只有12个月")
    for found in paper.matches(_NUMERIC) if has_marked_dates(paper) else ():
        month, day = int(found["month"]), int(found["day"])
        if 1 <= month <= len(_DAYS) and day <= max(_DAYS):
            yield from _judge(paper, found.start(), found[0], int(found["year"]), month, day)
    for found in paper.matches(_SHORT, having="”’", beginning="·•．."):
        yield from _short(paper, found)
    yield from _in_han(paper)


def _in_han(paper: Paper) -> Iterator[Finding]:
    """Days of a small month in Han numerals."""
    if paper.has("月三十", "份三十"):
        for found in paper.matches(_HAN):
            of_month, past = read_numeral(found["month"]), read_numeral(found["day"])
            if of_month and past and (past > 1 or _DAYS[of_month - 1] < max(_DAYS)):
                yield _impossible(paper, found.start(), found[0], f"{of_month}月没有{30 + past}日")


def _of_month(paper: Paper, found: re.Match[str]) -> Iterator[Finding]:
    """What a day of a month may have of it, with the year before it."""
    at = found.start()
    before = _BEFORE.search(paper.text[max(0, at - _BACK) : at])
    if before:
        date = before["date"]
        year = int(before["year"]) if before["year"] else None
        yield from _judge(
            paper, at - len(date), date + found[0], year, int(before["month"]), int(found["day"])
        )


def _short(paper: Paper, found: re.Match[str]) -> Iterator[Finding]:
    """A day written as “9·30”."""
    far = max(0, found.start() - _BACK)
    first = max(paper.text.rfind(mark, far, found.start()) for mark in "“‘") + 1
    month = paper.text[first : found.start()]
    if month.isdecimal() and int(found["day"]) <= _HIGHEST_DAY:
        written = paper.text[first : found.end()]
        yield from _judge(paper, first, written, None, int(month), int(found["day"]))


def _judge(
    paper: Paper, start: int, written: str, year: int | None, month: int, day: int
) -> Iterator[Finding]:
    if not 1 <= month <= len(_DAYS):
        yield _impossible(paper, start, written, "一年只有12个月")
    elif not 1 <= day <= _DAYS[month - 1]:
        most = "28日或29日" if month == _FEBRUARY else f"{_DAYS[month - 1]}日"
        why = f"{month}月最后一天是{most}" if day else "一个月从1日起"
        yield _impossible(paper, start, written, why)
    elif (month, day) == (_FEBRUARY, _DAYS[1]):
        yield from _leap_day(paper, start, written, year)


def _leap_day(paper: Paper, start: int, written: str, year: int | None) -> Iterator[Finding]:
    """29 February in a year that is none of 366 days: surely wrong only where the year is said."""
    period = paper.setting.period
    if year is not None and not isleap(year):
        yield _impossible(paper, start, written, f"{year}年是平年，2月只有28天")
    elif year is None and period is not None and not isleap(period.year):
        yield RULE.at(
            paper.place(start),
            f"“{written}”若在{period.year}年，就没有这一天，{period.year}年是平年",
            hint="核对日期；说的是别的年份，写明年份",
            severity=Severity.NOTICE,
        )


def _impossible(paper: Paper, start: int, written: str, why: str) -> Finding:
    return RULE.at(
        paper.place(start),
        f"没有“{written}”这个日期，{why}",
        hint="核对原件，改为实际的日期",
    )
