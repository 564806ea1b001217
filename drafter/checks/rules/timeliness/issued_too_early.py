"""说明：成文日期早于文中数据截至的那一天；或者成文日期的年份既不是报告的年份，也不是下一年。
理由：还没有到的日子，数报不出来；日期对不上，多半是套用了旧稿；成文日期是签发的日期（《党政机关公文处理工作条例》第九条）。
反例：截至2023年12月31日的数，成文日期是2023年12月20日
正例：成文日期是2024年1月8日
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.documentdates import counted_until, issue_date
from drafter.checks.written.spokentime import spoken_time
from drafter.findings import Family, Related, Rule, Severity
from drafter.period import date_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding

RULE = Rule("成文日期不符", Family.TIMELINESS, Severity.WARNING, __doc__)


def check_text(paper: Paper) -> Iterator[Finding]:
    """The 成文日期 against the report's year and the last day that something is counted to."""
    setting = paper.setting
    time = spoken_time(paper)
    if time is None:
        return
    day, place = setting.issued, setting.issued_at
    if day is None or place is None:
        written = issue_date(paper)
        if written is None:
            return
        day, place = written.day, paper.place(written.start)
    year = time.period.year
    if day.year not in {year, year + 1}:
        yield RULE.at(
            place,
            f"成文日期是{date_name(day)}，报告说的是{time.period.name}",
            hint="核对标题的年份和成文日期",
        )
        return
    until, related = _last_day(paper, time)
    if until and day < until:
        yield RULE.at(
            place,
            f"成文日期是{date_name(day)}，早于数据截至的{date_name(until)}",
            hint="改成文日期，或者按成文时的数据改“截至”的日期",
            related=related,
        )


def _last_day(paper: Paper, time: SpokenTime) -> tuple[date | None, tuple[Related, ...]]:
    """The last day that the results count to, and where it says so."""
    if paper.setting.drafted:
        return time.period.as_of, ()
    days = [
        each
        for each in counted_until(paper, time.period)
        if not time.planned(each.start) and each.day.year <= time.period.year + 1
    ]
    if not days:
        return None, ()
    last = max(days)
    return last.day, (
        Related(paper.place(last.start), f"这里写“{paper.text[last.start : last.end]}”"),
    )
