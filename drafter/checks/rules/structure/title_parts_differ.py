"""说明：标题说有工作计划，正文没有计划这一部分；或者标题只说总结，正文还有下一年的计划。
理由：GB/T 9704 7.3.1：标题的事由应当概括正文；多半是删了一部分、或者添了一部分，没有改标题。
反例：某县民政局2023年工作总结↵一、2023年工作情况↵登记860对。↵二、2024年工作计划↵推进婚俗改革。
正例：某县民政局2023年工作总结和2024年工作计划↵一、2023年工作情况↵登记860对。↵二、2024年工作计划↵推进婚俗改革。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.counters import name_of
from drafter.checks.written.spokentime import spoken_time
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule(
    "标题与各部分不符", Family.STRUCTURE, Severity.WARNING, __doc__, also=(Severity.NOTICE,)
)
_SHORTEST = 200
_RESULTS = pattern("总结|回顾|情况")
_PLANS = pattern("(?:工作)?(?:计划|打算|思路|安排|要点|谋划|部署)(?!的?(?:完成|执行|落实))")
_ONLY_RESULTS = pattern(
    r"(?:工作|年度|年终)总结(?:报告)?[ \u3000]*(?:[（(][^（）()\n]{0,12}[）)])?\Z"
)
_NEXT_YEARS = pattern(
    "(?:(?P<year>20[0-9]{2})年|明年|来年|下一?年)度?[^。；，]{0,8}(?:计划|打算|思路|安排|要点|谋划)"
)
_OF_A_PLAN = pattern(
    "计划|打算|思路|安排|要点|谋划|部署|下一?步|下一?阶段|明年|来年|今后|怎么[干做]|任务"
)
_YEAR = pattern("(?<![0-9])(20[0-9]{2})年(?![0-9]{1,2}月[0-9]{1,2}日[ \u3000）)]{0,4}(?:\n|$))")
_AHEAD = pattern(
    r"(?:^|[\n。])[ \u3000]*(?:[（(]?[一二三四五六七八九十1-9][）)、.．][ \u3000]?)?[^。\n]{0,6}(?:下一?步|下一?阶段|明年|来年|下半年|今后|新的一年|展望)"
)
_LAST_PART = 3  # a plan stands in the last third if nowhere else


def check_text(paper: Paper) -> Iterator[Finding]:
    """A title that promises a plan, and one that does not though there is one."""
    title = paper.skeleton.title
    if not title or paper.setting.drafted:
        return
    text = "".join([paper.passages[index].text.strip() for index in title])
    if _ONLY_RESULTS.search(text) and not _PLANS.search(text):
        yield from _untold(paper)
    elif _RESULTS.search(text) and len(paper.text) >= _SHORTEST:
        yield from _missing(paper, text)


def _untold(paper: Paper) -> Iterator[Finding]:
    """A part of its own that plans the next year, of which the title has no word."""
    bones = paper.skeleton
    time = spoken_time(paper)
    for heading, above in zip(bones.headings, bones.parents, strict=True):
        found = _NEXT_YEARS.match(heading.title) if above < 0 else None
        if found is None or _RESULTS.search(heading.title):
            continue
        if found["year"] and (time is None or int(found["year"]) <= time.period.year):
            continue
        yield RULE.at(
            paper.place(paper.starts[bones.title[0]]),
            f"标题只说总结，正文还有“{name_of(paper, heading)}”",
            hint=f"标题补上“和{found[0]}”；单位习惯不写的，可以不改",
            related=(Related(paper.place(heading.start), name_of(paper, heading)),),
            severity=Severity.NOTICE,
        )
        return


def _named(paper: Paper, year: int, start: int) -> bool:
    """Whether a year is named from there on, but for the 成文日期."""
    return any(int(found[1]) == year for found in _YEAR.finditer(paper.text, start))


def _missing(paper: Paper, title: str) -> Iterator[Finding]:
    """A plan in the title, and nothing in the text that speaks of what is to come."""
    results, plan = _RESULTS.search(title), _PLANS.search(title)
    time = spoken_time(paper)
    if plan is None or results is None or time is None or time.plans:
        return
    if any(_OF_A_PLAN.search(heading.title) for heading in paper.skeleton.headings):
        return
    last = len(paper.text) - len(paper.text) // _LAST_PART
    if _AHEAD.search(paper.text, last) or _named(paper, time.period.year + 1, last):
        return
    at = title.rfind("年", 0, plan.start())
    yield RULE.at(
        paper.place(paper.starts[paper.skeleton.title[0]]),
        f"标题写了“{title[max(at - 4, 0) if at > results.end() else plan.start() : plan.end()]}”，正文没有这一部分",
        hint="补上计划；不写计划的，改标题",
    )
