"""说明：文中写出了公民身份号码。
理由：《个人信息保护法》第二十五条：未取得个人单独同意，不得公开其个人信息；总结里用不着。
反例：救助对象张某，身份证号后面跟着完整的18位号码
正例：救助对象张某（不写号码；确需区分的，只写后四位）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.masking import gravity
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("写出身份号码", Family.PRIVACY, Severity.WARNING, __doc__, also=(Severity.ERROR,))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number whose check digit is right, or that is said to be one."""
    for each in paper.private.identity_numbers:
        yield RULE.at(
            paper.place(each.start),
            f"写出了公民身份号码“{each.shown}”",
            hint="删去号码；确需区分的，只写后四位",
            severity=gravity(paper),
        )
