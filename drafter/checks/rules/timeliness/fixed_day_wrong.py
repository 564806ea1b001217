"""说明：日子固定的纪念日、节日，写的日期不对：9月3日烈士纪念日，防灾减灾日（5月21日）。
理由：这些日子是法律、决定定下来的，年年不变；写错了，读的人不知道活动是哪一天办的。日子在 时效.yaml，本单位可以改。
反例：9月3日烈士纪念日，组织向烈士敬献花篮。
正例：9月30日烈士纪念日，组织向烈士敬献花篮；9月28日，在烈士纪念日前夕走访烈属。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("纪念日日期不符", Family.TIMELINESS, Severity.WARNING, __doc__)
_DAY: Final = r"(?P<month>1[0-2]|[1-9])月(?P<day>[12][0-9]|3[01]|[1-9])日"
_BEFORE: Final = pattern(
    f"(?<![0-9—～~至到、-]){_DAY}(?P<is>[，,]?(?:正值|正是|适逢|恰逢|迎来|是|为)(?:了)?)?"
    "(?:我国|全国|国家|中国|第?[0-9一二三四五六七八九十]{1,3}[个届次]|法定的?|的|八一|七一|[“”‘’]){0,5}$"
)
_BEHIND: Final = pattern(f"[”’]?[（(](?:每年)?{_DAY}[）)]")
# What is held for it may be held some days earlier: 5月9日防灾减灾日宣传活动.
_EVENT: Final = pattern(
    "[”’]?(?:前(?!后)|后|[到来]?来?临|到来|之|期间|当?[周月]|主题|宣传|宣讲|活动|系列|公祭|座谈|仪式|纪念|演[练讲出]|向|晚会|慰问"
    "|大会|论坛|知识|普法|咨询|现场|募捐|专[场题]|文艺|表彰|启动|集中|大型|徒步|义[诊卖演]|的)"
)
_REACH: Final = 28
_MOST_PLACES: Final = 40


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each day that stands right beside the name of another, and says that it is that day."""
    if "月" not in paper.characters:
        return
    days = paper.setting.library.dated_words.fixed_days
    wrong = [
        (said, name)
        for name, right in days.items()
        if paper.characters.issuperset(name)
        for said in _told(paper.text, name)
        if (int(said["month"]), int(said["day"])) != right
    ]
    for said, name in sorted(wrong, key=lambda each: each[0].start()):
        month, day = days[name]
        yield _finding(paper, said, name, f"{month}月{day}日")


def _told(text: str, name: str) -> Iterator[re.Match[str]]:
    """The days that are said of one, as far as one looks."""
    start, count = text.find(name), 0
    while start >= 0 and count < _MOST_PLACES:
        said = _said(text, start, start + len(name))
        if said:
            yield said
        start, count = text.find(name, start + len(name)), count + 1


def _said(text: str, start: int, end: int) -> re.Match[str] | None:
    """The day that is said of it, right before or in brackets behind."""
    bracketed = _BEHIND.match(text, end)
    if bracketed:
        return bracketed
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    return None if before is None or _EVENT.match(text, end) else before


def _finding(paper: Paper, said: re.Match[str], name: str, right: str) -> Finding:
    start, end = said.start("month"), said.end("day") + 1
    return RULE.at(
        paper.place(start),
        f"{name}是{right}，文中写的是{paper.text[start:end]}",
        hint=f"核对后改为“{right}”；是哪天办的活动，与节日分开写",
    )
