"""说明：分项（分）加起来不等于同时填的本年数；填“无”的分项不算数，空着的等报来再算。
理由：合计与分项印在同一份报告里，加不起来就有一个是错的。
反例：议事厅: {本年: 280, 分: {镇街: 16, 村居: 270}}
正例：议事厅: {本年: 286, 分: {镇街: 16, 村居: 270}}，或不填本年，由程序相加
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base, slack
from drafter.figures.figure import CURRENT, PARTS
from drafter.findings import Family, Related, Rule, Severity
from drafter.quantity import Computed, rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

RULE = Rule("分项之和不符", Family.DATA, Severity.ERROR, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every typed whole whose parts are all known; rates and standards do not add up."""
    book = report.book
    for measure, field in book.part_names:
        if field != PARTS:
            continue
        whole = book.figures.get((measure, CURRENT))
        parts = book.parts(measure, PARTS)
        if whole is None or book.unknown_parts(measure, PARTS) or not _adds_up(whole):
            continue
        total, known = _total(parts), exact_base(whole)
        if total is None or known is None:
            continue
        figures = [figure for _, figure in parts]
        if abs(total - known) > slack((whole, *figures)):
            yield _finding(report, whole, parts, total - known)


def _adds_up(whole: Figure) -> bool:
    return not whole.rate and not whole.unit.prefix and not isinstance(whole.value, Computed)


def _total(parts: tuple[tuple[str, Figure], ...]) -> Fraction | None:
    total = Fraction(0)
    for _, figure in parts:
        base = exact_base(figure)
        if base is None:
            return None
        total += base
    return total


def _finding(
    report: Report, whole: Figure, parts: tuple[tuple[str, Figure], ...], surplus: Fraction
) -> Finding:
    known = whole.base or Fraction(0)
    factor = whole.unit.factor
    difference = f"{rounded_text(abs(surplus) / factor, 4)}{whole.unit.measure}"
    sum_text = f"{rounded_text((known + surplus) / factor, 4)}{whole.unit.measure}"
    numbers = {name: figure.number for name, figure in parts}
    names = report.book.part_names[whole.measure, PARTS]
    return RULE.at(
        whole.place,
        f"{report.label(whole.measure)}本年{whole.bare}，分项相加是{sum_text}，"
        f"{'多' if surplus > 0 else '少'}{difference}",
        computation="＋".join(f"{name} {numbers.get(name, '无')}" for name in names)
        + f"＝{rounded_text((known + surplus) / factor, 4)}",
        related=tuple(Related(figure.place, name) for name, figure in parts),
        hint="核对本年和各分项；分项齐全时可以不填本年，由程序相加",
    )
