"""说明：并列的标题里，有一个的序号写成了别的层次：（一）和（三）之间写了“二、”。
理由：GB/T 9704 7.3.3 规定了层次序数；层次写错了，后面的标题都归错了地方。
反例：一、主要工作↵（一）建设施↵建点12个。↵二、管机构↵检查36次。↵（三）送服务↵送餐860份。↵二、存在问题↵经费不足。
正例：一、主要工作↵（一）建设施↵建点12个。↵（二）管机构↵检查36次。↵（三）送服务↵送餐860份。↵二、存在问题↵经费不足。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.counters import name_of, number_as
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("标题层次写错", Family.STRUCTURE, Severity.ERROR, __doc__)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each heading that is numbered as of another level."""
    bones = paper.skeleton
    for index in bones.slips:
        heading, before = bones.headings[index], bones.headings[index - 1]
        right = number_as(heading, heading.value)
        typed = paper.text[heading.start : heading.words]
        yield RULE.at(
            paper.place(heading.start),
            f"“{typed.strip()}{heading.title[:12]}”的序号是另一层次的，前后都是“{right}”这一层",
            hint=f"“{typed.strip()}”改为“{right}”",
            related=(Related(paper.place(before.start), name_of(paper, before)),),
            repairs=paper.repair(heading.start, heading.start + len(typed.rstrip()), right),
        )
