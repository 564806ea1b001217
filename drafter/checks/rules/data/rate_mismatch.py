"""说明：填报的比率与按有关数算出来的不一致：四舍五入的算对，只截去尾数的提醒，其余算错；写“达、超过、不少于”的，未舍入的数也要够，只差尾数的提醒。
理由：比率由别的数得来，读的人会自己除一遍。
反例：决议 3868件、落实 3481件，办结率填 90.5%（实为 89.995%）
正例：不填办结率，由程序算出“近90%”
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.checks.arithmetic import decimal_places
from drafter.figures import derived
from drafter.figures.book import in_hundreds
from drafter.figures.derived import Derived
from drafter.figures.figure import CURRENT, STATED_COMPLETION, STATED_GROWTH, STATED_INCREASE
from drafter.findings import Family, Related, Rule, Severity
from drafter.quantity import Quantity, round_half_up, rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

RULE = Rule("比率不符", Family.DATA, Severity.ERROR, __doc__, also=(Severity.WARNING,))
AT_LEAST = ("达", "达到", "超", "超过", "逾", "不少于", "不低于", "至少")
NEAR = 1  # so many points below it a rate may be called 近
COMPUTED = {
    STATED_GROWTH: derived.growth,
    STATED_INCREASE: derived.difference,
    STATED_COMPLETION: derived.completion,
}


def check(report: Report) -> Iterator[Finding]:
    """Typed rates that have a 公式, and stated 同比, 增量, 完成率 whose operands are known."""
    for (measure, field), stated in report.book.figures.items():
        if not isinstance(stated.value, Quantity):
            continue
        computed: Derived | Figure | None = None
        if field == CURRENT and measure in report.library.catalogue.computed:
            computed = _by_formula(report, measure)
        elif field in COMPUTED:
            computed = COMPUTED[field](report.book, measure)
        if not isinstance(computed, Derived) or computed.approximate:
            continue
        finding = _judge(report, stated, stated.value, computed)
        if finding is not None:
            yield finding


def _by_formula(report: Report, measure: str) -> Derived | None:
    known = report.library.catalogue.of_measure(measure)
    if known is None or known.indicator.formula is None:
        return None
    formula = known.indicator.formula
    operands = tuple(
        figure for name in formula.names if (figure := report.book.figure(name)) is not None
    )
    bases = {
        figure.measure: figure.base / in_hundreds(figure.unit)
        for figure in operands
        if figure.base is not None
    }
    value = formula.evaluate(bases.get)
    if value is None:
        return None
    return Derived(value * in_hundreds(known.unit) / known.unit.factor, operands)


def _judge(report: Report, stated: Figure, typed: Quantity, computed: Derived) -> Finding | None:
    value, claimed = computed.value, typed.exact
    places = decimal_places(typed)
    meant = f"{round_half_up(value, max(places, 1))}{stated.unit.measure}"
    if typed.before in AT_LEAST or typed.trailing == "以上":
        if value >= claimed:
            return None
        verdict, severity = "没有达到", Severity.ERROR
        if abs(value - claimed) <= _half(places, typed.scale):
            severity = Severity.WARNING
        if stated.rate and claimed - value < NEAR:
            meant = f"近{typed.number}{stated.unit.measure}"
    elif typed.approximate or abs(value - claimed) <= _half(places, typed.scale):
        return None
    elif _cut(value, places, typed.scale) == claimed:
        verdict, severity = "是截去了尾数", Severity.WARNING
    else:
        verdict, severity = "对不上", Severity.ERROR
    exact = rounded_text(value, max(places, 1) + 1) + stated.unit.measure
    return RULE.at(
        stated.place,
        f"{report.label(stated.measure)}的{_field_name(stated)}填“{stated.bare}”，"
        f"算出来是{exact}，{verdict}",
        severity=severity,
        computation="、".join(f"{item.id} {item.bare}" for item in computed.operands)
        + f" → {exact}",
        related=tuple(Related(item.place, item.id) for item in computed.operands),
        hint=f"改为“{meant}”，或者不填，由程序计算",
    )


def _field_name(stated: Figure) -> str:
    return "本年" if stated.field == CURRENT else stated.field


def _half(places: int, scale: int) -> Fraction:
    return Fraction(10**scale, 2 * 10**places)


def _cut(value: Fraction, places: int, scale: int) -> Fraction:
    """`value` with everything behind its last printed digit cut off."""
    step = Fraction(10**scale, 10**places)
    whole = abs(value) // step * step
    return -whole if value < 0 else whole
