"""说明：同一个数今年填的单位和上年填的不是一类，两年没有作比较。
理由：人和户、金额和人数不能相减；多半是一年填错了单位，或者两年说的不是一回事。
反例：今年 补充医疗险: {投保: 300名}，上年文件里是 200户
正例：两年都按名填；口径确实变了的，换一个名称
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.figure import CURRENT, PREVIOUS
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("两年单位不同", Family.DATA, Severity.WARNING, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every figure against last year's, typed beside it or in last year's file."""
    book, last = report.book, report.book.previous
    for (measure, field), now in book.figures.items():
        if field != CURRENT:
            continue
        then = book.figures.get((measure, PREVIOUS))
        if then is None and last is not None:
            then = last.figures.get((measure, CURRENT))
        if then is not None and then.unit.kind != now.unit.kind:
            yield RULE.at(
                now.place,
                f"{report.label(measure)}今年填{now.bare}，上年填{then.bare}，单位不是一类，没有作比较",
                related=(Related(then.place, "上年"),),
                hint="核对两年的单位；口径变了的，换一个名称",
            )
