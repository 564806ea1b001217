"""说明：本年数没有达到同时填的目标。
理由：报告容易只写完成的数、不提任务数；没有完成的，问题部分或下一步要有交代。
反例：社区社会组织: {备案: {本年: 450, 目标: 600}}
正例：在素材的问题部分写明原因，或用 单位.yaml 的 静默 说明（越少越好的指标）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.figures.figure import TARGET
from drafter.findings import Family, Related, Rule, Severity
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("未达目标", Family.DATA, Severity.NOTICE, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every measure with a typed 目标."""
    for (measure, field), target in report.book.figures.items():
        if field != TARGET:
            continue
        this = report.book.figure(measure)
        now, wanted = exact_base(this), target.base
        if this is None or now is None or wanted is None or now >= wanted:
            continue
        lack = rounded_text((wanted - now) / this.unit.factor, 4)
        yield RULE.at(
            this.place,
            f"{report.label(measure)}本年{this.bare}，目标{target.bare}，"
            f"还差{lack}{this.unit.measure}",
            related=(Related(target.place, "目标"),),
            hint="核对两个数；确实没有完成的，写进问题或下一步计划",
        )
