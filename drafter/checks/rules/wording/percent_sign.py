"""说明：百分号重复，或者与“百分之”“个百分点”叠用。
理由：GB/T 15835 5.1：一个百分数只写一个百分号；“百分之30%”“5%个百分点”意思重复或者不明。
反例：满意率达到99%%；提高2%个百分点
正例：满意率达到99%；提高2个百分点
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("百分号用错", Family.WORDING, Severity.ERROR, __doc__)
_TWICE = pattern(
    r"[%％‰](?:(?<=[0-9].)(?P<doubled>[%％‰]{1,8})(?![0-9A-Za-z])|(?P<points>个?百分点))"
)
_SPOKEN = pattern(r"百分之[0-9]{1,4}(?:\.[0-9]{1,4})?[%％]")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each percentage with one sign too many."""
    for found in paper.matches(_TWICE, having="%％‰"):
        start, end = found.span()
        words = paper.around(start, end)
        if found["points"]:
            yield RULE.at(
                paper.place(start),
                f"“{words}”里百分号与“百分点”叠用",
                hint="两个百分数相减写“个百分点”，删去百分号；增长的幅度只写百分号",
            )
        else:
            yield RULE.at(
                paper.place(start),
                f"“{words}”里百分号重复",
                hint=f"只留一个“{found[0][0]}”",
                repairs=paper.repair(start + 1, end, "") if len(set(found[0])) == 1 else (),
            )
    for found in paper.matches(_SPOKEN, having="%％"):
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”里“百分之”与百分号叠用",
            hint=f"改为“{found[0].removeprefix('百分之')}”",
        )
