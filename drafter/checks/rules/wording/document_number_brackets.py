"""说明：发文字号的年份没有用六角括号。
理由：GB/T 9704 7.2.5：发文字号的年份用六角括号“〔〕”括起。
反例：民发[2024]12号，穗民规字（2018）3号
正例：民发〔2024〕12号，穗民规字〔2018〕3号
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.documentnumbers import issuing_office
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("文号括号不对", Family.WORDING, Severity.WARNING, __doc__)
# A court's (2024)京01民终5号 goes on in Han and keeps its round brackets.
_NUMBER = pattern(
    r"(?P<open>[\[［【(（〔﹝])(?<=[㐀-鿿].)(?P<year>(?:19|20)[0-9]{2})(?P<close>[\]］】)）〕﹞])"
    r"(?P<number>第?[0-9]{1,5})号(?![楼线院馆])"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number of a document whose year stands in other brackets."""
    for found in paper.matches(_NUMBER, having="[［【(（﹝]］】)）﹞", beginning="([［【（〔﹝"):
        if found["open"] == "〔" and found["close"] == "〕":
            continue
        start = found.start("open")
        office = issuing_office(paper.text, start)
        yield RULE.at(
            paper.place(start),
            f"发文字号“{office}{found[0]}”的年份没有用六角括号",
            hint=f"改为“{office}〔{found['year']}〕{found['number']}号”",
            repairs=(
                *paper.repair(start, start + 1, "〔"),
                *paper.repair(found.start("close"), found.end("close"), "〕"),
            ),
        )
