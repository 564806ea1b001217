"""说明：指标目录里写明应当成立的等式或大小关系（校验），填报的数不满足。
理由：合计不等于分项之和、支出大于收入，报告一经核对就会被退回。
反例：低保.城市.在册.人 500，低保.农村.在册.人 900，低保.在册.人 1515
正例：低保.城市.在册.人 500，低保.农村.在册.人 1015，低保.在册.人 1515
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base, slack
from drafter.findings import Family, Related, Rule, Severity
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding
    from drafter.library.formulas import Identity

RULE = Rule("校验不符", Family.DATA, Severity.ERROR, __doc__)
HOLDS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}


def check(report: Report) -> Iterator[Finding]:
    """Every identity of the catalogue whose figures are all known exactly."""
    bases: dict[str, Fraction | None] = {}

    def base(name: str) -> Fraction | None:
        if name not in bases:
            bases[name] = exact_base(report.book.figure(name))
        return bases[name]

    catalogue, given = report.library.catalogue, report.book.given
    for identity in catalogue.identities:
        # Most of a library's identities are about figures that an office does not have.
        if not all(name in given or name in catalogue.computed for name in identity.names):
            continue
        if any(base(name) is None for name in identity.names):
            continue
        left, right = identity.left.evaluate(base), identity.right.evaluate(base)
        if left is None or right is None:
            continue
        figures = _operands(report, identity)
        if not _holds(identity, left, right, figures):
            yield _finding(report, identity, figures, left, right)


def _operands(report: Report, identity: Identity) -> dict[str, Figure]:
    figures = {name: report.book.figure(name) for name in identity.names}
    return {name: figure for name, figure in figures.items() if figure is not None}


def _holds(identity: Identity, left: Fraction, right: Fraction, figures: dict[str, Figure]) -> bool:
    if identity.operator == "==":
        return abs(left - right) <= slack(figures.values())
    return HOLDS[identity.operator](left, right)


def _finding(
    report: Report,
    identity: Identity,
    figures: dict[str, Figure],
    left: Fraction,
    right: Fraction,
) -> Finding:
    typed = sorted(figures.values(), key=lambda figure: bool(figure.operands))
    names = "、".join(report.label(name) for name in identity.names[:3])
    return RULE.at(
        typed[0].place,
        f"{names}{'等' if len(identity.names) > 3 else ''}应满足 {identity.text}，"
        f"现在两边是{_amount(report, identity, left)}与{_amount(report, identity, right)}",
        computation="；".join(f"{name} = {figures[name].bare}" for name in identity.names)
        + f"；相差{_amount(report, identity, abs(left - right))}",
        related=(
            *(Related(figure.place, figure.id) for figure in typed[1:]),
            Related(identity.place, "校验写在这里"),
        ),
        hint="核对这几个数；口径确实不同的，在 单位.yaml 的 静默 里写明理由",
    )


def _amount(report: Report, identity: Identity, value: Fraction) -> str:
    """One side in the unit of the identity's first indicator."""
    known = report.library.catalogue.of_measure(identity.names[0])
    if known is None:
        return rounded_text(value, 4)
    return rounded_text(value / known.unit.factor, 4) + known.unit.measure
