"""说明：半年、季度的文稿把“全年”写成已经完成的；或者标题说的期间与正文的标题、第一段不一样。
理由：半年报里还没有“全年”的数；期间对不上，多半是套用了别的期间的旧稿。
反例：某县民政局2023年上半年工作总结↵全年发放低保金320万元。
正例：某县民政局2023年上半年工作总结↵上半年发放低保金160万元，完成全年任务的50%。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.spokentime import sentence_around, spoken_time
from drafter.findings import Family, Related, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern
from drafter.period import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding

RULE = Rule("期间说法不符", Family.TIMELINESS, Severity.WARNING, __doc__)
_WHOLE_YEAR = pattern(
    "(?<![占完年]成)(?<![占对照达为到按以与了超])全年(?:共|累计|总共|合计|已)?(?:计|有)?"
    "(?:发放|支出|救助|办理|接待|新增|投入|募集|下拨|举办|开展|建成|改造|培训|走访|受理|资助|火化|惠及|销售|接收|组织)"
    "[^。；，\n0-9]{0,16}[0-9]"
)
_NOT_DONE = pattern(
    "目标|任务|计划|预计|预算|力争|将|确保|指标|上年|去年|往年|每年|20[0-9]{2}年全年|预期|可|拟|争取|测算|估"
)
_SPAN = "上半年|下半年|前三季度|第?[一二三四]季度|全年"
_PART = pattern(
    f"(?:20[0-9]{{2}}年)?(?P<span>{_SPAN})(?:的)?(?:主要|重点|民政)?工作?(?:总结|回顾|(?:开展|完成|进展)?情况|成效)[）)]?"
)
_REST = pattern(
    "(?:20[0-9]{2}年)?下半年(?:的)?(?:主要|重点|民政)?工作?(?:计划|打算|思路|安排|任务|重点)[）)]?"
)
_LEAD = pattern(
    rf"[ \u3000]*(?:今年|20[0-9]{{2}}年)?(?P<span>{_SPAN})(?:以来)?[，,][^。；\n]{{0,30}}?"
    "(?:坚持|紧紧?围绕|认真贯彻|深入贯彻|全面贯彻|在[^。；，\n]{0,40}(?:领导|指导|关心|支持|帮助)下)"
)
_FIRST = 3
_NEARLY_DONE = 9  # later months make nearly a year
_SHORTEST = 24


def check_text(paper: Paper) -> Iterator[Finding]:
    """全年 in the report of a part of a year; headings and a lead of another span than the title's."""
    time = spoken_time(paper)
    if time is None or paper.setting.drafted or not paper.skeleton.title:
        return
    title = "".join([paper.passages[index].text for index in paper.skeleton.title])
    if f"{time.period.year}年" not in title:
        return
    yield from _headings(paper, time)
    yield from _lead(paper, time)
    if time.period.span.whole_year or time.period.span.last > _NEARLY_DONE:
        return
    for found in paper.matches(_WHOLE_YEAR, having="全"):
        start = found.start()
        first, _ = sentence_around(paper.text, *found.span())
        clause = max(first, paper.text.rfind("，", first, start) + 1)
        if time.planned(start) or paper.passage(start).role is not Role.BODY:
            continue
        if not _NOT_DONE.search(paper.text, clause, found.end()):
            yield RULE.at(
                paper.place(start),
                f"{time.period.name}的文稿写“{found[0][:-1]}……”，全年的数还没有",
                hint=f"改为“{time.period.span.name}”，或者写明是任务、预计",
            )


def _headings(paper: Paper, time: SpokenTime) -> Iterator[Finding]:
    """A part of the first level that tells another span; a list of quarters tells several."""
    bones = paper.skeleton
    whole = time.period.span.whole_year
    told = [
        (heading, found["span"])
        for heading, above in zip(bones.headings, bones.parents, strict=True)
        if above < 0 and (found := _PART.fullmatch(heading.title))
    ]
    if len(told) == 1:
        heading, name = told[0]
        span = Span.read(name)
        if span is not None and span != time.period.span:
            yield _finding(paper, time, heading.start, heading.title)
    for heading, above in zip(bones.headings, bones.parents, strict=True):
        if whole and above < 0 and _REST.fullmatch(heading.title):
            yield _finding(paper, time, heading.start, heading.title)


def _lead(paper: Paper, time: SpokenTime) -> Iterator[Finding]:
    """The first paragraph, where it begins with another span."""
    behind = paper.skeleton.title[-1] + 1
    for index in range(behind, min(behind + _FIRST, len(paper.passages))):
        passage = paper.passages[index]
        if passage.role is not Role.BODY or len(passage.text) <= _SHORTEST:
            continue
        found = _LEAD.match(passage.text)
        span = Span.read(found["span"]) if found else None
        if found and span is not None and span != time.period.span:
            yield _finding(paper, time, paper.starts[index] + found.start("span"), found["span"])
        return


def _finding(paper: Paper, time: SpokenTime, start: int, words: str) -> Finding:
    title = paper.place(paper.starts[paper.skeleton.title[0]])
    return RULE.at(
        paper.place(start),
        f"标题是{time.period.name}的文稿，这里写“{words}”",
        hint="核对是不是套用了别的期间的旧稿，标题和正文改为一致",
        related=(Related(title, f"标题是{time.period.name}"),),
    )
