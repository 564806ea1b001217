"""说明：今年的数只统计了几个月，填的上年数却正是上年文件里全年的数。
理由：11个月的数与上年全年相比，总是“下降”，增幅没有意义。
反例：销售: {本年: 4716.3, 上年: 4862.5, 时段: 1—11月}，4862.5是上年全年的销售额
正例：销售: {本年: 4716.3, 上年: 4460.1, 时段: 1—11月}；上年同期的数要不到的，不写上年
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.checks.times import adds_up, time_name
from drafter.figures.figure import PLAIN, PREVIOUS
from drafter.findings import Family, Related, Rule, Severity
from drafter.period import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.figures.figure import Attributes
    from drafter.findings import Finding
    from drafter.period import Period

RULE = Rule("上年数是全年的", Family.DATA, Severity.WARNING, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every entry of fewer months than the report whose 上年 is what last year's file has of them all."""
    book = report.book
    if book.previous is None:
        return
    for measure, noted in book.noted.items():
        if not _shorter(noted, book.period) or noted.remark:
            continue
        typed, filed = book.figures.get((measure, PREVIOUS)), book.previous.figure(measure)
        if typed is None or filed is None or not adds_up(report.library.catalogue, measure):
            continue
        whole = book.previous.attributes(measure)
        stated = exact_base(typed)
        if (whole.span, whole.as_of) != (PLAIN.span, PLAIN.as_of) or not stated:
            continue
        if stated == exact_base(filed):
            yield RULE.at(
                typed.place,
                f"{report.label(measure)}的上年填{typed.bare}，是{book.previous.period.name}"
                f"{book.previous.period.current}的数，本年的只是{time_name(book, noted)}的",
                related=(Related(filed.place, f"{book.previous.period.name}文件"),),
                hint="改填上年同样月份的数；没有的，删去上年",
            )


def _shorter(noted: Attributes, period: Period) -> bool:
    """Whether an entry counts fewer months than the report."""
    if noted.span:
        span = Span.read(noted.span)
        return span is not None and span.last - span.first < period.span.last - period.span.first
    day = noted.as_of
    return day is not None and day.year == period.year and day.month < period.span.last
