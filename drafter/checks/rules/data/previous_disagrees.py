"""说明：今年文件里填的上年数，与上年文件里当时填的本年数不一样。
理由：同一个数在两年的报告里不一致，增幅就站不住；确有调整的要能说明。
反例：2018.yaml 写 标准: {本年: 950, 上年: 890}，2017.yaml 写 标准: 900
正例：2018.yaml 只写 标准: 950，上年数由程序到 2017.yaml 里取；上年数确有调整的，在 备注 里写明
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base, rounding
from drafter.figures.figure import PREVIOUS
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("上年数不一致", Family.DATA, Severity.WARNING, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every typed 上年 against last year's file, as exactly as the coarser of the two was typed."""
    last = report.book.previous
    if last is None:
        return
    for (measure, field), here in report.book.figures.items():
        there = last.figure(measure) if field == PREVIOUS else None
        if there is None or here.attributes.remark:
            continue
        stated, filed = exact_base(here), exact_base(there)
        if stated is None or filed is None:
            continue
        if abs(stated - filed) > max(rounding(here), rounding(there)):
            yield RULE.at(
                here.place,
                f"{report.label(measure)}的上年填{here.bare}，上年文件里是{there.bare}",
                related=(Related(there.place, "上年文件"),),
                hint="删去这里的上年，程序会到上年文件里取；上年数确有调整的，在 备注 里写明",
            )
