"""说明：累计数比上年小。
理由：累计只增不减，变小多半是填了当年数，或两年的口径不同。
反例：社区社会组织: {累计培育: {本年: 82, 上年: 411}}
正例：社区社会组织: {累计培育: {本年: 493, 上年: 411}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.figures.figure import PREVIOUS
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.indicators import IndicatorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("累计数变小", Family.DATA, Severity.WARNING, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every indicator of 类型 累计数 that is known for both years."""
    for measure, known in report.library.catalogue.measures.items():
        if known.indicator.kind is not IndicatorKind.CUMULATIVE:
            continue
        this, last = report.book.figure(measure), report.book.figure(measure, PREVIOUS)
        now, before = exact_base(this), exact_base(last)
        if this is None or last is None or now is None or before is None:
            continue
        if now < before:
            yield RULE.at(
                this.place,
                f"{report.label(measure)}是累计数，本年{this.bare}，比上年{last.bare}还小",
                related=(Related(last.place, "上年"),),
                hint="看看是不是填成了当年的数",
            )
