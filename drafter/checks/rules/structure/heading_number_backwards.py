"""说明：并列的标题序号倒着走，或者数到一半又从一开始。
理由：GB/T 9704 7.3.3 规定了层次序数；倒号多半是次序调整后没有重编，重新从一开始多半是中间丢了上一级的标题。
反例：（一）社会救助↵提标两次。↵（三）社会事务↵登记860对。↵（二）养老服务↵新增床位120张。
正例：（一）社会救助↵提标两次。↵（二）养老服务↵新增床位120张。↵（三）社会事务↵登记860对。
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.checks.written.counters import NUMBERED, name_of
from drafter.checks.written.restarts import begins_anew
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("标题序号倒退", Family.STRUCTURE, Severity.ERROR, __doc__, also=(Severity.WARNING,))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every heading whose number is lower than that of the one before it."""
    headings = paper.skeleton.headings
    for series in paper.skeleton.series:
        for before, index in pairwise(series):
            one, two = headings[before], headings[index]
            if not 0 < two.value < one.value or two.form not in NUMBERED:
                continue
            if begins_anew(paper, one, two):
                continue
            again = two.value == 1
            yield RULE.at(
                paper.place(two.start),
                f"“{name_of(paper, one)}”之后是“{name_of(paper, two)}”，"
                + ("又从一开始编号" if again else "序号倒退"),
                hint="中间如果少了上一级的标题，请补上；没有少的，接着往下编"
                if again
                else "按次序重新编号",
                severity=Severity.WARNING if again else None,
                related=(Related(paper.place(one.start), name_of(paper, one)),),
            )
