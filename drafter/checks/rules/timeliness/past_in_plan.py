"""说明：计划里要求完成的日子，到报告期末已经过去了。
理由：下一年的打算写着上一年的期限，多半是从去年的计划抄来的，或者年份写错了一位。
反例：某县民政局2018年工作总结和2019年工作计划↵一、2018年工作情况↵提标两次。↵二、2019年工作计划↵儿童楼2018年6月底前竣工。
正例：某县民政局2018年工作总结和2019年工作计划↵一、2018年工作情况↵提标两次。↵二、2019年工作计划↵儿童楼2019年6月底前竣工。
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from drafter.checks.written.spokentime import sentence_around, spoken_time
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding

RULE = Rule(
    "计划里的日子已过", Family.TIMELINESS, Severity.WARNING, __doc__, also=(Severity.NOTICE,)
)
_DUE = pattern(
    "年(?<=20[0-9]{2}年)(?<![0-9]20[0-9]{2}年)(?:(?P<month>1?[0-9])月(?:份|(?P<day>[0-9]{1,2})日)?)?(?P<end>[底末]|[上中下]旬)?"
    "(?P<before>之前|以前|前)?[，,]?"
    "[^。；，,、\n0-9”]{0,16}?[0-9]{0,8}[^。；，,、\n0-9”]{0,6}?"
    "(?P<done>竣工|完工|封顶|完成|建成|投入使用|投入运营|投用|启用|开工|达到|实现|办结|到位|覆盖|启动|出台)"
    "(?!情况|以来|后|率)(?![^。；，,\n]{0,8}的(?!整治|任务|目标|要求|[^。；，,\n]{0,6}工作))"
)
_MEANT = pattern("(?:力争|预计|计划|确保|争取|拟|将|务必|必须)(?:于|到|在|至)?$|[到于至]$")
# What the results say is still to be done: 其余5处2024年一季度前改完.
_LEFT = pattern(
    "(?:其余|剩余|余下|剩下|还有|尚有|另有)[^。；，,\n已]{0,14}?(?<![0-9])(?P<year>20[0-9]{2})年"
    "(?:(?P<month>1?[0-9])月(?:份|底|末|[0-9]{1,2}日)?|第?(?P<quarter>[一二三四])季度|(?P<half>上半年)|[底末])"
    "(?:之前|以前|前)(?:全部|将|可|能|力争|确保){0,2}(?:整改|改造|处置|建设)?(?:改完|完成|到位|完工|竣工|办结|建成|整改)"
)
_REST = ("其余", "剩余", "余下", "剩下", "还有", "尚有", "另有")
# 主体已封顶，计划2023年9月投入使用。 and nothing behind it that says what came of it.
_STILL_MEANT = pattern(
    "(?:计划|预计|拟|力争)(?:于|在|到)?(?P<when>20(?P<year>[0-9]{2})年(?P<month>1[0-2]|[1-9])月(?:份|底|末|[0-9]{1,2}日)?)前?"
    "(?:正式|全面|全部|基本)?(?:建成|竣工|完工|投入使用|投入运营|投用|启用|交付|开业)(?:并?(?:投入使用|投用|启用|交付))?(?=[。；\n]|\\Z)"
)
_THEN = pattern("原|当时|曾|[去前上]年|本来|滞后|延期|推迟|逾期")
_LEADS = 6
_YEAR = 4


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each day by which a plan wants something done, and which is over when the plan begins."""
    time = spoken_time(paper)
    if time is None:
        return
    yield from _left(paper, time)
    yield from _still_meant(paper, time)
    for start, end in time.plans:
        for found in _DUE.finditer(paper.text, start, end):
            begin = found.start() - _YEAR
            if not (found["before"] or _MEANT.search(paper.text, max(0, begin - _LEADS), begin)):
                continue
            day = _last_day(int(paper.text[begin : found.start()]), found)
            if day is None or day > time.period.closing:
                continue
            written = paper.text[begin : _end_of_date(found)]
            yield RULE.at(
                paper.place(begin),
                f"计划里写“{paper.text[begin : found.end()]}”，{written}到{time.period.end}已经过去",
                hint="核对年份；已经完成的，移到总结里写",
            )


def _left(paper: Paper, time: SpokenTime) -> Iterator[Finding]:
    """What the results leave to be done by a day that is over long before they are told."""
    if "前" not in paper.characters:
        return
    closing = time.period.closing
    for found in paper.matches(_LEFT) if paper.has(*_REST) else ():
        month = int(found["month"] or 12)
        if found["quarter"] or found["half"]:
            month = 6 if found["half"] else 3 * "一二三四".index(found["quarter"]) + 3
        due = int(found["year"]) * 12 + month
        if due < closing.year * 12 + closing.month - 1 and not time.planned(found.start()):
            yield RULE.at(
                paper.place(found.start("year")),
                f"“{paper.quoted(*found.span())}”说的是还没有做完的，这个期限到{time.period.end}早已过去",
                hint="核对年份；已经做完的，写“已”",
                severity=Severity.NOTICE,
            )


def _still_meant(paper: Paper, time: SpokenTime) -> Iterator[Finding]:
    """What the results say is still intended, for a month that is over before they are told."""
    closing = time.period.closing
    for found in paper.matches(_STILL_MEANT, having="计拟力"):
        due = (2000 + int(found["year"])) * 12 + int(found["month"])
        start = found.start()
        first, _ = sentence_around(paper.text, start, start)
        over = due < closing.year * 12 + closing.month - 1
        if over and not time.planned(start) and not _THEN.search(paper.text, first, start):
            yield RULE.at(
                paper.place(found.start("when")),
                f"“{found[0]}”，{found['when']}到{time.period.end}已经过去",
                hint="核对年份；已经做到的，写“已”；没有做到的，写明新的期限",
            )


def _end_of_date(found: re.Match[str]) -> int:
    """Where the date ends, without 前."""
    if found["end"]:
        return found.end("end")
    last = "day" if found["day"] else "month" if found["month"] else ""
    return found.end(last) + 1 if last else found.start() + 1


def _last_day(year: int, found: re.Match[str]) -> date | None:
    """The last day that is meant; None where the calendar has no such."""
    month = int(found["month"] or 12)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = int(found["day"] or last)
    return date(year, month, day) if 1 <= day <= last else None
