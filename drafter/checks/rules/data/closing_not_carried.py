"""说明：上年末的数加上本期新增的、减去本期退出的，不等于本期末的数；新建的加上年末的，比累计的还少。
理由：在册对象、机构、床位的期末数由上年末的数增减而来，接不上的，三个数里总有一个不对，或者有别的增减没有说明。
反例：低保.在册.人 {本年: 1515, 上年: 1480}，新增 120人，退出 60人（应是1540人）
正例：新增 120人，退出 85人；另有迁入、并户等增减的，在 备注 里写明
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.identities import amount, broken
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("期末数接不上", Family.DATA, Severity.WARNING, __doc__)
RELATIONS = {"==": "应当相等", "<=": "前面的不应多于后面的", ">=": "前面的不应少于后面的"}


def check(report: Report) -> Iterator[Finding]:
    """Every identity that reads the end of last year, unless a 备注 says what else came or went."""
    for each in broken(report, lambda identity: identity.opening):
        if each.remarked:
            continue
        identity = each.identity
        left, right = (amount(report, identity, side) for side in (each.left, each.right))
        relation = RELATIONS.get(identity.operator, f"应满足 {identity.operator}")
        stock = each.figures.get(identity.measures[0], each.subject)
        yield RULE.at(
            stock.place,
            f"{report.label(identity.measures[0])}与上年末的数接不上："
            f"{identity.left.text} 是{left}，{identity.right.text} 是{right}，{relation}",
            computation=f"{each.computation}；"
            f"相差{amount(report, identity, abs(each.left - each.right))}",
            related=each.related,
            hint="核对这几个数；有迁入迁出、并户、撤销等别的增减，在其中一个数的 备注 里写明",
        )
