"""说明：总结或者存在问题里写了的业务，下一步的计划里没有提到。
理由：计划要与总结、问题前后呼应；写了问题而没有打算，读的人会追问怎么办。
反例：总结、问题都有“社区治理”，计划只写救助、养老、殡葬、社会组织
正例：计划里补上社区治理的打算；已划转的业务，不必再列
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.toldplace import told_place
from drafter.checks.written.counters import name_of
from drafter.checks.written.skeleton import LONGEST_HEADING, Form, Manner
from drafter.checks.written.topicwords import fields_of, has_field, spoken_of
from drafter.drafting.spoken import month_spoken_of
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.competence import standing_of
from drafter.library.sectionlines import PLAN
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading
    from drafter.drafting.blocks import ToldTopic
    from drafter.findings import Finding

RULE = Rule("计划缺少业务", Family.STRUCTURE, Severity.NOTICE, __doc__)
_PLAN = pattern(
    "计划|打算|下一步|下步|下阶段|明年|来年|工作思路|工作安排|年重点工作|年(?:民政)?工作(?:重点|要点)|年主要任务"
)
_DONE = pattern("完成|情况|回顾|总结")
_BUILT = pattern("工程|项目")
_LEVELS = frozenset({Form.CHAPTER, Form.HAN, Form.HAN_BRACKET})
_SHORTEST_PLAN = 400
_FEWEST_FIELDS = 2
_MANY_FIELDS = 4
_MOST_SAID = 3
# These are told of a year and need not go on in the next.
_OF_THE_YEAR = frozenset({"自身建设", "项目建设"})


def check(report: Report) -> Iterator[Finding]:
    """Fields of work that a draft tells and its plan does not, where that takes up nearly all."""
    told: dict[str, list[ToldTopic]] = {}
    planned: set[str] = set()
    for topic in report.draft.told:
        field = topic.path.partition("/")[0]
        if topic.aspect == PLAN:
            planned.add(field)
        else:
            told.setdefault(field, []).append(topic)
    missing = [field for field in told if field not in planned | _OF_THE_YEAR]
    if len(missing) * 4 > len(told):
        return
    for field in missing:
        led = [topic for topic in told[field] if _led(report, topic.path)]
        if led:
            yield RULE.at(
                told_place(led[0], report.profile.place),
                f"总结写了{field}，计划里没有提到",
                hint="在素材的“## 计划”里补上打算，或者在提纲的计划里加上这个主题",
            )


def _led(report: Report, path: str) -> bool:
    """Whether the office still leads a topic in the period of the plan."""
    section = report.library.sections.get(path)
    if section is None:
        return False
    month = month_spoken_of(report.book.period, planned=True)
    return standing_of(path, section.title, section.leads, report.profile, month).own


def check_text(paper: Paper) -> Iterator[Finding]:
    """Fields of work in headings before the plan of which its text has no word."""
    if paper.setting.drafted:
        return
    bones = paper.skeleton
    plan = _plan(paper)
    if plan < 0:
        return
    start = bones.headings[plan].start
    end = _end(paper, plan)
    if end - start < _SHORTEST_PLAN and not _field_by_field(paper, plan):
        return
    told, missing = _told(paper, plan, start, end)
    if not missing or len(missing) * 2 > len(told) or len(missing) > _MOST_SAID:
        return
    for field in missing:
        first, *more = told[field]
        yield RULE.at(
            paper.place(first.start),
            f"“{name_of(paper, first)}”写了{field}，"
            f"“{name_of(paper, bones.headings[plan])}”里没有提到",
            hint="计划里补上这项业务；已划转或者不再做的，可以不管",
            related=tuple(
                Related(paper.place(other.start), name_of(paper, other)) for other in more
            ),
        )


def _field_by_field(paper: Paper, plan: int) -> bool:
    """Whether a plan, short as it is, has a heading for each field of work."""
    below = [
        paper.skeleton.headings[index].title[:LONGEST_HEADING]
        for index in paper.skeleton.children(plan)
    ]
    if len(below) >= _MANY_FIELDS:
        return sum(map(has_field, below)) * 2 >= len(below)
    return len(below) >= _FEWEST_FIELDS and all(any(fields_of(each)) for each in below)


def _told(
    paper: Paper, plan: int, start: int, end: int
) -> tuple[dict[str, list[Heading]], list[str]]:
    """The fields of work of the headings before the plan, and those it has no word of.

    Of a heading with several fields one is enough; what was built need not go on.
    """
    told: dict[str, list[Heading]] = {}
    missing: dict[str, None] = {}
    for index, heading in enumerate(paper.skeleton.headings[:plan]):
        if not _is_of_a_part(paper, index) or _BUILT.search(heading.title):
            continue
        fields = list(fields_of(heading.title))
        forgotten = [each for each in fields if not spoken_of(each, paper.text, start, end)]
        for field in fields:
            told.setdefault(field, []).append(heading)
        if len(forgotten) == len(fields):
            missing.update(dict.fromkeys(forgotten))
    return told, list(missing)


def _is_of_a_part(paper: Paper, index: int) -> bool:
    """Whether it heads a field of work: 一、, （一）, or 1. alone in its line right under 一、."""
    bones = paper.skeleton
    heading, above = bones.headings[index], bones.parents[index]
    if heading.form is Form.ARABIC:
        top = above >= 0 and bones.parents[above] < 0
        return top and heading.manner is Manner.ALONE
    return heading.form in _LEVELS


def _plan(paper: Paper) -> int:
    """The heading of the plan: the last of the first level that is called so; -1 for none."""
    bones = paper.skeleton
    for index in range(len(bones.headings) - 1, 0, -1):
        title = bones.headings[index].title
        if bones.parents[index] < 0 and _PLAN.search(title) and not _DONE.search(title):
            return index
    return -1


def _end(paper: Paper, plan: int) -> int:
    bones = paper.skeleton
    closing = bones.closing(plan)
    return bones.headings[closing].start if closing < len(bones.headings) else len(paper.text)
