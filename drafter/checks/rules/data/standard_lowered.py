"""说明：今年的标准比上年低，又没有写明原因。
理由：低保、特困、孤儿等的标准按规定逐年调整，只升不降；降了的，多半是有一年的数填错了，印出来就是“由900元调整为590元”。
反例：低保: {标准: {本年: 590, 上年: 900}}
正例：低保: {标准: {本年: 950, 上年: 900}}；确有下调的，在 备注 里写明
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.checks.oncefor import once_for_each
from drafter.figures.figure import CURRENT, PREVIOUS
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.indicators import IndicatorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue

RULE = Rule("标准下降", Family.DATA, Severity.WARNING, __doc__)
HALF = 2  # what fell by more is told by 增减幅度异常
YUAN, STANDARD = "元", "标准"


def check(report: Report) -> Iterator[Finding]:
    """Every 标准 with both years, but those that a 备注 explains."""
    book = report.book
    for measure in _standards(report.library.catalogue):
        if measure not in book.beyond:
            continue
        now, then = book.figures.get((measure, CURRENT)), book.figure(measure, PREVIOUS)
        this, last = exact_base(now), exact_base(then)
        if now is None or then is None or this is None or last is None:
            continue
        if now.attributes.remark or not last / HALF <= this < last:
            continue
        yield RULE.at(
            now.place,
            f"{report.label(measure)}本年{now.bare}，比上年的{then.bare}低，没有写明原因",
            related=(Related(then.place, PREVIOUS),),
            hint="核对两年的数；确有下调的，在 备注 里写明",
        )


@once_for_each
def _standards(catalogue: Catalogue) -> tuple[str, ...]:
    """What is paid by rule; averages of what was paid go up and down."""
    return tuple(
        measure
        for measure, known in catalogue.measures.items()
        if known.indicator.kind is IndicatorKind.STANDARD
        and known.unit.measure == YUAN
        and STANDARD in known.indicator.name
    )
