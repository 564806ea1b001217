"""说明：覆盖率、合格率一类的比率超过了百分之百，不论是填的，还是由填的数算出来的。
理由：部分占全部不会超过百分之百，多半是小数点错了位，或者有一个数填错了。
反例：家庭经济核对: {准确率: 9874}；殡葬: {火化: 3096, 死亡: 3020}（算出火化率102.5%）
正例：家庭经济核对: {准确率: 98.74}；殡葬: {火化: 3096, 死亡: 3120}；含外地火化的，在 备注 里写明
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.checks.oncefor import once_for_each
from drafter.figures.figure import CURRENT
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.indicators import IndicatorKind
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue, Measure

RULE = Rule("比率超过百分之百", Family.DATA, Severity.WARNING, __doc__)
WHOLE = 100
MAY_EXCEED = ("完成", "增长", "增幅", "增速", "提高", "比例")


def check(report: Report) -> Iterator[Finding]:
    """Every 比率 in per cent, save those that compare rather than take a part."""
    yield from _typed(report)
    given = report.book.given
    for measure, names in _computed(report.library.catalogue):
        if names <= given and (measure, CURRENT) not in report.book.figures:
            yield from _worked_out(report, measure)


def _typed(report: Report) -> Iterator[Finding]:
    book = report.book
    for measure in _parts(report.library.catalogue) & book.known:
        figure = book.figures.get((measure, CURRENT))
        base = exact_base(figure)
        if figure is not None and base is not None and base > WHOLE:
            yield RULE.at(
                figure.place,
                f"{report.label(measure)}填{figure.bare}，超过了100%",
                hint="看看小数点是不是错了位",
            )


def _worked_out(report: Report, measure: str) -> Iterator[Finding]:
    """A rate that nobody typed, but whose figures are known."""
    rate = report.book.figure(measure)
    base = exact_base(rate)
    formula = report.library.catalogue.measures[measure].indicator.formula
    if rate is None or base is None or base <= WHOLE or formula is None:
        return
    figures = [known for name in formula.names if (known := report.book.figure(name)) is not None]
    if any(figure.attributes.remark for figure in figures):
        return
    told = "、".join(f"{report.label(figure.measure)}{figure.bare}" for figure in figures)
    yield RULE.at(
        figures[0].place,
        f"{told}，算出的{report.label(measure)}是{rounded_text(base, 2)}%，超过了100%",
        related=tuple(Related(figure.place, figure.id) for figure in figures[1:]),
        hint="核对这几个数；口径确实不同的，在其中一个数的 备注 里写明",
    )


def _takes_a_part(known: Measure) -> bool:
    name = known.indicator.name + known.indicator.path
    return known.indicator.kind is IndicatorKind.RATE and not any(
        word in name for word in MAY_EXCEED
    )


@once_for_each
def _parts(catalogue: Catalogue) -> frozenset[str]:
    """The rates that take a part of a whole."""
    return frozenset(
        measure
        for measure, known in catalogue.measures.items()
        if known.unit.name == "%" and _takes_a_part(known)
    )


@once_for_each
def _computed(catalogue: Catalogue) -> tuple[tuple[str, frozenset[str]], ...]:
    """The rates with a 公式, and what it reads; none whose part a 校验 holds within its whole."""
    bounded = {
        frozenset(each.names)
        for each in catalogue.identities
        if not each.usual and not each.opening
    }
    found = []
    for measure in sorted(catalogue.computed):
        formula = catalogue.measures[measure].indicator.formula
        if formula is not None and measure in _parts(catalogue):
            names = frozenset(formula.names)
            if names not in bounded:
                found.append((measure, names))
    return tuple(found)
