"""说明：存在问题里写了的主题，计划里没有一句打算，也没有对策。
理由：问题与计划要能逐条对照；提了问题而没有下文，等于没有整改措施。
反例：# 养老/助餐 下写“## 问题 - 助餐点经费不足。”，没有对策，计划也不写助餐
正例：在这条问题下面写“- 对策：完善助餐补助办法。”，程序会印进计划
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.toldplace import told_place
from drafter.drafting.blocks import Heading
from drafter.findings import Family, Rule, Severity
from drafter.library.sectionlines import PLAN
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("问题没有下文", Family.STRUCTURE, Severity.NOTICE, __doc__)
_PROBLEM = "问题"
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
