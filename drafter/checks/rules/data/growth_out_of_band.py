"""说明：一个数比上年增减得太多，又没有写明原因：时点数、标准翻了一番以上或少了一半以上，一年里累计的数增到四倍以上或少了四分之三以上；差到八倍以上的，像是多写、少写了一位。
理由：在册人数、床位、标准一年里很少这样变，多半是两年的口径或单位不同，或者有一个数填错了；确实如此的，要能说明原因。
反例：低保: {在册: {本年: 1980户3315人, 上年: 908户1515人}}
正例：低保: {在册: {本年: 1980户3315人, 上年: 908户1515人, 备注: 含划入的两个镇}}
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.checks.unitslip import is_unit_slip
from drafter.figures.figure import CURRENT, PREVIOUS, STATED_GROWTH
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.indicators import IndicatorKind
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

RULE = Rule("增减幅度异常", Family.DATA, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
# How many times the smaller of the two years the larger may be.
NARROW, WIDE = 2, 4
A_DIGIT = 8  # about what a digit too many makes of a number
BANDS = {
    IndicatorKind.STOCK: (NARROW, Severity.WARNING),
    IndicatorKind.STANDARD: (NARROW, Severity.WARNING),
    IndicatorKind.FLOW: (WIDE, Severity.NOTICE),
    IndicatorKind.CUMULATIVE: (WIDE, Severity.NOTICE),
}
# Below these (in the base unit) a number doubles by itself; standards have no such limit.
MONEY = "金额"
SMALL_SUM, SMALL_COUNT = 1_000_000, 50


def check(report: Report) -> Iterator[Finding]:
    """Every measure of the catalogue with both years, but those that a 备注 explains."""
    book, catalogue = report.book, report.library.catalogue
    for (measure, field), now in book.figures.items():
        if field == STATED_GROWTH:
            yield from _stated(report, now)
        if field != CURRENT or measure not in book.beyond:
            continue
        known = catalogue.measures.get(measure)
        if known is None or now.attributes.remark:
            continue
        if known.indicator.kind not in BANDS:
            continue
        then = book.figure(measure, PREVIOUS)
        this, last = exact_base(now), exact_base(then)
        if then is None or this is None or last is None or this <= 0 or last <= 0:
            continue
        times, severity = BANDS[known.indicator.kind]
        larger, smaller = max(this, last), min(this, last)
        if (
            larger > times * smaller
            and not is_unit_slip(larger, smaller)
            and (known.indicator.kind is IndicatorKind.STANDARD or not _small(now, larger))
            and now.unit.kind == then.unit.kind
        ):
            change = rounded_text(abs(this - last) / last * 100, 1)
            yield RULE.at(
                now.place,
                f"{report.label(measure)}本年{now.bare}，上年{then.bare}，"
                f"{'增加' if this > last else '减少'}{change}%，没有写明原因",
                severity=Severity.WARNING if larger >= A_DIGIT * smaller else severity,
                computation=f"（{now.number}－{then.number}）÷{then.number}",
                related=(Related(then.place, "上年"),),
                hint="核对两年的数、单位和口径；确实如此的，在 备注 里写明原因",
            )


def _stated(report: Report, growth: Figure) -> Iterator[Finding]:
    """A 同比 that was typed because 上年 is not known."""
    known = report.library.catalogue.measures.get(growth.measure)
    percent, now = exact_base(growth), report.book.figure(growth.measure)
    if known is None or percent is None or known.indicator.kind not in BANDS:
        return
    times, _ = BANDS[known.indicator.kind]
    ratio = 1 + percent / 100
    if growth.attributes.remark or Fraction(1, times) <= ratio <= times:
        return
    size = exact_base(now)
    if now is not None and size is not None and _small(now, size):
        return
    if report.book.figure(growth.measure, PREVIOUS) is None:
        yield RULE.at(
            growth.place,
            f"{report.label(growth.measure)}的同比填{growth.bare}，增减很大，没有写明原因",
            severity=Severity.NOTICE,
            hint="看看小数点是不是错了位；确实如此的，在 备注 里写明原因",
        )


def _small(figure: Figure, larger: Fraction) -> bool:
    return larger < (SMALL_SUM if figure.unit.kind == MONEY else SMALL_COUNT)
