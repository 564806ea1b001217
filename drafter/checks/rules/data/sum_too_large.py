"""说明：一项资金大得出奇，又没有上年的数可比：乡镇街道10亿元以上，区县100亿元以上，市1000亿元以上。
理由：民政资金到不了这样大，多半是把元填成了万元，多出四位。
反例：优抚: {资金: 32567000}（单位是万元，合3256.7亿元）
正例：优抚: {资金: 3256.7}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.figures.figure import CURRENT, OWN_FIGURES, PREVIOUS
from drafter.findings import Family, Rule, Severity
from drafter.quantity import Quantity, rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

RULE = Rule("金额过大", Family.DATA, Severity.WARNING, __doc__)
MONEY = "金额"
SHORTEST = {"元": 9, "万元": 5}  # what has fewer digits behind its first is below the least of MOST
BILLIONS = 100_000_000  # 亿元
MOST = {"乡镇街道": 10, "区县": 100, "市": 1000}
# What is larger than all that is spent on civil affairs.
WIDER = ("财政支出", "财政收入", "生产总值", "总产值")


def check(report: Report) -> Iterator[Finding]:
    """Every sum of money of this year that has no 上年, but those that a 备注 explains."""
    most = MOST.get(report.profile.level)
    if most is None:
        return
    limit = most * BILLIONS
    for (measure, field), figure in report.book.figures.items():
        if figure.unit.kind == MONEY and field == CURRENT and not _has_few_digits(figure):
            base = exact_base(figure)
            if base is not None and base > limit:
                yield from _finding(report, measure, figure, base)


def _has_few_digits(figure: Figure) -> bool:
    """Whether a look at how long the number is says that it is small."""
    value = figure.value
    if not isinstance(value, Quantity):
        return False
    return value.number.adjusted() + value.scale < SHORTEST.get(figure.unit.name, 0)


def _finding(report: Report, measure: str, figure: Figure, base: Fraction) -> Iterator[Finding]:
    known = report.library.catalogue.of_measure(measure)
    if known is None and not measure.startswith(f"{OWN_FIGURES}."):
        return
    name = report.label(measure)
    if figure.attributes.remark or any(word in name for word in WIDER):
        return
    if report.book.figure(measure, PREVIOUS) is not None:
        return
    factor, hint = figure.unit.factor, "核对单位和小数点"
    if factor > 1:
        meant = f"{rounded_text(base / factor / factor, 4)}{figure.unit.measure}"
        hint = f"看看是不是把元填成了{figure.unit.measure}：是{figure.number}元的，改为“{meant}”"
    yield RULE.at(
        figure.place,
        f"{name}填{figure.bare}，合{rounded_text(base / BILLIONS, 2)}亿元，大得出奇",
        hint=f"{hint}；确实如此的，在 备注 里写明",
    )
