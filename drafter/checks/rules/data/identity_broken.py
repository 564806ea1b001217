"""说明：指标目录里写明应当成立的等式或大小关系（校验），填报的数不满足；填“无”的按0算，没有填的不小于0；各数统计的时段不一样的不比。
理由：合计不等于分项之和、部分大于全部，报告一经核对就会被退回。
反例：低保.城市.在册.人 500，低保.农村.在册.人 900，低保.在册.人 1515
正例：低保.城市.在册.人 500，低保.农村.在册.人 1015，低保.在册.人 1515
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.identities import broken, is_per_head
from drafter.checks.identitywords import MONEY, Wording
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.identities import Broken
    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("校验不符", Family.DATA, Severity.ERROR, __doc__, also=(Severity.WARNING,))


def check(report: Report) -> Iterator[Finding]:
    """Every 校验 but those that lead from year to year, or to a 标准.

    Where 无 was taken for 0 and another number would do, it is a 警告.
    """
    for each in broken(report):
        identity = each.identity
        if identity.usual or identity.opening or is_per_head(report, identity):
            continue
        if not each.certain and _is_expense(report, each):
            continue
        words = Wording(report, each)
        yield RULE.at(
            each.subject.place,
            words.message,
            severity=Severity.ERROR if each.certain or not each.none else Severity.WARNING,
            computation=words.computation,
            related=each.related,
            hint=words.advice,
        )


def _is_expense(report: Report, each: Broken) -> bool:
    """Whether an expense is held against a sum of money of which some is not had (支大于收)."""
    known = (report.library.catalogue.of_measure(name) for name in each.identity.names)
    return each.identity.operator == "<=" and all(
        measure is not None and measure.unit.kind == MONEY for measure in known
    )
