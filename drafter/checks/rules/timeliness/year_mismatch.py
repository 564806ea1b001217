"""说明：正文说的年份与标题的年份对不上：通篇说的是另一年，或者计划的年份不是下一年。
理由：套用旧稿时最容易漏改年份；标题、正文、计划的年份要对得上。
反例：某县民政局2024年工作总结↵2022年新增助餐点12个。↵2022年募集善款320万元。↵截至2022年底，在册低保对象2300人。
正例：某县民政局2024年工作总结↵2024年新增助餐点12个。↵2024年募集善款320万元。↵截至2024年底，在册低保对象2300人。
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from drafter.checks.written.restarts import begins_midway
from drafter.checks.written.skeleton import Manner
from drafter.checks.written.spokentime import spoken_time
from drafter.findings import Family, Related, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding

RULE = Rule("年份对不上", Family.TIMELINESS, Severity.WARNING, __doc__)
_NAMED = pattern("(20[0-9]{2})年")
_YEAR = pattern("(?<![0-9—～~-])(20[0-9]{2})年(?!前|以前|之前|以来|起|版)")
# Only what a sentence begins with, or what is counted to, is told of that year; 比2023年 is not.
_TOLD_OF = pattern(
    r"(?:(?<=[。；;\n])|\A|截[至止]到?)[ \u3000]*(?P<year>20[0-9]{2})年"
    "(?!前|以前|之前|以来|起|版|同期|的|获|被|1[0-2]月(?!底|末|31日)|[一二三四五六七八九十0-9]{1,2}月[^。；，]{0,12}起)"
)
_PLAN = pattern(
    "(?<![0-9—～~至到-])(?P<year>20[0-9]{2})年度?(?P<what>[^。；，0-9]{0,12}?"
    "(?:计划|打算|思路|安排|怎么[干做]))(?=[）)]?$)"
)
_RESULTS = pattern(
    "(?P<year>20[0-9]{2})年度?(?P<what>(?:主要|重点|全年|民政)?工作"
    "(?:总结|回顾|(?:开展|完成)?情况|成效)|[干做]了什么)[）)]?"
)
_TITLED = pattern(
    "(?<![0-9])(?P<year>20[0-9]{2})年?度?[^0-9]{0,20}?(?:总结|情况|回顾|报告|汇报|完成)"
)
# What the lead of a whole report begins with; 2018年，我局组建 is told of that year.
_LEAD = pattern(
    r"[ \u3000]*(?P<year>20[0-9]{2})年度?(?:以来)?[，,][^。；\n]{0,24}?"
    "(?:坚持|紧紧?围绕|认真贯彻|深入贯彻|全面贯彻|认真落实|牢固树立"
    "|在[^。；，\n]{0,40}(?:领导|指导|关心|支持|帮助)下|以[^。；，\n]{0,50}(?:为指导|为指引|为统领|为主线|为目标|为宗旨|为抓手|为中心|为核心|为引领|为统揽|为遵循|为导向))"
)
_NO_LEAD = pattern("今年|本年|上年|去年|组建|机构改革|成立|挂牌|转隶")
_AT_ITS_BEGINNING = 12
_SHORT_LINES, _LONGEST_LINE = 3, 24  # who wrote it and when may stand below the title
_INTENT = pattern(r"[ \u3000]*(?P<year>20[0-9]{2})年[，,]?[^。；，\n]{0,20}(?:将|要|拟|计划)")
_TOLD = pattern("总结|情况|回顾")
FEWEST = 3
SHARE = 3  # the other year is spoken of three times as often


def check_text(paper: Paper) -> Iterator[Finding]:
    """Headings of the wrong year; then a text of another year than its title's."""
    time = spoken_time(paper)
    if time is None or paper.setting.drafted:
        return
    if not begins_midway(paper):  # of which year an excerpt is, is a guess
        yield from _headings(paper, time)
    title = "".join(paper.passages[index].text for index in paper.skeleton.title)
    titled = _TITLED.search(title)
    if titled and int(titled["year"]) != time.period.year:
        yield _wrong_title(paper, time, titled["year"])
    if str(time.period.year) in title:
        whole = next(_body(paper, time), None) or _lead(paper, time)
        if whole is not None:
            yield whole


def _wrong_title(paper: Paper, time: SpokenTime, said: str) -> Finding:
    """The title's year, where all else agrees on another one."""
    year = str(time.period.year)
    first = paper.starts[paper.skeleton.title[0]]
    start = max(first, paper.text.find(said, first))
    return RULE.at(
        paper.place(start),
        f"标题写的是{said}年，正文、计划或者成文日期说的都是{year}年的总结",
        hint=f"核对标题，是不是“{year}年”",
    )


def _headings(paper: Paper, time: SpokenTime) -> Iterator[Finding]:
    """Headings of results of another year; plans, in the title or a heading, of a wrong one."""
    year = time.period.year
    allowed = {year + 1} if time.period.span.whole_year else {year, year + 1}
    spans = [
        (paper.starts[index], paper.starts[index] + len(paper.passages[index].text))
        for index in paper.skeleton.title
    ]
    spans += [
        (heading.words, heading.end)
        for heading in paper.skeleton.headings
        if heading.manner is not Manner.NUMBER_ONLY
    ]
    for number, heading in enumerate(paper.skeleton.headings):
        found = _PLAN.search(heading.title) if heading.manner is Manner.ALONE else None
        if found and not _TOLD.search(found["what"]):
            other = _plan_of_another_year(paper, number, int(found["year"]))
            if other is not None and int(found["year"]) in allowed:
                yield other
    for start, end in spans:
        words = paper.text[start:end]
        results = _RESULTS.fullmatch(words)
        if results and int(results["year"]) != year:
            yield RULE.at(
                paper.place(start),
                f"{time.period.name}的文稿里有“{results[0]}”",
                hint=f"核对年份，是不是“{year}年{results['what']}”",
            )
        found = _PLAN.search(words)
        if found and int(found["year"]) not in allowed and not _TOLD.search(found["what"]):
            following = str(year + 1) if time.period.span.whole_year else str(year)
            yield RULE.at(
                paper.place(start + found.start()),
                f"{time.period.name}的文稿写了“{found[0]}”",
                hint=f"核对年份，是不是“{following}年{found['what']}”",
            )


def _lead(paper: Paper, time: SpokenTime) -> Finding | None:
    """The first paragraph, if it begins with another year and does not name the title's."""
    titled = paper.skeleton.title
    behind = titled[-1] + 1 if titled else len(paper.passages)
    index = next(
        (
            number
            for number, each in enumerate(paper.passages[behind : behind + _SHORT_LINES], behind)
            if each.role is Role.BODY and len(each.text) > _LONGEST_LINE
        ),
        None,
    )
    if index is None:
        return None
    text, year = paper.passages[index].text, time.period.year
    found = _LEAD.match(text)
    if found is None or int(found["year"]) == year:
        return None
    headed = any(each.passage == index + 1 for each in paper.skeleton.headings)
    following = (
        "" if headed else "".join(each.text for each in paper.passages[index + 1 : index + 2])
    )
    if f"{year}年" in text + following[:_AT_ITS_BEGINNING] or _NO_LEAD.search(text):
        return None
    return RULE.at(
        paper.place(paper.starts[index] + found.start("year")),
        f"标题是{year}年，第一段从“{found['year']}年”说起，没有写{year}年",
        hint=f"核对是不是套用了旧稿，应为“{year}年”",
        related=(Related(paper.place(paper.starts[titled[0]]), f"标题是{year}年"),),
    )


def _plan_of_another_year(paper: Paper, heading: int, year: int) -> Finding | None:
    """What the first paragraph under a plan intends for the year after, that year alone named."""
    bones = paper.skeleton
    closing = bones.closing(heading)
    begin = bones.headings[heading].end
    end = bones.headings[closing].start if closing < len(bones.headings) else len(paper.text)
    index = bones.headings[heading].passage + 1
    if index >= len(paper.passages) or paper.starts[index] >= end:
        return None
    found = _INTENT.match(paper.passages[index].text)
    if found is None or int(found["year"]) != year + 1 or f"{year}年" in paper.text[begin:end]:
        return None
    return RULE.at(
        paper.place(paper.starts[index] + found.start("year")),
        f"标题是{year}年的打算，下面写的是“{found['year']}年”",
        hint="核对年份，标题和正文改为一致",
        related=(Related(paper.place(bones.headings[heading].start), f"这里写{year}年"),),
    )


def _body(paper: Paper, time: SpokenTime) -> Iterator[Finding]:
    """Where hardly anything is said of the title's year and most of one other."""
    named = Counter(_NAMED.findall(paper.text))
    if all(count < FEWEST for year, count in named.items() if year != str(time.period.year)):
        return
    titled = {paper.starts[index] for index in paper.skeleton.title}
    said = [
        each
        for each in paper.matches(_TOLD_OF, having="年")
        if paper.starts[paper.index(each.start("year"))] not in titled
        and paper.passage(each.start("year")).role is Role.BODY
        and not time.planned(each.start())
    ]
    told = Counter(each["year"] for each in said)
    if not told:
        return
    years = Counter(
        each[1]
        for each in paper.matches(_YEAR)
        if paper.starts[paper.index(each.start())] not in titled and not time.planned(each.start())
    )
    (most, count), year = told.most_common(1)[0], str(time.period.year)
    if most == year or count < FEWEST or count < SHARE * max(1, years[year]):
        return
    first = next(each for each in said if each["year"] == most)
    related: tuple[Related, ...] = ()
    if paper.skeleton.title:
        place = paper.place(paper.starts[paper.skeleton.title[0]])
        related = (Related(place, f"标题是{year}年"),)
    yield RULE.at(
        paper.place(first.start("year")),
        f"标题是{year}年，正文{count}处说{most}年，"
        + (f"说{year}年的有{years[year]}处" if years[year] else f"没有一处说{year}年"),
        hint="核对是不是套用了旧稿，把年份和数字一起改过来",
        related=related,
    )
