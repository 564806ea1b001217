"""说明：时点数（某一天在册、实有多少）写了几个月的时段。
理由：在册人数、床位是某一天的数，不是几个月加起来的数；写了时段，会与这几个月的累计数混在一起。
反例：低保: {在册: {本年: 908户1515人, 时段: 1—11月}}
正例：低保: {在册: {本年: 908户1515人, 截至: 2018-11-30}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.library.indicators import IndicatorKind
from drafter.period import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("时点数写了时段", Family.DATA, Severity.NOTICE, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every 时点数 with a 时段 of more than a month; a pair once."""
    said: set[str] = set()
    for measure, noted in report.book.noted.items():
        span = Span.read(noted.span) if noted.span else None
        known = report.library.catalogue.measures.get(measure)
        if span is None or span.first == span.last or known is None:
            continue
        indicator, figure = known.indicator, report.book.figure(measure)
        if figure is None or indicator.kind is not IndicatorKind.STOCK or indicator.path in said:
            continue
        said.add(indicator.path)
        yield RULE.at(
            figure.place,
            f"{report.label(indicator.path)}是时点数，写了时段“{noted.span}”",
            hint=f"改为“截至:”，写这个数统计到哪一天；是{noted.span}新增、累计的，填到新增、累计的那一项",
        )
