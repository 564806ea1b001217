"""说明：标题是半年、季度的文稿，总结的部分却写了到年底、到三季度末的累计数。
理由：半年的小结只有半年的数；写着“1至12月”“前三季度”“全年共”的，是从别的文稿抄来的，或者月份写错了。
反例：某县民政局2025年上半年工作总结↵1至12月共受理申请2860件。
正例：某县民政局2025年上半年工作总结↵1至6月共受理申请2860件。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.spokentime import sentence_around, spoken_time
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("累计超出时段", Family.TIMELINESS, Severity.WARNING, __doc__)
_COUNTED = pattern(
    "(?<![0-9])0?1(?:月份?)?(?:至|到|[-—–～~]{1,2})(?P<month>1[0-2]|[2-9])月(?:份|底|末)?"
    "|前(?P<three>三)季度|(?P<year>全年)(?=(?:共计?|累计)[^。；，、：\n0-9]{1,12}[0-9])"
)
_ANOTHER = pattern(
    "去年|上年|前年|往年|历年|近[一两二三四五几]年|同期|预计|预期|力争|争取|确保|计划|目标|任务|拟|将|20[0-9]{2}年"
)
_MONTHS = {"three": 9, "year": 12}


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each count of the results that goes on behind the end of their part of the year."""
    if paper.setting.drafted or paper.characters.isdisjoint("月季全"):
        return
    time = spoken_time(paper)
    if time is None or time.period.span.whole_year:
        return
    closing = time.period.closing.month
    for found in paper.matches(_COUNTED):
        start = found.start()
        kind = found.lastgroup or ""
        last = int(found["month"]) if found["month"] else _MONTHS[kind]
        if last <= closing or time.planned(start) or paper.passage(start).role is not Role.BODY:
            continue
        if not _ANOTHER.search(_clause(paper, *found.span()).replace(f"{time.period.year}年", "")):
            yield RULE.at(
                paper.place(start),
                f"{time.period.name}的文稿写了“{found[0]}”",
                hint="核对月份；说上年的，写明年份",
            )


def _clause(paper: Paper, start: int, end: int) -> str:
    """The part of its sentence up to the next comma."""
    first, last = sentence_around(paper.text, start, end)
    comma = paper.text.find("，", end, last)
    return paper.text[first : last if comma < 0 else comma]
