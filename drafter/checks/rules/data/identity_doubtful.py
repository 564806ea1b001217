"""说明：指标目录里写明一般应有的关系（核实），填报的数不合：发放的物资多于接收的，设窗口的镇街多于下辖的镇街，资金不等于户数乘标准，一项标准高得出奇。
理由：这样的关系少有例外，多半是填错了一个数；确有原因的，读报告的人会问，要能说明。
反例：优抚: {优待户: 268, 优待标准: 18000, 优待金: 842.4}（268户×18000元＝482.4万元）
正例：优待金: 482.4；含补发以前年度的，在 备注 里写明
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.checks.identities import broken
from drafter.checks.identitywords import Wording
from drafter.findings import Family, Rule, Severity
from drafter.library.indicators import IndicatorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.identities import Broken
    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("关系待核实", Family.DATA, Severity.NOTICE, __doc__, also=(Severity.WARNING,))
# A product of rounded numbers, of people who came and went, is never quite the sum paid.
NEARLY = Fraction(1, 20)
MUCH = Fraction(3, 2)
LITTLE = Fraction(1, 2)  # who came in the course of the year was paid for a part of it


def check(report: Report) -> Iterator[Finding]:
    """Every 核实, unless a 备注 says why."""
    for each in broken(report):
        if not each.identity.usual or each.remarked or _is_near(each) or _begins_anew(each):
            continue
        words = Wording(report, each)
        yield RULE.at(
            each.subject.place,
            words.message,
            severity=_severity(report, each),
            computation=words.computation,
            related=each.related,
            hint=f"核对{'这个数和单位' if len(each.figures) == 1 else '这几个数'}；"
            "确实如此的，在其中一个数的 备注 里写明原因",
        )


def _is_near(each: Broken) -> bool:
    """Whether a sum of money is about what a multiplication comes to, or not far below it."""
    identity = each.identity
    if identity.operator == ">=" and "/" in identity.text:
        return each.left >= LITTLE * each.right
    if identity.operator != "==" or not {"*", "/"}.intersection(identity.text):
        return False
    return abs(each.left - each.right) <= NEARLY * max(each.left, each.right)


def _begins_anew(each: Broken) -> bool:
    """Whether a total over years is this year's alone: a new five-year plan counts from nothing."""
    if not each.identity.opening:
        return False
    stocks = each.identity.measures
    flows = [figure for name, figure in each.figures.items() if name != stocks[0]]
    now = each.figures.get(stocks[0])
    return now is not None and any(
        figure.base == now.base and figure.measure != stocks[0] for figure in flows
    )


def _severity(report: Report, each: Broken) -> Severity:
    """警告 where it is far off, and where one 标准 should be above another."""
    less, more = sorted((each.left, each.right))
    known = [report.library.catalogue.of_measure(name) for name in each.identity.measures]
    standards = all(
        measure is not None and measure.indicator.kind is IndicatorKind.STANDARD
        for measure in known
    )
    far = more > MUCH * less or (standards and len(known) > 1)
    return Severity.WARNING if far and each.certain else Severity.NOTICE
