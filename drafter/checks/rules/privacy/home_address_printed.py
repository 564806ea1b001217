"""说明：写出了服务对象或者信访人的住址，到了组、号、单元、室。
理由：《个人信息保护法》第二十五条：未取得个人单独同意，不得公开其个人信息；由门牌可以认出是哪一家，总结写到村（社区）为止。机构、窗口的地址不算。
反例：救助某镇某村（写出几组几号）的留守儿童
正例：救助某镇某村1名留守儿童
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.masking import gravity
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("写出住址", Family.PRIVACY, Severity.WARNING, __doc__, also=(Severity.ERROR,))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each address that leads to the door of somebody who is helped."""
    for each in paper.private.addresses:
        yield RULE.at(
            paper.place(each.start),
            f"写出了服务对象或者信访人的住址“{each.shown}”",
            hint="写到村（社区）为止",
            severity=gravity(paper),
        )
