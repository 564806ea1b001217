"""说明：文中写出了个人证件的号码：低保证、残疾人证、优待证、病历、学籍等。
理由：《个人信息保护法》第六条、第二十五条：未取得个人单独同意，不得公开其个人信息；残疾人证号里还含身份号码。
反例：残疾人证号后面跟着完整的20位号码
正例：已为其办理残疾人证（不写号码）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.masking import gravity
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("写出证件号码", Family.PRIVACY, Severity.WARNING, __doc__, also=(Severity.ERROR,))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number that is said to be that of a paper of one person."""
    for each in paper.private.certificates:
        yield RULE.at(
            paper.place(each.start),
            f"写出了个人证件的号码“{each.shown}”",
            hint="删去号码",
            severity=gravity(paper),
        )
