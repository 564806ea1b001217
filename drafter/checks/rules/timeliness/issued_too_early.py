"""说明：成文日期早于文中数据截至的那一天，早于正文写成已经办完的事；或者成文日期的年份既不是文稿的年份，也不是下一年。
理由：还没有到的日子，数报不出来；日期对不上，多半是套用了旧稿；成文日期是签发的日期（《党政机关公文处理工作条例》第九条）。
反例：某县民政局2023年工作总结↵截至2023年12月31日，在册2300人。↵某县民政局↵2023年12月10日
正例：某县民政局2023年工作总结↵截至2023年12月31日，在册2300人。↵某县民政局↵2024年1月8日
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from drafter.checks.written.documentdates import Dated, counted_until, issue_date
from drafter.checks.written.speeches import is_speech
from drafter.checks.written.spokentime import YEAR_NAMED, sentence_around, spoken_time
from drafter.findings import Family, Related, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern
from drafter.period import date_name

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding
    from drafter.location import Location

RULE = Rule("成文日期不符", Family.TIMELINESS, Severity.WARNING, __doc__, also=(Severity.NOTICE,))


_TOLD = pattern(
    "(?<![0-9])(?P<month>1?[0-9])月(?P<day>[0-3]?[0-9])日(?!起|以?前|之前|开始|生效|施行|实施)"
)
_OTHER_YEAR = pattern("去年|上年|前年|明年|来年|次年|翌年")
_INTENDED = pattern(
    "将|拟|计划|预计|力争|确保|争取|目标|要求|安排|定于|时限|期限|截止|之前|日前|以前|公布的|起施行|截[至止]"
)
_LONGEST_LINE = 60
EARLY, MID_YEAR, LATE = 9, 6, 9  # months
HALF_A_YEAR = timedelta(days=184)
FEW_DAYS = timedelta(days=7)  # a report of the year's end is handed in some days before it


def check_text(paper: Paper) -> Iterator[Finding]:
    """The 成文日期 against the report's year, the last day counted to and the last day told."""
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
            f"成文日期是{date_name(day)}，文稿说的是{time.period.name}",
            hint="核对标题的年份和成文日期",
        )
    elif not setting.drafted and (far := _far(paper, time, day, place)) is not None:
        yield far
    elif setting.drafted:
        until = time.period.as_of
        if until is not None and day < until:
            yield _before_count(place, day, until)
    else:
        yield from _too_early(paper, time, day, place)


def _far(paper: Paper, time: SpokenTime, day: date, place: Location) -> Finding | None:
    """A 成文日期 that is too far from the end of what is reported on; a speech is no report."""
    if not time.period.span.whole_year:
        return _wrong_title(paper, time, day, place) if _late(day, time) else None
    year = time.period.year
    if not _far_off(day, year) or is_speech(paper):
        return None
    when = "那时还没有过完" if day.year == year else "那时早已过完"
    return RULE.at(
        place,
        f"成文日期是{date_name(day)}，报告说的是{time.period.name}，{when}",
        hint="核对成文日期的年份和月份",
        severity=_how_far_off(paper, day, year),
    )


def _late(day: date, time: SpokenTime) -> bool:
    """Whether a report of part of a year is signed more than half a year behind it."""
    return day - time.period.closing > HALF_A_YEAR


def _wrong_title(paper: Paper, time: SpokenTime, day: date, place: Location) -> Finding:
    """The year of the title, where it has one; else the date."""
    at = paper.text.find(str(time.period.year), 0, _LONGEST_LINE)
    told: Location = place
    related: tuple[Related, ...] = ()
    if at >= 0:
        told, related = paper.place(at), (Related(place, f"成文日期是{date_name(day)}"),)
    return RULE.at(
        told,
        f"报告说的是{time.period.name}，成文日期是{date_name(day)}，隔了半年以上",
        hint="核对标题的年份和成文日期，多半有一处写错",
        related=related,
    )


def _far_off(day: date, year: int) -> bool:
    """Whether a year's report is signed long before the year is over, or when the next nearly is."""
    return day.month < EARLY if day.year == year else day.month > MID_YEAR


def _how_far_off(paper: Paper, day: date, year: int) -> Severity:
    """A summary is not written when the next year is nearly over; another report may be."""
    title = "".join([paper.passages[index].text for index in paper.skeleton.title])
    late = day.year > year and day.month > LATE and "总结" in title
    return Severity.WARNING if late else Severity.NOTICE


def _too_early(paper: Paper, time: SpokenTime, day: date, place: Location) -> Iterator[Finding]:
    """A 成文日期 before a day that the results count to, or tell as past; the latest alone."""
    counted = [
        each
        for each in counted_until(paper, time.period)
        if day < each.day
        and each.day.year <= time.period.year + 1
        and not time.planned(each.start)
        and not (_by_month(paper, each) and each.day - day <= FEW_DAYS)
    ]
    if counted:
        last = max(counted)
        related = (Related(paper.place(last.start), f"这里写“{_words(paper, last)}”"),)
        near = last.day - day <= FEW_DAYS
        yield _before_count(place, day, last.day, related, Severity.NOTICE if near else None)
        return
    if day > time.period.closing:
        return
    told = max((each for each in _days_told(paper, time) if day < each.day), default=None)
    if told is not None:
        yield RULE.at(
            place,
            f"成文日期是{date_name(day)}，正文已经写到{date_name(told.day)}的事",
            hint="核对两处日期；还没有到的事，写“计划”“将于”",
            related=(Related(paper.place(told.start), f"这里写“{_words(paper, told)}”"),),
        )


def _before_count(
    place: Location,
    day: date,
    until: date,
    related: tuple[Related, ...] = (),
    severity: Severity | None = None,
) -> Finding:
    return RULE.at(
        place,
        f"成文日期是{date_name(day)}，早于数据截至的{date_name(until)}",
        hint="改正成文日期，或者按成文时的数据改“截至”的日期",
        related=related,
        severity=severity,
    )


def _words(paper: Paper, dated: Dated) -> str:
    return paper.text[dated.start : dated.end]


def _by_month(paper: Paper, dated: Dated) -> bool:
    """截至12月底, which does not name the day."""
    return paper.text[dated.end - 1] != "日"


def _days_told(paper: Paper, time: SpokenTime) -> Iterator[Dated]:
    """The days of the report's year, or of one that is named, that the results tell as past."""
    for found in paper.matches(_TOLD, having="月"):
        start = found.start()
        if time.planned(start) or paper.passage(start).role is not Role.BODY:
            continue
        first, last = sentence_around(paper.text, *found.span())
        if _INTENDED.search(paper.text, first, last):
            continue
        years = YEAR_NAMED.findall(paper.text, first, start)
        if not years and _OTHER_YEAR.search(paper.text, first, start):
            continue
        day = _day(int(years[-1]) if years else time.period.year, found)
        if day is not None:
            yield Dated(day, *found.span())


def _day(year: int, found: re.Match[str]) -> date | None:
    try:
        return date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
