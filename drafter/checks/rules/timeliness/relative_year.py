"""说明：“今年”“去年”“明年”后面注明的年份不对；或者与还没有到的年份相比。
理由：文稿的“今年”就是它所说的年度；对不上的，多半是从别的年份抄来的，没有改全。
反例：某县民政局2023年工作总结↵募集善款320万元，去年（2021年）是308万元。
正例：某县民政局2023年工作总结↵募集善款320万元，去年（2022年）是308万元。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.documentdates import issue_date
from drafter.checks.written.spokentime import spoken_time
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding

RULE = Rule("今年去年不符", Family.TIMELINESS, Severity.WARNING, __doc__)
_AWAY: Final = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1}
_NAMED = pattern(
    "(?P<word>今年|本年|去年|上年|前年|明年|来年)度?"
    "(?:[（(](?:即)?(?P<year>20[0-9]{2})(?:年|(?=[）)]))(?![—～~至到-])[^（）()\n]{0,8}[）)]|[，,]?(?:也就是|即)(?P<said>20[0-9]{2})年"
    "|(?:截[至止]到?)(?P<until>20[0-9]{2})年)"
)
_BEHIND = pattern(
    "(?<![0-9])(?P<year>20[0-9]{2})年[（(](?P<word>今年|本年|去年|上年|明年|来年)[）)]"
)
# 比2024年 in the report of 2023; a plan or a target may be held against it.
_AGAINST = pattern(
    "20(?<=[比较与]20)(?P<tens>[0-9]{2})年(?![^。；，\n]{0,12}(?:目标|计划|任务|规划|预期|要求|相衔接))"
)
_CUES: Final = ("年（", "年(", "年度（", "年即20", "，即20", "就是20", "年截")
_GROWN = pattern("[^。；\n]{0,24}?(?:增|减|升|降|提高|多|少|下滑|持平|翻)")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Years named beside a word that says which; comparisons with a year to come."""
    time = spoken_time(paper)
    if time is None:
        return
    named = paper.has(*_CUES)
    for each in (_NAMED, _BEHIND) if named else ():
        for found in paper.matches(each):
            finding = _named(paper, time, found)
            if finding is not None:
                yield finding
    for found in paper.matches(_AGAINST, having="比较与"):
        finding = _against(paper, time, found)
        if finding is not None:
            yield finding


def _this_year(paper: Paper, time: SpokenTime, start: int) -> set[int]:
    """What 今年 may be: the report's year, in a plan the next, or that in which it was written."""
    year = time.period.year
    years = {year, year + 1} if time.planned(start) else {year}
    issued = paper.setting.issued or ((written := issue_date(paper)) and written.day)
    if issued:
        years.add(issued.year)
    return years


def _named(paper: Paper, time: SpokenTime, found: re.Match[str]) -> Finding | None:
    start, word = found.start(), found["word"]
    year = int(next(each for each in found.groups() if each and each.startswith("20")))
    due = {each + _AWAY[word] for each in _this_year(paper, time, start)}
    if year in due or paper.passage(start).role is not Role.BODY:
        return None
    right = time.period.year + _AWAY[word]
    return RULE.at(
        paper.place(start),
        f"{time.period.name}的文稿写“{found[0]}”，“{word}”应是{right}年",
        hint="核对年份，把年份和数一起改过来",
    )


def _against(paper: Paper, time: SpokenTime, found: re.Match[str]) -> Finding | None:
    year, start = 2000 + int(found["tens"]), found.start() - 1
    limit = time.period.year + time.planned(start)
    if year <= limit or not _GROWN.match(paper.text, found.end()):
        return None
    if paper.passage(start).role is not Role.BODY:
        return None
    return RULE.at(
        paper.place(start),
        f"{time.period.name}的文稿拿{year}年来比：“{paper.around(*found.span())}”",
        hint=f"{year}年还没有到，核对年份，是不是{time.period.year - 1}年",
    )
