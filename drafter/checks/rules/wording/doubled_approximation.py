"""说明：一个数的前后都写了表示约数的词。
理由：“约、近、超过”与“左右、上下、余、多”用一个就够；“超过…左右”还自相矛盾。
反例：约120个左右，近300多人
正例：约120个，300多人
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.numberwords import COUNTED
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("约数重复", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
# 预约120余人 and 附近30多户 hold no 约 and no 近.
_BEFORE = (
    "(?P<before>大约|大概|差不多|约(?<![预签节条合公违制集相履特邀解失爽租誓民俭简和契规践婚]约)|将近|接近"
    "|近(?<![最附就邻临靠远亲新拉挨贴]近)|超过|超(?<![高反赶]超)(?!过)|逾)[为了达有占]?"
)
_AMOUNT = r"(?:[0-9]{1,9}(?:\.[0-9]{1,4})?|[一二三四五六七八九十百千两几]{1,8})[万亿]?"
_DOUBLED = pattern(
    rf"{_BEFORE}{_AMOUNT}(?:(?P<more>[余多](?![媒样功种]))[万亿]?(?P<time>[年天月日载]|个月)?"
    rf"|[万亿%％]{{0,2}}(?:{COUNTED}|年|月|日|个百分点)?[㐀-鿿]{{0,2}}"
    r"(?P<about>左右(?![岸邻舍侧两手])|上下(?=[，。；、）\n]|\Z)))"
)
# 大约走访群众300人左右: 约 may be part of a word, unless a verb follows.
_APART = pattern(
    "(?P<before>大约|大概|约莫|约(?<![预签节条合公违制集相履特邀解失爽租誓民俭简和契规践婚大隐绰]约)"
    "(?=走访|慰问|救助|资助|发放|拨付|支出|投入|筹集|募集|服务|接待|办理|惠及|覆盖|占|需|有|新增|新建|建成|完成|培训|吸引))"
    rf"[㐀-鿿]{{1,12}}?[0-9]{{1,9}}(?:\.[0-9]{{1,4}})?(?:(?P<more>[余多](?![媒样功种]))"
    rf"|[万亿%％]{{0,2}}(?:{COUNTED}|年|月|日|个百分点)?(?P<about>左右(?![岸邻舍侧两手])))"
)
# 数百余人: 数 and 几 leave open already how many.
_SEVERAL = pattern(
    "(?P<before>[数几](?<![人户次总件基多少无代款额计算奇岁指倍度字参整名读].))[十百千万]{1,2}"
    f"(?P<more>[余多])(?=[万亿]?(?:{COUNTED}|年|种|条|项|批|棵|盏|幅|枚|里))"
)
# 3万余元多
_TWICE = pattern(r"(?P<before>[余多])[万亿]?[元人户名件次](?P<more>[余多])(?=[，。；、）\n]|\Z)")
# 211.6万余元左右: both behind the number.
_BEHIND = pattern(
    rf"(?P<more>[余多])(?<=[0-9十百千万亿].)(?:[万亿]?(?:{COUNTED})|年|月)"
    r"(?P<about>左右(?![岸邻舍侧两手])|上下(?=[，。；、）\n]|\Z))"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number with an approximator on both sides; 近20多年来 speaks of time gone by."""
    told: set[int] = set()
    begun: set[int] = set()
    for found in paper.matches(_DOUBLED, having="余多左上", beginning="大约差将近接超逾"):
        told.add(found.end("more"))
        begun.add(found.start())
        before = found["before"]
        after = found["more"] or found["about"]
        if before == "近" and found["time"]:
            continue
        above = before[0] in "超逾"
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”既写了“{before}”，又写了“{after}”",
            hint=f"“{before}”与“{after}”只留一个",
            severity=Severity.NOTICE if above and found["more"] else Severity.WARNING,
        )
    for found in paper.matches(_BEHIND, having="左上", beginning="余多"):
        if found.end("more") not in told:
            yield RULE.at(
                paper.place(found.start()),
                f"“{paper.around(found.start(), found.end())}”既写了“{found['more']}”，又写了“{found['about']}”",
                hint=f"“{found['more']}”与“{found['about']}”只留一个",
            )
    for apart, beginning in ((_APART, "大约"), (_SEVERAL, "数几"), (_TWICE, "余多")):
        for found in paper.matches(apart, having="余多左", beginning=beginning):
            if found.start() not in begun:
                yield _other_words_between(paper, found)


def _other_words_between(paper: Paper, found: re.Match[str]) -> Finding:
    before, after = found["before"], found["more"] or found.groupdict().get("about")
    return RULE.at(
        paper.place(found.start()),
        f"“{paper.around(*found.span())}”既写了“{before}”，又写了“{after}”",
        hint=f"“{before}”与“{after}”只留一个",
    )
