"""说明：本年数没有达到同时填的目标，备注和问题部分都没有提到。
理由：报告容易只写完成的数、不提任务数；没有完成的，问题部分或下一步要有交代。年中的报告不比全年的目标；只统计到11月的数，说完成了多少。
反例：社区社会组织: {备案: {本年: 450, 目标: 600}}
正例：在素材的问题部分写明没有完成任务，或在这个数的 备注 里说明原因；越少越好的指标用 单位.yaml 的 静默 说明
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.checks.toldaspects import PROBLEMS, is_of, told_of, topics_of
from drafter.drafting.blocks import plain_text
from drafter.figures.figure import TARGET
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.period import Span
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

RULE = Rule("未达目标", Family.DATA, Severity.NOTICE, __doc__)
# A report on less of the year has not come to the end of what a year's target asks.
LAST_MONTHS, DECEMBER = 10, 12
FEWER_IS_BETTER = frozenset({"工作日数"})
MENTIONED = pattern(
    "任务|目标|指标|进度|没有完成|未完成|尚未完成|没有达到|未达|达不到|不到位|缺口|滞后|差距|偏慢|偏低"
)


def check(report: Report) -> Iterator[Finding]:
    """Every measure with a typed 目标, in a report that goes to the end of the year."""
    if report.book.period.span.last < LAST_MONTHS:
        return
    for (measure, field), target in report.book.figures.items():
        if field != TARGET or target.unit.kind in FEWER_IS_BETTER:
            continue
        this = report.book.figure(measure)
        now, wanted = exact_base(this), target.base
        if this is None or now is None or wanted is None or now >= wanted:
            continue
        if this.attributes.remark or not _to_the_end(this) or _mentioned(report, measure):
            continue
        lack = rounded_text((wanted - now) / this.unit.factor, 4) + this.unit.measure
        until = _until(report, this)
        if until:
            done = "" if this.rate else f"，完成{rounded_text(now / wanted * 100, 1)}%"
            said = f"到{until}{this.bare}，全年目标{target.bare}{done}，年底前还有{lack}"
            hint = "年底能完成的，数报全了再改；完不成的，写进素材的问题部分，或在 备注 里说明"
        else:
            said = f"本年{this.bare}，目标{target.bare}，还差{lack}，备注和问题里都没有提到"
            hint = "核对两个数；确实没有完成的，写进素材的问题部分，或在 备注 里说明"
        yield RULE.at(
            this.place,
            f"{report.label(measure)}{said}",
            related=(Related(target.place, "目标"),),
            hint=hint,
        )


def _until(report: Report, this: Figure) -> str:
    """Until when the figure was counted, where that is before the end of the year."""
    span = Span.read(this.attributes.span) if this.attributes.span else None
    day = this.attributes.as_of
    last = min(span.last if span else DECEMBER, day.month if day else DECEMBER)
    last = min(last, report.book.period.span.last)
    return f"{last}月底" if last < DECEMBER else ""


def _to_the_end(this: Figure) -> bool:
    """Whether the figure itself is of the end of the year."""
    span = Span.read(this.attributes.span) if this.attributes.span else None
    day = this.attributes.as_of
    return (span is None or span.last >= LAST_MONTHS) and (day is None or day.month >= LAST_MONTHS)


def _mentioned(report: Report, measure: str) -> bool:
    """Whether the problems of a topic that prints the measure print it too, or speak of targets."""
    return any(
        any(is_of(run, measure) for run in runs) or MENTIONED.search(plain_text(runs)) is not None
        for runs in told_of(report.draft, topics_of(report.draft, measure), PROBLEMS)
    )
