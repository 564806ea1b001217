"""说明：文中写出了车牌号。
理由：《个人信息保护法》第四条、第六条：由车牌号可以查到车主；总结里用不着。单位的车也只写“公务用车”“救助车辆”和数量。
反例：其驾驶的车辆后面跟着完整的车牌号
正例：其驾驶的车辆；出动救助车辆2台
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

RULE = Rule("写出车牌号", Family.PRIVACY, Severity.WARNING, __doc__, also=tuple(Severity))
_OFFICE = pattern(
    "公务|公车|执法|救助车|殡仪|殡葬|灵车|接运|救护|本局|我局|单位|采购|购置|报废|捐赠|服务车|巡查车"
)
_REACH: Final = 20


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number of a car; those of an office's own are only asked about."""
    for each in paper.private.plates:
        following = paper.text[each.end : each.end + _REACH // 2]
        office = _OFFICE.search(behind(paper.text, each.start, _REACH) + following)
        yield RULE.at(
            paper.place(each.start),
            f"写出了车牌号“{each.shown}”",
            hint="单位的车只写种类和数量" if office else "删去车牌号",
            severity=Severity.NOTICE if office else gravity(paper),
        )
