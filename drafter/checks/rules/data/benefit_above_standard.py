"""说明：发放的钱按人数和月数折成人均，比保障标准还高出四分之一以上。
理由：低保按家庭收入补差，人均补助低于标准；高出很多的，多半是资金的单位、人数的口径或标准填错了。
反例：低保: {标准: 950, 在册: 908户1515人, 资金: 13667.3}（折合每人每月7518元）
正例：低保: {标准: 950, 在册: 908户1515人, 资金: 1366.73}；含补发、一次性补助的，在 备注 里写明
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.checks.identities import broken, is_per_head
from drafter.findings import Family, Rule, Severity
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("人均高于标准", Family.DATA, Severity.WARNING, __doc__)
# People come and go within a year, and some are paid more than the standard (分类施保).
MUCH = Fraction(5, 4)


def check(report: Report) -> Iterator[Finding]:
    """Every identity of money per head and a 标准, unless a 备注 says why."""
    for each in broken(report, lambda identity: is_per_head(report, identity)):
        if each.left <= each.right * MUCH or each.remarked:
            continue
        identity = each.identity
        money, standard = identity.names[0], identity.right.names[0]
        known = report.library.catalogue.of_measure(standard)
        if known is None:
            continue
        unit = known.unit
        yield RULE.at(
            each.figures[money].place,
            f"{report.label(money)}{each.figures[money].bare}，"
            f"按 {identity.left.text} 折合{unit.prefix}{rounded_text(each.left, 2)}{unit.measure}，"
            f"高于标准{rounded_text(each.right, 2)}{unit.measure}",
            computation=each.computation,
            related=each.related,
            hint="核对资金的单位、人数和标准；含补发、一次性补助的，在资金的 备注 里写明",
        )
