"""说明：上年末的数加上本期新增的、减去本期退出的，不等于本期末的数；新建的加上年末的，比累计的还少。
理由：在册对象、机构、床位的期末数由上年末的数增减而来，接不上的，三个数里总有一个不对，或者有别的增减没有说明。
反例：低保.在册.人 {本年: 1515, 上年: 1480}，新增 120人，退出 60人（应是1540人）
正例：新增 120人，退出 85人；另有迁入、并户等增减的，在 备注 里写明
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.identities import broken
from drafter.checks.identitywords import Wording
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("期末数接不上", Family.DATA, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
ELSE = "有迁入迁出、并户、撤销等别的增减，在其中一个数的 备注 里写明"


def check(report: Report) -> Iterator[Finding]:
    """Every 校验 that reads the end of last year, unless a 备注 says what else came or went."""
    for each in broken(report):
        identity = each.identity
        if identity.usual or not identity.opening or each.remarked:
            continue
        words = Wording(report, each)
        stock = each.figures.get(identity.measures[0], each.subject)
        asked = each.unfilled and not each.certain
        yield RULE.at(
            stock.place,
            words.message,
            severity=Severity.NOTICE if asked else Severity.WARNING,
            computation=words.computation,
            related=each.related,
            hint=f"{words.advice if asked else '核对这几个数'}；{ELSE}",
        )
