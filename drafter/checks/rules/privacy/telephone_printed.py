"""说明：文中写出了个人的手机号，或者写明是个人、家庭的座机号。
理由：《个人信息保护法》第六条：处理个人信息限于实现目的的最小范围；总结里用不着个人电话。热线、值班电话不算。
反例：联系其亲属后面跟着完整的手机号
正例：已联系其亲属；咨询请拨12345
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.masking import behind, gravity
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("写出个人电话", Family.PRIVACY, Severity.WARNING, __doc__, also=tuple(Severity))
_OFFICE = pattern("热线|值班|咨询|服务电话|监督|举报|公布|投诉|救助电话|求助电话")
_REACH: Final = 16


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each mobile number; a landline where it is said to be somebody's own."""
    for each in paper.private.telephones:
        office = each.mobile and _OFFICE.search(behind(paper.text, each.start, _REACH))
        yield RULE.at(
            paper.place(each.start),
            f"写出了电话号码“{each.shown}”",
            hint="是单位公布的就不用改，最好换成座机；是个人的，删去" if office else "删去号码",
            severity=Severity.NOTICE if office else gravity(paper),
        )
