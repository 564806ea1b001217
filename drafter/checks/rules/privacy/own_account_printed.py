"""说明：文中写出了个人的QQ号、微信号、邮箱。
理由：《个人信息保护法》第六条：处理个人信息限于实现目的的最小范围；总结里用不着。单位的公众号、公开信箱不算。
反例：加其微信号，后面跟着完整的号码
正例：已与其取得联系；请关注本局公众号
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.masking import gravity
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("写出个人账号", Family.PRIVACY, Severity.WARNING, __doc__, also=(Severity.ERROR,))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each account that is not said to be an office's."""
    for each in paper.private.accounts:
        yield RULE.at(
            paper.place(each.start),
            f"写出了个人的网络账号或者邮箱“{each.shown}”",
            hint="删去；是单位公布的，写明是单位的",
            severity=gravity(paper),
        )
