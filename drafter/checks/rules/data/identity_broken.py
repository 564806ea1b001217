"""说明：指标目录里写明应当成立的等式或大小关系（校验），填报的数不满足；各数统计的时段不一样的不比。
理由：合计不等于分项之和、支出大于收入，报告一经核对就会被退回。
反例：低保.城市.在册.人 500，低保.农村.在册.人 900，低保.在册.人 1515
正例：低保.城市.在册.人 500，低保.农村.在册.人 1015，低保.在册.人 1515
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.identities import amount, broken, is_per_head
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("校验不符", Family.DATA, Severity.ERROR, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every identity of the catalogue but those that lead from year to year, or to a 标准."""
    for each in broken(
        report, lambda identity: not identity.opening and not is_per_head(report, identity)
    ):
        identity = each.identity
        names = "、".join(report.label(name) for name in identity.names[:3])
        yield RULE.at(
            each.subject.place,
            f"{names}{'等' if len(identity.names) > 3 else ''}应满足 {identity.text}，"
            f"现在两边是{amount(report, identity, each.left)}"
            f"与{amount(report, identity, each.right)}",
            computation=f"{each.computation}；"
            f"相差{amount(report, identity, abs(each.left - each.right))}",
            related=each.related,
            hint="核对这几个数；口径确实不同的，在 单位.yaml 的 静默 里写明理由",
        )
