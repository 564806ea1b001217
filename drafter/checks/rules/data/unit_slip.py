"""说明：本年数与上年数相差近千倍或更多，像是元、万元填串了，或小数点错了位。
理由：单位填错一级，数就差一万倍，印出来才发现就晚了。
反例：低保: {资金: {本年: 13667300, 上年: 1250.6}}（单位是万元）
正例：低保: {资金: {本年: 1366.73, 上年: 1250.6}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.unitslip import is_unit_slip
from drafter.figures.figure import CURRENT, PREVIOUS
from drafter.findings import Family, Related, Rule, Severity
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("疑似单位填错", Family.DATA, Severity.WARNING, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every typed 本年 against 上年, wherever 上年 stands."""
    book, computed = report.book, report.library.catalogue.computed
    for (measure, field), this in book.figures.items():
        if field != CURRENT or not (measure in book.beyond or measure in computed):
            continue
        last = book.figure(measure, PREVIOUS)
        if last is None or this.unit.kind != last.unit.kind:
            continue
        now, before = this.base, last.base
        if now is None or before is None or now <= 0 or before <= 0:
            continue
        larger, smaller = max(now, before), min(now, before)
        if is_unit_slip(larger, smaller):
            one, other = ("本年", "上年") if now > before else ("上年", "本年")
            yield RULE.at(
                this.place,
                f"{report.label(measure)}本年{this.bare}，上年{last.bare}，"
                f"{one}约为{other}的{rounded_text(larger / smaller, 0)}倍",
                related=(Related(last.place, "上年"),),
                hint=f"看看是不是单位填错了一级（这里按{this.unit.name}计）或小数点错了位",
            )
