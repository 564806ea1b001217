"""说明：单位写了两遍：1876.4万万元、320元元、12万元万元。
理由：改稿时数字和单位分别换过，多留了一个；“万万”按字面读差一万倍。
反例：发放供养资金1876.4万万元
正例：发放供养资金1876.4万元
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("单位写重", Family.WORDING, Severity.ERROR, __doc__)
_DOUBLED = pattern(
    r"万(?<=[0-9余多]万)(?P<scale>万)(?=[元人户张份名件只册次吨亩平余多])"
    r"|亿(?<=[0-9余多]亿)(?P<large>亿)(?=[元人])"
    r"|元(?<=[0-9万亿余多]元)(?P<money>元)(?![旦月宵素年朝])"
    r"|(?<=[0-9])[万亿]元(?P<sum>[万亿]元)"
)
_TWICE: Final = between("万", "万") | between("亿", "亿") | between("元", "元万亿")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each behind a number."""
    for found in paper.matches(_DOUBLED, having=_TWICE, beginning="万元亿"):
        start, end = found.span(str(found.lastgroup))
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(found.start(), end)}”里的“{paper.text[start:end]}”写重了",
            hint=f"删去一个“{paper.text[start:end]}”，并核对金额",
            repairs=paper.repair(start, end, ""),
        )
