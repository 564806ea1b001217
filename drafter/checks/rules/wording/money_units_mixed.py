"""说明：同一段里，大额资金有的写到元，有的用万元、亿元。
理由：同一段的金额单位一致，读的人才好比较；10万元以上的宜用“万”“亿”作单位。
反例：拨付低保资金13667300元、临时救助资金148.76万元
正例：拨付低保资金1366.73万元、临时救助资金148.76万元
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("金额单位不一", Family.WORDING, Severity.NOTICE, __doc__)
_LARGE = 100_000


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each large sum in 元 in a paragraph that tells others in 万元 or 亿元."""
    if paper.characters.isdisjoint("万亿") or "元" not in paper.characters:
        return
    sums = [each for each in paper.numbers if each.unit.endswith("元")]
    if not any(_is_large(each) for each in sums):
        return
    for _, group in groupby(sums, key=lambda each: paper.index(each.start)):
        yield from _in_one_paragraph(paper, list(group))


def _in_one_paragraph(paper: Paper, sums: list[Stated]) -> Iterator[Finding]:
    scaled = next((each for each in sums if each.scale >= 4 or each.unit != "元"), None)
    if scaled is None:
        return
    for each in sums:
        if _is_large(each):
            other = paper.text[scaled.start : scaled.end]
            yield RULE.at(
                paper.place(each.start),
                f"同一段里有“{paper.text[each.start : each.end]}”，又有“{other}”",
                hint="同一段的金额用同一个单位",
                computation=f"{each.number}元＝{each.number.scaleb(-4).normalize():f}万元",
                related=(Related(paper.place(scaled.start), f"这里写作“{other}”"),),
            )


def _is_large(each: Stated) -> bool:
    return each.unit == "元" and each.scale == 0 and each.value >= _LARGE
