"""说明：“开局之年”“收官之年”“第几年”与文稿的年份对不上；或者把已经结束的五年规划当作现行的来写。
理由：五年规划的起止是固定的，“十二五”从2011年到2015年；对不上的，多半是从别的年份抄来的。
反例：某县民政局2024年工作总结↵今年是“十二五”开局之年。
正例：某县民政局2021年工作总结↵今年是“十四五”开局之年。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.spokentime import (
    YEAR_NAMED,
    sentence_around,
    spoken_time,
    years_spoken_of,
)
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding

RULE = Rule("规划年份不符", Family.TIMELINESS, Severity.ERROR, __doc__, also=tuple(Severity))
_NAME = '(?P<plan>(?:十[一二三四五六]|第十[一二三四五六]个)五)[”’"]?'
_STAGE = pattern(
    rf"{_NAME}(?:五年)?(?:规划|时期|发展)?(?:的|实施的)?[^。；，\n]{{0,6}}?"
    "(?:(?P<first>开局之年|开局年|起步之年|开局起步之年|开局)(?!以来|[一二两三]年)"
    "|(?P<last>收官之年|收官年|最后一年|收官)"
    "|第(?P<nth>[一二三四五])年)"
)
_CURRENT = pattern(rf"{_NAME}规划")
_DONE_BY = pattern('(?:对照|落实|实施|推进|推动|按照|围绕|执行)[“‘"]?$')
_VERB = 4
# The year that is said to be that stage: no period of the document is needed to hold it against.
_SAID_OF = pattern(
    "(?<![0-9])(?P<year>20[0-9]{2})年度?[，,]?[既也又还将正]{0,2}(?:是|为|作为|恰逢|迎来)"
    '(?:我国|我[省市区县]|全[省市区县]|国家|全面|实施|落实|推进|贯彻|完成|圆满|[“‘"]){0,4}$'
)
_ANY = pattern("十[一二三四五六](?:五(?![年月日条个件])|个五年)")
_PREPARED = pattern(
    "[为向](?=[^。；]{0,30}(?:奠定|打下|打好|做好|夯实|创造|积蓄|提供|谋|迈好|跨越|基础))|谋划|编制|备战|迎接"
)
# 实现了“十四五”良好开局, with nothing that says of which year.
_REACHED = pattern(
    '(?:实现了|取得了|迎来了|迈[出好]了|确保了|推动了|(?P<bare>实现|取得|如期))(?:全[省市区县]|民政事业)?[“‘"]?$'
)
# 圆满完成了“十三五”规划, of which no year is named.
_COMPLETED = pattern(
    rf"(?:圆满|胜利|全面|顺利|如期|较好地?){{1,2}}(?:地)?完成(?P<done>了)?(?:全[省市区县]|民政事业|民政)?[“‘\"]?{_NAME}"
    "(?:规划|时期|发展|民政|事业|建设|纲要|确定|提出|各项|主要|目标|任务|指标|的){1,8}(?!的?基础|以来|之后|以后|后)"
)
_SINCE = ("后", "以后", "之后", "以来", "的基础")
_THIS_YEAR = pattern("今年|本年|[一全]年来?")
_AIMED_AT = pattern(
    "将|拟|力争|争取|确保(?!了)|为[^。；，]{0,30}(?:奠定|打下|打好|夯实|创造)|[以之]来|期间|谋划|迎接|冲刺|推动(?!了)|助力|努力|目标"
)
_AIMED = pattern("确保|力争|冲刺|推动|圆满|顺利|迎接|助力|高质量")
_BEHIND = 24
FIRST_OF_TENTH = 2001  # 十五
YEARS = 5


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every stage of a plan in the wrong year; then a past plan that is told as the present one."""
    if "五" not in paper.characters:
        return
    if not _ANY.search(paper.text):
        return
    time = spoken_time(paper)
    for found in paper.matches(_STAGE, beginning="十第"):
        finding = _stage(paper, time, found)
        if finding is not None:
            yield finding
    if time is not None:
        yield from _completed(paper, time)
        yield from _past(paper, time)


def _completed(paper: Paper, time: SpokenTime) -> Iterator[Finding]:
    """A plan told as completed that ended years before, or has not ended."""
    year = time.period.year
    for found in paper.matches(_COMPLETED, having="完"):
        begins = _begins(found["plan"])
        ends = begins + YEARS - 1
        first, last = sentence_around(paper.text, *found.span())
        if ends in {year, year - 1} or YEAR_NAMED.search(paper.text, first, last):
            continue
        start = found.start()
        clause = max(first, paper.text.rfind("，", first, start) + 1)
        aimed = _AIMED_AT.search(paper.text, clause, start) or time.planned(start)
        if ends > year and (aimed or not found["done"]):
            continue
        yield RULE.at(
            paper.place(start),
            f"“{paper.quoted(*found.span())}”：{_named(found)}到{ends}年为止，这里说的是{year}年",
            hint="核对是第几个五年规划；说从前的，写明年份",
            severity=Severity.WARNING,
        )


def _shown(found: re.Match[str]) -> str:
    """What was found, its quotation marks within others: ‘十二五’开局之年."""
    rest = found[0][len(found["plan"]) :].lstrip('”’"')
    return found[0] if found["plan"].startswith("第") else f"‘{found['plan']}’{rest}"


def _named(found: re.Match[str]) -> str:
    """“十四五”, 第十四个五年规划."""
    plan = found["plan"]
    return f"{plan}年规划" if plan.startswith("第") else f"“{plan}”"


def _begins(plan: str) -> int:
    """The first year: 十二五 is 2011."""
    return FIRST_OF_TENTH + YEARS * (read_ordinal(plan.removeprefix("第")[1]) or 0)


def _stage(paper: Paper, time: SpokenTime | None, found: re.Match[str]) -> Finding | None:
    begins = _begins(found["plan"])
    ends = begins + YEARS - 1
    meant = begins if found["first"] else ends
    if found["nth"]:
        meant = begins + (read_ordinal(found["nth"]) or 1) - 1
    start = found.start()
    said = _SAID_OF.search(paper.text[max(0, start - _BEHIND) : start])
    if said:
        spoken: tuple[int, ...] = (int(said["year"]),)
    else:
        spoken = years_spoken_of(paper, time, start) if time else ()
    if not spoken or meant in spoken:
        return None
    around = found[0].endswith(("开局", "收官")) and begins - 1 <= max(spoken) <= ends + 1
    # 开局 and 收官 without 之年 may be said of the years around, unless told as this year's.
    reached = around and not said and _is_this_years(paper, found)
    if around and not reached:
        return None
    if not said and not reached and _looks_ahead(paper, found, meant, max(spoken)):
        return None
    return RULE.at(
        paper.place(found.start()),
        f"“{_shown(found)}”是{meant}年，这里说的是{spoken[0]}年",
        hint=f"核对年份：{_named(found)}从{begins}年到{ends}年",
        computation=f"{_named(found)}：{begins}—{ends}年",
        severity=Severity.WARNING if around else None,
    )


def _is_this_years(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a sentence tells a plan's good beginning or end as what has come about now."""
    first, last = sentence_around(paper.text, *found.span())
    start = found.start()
    clause = max(first, paper.text.rfind("，", first, start) + 1)
    ends = paper.text.find("，", found.end(), last)
    reached = _REACHED.search(paper.text, clause, start)
    if paper.text.startswith(_SINCE, found.end()):
        return False
    if reached is None or _AIMED_AT.search(paper.text, clause, last if ends < 0 else ends):
        return False
    return not reached["bare"] or _THIS_YEAR.search(paper.text, first, start) is not None


def _looks_ahead(paper: Paper, found: re.Match[str], meant: int, spoken: int) -> bool:
    """Whether it tells what is prepared or aimed at, some years before."""
    first, last = sentence_around(paper.text, *found.span())
    if _PREPARED.search(paper.text, first, last) and meant - 2 <= spoken <= meant:
        return True
    aimed = found["last"] and _AIMED.search(paper.text, first, last)
    return bool(aimed) and meant - YEARS < spoken <= meant


def _past(paper: Paper, time: SpokenTime) -> Iterator[Finding]:
    """A plan that has ended, told as in force, where no later one is named; or one to come."""
    year = time.period.year
    latest = max((_begins(name[0]) for name in _ANY.finditer(paper.text)), default=0)
    for found in paper.matches(_CURRENT, beginning="十第"):
        start = found.start()
        if not _DONE_BY.search(paper.text, max(0, start - _VERB), start):
            continue
        ends = _begins(found["plan"]) + YEARS - 1
        first, last = sentence_around(paper.text, *found.span())
        named = YEAR_NAMED.findall(paper.text, first, last)
        begins = _begins(found["plan"])
        if begins > year + 1 and not named and not _PREPARED.search(paper.text, first, last):
            yield RULE.at(
                paper.place(start),
                f"{time.period.name}的文稿写了“{_shown(found)}”，它从{begins}年开始",
                hint="写现行的规划；还在编制的，写“谋划”“编制”",
                severity=Severity.WARNING,
            )
            return
        if ends < year and _begins(found["plan"]) == latest and not named:
            yield RULE.at(
                paper.place(found.start()),
                f"{time.period.name}的文稿还写“{_shown(found)}”，它到{ends}年为止",
                hint="说现在的工作，写现行的规划；说从前的，写“期间”或者写明年份",
                severity=Severity.NOTICE,
            )
            return
