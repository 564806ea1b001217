"""说明：并列的标题里，同一个序号用了两次。
理由：GB/T 9704 7.3.3 规定了层次序数；序号重了，后面的序号就都错了，别人引用“第（二）条”也不知道是哪一条。
反例：（一）社会救助↵提标两次。↵（一）养老服务↵新增床位120张。↵（二）社会事务↵登记860对。
正例：（一）社会救助↵提标两次。↵（二）养老服务↵新增床位120张。↵（三）社会事务↵登记860对。
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.checks.written.counters import NUMBERED, name_of, number_as
from drafter.checks.written.restarts import begins_anew
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading
    from drafter.findings import Finding

RULE = Rule("标题序号重复", Family.STRUCTURE, Severity.ERROR, __doc__)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every heading with the number of the one before it."""
    headings = paper.skeleton.headings
    for series in paper.skeleton.series:
        for at, (before, index) in enumerate(pairwise(series), 1):
            one, two = headings[before], headings[index]
            if one.value != two.value or two.form not in NUMBERED or not two.value:
                continue
            values = [headings[each].value for each in series[max(0, at - 2) : at + 2]]
            slip = two.value + 2 in values
            if two.value == 1 and not slip and begins_anew(paper, one, two):
                continue
            number = number_as(two, two.value)
            yield RULE.at(
                paper.place(two.start),
                f"序号“{number}”用了两次：“{name_of(paper, one)}”和“{name_of(paper, two)}”",
                hint=_hint(two, values),
                related=(Related(paper.place(one.start), name_of(paper, one)),),
            )


def _hint(two: Heading, values: list[int]) -> str:
    """Which of the two is to be changed, by the numbers before and behind them."""
    if two.value - 2 in values:
        return f"前一个改为“{number_as(two, two.value - 1)}”"
    if two.value + 2 in values:
        return f"后一个改为“{number_as(two, two.value + 1)}”"
    return f"后一个改为“{number_as(two, two.value + 1)}”，其后的顺延"
