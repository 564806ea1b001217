"""Finds results stated although they can be computed, and last year's figures that do not compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.derived import Derived, completion, difference, growth
from drafter.figures.figure import (
    CURRENT,
    PREVIOUS,
    STATED_COMPLETION,
    STATED_GROWTH,
    STATED_INCREASE,
)
from drafter.findings import Related
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from drafter.figures.book import FigureBook
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

_RESULTS = {
    STATED_GROWTH: (growth, "（{0}－{1}）÷{1}"),
    STATED_INCREASE: (difference, "{0}－{1}"),
    STATED_COMPLETION: (completion, "{0}÷{1}"),
}
_PLACES = 2


def check_stated(book: FigureBook, found: list[Finding]) -> None:
    """Every 同比, 增量 and 完成率 whose operands are all known is a finding."""
    for figure in book.figures.values():
        if figure.field not in _RESULTS:
            continue
        compute, formula = _RESULTS[figure.field]
        result = compute(book, figure.measure)
        if not isinstance(result, Derived):
            continue
        subject, base = result.operands
        if result.points:
            formula = "{0}－{1}"
        measure = "个百分点" if result.points else result.unit.measure if result.unit else "%"
        value = rounded_text(result.value, _PLACES)
        found.append(
            faults.STATED_NEEDLESSLY.at(
                figure.place,
                f"“{figure.measure}”的{figure.field}可以算出，填的 {figure.text} 没有用上",
                hint=f"删去“{figure.field}”这一项",
                computation=f"{formula.format(subject.number, base.number)}＝{value}{measure}",
                related=tuple(
                    Related(place, operand.id)
                    for operand in result.operands
                    for place in operand.origins[:1]
                ),
            )
        )


def check_spans(book: FigureBook, found: list[Finding]) -> None:
    """Every figure counted over other months than in last year's file, which is not used then."""
    before = book.previous
    if before is None:
        return
    for measure in dict.fromkeys((*book.noted, *before.noted)):
        now, then = book.figure(measure, CURRENT), before.figure(measure)
        if not now or not then or book.comparable(measure) or book.figure(measure, PREVIOUS):
            continue
        spans = [_counted_over(item, book) for item in (now, then)]
        found.append(
            faults.OTHER_SPAN.at(
                now.place,
                f"“{measure}”今年是{spans[0]}的数，上年文件里是{spans[1]}的数，没有作比较",
                hint=f"在这里写“上年:”，填上年同样口径（{spans[0]}）的数",
                related=(Related(then.place, f"上年{spans[1]}"),),
            )
        )


def _counted_over(figure: Figure, book: FigureBook) -> str:
    """The months of a figure as a message names them: 1—11月, 截至11月底, 全年."""
    attributes = figure.attributes
    if attributes.span or attributes.as_of is None:
        return attributes.span or book.period.current
    return f"截至{attributes.as_of.month}月底"
