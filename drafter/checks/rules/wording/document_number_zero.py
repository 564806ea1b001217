"""说明：发文字号的序号加了“第”，或者前面补了“0”。
理由：GB/T 9704 7.2.5：序号不编虚位（1不编为01），不加“第”字。
反例：民发〔2024〕第05号
正例：民发〔2024〕5号
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("文号有第或零", Family.WORDING, Severity.WARNING, __doc__)
_NUMBER = pattern(
    r"[\[［【(（〔﹝](?<=[㐀-鿿].)(?:19|20)[0-9]{2}[\]］】)）〕﹞](?P<more>第0{0,4}|0{1,4})(?P<number>[1-9][0-9]{0,4})号"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number of a document with 第 or zeros before it."""
    for found in paper.matches(_NUMBER, beginning="[［【(（〔﹝"):
        start, end = found.span("more")
        yield RULE.at(
            paper.place(start),
            f"发文字号“{found[0]}”的序号前多了“{found['more']}”",
            hint=f"改为“{found['number']}号”",
            repairs=paper.repair(start, end, ""),
        )
