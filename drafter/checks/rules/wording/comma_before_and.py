"""说明：并列的最后两项之间，连词“和”“与”“及”前面又用了顿号。
理由：顿号与连词都表示并列，用一样就够了；并列的各项较长，“以及”“及”前要停顿的，用逗号（GB/T 15834 附录A.3）。
反例：慰问老年人、儿童、和残疾人。
正例：慰问老年人、儿童和残疾人。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("连词前顿号", Family.WORDING, Severity.NOTICE, __doc__)
# Not: words and place names that begin with these characters (和谐, 和平街道, 与会, 及时).
# 与 takes part in phrases of the list itself (与社区结合): only before a short last member.
_COMMA: Final = pattern(
    "、(?:和(?![谐衷平睦田美解县林顺合气善蔼暖硕静龙政布风为兴园苑泰瑞悦家义而乐盛桥村])"
    "|与(?![会时众人世此邻])|及(?![时早格至其]))"
    "(?=[㐀-鿿]{1,6}(?:等|[，。；\n]))"
    "(?![^，。；、\n]{1,5}(?:[街镇乡村社小路巷园]|结合|合作|联动|衔接|对接|配套|挂钩|同行))"
    "|、以及"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each 、 before one of them."""
    for found in paper.matches(_COMMA, having="和与及"):
        start = found.start()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(*found.span())}”里连词“{found[0][1:]}”前面又有顿号",
            hint="删去顿号；“以及”“及”前要停顿的，改为逗号"
            if "及" in found[0]
            else "删去顿号，或者删去连词",
        )
