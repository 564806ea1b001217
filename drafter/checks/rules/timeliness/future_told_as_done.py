"""说明：报告期末以后的日子，写成了已经完成的语气。
理由：还没有到的事是打算，不是成绩；要用“将于”“计划”“预计”，或者移到计划里写。
反例：某县民政局2018年工作总结↵儿童楼主体结构完工，2019年6月底建成启用。
正例：某县民政局2018年工作总结↵儿童楼主体结构完工，预计2019年6月底建成启用。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.documentdates import counted_until, issue_date
from drafter.checks.written.spokentime import sentence_around, spoken_time
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding

RULE = Rule("未到的日子写成已完成", Family.TIMELINESS, Severity.WARNING, __doc__)
_TOLD = pattern(
    "20(?<=[于在，,。；：:\n]20)(?P<year>[0-9]{2})年(?:(?P<month>1?[0-9])月(?:份|[0-9]{1,2}日|[底末初中]|[上中下]旬)?|(?P<end>[底末])|初)?[，,]?"
    "[^。；，,\n0-9]{0,12}?(?P<done>竣工|投入使用|投入运营|投入运行|投用|启用|建成|完工|开工|封顶|完成(?!情况|率|时限|进度)|揭牌|挂牌|召开|举行|举办|荣获|获评|通过)"
)
_RAISED = pattern(
    "20(?<=[从自于，,。；：:\n]20)(?P<year>[0-9]{2})年(?P<month>1?[0-9])月(?P<end>[0-9]{1,2}日)?起[，,]?"
    "[^。；，,\n]{0,24}?(?:标准|补贴|津贴|补助)[^。；，,\n]{0,40}?(?:提高|调整|增加|上调|提)[到至为]"
)
_YEAR = pattern("20([0-9]{2})年")
_INTENDED = pattern(
    "将|拟|计划|预计|力争|确保|争取|目标|预期|有望|可望|打算|到时|届时|要求|规划|准备|推进|力求|实现|之前|[底末月日年]前|前[完建投竣]|任务|安排|继续|部署|期限|以前|倒排|迎接"
)
GRACE = 2  # months in which a report may still be written


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each time behind the end of the period that the results tell as past."""
    time = spoken_time(paper)
    if time is None:
        return
    latest = _latest(paper, time)
    for until in counted_until(paper, time.period):
        if until.day.year * 12 + until.day.month > latest and not time.planned(until.start):
            first, last = sentence_around(paper.text, until.start, until.end)
            if not (_INTENDED.search(paper.text, first, last) or _of_entry(paper, until.end)):
                yield RULE.at(
                    paper.place(until.start),
                    f"“{paper.text[until.start : until.end]}”在{time.period.end_of}以后",
                    hint="还没有到的日子报不出数，核对年份",
                )
    for each in _told(paper, latest):
        year = 2000 + int(each["year"])
        ends = each["end"] or year > time.period.year  # 2024年 alone may be any month of it
        month = year * 12 + int(each["month"] or (12 if ends else 1))
        if month <= latest or time.planned(each.start()):
            continue
        first, last = sentence_around(paper.text, *each.span())
        clause = max(first, paper.text.rfind("。", first, each.start()))
        if _INTENDED.search(paper.text, clause, last):
            continue
        end = each.end()
        yield RULE.at(
            paper.place(each.start()),
            f"“{paper.text[each.start() : end]}”在{time.period.end_of}以后，写成了已经完成的语气",
            hint="改为“计划于……”“预计……”，或者移到计划里；年份写错的，改年份",
        )


def _of_entry(paper: Paper, end: int) -> bool:
    """Whether a day is that of an entry of the year's file, which is told of there."""
    return paper.setting.drafted and paper.place(end - 1).file.endswith(".yaml")


def _told(paper: Paper, latest: int) -> Iterator[re.Match[str]]:
    """What is told of a year of which some month may be later."""
    for named in paper.matches(_YEAR):
        if (2000 + int(named[1])) * 12 + 12 > latest:
            start = named.start()
            found = _TOLD.match(paper.text, start) or _RAISED.match(paper.text, start)
            if found is not None:
                yield found


def _latest(paper: Paper, time: SpokenTime) -> int:
    """The last month that the document can know of."""
    issued = paper.setting.issued
    written = issue_date(paper) if issued is None else None
    day = issued or (written.day if written else None)
    closing = time.period.closing
    if day is not None and day >= closing:
        return day.year * 12 + day.month
    return closing.year * 12 + closing.month + GRACE
