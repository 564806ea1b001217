"""说明：数的前面写了“至少”“不少于”“超过”“不超过”，后面又写“以上”“以内”“左右”。
理由：两处说的是同一个界限，留一处；“不少于……左右”“最高……以上”还自相矛盾。
反例：全年走访至少30次以上，每月不少于两次左右
正例：全年走访至少30次，每月不少于两次
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("界限重复", Family.WORDING, Severity.WARNING, __doc__)
_NUMBER: Final = (
    r"(?:[0-9]{1,9}(?:\.[0-9]{1,4})?|[一二三四五六七八九十百千两]{1,6})(?:多|余)?[万亿]?"
)
_DONE: Final = "[㐀-鿿]{0,6}?"
_UNIT: Final = "(?:[%％]|人次|户次|场次|个百分点|个月|个工作日|个小时|平方米|公里|小时|分钟|[人名户个家所处件张份次场支间对例起台套位元分天日年倍篇期批])?"
# Between stand what is done and to how many: 至少走访30次以上.
# What stands before the number; between may stand what is done: 至少走访30次以上.
_LIMITS: Final = {
    after: pattern(rf"(?P<before>{before})(?P<between>{between}){_NUMBER}{_UNIT}\Z")
    for afters, before, between in (
        (
            ("以上", "之上"),
            "至少|最少|不少于|不低于|不小于|超过|多于|高于|大于|最高|最多|至多",
            _DONE,
        ),
        (("以下", "以内", "之内"), "不超过|不高于|不多于|不大于|(?<!不)[少低]于|不到|不足", ""),
        (
            ("左右", "上下"),
            "至少|最少|不少于|不低于|不小于|最高|最多|至多|不超过|不高于|不多于|不到|不足",
            _DONE,
        ),
    )
    for after in afters
}
_AFTER = pattern(
    "(?:以[上下内]|之[上内]|左右(?![岸邻舍侧两手])|上下(?=[，。；、）\n]))(?<=[0-9一二三四五六七八九十百千两万亿%％人名户个家所处件张份次场支间对例起台套位元分天日年倍篇期批月米里时钟点]..)"
)
# 不少于60岁以上老人的一半 speaks of an age, 至少为80岁以上 of another.
_OTHER: Final = pattern("[岁龄级星]")
# 超过目标30%以上: by so much.
_NO_WORDS_BETWEEN: Final = ("超过", "多于", "高于", "大于")
_BACK: Final = 24


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number with a limit on both sides."""
    for after in paper.matches(_AFTER, having="上下内右", beginning="以上之左"):
        begin = max(0, after.start() - _BACK)
        found = _LIMITS[after[0]].search(paper.text[begin : after.start()])
        if found is None or _OTHER.search(found[0]):
            continue
        if found["between"] and found["before"] in _NO_WORDS_BETWEEN:
            continue
        before = found["before"]
        yield RULE.at(
            paper.place(begin + found.start()),
            f"“{found[0]}{after[0]}”既写了“{before}”，又写了“{after[0]}”",
            hint=f"“{before}”与“{after[0]}”只留一个",
        )
