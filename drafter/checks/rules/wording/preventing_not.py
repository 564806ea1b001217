"""说明：“防止”“避免”“杜绝”“切忌”后面又用了“不”“没有”，意思说反了。
理由：防止的是坏事，“防止不发生事故”说的是要让事故发生；说不让它发生，只用一个否定。
反例：防止村务公开不走过场，避免不再发生类似问题
正例：防止村务公开走过场，避免再发生类似问题
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("防止后多用不", Family.WORDING, Severity.WARNING, __doc__)
# What nobody wants; 防止不作为 and 避免不必要的支出 name what is bad with 不 in it.
_BAD: Final = (
    "走过场|走形式|走弯路|走样|流于形式|流于表面|浮于表面|发生|出现|再现|重演|出事|出错|出问题|出差错|出偏差"
    "|出纰漏|反弹|回潮|复发|返贫|致贫|被?(?:挪用|截留|挤占|侵占|套取|骗取|冒领|贪污|滥用|泄露|遗漏|侵害|侵犯|欺凌"
    "|虐待|忽视|拖延|拖欠|漏掉|漏报|错报|误报|损坏|破坏|浪费|转移支付)|受(?:到)?(?:侵害|伤害|侵犯|欺凌|损失|歧视|威胁)"
    "|搞形式|搞变通|弄虚作假|滑坡|扩大|扩散|蔓延|恶化|下滑|造成|引发|产生|导致|留死角|留盲区|留隐患|漏一|落一|掉队"
    "|重复(?:救助|享受|建设|申报|发放|登记)|错保|漏保|脱保|断保|错发|漏发|多发|重发|冒发|一刀切|层层加码"
)
_NOT: Final = "(?:不|没有|没|未|别|勿)(?:再次?|能|会|要|得|准|许|让|使|有|至于|可){0,2}"
# 避免工作不出现 … only within a clause, and not where something good is said between.
_BETWEEN: Final = "[^，。；：、！？,;:\n]{0,12}?"
_AGAINST = pattern(
    f"(?P<verb>防止(?!返贫|致贫)|避免|杜绝|切忌|严防(?!死守)|谨防|以免|免得|制止)(?P<between>{_BETWEEN})"
    f"(?P<no>{_NOT})(?:{_BAD})"
)
# 防止不要, 切忌不能: whatever follows.
_AT_ONCE = pattern(
    "(?:防止|避免|切忌|杜绝|切勿|切莫|谨防|以免)(?P<no>再?不(?:要|可以?|能够|准|许))(?![命脸强面求紧点少])"
)
_GOOD: Final = pattern(
    "确保|保证|做到|力争|实现|努力|从而|以便|守住|坚决|监测|机制|措施|预案|[以使让并]"
)
_VERBS: Final = (
    "防止",
    "避免",
    "杜绝",
    "切忌",
    "切勿",
    "切莫",
    "严防",
    "谨防",
    "以免",
    "免得",
    "制止",
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each clause that wards off what is not to happen by a second negation."""
    if not paper.has(*_VERBS):
        return
    found_at = {
        found.start("no"): found
        for found in paper.matches(_AGAINST, beginning="防避免杜切严谨以制")
        if not _GOOD.search(found["between"])
    }
    for found in paper.matches(_AT_ONCE, beginning="防避切杜谨以"):
        found_at.setdefault(found.start("no"), found)
    for start, found in sorted(found_at.items()):
        yield RULE.at(
            paper.place(start),
            f"“{paper.quoted(*found.span())}”多了一个否定，意思说反了",
            hint=f"删去“{found['no']}”，或者改为“确保不……”",
        )
