"""说明：写明的日期与后面注的星期几对不上。
理由：日期和星期总有一个错；通知、会议的日子写错了，人就来错了。
反例：定于2024年3月5日（星期三）召开座谈会。
正例：定于2024年3月5日（星期二）召开座谈会。
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("星期不符", Family.TIMELINESS, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_DATED = pattern(
    "(?<![0-9])(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>1?[0-9])月(?P<day>[0-3]?[0-9])日[ \u3000]?"
    "[（(]?(?:星期|周|礼拜)(?P<week>[一二三四五六日天])(?![至到、—～~年期岁])[）)]?"
)
_CUES: Final = ("星期", "礼拜", "（周", "(周", "日周", "日 周", "日　周")
_WEEK: Final = "一二三四五六日"


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each date with a day of the week; without its year it is one of the report's or the next."""
    if not paper.has(*_CUES):
        return
    for found in paper.matches(_DATED):
        days = list(_days(paper, found))
        if not days or any(_is(day, found["week"]) for day in days):
            continue
        right = f"星期{_WEEK[days[0].weekday()]}"
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0].lstrip()}”：{days[0].year}年{days[0].month}月{days[0].day}日是{right}",
            hint="核对日期和星期",
            severity=None if found["year"] else Severity.WARNING,
        )


def _days(paper: Paper, found: re.Match[str]) -> Iterator[date]:
    """The days that may be meant."""
    period = paper.setting.period
    if found["year"]:
        years: tuple[int, ...] = (int(found["year"]),)
    else:
        years = (period.year, period.year + 1, period.year - 1) if period else ()
    for year in years:
        try:
            yield date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            continue


def _is(day: date, week: str) -> bool:
    return _WEEK[day.weekday()] == week.replace("天", "日")
