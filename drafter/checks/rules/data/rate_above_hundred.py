"""说明：覆盖率、合格率一类的比率超过了百分之百。
理由：部分占全部不会超过百分之百，多半是小数点错了位。
反例：家庭经济核对: {准确率: 9874}
正例：家庭经济核对: {准确率: 98.74}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.figures.figure import CURRENT
from drafter.findings import Family, Rule, Severity
from drafter.library.indicators import IndicatorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("比率超过百分之百", Family.DATA, Severity.WARNING, __doc__)
WHOLE = 100
MAY_EXCEED = ("完成", "增长", "增幅", "增速", "提高", "比例")


def check(report: Report) -> Iterator[Finding]:
    """Every 比率 in per cent, save those that compare rather than take a part."""
    for (measure, field), figure in report.book.figures.items():
        known = report.library.catalogue.of_measure(measure) if field == CURRENT else None
        if known is None or known.unit.name != "%":
            continue
        base = exact_base(figure)
        name = known.indicator.name + known.indicator.path
        if (
            known.indicator.kind is IndicatorKind.RATE
            and base is not None
            and base > WHOLE
            and not any(word in name for word in MAY_EXCEED)
        ):
            yield RULE.at(
                figure.place,
                f"{report.label(measure)}填{figure.bare}，超过了100%",
                hint="看看小数点是不是错了位",
            )
