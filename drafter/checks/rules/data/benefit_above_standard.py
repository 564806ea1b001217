"""说明：发放的钱按人数和月数折成人均，比保障标准还高出四分之一以上。
理由：低保按家庭收入补差，人均补助低于标准；高出很多的，多半是资金的单位、人数的口径或标准填错了。
反例：低保: {标准: 950, 在册: 908户1515人, 资金: 13667.3}（折合每人每月7518元）
正例：低保: {标准: 950, 在册: 908户1515人, 资金: 1366.73}；含补发、一次性补助的，在 备注 里写明
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.checks.identities import broken, is_per_head
from drafter.checks.identitywords import Wording
from drafter.findings import Family, Rule, Severity
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.identities import Broken
    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

RULE = Rule("人均高于标准", Family.DATA, Severity.WARNING, __doc__)
# People come and go within a year, and some are paid more than the standard (分类施保).
MUCH = Fraction(5, 4)
SLIP = 100  # so many times no benefit is above the standard


def check(report: Report) -> Iterator[Finding]:
    """Every 校验 of money per head and a 标准, unless a 备注 says why."""
    for each in broken(report):
        if not is_per_head(report, each.identity):
            continue
        if each.left <= each.right * MUCH or each.remarked:
            continue
        yield _finding(report, each)


def _finding(report: Report, each: Broken) -> Finding:
    identity, words = each.identity, Wording(report, each)
    money = each.figures[identity.names[0]]
    unit = report.library.catalogue.measures[identity.right.names[0]].unit
    average = f"{unit.prefix}{rounded_text(each.left, 2)}{unit.measure}"
    said = f"{report.label(money.measure)}{money.bare}{words.division}，折合{average}"
    standard = f"标准{rounded_text(each.right, 2)}{unit.measure}"
    if each.left >= each.right * SLIP:
        times = rounded_text(each.left / each.right, 0)
        return RULE.at(
            money.place,
            f"{said}，是{standard}的{times}倍，疑似把元填成了万元",
            computation=words.computation,
            related=each.related,
            hint=_as_typed_in_yuan(money),
        )
    return RULE.at(
        money.place,
        f"{said}，高于{standard}",
        computation=words.computation,
        related=each.related,
        hint="核对资金的单位、人数和标准；含补发、一次性补助的，在资金的 备注 里写明",
    )


def _as_typed_in_yuan(money: Figure) -> str:
    """What the number would be, had it been given in 元."""
    factor = money.unit.factor
    value = money.value.exact
    if factor == 1 or value is None:
        return "核对资金的单位和小数点"
    meant = f"{rounded_text(value / factor, 4)}{money.unit.measure}"
    return f"核对单位：{money.number}元＝{meant}，是{money.number}元的，改为“{meant}”"
