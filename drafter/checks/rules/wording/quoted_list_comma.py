"""说明：并列的引号之间、书名号之间用了逗号，后面跟着总括它们的词。
理由：并列的词语之间不用逗号；都标有引号或书名号的，中间通常什么点号也不用（GB/T 15834 4.5.3.5）。
反例：坚持“统筹”，“规范”，“创新”原则
正例：坚持“统筹”“规范”“创新”原则
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("引号书名号间逗号", Family.WORDING, Severity.WARNING, __doc__)
_SUMMED = (
    "(?=等|原则|精神|理念|活动|工作|行动|要求|主题|目标|模式|机制|理论|品牌|专项|系列|文件|法规)"
)
_LIST = pattern(
    f"“[㐀-鿿]{{2,6}}”(?:，“[㐀-鿿]{{2,6}}”){{1,8}}{_SUMMED}"
    f"|《[^《》\n]{{1,40}}》(?:，《[^《》\n]{{1,40}}》){{1,8}}{_SUMMED}"
)
_COMMA = pattern("，(?=[“《])")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each comma in a list that a word sums up."""
    if not paper.has("”，“", "》，《"):
        return
    for found in paper.matches(_LIST, beginning="“《"):
        for comma in _COMMA.finditer(paper.text, found.start(), found.end()):
            start, end = comma.span()
            yield RULE.at(
                paper.place(start),
                f"“{paper.around(start, end)}”里并列的{'引号' if found[0][0] == '“' else '书名号'}之间用了逗号",
                hint="删去逗号",
                repairs=paper.repair(start, end, ""),
            )
