"""说明：素材里写一个数同比增长、比上年减少，而数据里的本年、上年正相反，或者增减多少对不上。
理由：上年数与本年数都印在报告里，写反了一看就知道。
反例：社会组织: {总数: {本年: 268, 上年: 273}}，素材写 - 社会组织总数同比增长。
正例：素材写 - 社会组织总数【社会组织.总数.同比】。
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from drafter.checks.arithmetic import exact_base
from drafter.checks.toldnumbers import ToldWords, all_typed, in_base, told_words
from drafter.checks.toldsubjects import SHORTEST_NAME, measures_of, subject_of_change
from drafter.checks.written.statednumbers import PERCENT, POINTS
from drafter.figures.figure import PREVIOUS
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.checks.toldsubjects import Subject
    from drafter.checks.written.statednumbers import Stated
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

RULE = Rule("增减与数据相反", Family.DATA, Severity.WARNING, __doc__)
UP = "增长|增加|上升|提高|上涨|增多|提升"
DOWN = "下降|减少|降低|回落|下滑|缩减"
CHANGE = pattern(
    "(?P<since>同比|[比较]上年(?:同期)?|[比较]去年(?:同期)?|与[上去]年(?:同期)?相比|持续|连续)，?"
    "(?:持续|稳步|略有|明显|大幅|小幅|有所|又|均|都|呈|净){0,2}"
    f"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|到)?"
)
BARE = frozenset({"人数", "户数", "总数"})
TRIGGERS = ("同比", "上年", "去年", "持续", "连续")
TRIGGER = pattern("同比|[上去]年|[持连]续")


def check(report: Report) -> Iterator[Finding]:
    """Every typed 同比增长 and the like whose subject is a figure with both years."""
    typed = all_typed(report)
    if not any(word in typed for word in TRIGGERS):
        return
    for told in told_words(report):
        if not TRIGGER.search(told.typed):
            continue
        for found in CHANGE.finditer(told.text):
            subject = subject_of_change(told.text, found.start())
            if subject is None or told.typed_at(found.start()) is None:
                continue
            if subject.name in BARE:  # 低保 is what the topic counts
                subject = subject._replace(name=told.path.rpartition("/")[2] + subject.name)
            if len(subject.name) >= SHORTEST_NAME:
                rising = found["up"] is not None
                yield from _judge(report, told, subject, rising, found.span())


class Years(NamedTuple):
    """A figure of this year and last, exactly."""

    now: Figure
    then: Figure
    this: Fraction
    last: Fraction


def _judge(
    report: Report, told: ToldWords, subject: Subject, rising: bool, span: tuple[int, int]
) -> Iterator[Finding]:
    start, end = span
    stated = told.number_at.get(end)
    years = [
        known
        for measure in measures_of(report, subject.name, told.printed)
        if (known := _years(report, measure)) is not None
    ]
    if not years or any(_agrees(each, rising, stated) for each in years):
        return
    each = years[0]
    said = told.text[subject.start : stated.end if stated else end]
    change = each.this - each.last
    how = "增加" if change > 0 else "减少" if change < 0 else "没有变"
    yield RULE.at(
        told.place(start),
        f"素材里写“{said}”，数据里{report.label(each.now.measure)}"
        f"上年{each.then.bare}、本年{each.now.bare}，{how}{_by_how_much(each)}",
        related=(Related(each.now.place, each.now.id),),
        hint="核对两年的数和增减的字眼",
    )


def _years(report: Report, measure: str) -> Years | None:
    now, then = report.book.figure(measure), report.book.figure(measure, PREVIOUS)
    this, last = exact_base(now), exact_base(then)
    if now is None or then is None or this is None or last is None or now.rate:
        return None
    return Years(now, then, this, last)


def _by_how_much(each: Years) -> str:
    change = abs(each.this - each.last)
    if not change:
        return ""
    difference = f"{rounded_text(change / each.now.unit.factor, 4)}{each.now.unit.measure}"
    if not each.last:
        return difference
    return f"{difference}（{rounded_text(change / each.last * 100, 1)}%）"


def _agrees(each: Years, rising: bool, stated: Stated | None) -> bool:
    """Whether the direction is right, and by how much, where that is said exactly."""
    change = each.this - each.last if rising else each.last - each.this
    if change <= 0:
        return False
    if stated is None or stated.approximate or stated.at_least or stated.unit == POINTS:
        return True
    if stated.unit == PERCENT:
        return not each.last or abs(change / each.last * 100 - stated.value) <= stated.rounding
    amount = in_base(each.now.unit, stated)
    loose = stated.rounding if stated.decimals or stated.scale else Fraction(0)
    return amount is None or abs(change - amount) <= loose
