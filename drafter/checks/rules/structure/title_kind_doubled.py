"""说明：标题里叠用了两个文种：“工作总结报告”“工作计划方案”。
理由：一篇文稿只用一个文种；《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和文种组成。
反例：某县民政局2024年工作总结报告
正例：某县民政局2024年工作总结
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("标题文种叠用", Family.STRUCTURE, Severity.WARNING, __doc__)
_DOUBLED = pattern(
    r"(?P<first>工作总结|年度总结|总结|工作计划|工作要点)(?P<second>报告|汇报|总结|计划|方案|要点|材料报告)"
    r"(?:[（(][^（）()\n]{0,12}[）)])?[ \u3000]*\Z"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Two kinds at the end of the title; 关于报送…总结的报告 has only one of its own."""
    title = paper.skeleton.title
    if not title:
        return
    index = title[-1]
    text = paper.passages[index].text
    found = _DOUBLED.search(text)
    if found is None:
        return
    whole = found["first"] + found["second"]
    yield RULE.at(
        paper.place(paper.starts[index] + found.start()),
        f"标题的“{whole}”叠用了两个文种",
        hint=f"只留一个，改为“{found['first']}”",
    )
