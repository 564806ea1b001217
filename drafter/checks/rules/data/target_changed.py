"""说明：今年填的目标，与上年文件里给今年定的下期目标不一样。
理由：上年的计划印过这个目标，今年悄悄换一个，完成率就站不住；确有调整的要能说明。
反例：2017.yaml 写 适老化改造: {本年: 320, 下期目标: 400}，2018.yaml 写 适老化改造: {本年: 380, 目标: 360}
正例：2018.yaml 写 适老化改造: {本年: 380, 目标: 360, 备注: 目标经区政府同意调整}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base, rounding
from drafter.figures.figure import NEXT_TARGET, TARGET
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("目标前后不一", Family.DATA, Severity.NOTICE, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every typed 目标 of a whole year against what last year's file planned."""
    book, last = report.book, report.book.previous
    if last is None or not book.period.span.whole_year:
        return
    for (measure, field), here in book.figures.items():
        if field != TARGET or here.attributes.remark:
            continue
        there = last.figures.get((measure, NEXT_TARGET))
        now, planned = exact_base(here), exact_base(there)
        if there is None or now is None or planned is None or here.unit.kind != there.unit.kind:
            continue
        if abs(now - planned) > max(rounding(here), rounding(there)):
            yield RULE.at(
                here.place,
                f"{report.label(measure)}的目标填{here.bare}，上年文件里定的是{there.bare}",
                related=(Related(there.place, "上年文件里的下期目标"),),
                hint="核对两个数；目标确有调整的，在 备注 里写明",
            )
