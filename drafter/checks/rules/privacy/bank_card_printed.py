"""说明：文中写出了个人的银行卡号，或者写明是个人的账号。
理由：《个人信息保护法》第二十八条：金融账户是敏感个人信息，公开了会被冒用；总结里用不着。单位的捐赠账号只提示核对。
反例：补助金打入其银行卡，后面跟着完整的19位卡号
正例：补助金已通过银行发放到本人账户
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

RULE = Rule("写出银行卡号", Family.PRIVACY, Severity.WARNING, __doc__, also=tuple(Severity))
_INSTITUTION = pattern("捐|慈善|对公|基本户|专户|总会|基金会|开户名|户名|民政局")
_REACH: Final = 30


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number of 16 to 19 digits whose check digit is right."""
    for each in paper.private.cards:
        public = _INSTITUTION.search(behind(paper.text, each.start, _REACH))
        yield RULE.at(
            paper.place(each.start),
            f"写出了银行卡号“{each.shown}”",
            hint="是单位公布的捐赠账号就不用改；是个人的，删去" if public else "删去卡号",
            severity=Severity.NOTICE if public else gravity(paper),
        )
