"""说明：姓名旁边写出了出生日期。
理由：《个人信息保护法》第四条、第六条：姓名连着出生日期可以认出是谁；总结里用不着，要说年龄的写“年近七旬”“6岁”。
反例：低保户张××（写出全名）后面跟着出生的年月日
正例：1名67岁的低保对象
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.masking import gravity
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("写出出生日期", Family.PRIVACY, Severity.WARNING, __doc__, also=(Severity.ERROR,))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each day of birth in the sentence of the name of somebody who is helped."""
    for each in paper.private.birthdates:
        yield RULE.at(
            paper.place(each.start),
            f"姓名旁边写出了出生日期“{each.shown}”",
            hint="删去；要说年龄的，只写多少岁",
            severity=gravity(paper),
        )
