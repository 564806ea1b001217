"""说明：存在问题里写了的主题，计划里没有一句打算，也没有对策。
理由：问题与计划要能逐条对照；提了问题而没有下文，等于没有整改措施。
反例：一、工作情况↵登记860对。↵二、存在问题↵社区用房不足。↵三、下一步工作计划↵（一）做好救助。提高低保标准，复核低保对象，把临时救助备用金补足。↵（二）做好养老。新建助餐点8个，培训养老护理员120人，改造敬老院2所。
正例：一、工作情况↵登记860对。↵二、存在问题↵社区用房不足。↵三、下一步工作计划↵（一）做好救助。提高低保标准，复核低保对象，把临时救助备用金补足。↵（二）建好社区。新建社区用房3处，改造敬老院2所。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.toldplace import told_place
from drafter.checks.written.problemwords import is_answered, problems_in
from drafter.checks.written.skeleton import LONGEST_HEADING, Manner
from drafter.drafting.blocks import Heading
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.sectionlines import PLAN
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("问题没有下文", Family.STRUCTURE, Severity.NOTICE, __doc__)
_PROBLEM = "问题"
_PROBLEMS = pattern("问题|不足|困难|短板|难处|差距")
_PLANS = pattern(
    "计划|打算|下一?步|下一?阶段|明年|来年|工作思路|工作安排|重点工作|怎么[干做]|主要任务"
)
_DONE = pattern("完成|情况|回顾|总结|成效")
_MARKS = "。；，：\n"
_MARK = pattern("[。；，：\n]")
_FAR = 30
_SHORTEST_PLAN = 60
_ANSWERS_ALL = pattern(
    "(?:以上|上述|这些|存在的?)(?:的)?(?:问题|不足|短板)|补齐?短板|逐项整改|问题整改"
)
_ITEM = pattern("[一二三四五六七八九十]是")
_MOST = 3
_PART = pattern("问题|不足|困难")


def check(report: Report) -> Iterator[Finding]:
    """Topics told as problems and not planned, in a draft that has a part for each."""
    planned = {topic.path for topic in report.draft.told if topic.aspect == PLAN}
    problems = [topic for topic in report.draft.told if topic.aspect == _PROBLEM]
    if not planned or not problems or not _has_part(report):
        return
    for topic in problems:
        if topic.path not in planned:
            section = report.library.sections.get(topic.path)
            name = section.title if section else topic.path
            yield RULE.at(
                told_place(topic, report.profile.place),
                f"存在问题写了“{name}”，计划里没有它的打算",
                hint="在素材的这条问题下面缩进写“- 对策：……”，或者在提纲的计划里加上这个主题",
            )


def _has_part(report: Report) -> bool:
    """Whether problems have a part of their own, rather than being told with the results."""
    return any(
        isinstance(block, Heading) and _PART.search(block.text) for block in report.draft.blocks
    )


def check_text(paper: Paper) -> Iterator[Finding]:
    """Problems that a part of a document names and of which its plan has no word."""
    if paper.setting.drafted:
        return
    part, plan = _parts(paper)
    if part < 0 or plan <= part:
        return
    begin, end = _stretch(paper, part)
    start, last = _stretch(paper, plan)
    general = _ANSWERS_ALL.search(paper.text, start, last)
    if last - start < _SHORTEST_PLAN or start < end or general:
        return
    named = list(problems_in(paper.text, begin, end))
    open_ = [each for each in named if not is_answered(each, paper.text, start, last)]
    if len(open_) > _MOST:
        return  # such a plan answers in general
    for each in sorted(open_, key=lambda each: each.start):
        behind = _MARK.search(paper.text, each.end, each.end + _FAR)
        before = max(paper.text.rfind(mark, begin, each.start) for mark in _MARKS) + 1
        said = paper.quoted(
            max(before, each.start - _FAR, begin), behind.start() if behind else each.end
        )
        yield RULE.at(
            paper.place(each.start),
            f"存在问题写了“{_ITEM.sub('', said, count=1) if _ITEM.match(said) else said}”，计划里没有对应的打算",
            hint="在计划里补上一句怎么办；已经解决的，从问题里删去",
            related=(Related(paper.place(start), "计划从这里开始"),),
        )


def _parts(paper: Paper) -> tuple[int, int]:
    """The headings of the first level over the problems and over the plan; -1 for none."""
    bones = paper.skeleton
    part = plan = -1
    for index, heading in enumerate(bones.headings):
        if bones.parents[index] >= 0 or heading.manner is Manner.NUMBER_ONLY:
            continue
        title = heading.title[:LONGEST_HEADING]
        if _PLANS.search(title) and not _DONE.search(title):
            plan = index
        elif _PROBLEMS.search(title):
            part = index
    return part, plan


def _stretch(paper: Paper, heading: int) -> tuple[int, int]:
    bones = paper.skeleton
    closing = bones.closing(heading)
    end = bones.headings[closing].start if closing < len(bones.headings) else len(paper.text)
    return bones.headings[heading].end, end
