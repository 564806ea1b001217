"""说明：“致使”“使得”后面只有一个名词，缺了动词：致使施工单位懈怠情绪。
理由：“致使”“使得”带的是一句话，有主语也要有谓语。
反例：致使施工单位懈怠情绪，工程停工
正例：致使施工单位产生懈怠情绪，工程停工
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("致使后缺动词", Family.WORDING, Severity.NOTICE, __doc__)
_CLAUSE: Final = pattern(
    "(?:致使|使得)(?P<clause>[㐀-鿿]{2,14})(?P<what>(?:消极|不满|懈怠|畏难|抵触|厌战|松懈|急躁|悲观|侥幸|等靠要|观望|麻痹|被动|停滞|滞后|[㐀-鿿]{2})(?:情绪|心理|思想|心态|局面|现象|矛盾|压力))"
    r"(?=[，。；,;\n]|\Z)"
)
_VERB: Final = pattern(
    "[有是被把得了没无存现产生滋成陷处变受加增减改消带引缺缓化露显积抱怀持感担转]"
    "|面临|导致|造成|发展|上升|反弹|泛滥|蔓延|突出|严重|承担|承受|打破|扭转|遇到|走出|进入|摆脱"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each clause that ends in such a noun and has no word that says what happens."""
    if not paper.has("致使", "使得"):
        return
    for found in paper.matches(_CLAUSE, beginning="致使"):
        if _VERB.search(found["clause"]):
            continue
        yield RULE.at(
            paper.place(found.start()),
            f"“{paper.quoted(*found.span())}”缺了动词",
            hint=f"写明怎么样，如“产生{found['what']}”",
        )
