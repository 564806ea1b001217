"""说明：量词前写“二”“俩”：二个、二家、俩个；要用“两”。
理由：在一般量词前用“两”不用“二”；序数（第二次、二期、二级）和多位数（十二个）仍用“二”。
反例：新引进二家民办养老机构
正例：新引进两家民办养老机构
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.spokentime import sentence_around
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("量词前用二", Family.WORDING, Severity.WARNING, __doc__)
# 他俩 and 兄弟俩 are people: 她俩处变不惊.
_BOTH = pattern(
    "俩(?<![他她你我咱们弟妹妻子女娘口孩爷]俩)(?P<measure>个|名|位|家|项|件|张|场|批|种|类)"
)
_TWO = pattern(
    "二(?<![第十百千万亿零〇一二三四五六七八九初其之星周期十无独说数合统不年月有同高大小老镇村乡组]二)(?<![一三四五六七八九十次][、，]二)"
    # 二次供水, 二次装棺, 二次入户: what is done anew is told of more often than what is done twice.
    "(?=个(?!月)|家(?!庄)|次(?=[，。；、）])|(?<=[共后续了各办]二)次(?!会议|全会|全体|供水|污染|分配|[核审评创])|项(?!目|式)|座(?!山)|条(?!街|路)"
    "|名(?!单)|位(?!数|一体)|所(?!院)|处(?!室|长|处长)|张(?!村)|间(?!房)|场(?!馆)|批(?!次)|件|种(?!兵)"
    "|(?:(?<=[这那共列述]二)|(?<=分[为成]二)|(?<=[以如]下二)|(?<=等二))类(?!费|地区|人员|公益|事业|单位|机构|疫|区))"
)
# 一批300户，二批345户: one of a row.
_IN_ROWS = frozenset("类批次")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each 二 that counts."""
    for found in paper.matches(_TWO, having="二"):
        start, end = found.span()
        measure = paper.text[end]
        if measure in _IN_ROWS and _in_a_row(paper.text, start, measure):
            continue
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”的“二{measure}”应为“两{measure}”",
            hint="量词前用“两”",
            repairs=paper.repair(start, end, "两"),
        )
    for found in paper.matches(_BOTH, having="俩"):
        start = found.start()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, start + 1)}”的“{found[0]}”应为“两{found['measure']}”",
            hint="“俩”就是“两个”，后面不再跟量词；公文里用“两”",
            repairs=paper.repair(start, start + 1, "两"),
        )


def _in_a_row(text: str, start: int, measure: str) -> bool:
    """Whether the one before it or behind it stands in the sentence as well."""
    first, last = sentence_around(text, start, start)
    return any(text.find(each + measure, first, last) >= 0 for each in "一三")
