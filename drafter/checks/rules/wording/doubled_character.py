"""说明：一个字多打了一遍：逐户户上门、复核核、志愿者者。
理由：这些字在文章里几乎从不挨着出现两次；前一个词的末字和后一个词的首字碰巧相同的（来自自治区、慈善善款）不算。
反例：逐户户上门核查，组织志愿者者入户
正例：逐户上门核查，组织志愿者入户
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import pair
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("单字写重", Family.WORDING, Severity.WARNING, __doc__)
# Characters that no two words bring together: hardly one of them stands so in newspapers.
_NEVER: Final = (
    "这我们者于提题各而导着第由推府革求际志然精式示族参至果又益积坚究势型况需引监按识登继宣庭消则"
    "易获占负较速减富均促素预执让域愿须逐即请督充措降序互控慈竞介综彻贯慰奋违努察终尽"
)
# What two words may bring together: before which characters, and behind which, it is none.
_BEFORE: Final = {
    "务": "必实工农", "级": "别差配", "核": "实查对定算准发销减拨验酸心能桃载",    "访": "问谈客民视", "置": "换业顶于身办", "训": "练诫", "始": "终", "命": "运名", "配": "送备置合套偶对餐比",
    "律": "师", "葬": "礼身仪", "除": "了外夕非草雪名湿冰", "迎": "接新来检老宾难春", "担": "任心当保负",
    "额": "外度", "例": "行外会如", "卫": "生健", "录": "入制像用取", "脱": "贫困", "免": "费除税疫于",
    "响": "应亮", "率": "先", "纳": "税入", "扶": "贫持助养老弱", "障": "碍", "据": "此悉统了报", "完": "全",
    "全": "面国省市县区镇体部年力程覆民新天员方局家社科线会", "到": "位场达访期账来处底岗会任点站校家手店院村户现今",
    "众": "多所人", "居": "民委家住",
}  # fmt: skip
_BEHIND: Final = {
    "围": "范周", "承": "传继", "捐": "募义认", "命": "生使", "此": "因为由对如就", "如": "例比假诸譬",
    "从": "服跟自顺遵听", "创": "首", "其": "尤", "全": "安健齐保周", "到": "遇看感直做达得受想",
    "居": "村社安邻定", "众": "听观", "配": "分婚调", "续": "陆",
}  # fmt: skip
# These only amid such words: 户户通 and 救救渭北 are right.
_AMID: Final = (
    "(?<=[逐入每])户户|特特(?=[困殊])|救救(?=助)|供供(?=养)|(?<=[发拨])放放|到到(?<=放到到)(?=位)"
)
_DOUBLED = pattern(f"{_AMID}|([{_NEVER}{''.join({**_BEFORE, **_BEHIND})}])\\1")
_TWICE: Final = frozenset(
    pair(each, each) for each in (*_NEVER, *_BEFORE, *_BEHIND, *"户特救供放到")
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each that stands twice where no two words meet."""
    if _TWICE.isdisjoint(paper.pairs):
        return
    for found in paper.matches(_DOUBLED):
        start, end = found.span()
        if found[1] and _is_meeting(paper.text, start, end):
            continue
        yield RULE.at(
            paper.place(end - 1),
            f"“{paper.around(start, end)}”里的“{found[0][-1]}”多打了一个",
            hint=f"删去一个“{found[0][-1]}”",
            repairs=paper.repair(end - 1, end, ""),
        )


def _is_meeting(text: str, start: int, end: int) -> bool:
    """Whether one word ends and another begins there, or the character is one of 陆陆续续."""
    character, before, behind = text[start], text[start - 1 : start], text[end : end + 1]
    if behind and (behind in _BEFORE.get(character, "") or behind == text[end + 1 : end + 2]):
        return True
    return bool(before) and (
        before in _BEHIND.get(character, "") or before == text[start - 2 : start - 1]
    )
