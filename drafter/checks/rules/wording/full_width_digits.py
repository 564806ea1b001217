"""说明：数字、字母、百分号或者数里的千分号用了全角。
理由：GB/T 15835：阿拉伯数字占半个汉字的位置；全角的查找不到，也不能核对，字距也不齐。
反例：保障３２人，占５％
正例：保障32人，占5%
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("全角数字字母", Family.WORDING, Severity.WARNING, __doc__)
_DIGITS = "０１２３４５６７８９"
_LETTERS = "".join(map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
# A mark between two digits is a decimal point; elsewhere ． may stand behind an ordinal.
_STRETCH = pattern("(?:[０-９Ａ-Ｚａ-ｚ]|(?<=[０-９0-9])．(?=[０-９0-9]))+％?|％")
# Full-width letters that hold a place are a fault of their own.
_PLACEHOLDER = pattern("[Ｘｘ]+")
# 3，245.7万元; where several numbers are told (分别为3，245.7万元) the comma may be one of a sentence.
_THOUSANDS = pattern(
    r"，(?<=[0-9]，)(?<![0-9.．，、,][0-9]{4}，)[0-9]{3}\.[0-9]{1,4}[万亿]?(?:元|平方米|公里|公顷|亩|吨)"
)
_GROUP = pattern(
    r"(?:资金|款|金|费|支出|收入|投入|投资|发放|拨付|损失|面积|产值|总额|共|计|达|约|为|至|到|近)(?P<digits>[1-9][0-9]{0,2})\Z"
)
# 彩票4，380万元: one or two digits right behind a word that ends no list of numbers.
_WHOLE = pattern(r"，(?<=[0-9]，)[0-9]{3}(?:，[0-9]{3})?(?:\.[0-9]{1,4})?[万亿]?(?:元|人次|户次)")
_WORD = pattern(r"[㐀-鿿](?<![第前号类级序比各月日年期例件表图])(?P<digits>[1-9][0-9]?)\Z")
_SEVERAL = pattern("分别|依次|各为|每|[0-9]、")
_REACH = 16


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each stretch of full-width digits and letters."""
    for found in paper.matches(_STRETCH, having=_DIGITS + _LETTERS + "％"):
        if _PLACEHOLDER.fullmatch(found[0]):
            continue
        start, end = found.span()
        right = unicodedata.normalize("NFKC", found[0])
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里的“{found[0]}”是全角",
            hint=f"改为半角“{right}”",
            repairs=paper.repair(start, end, right),
        )
    numbers: dict[int, str] = {}
    for whole, lead in ((_THOUSANDS, _GROUP), (_WHOLE, _WORD)):
        for found in paper.matches(whole, having="，"):
            before = paper.text[max(0, found.start() - _REACH) : found.start()]
            group = lead.search(before)
            if group and not _SEVERAL.search(before):
                numbers[found.start() - len(group["digits"])] = group["digits"] + found[0]
    for start, number in sorted(numbers.items()):
        yield RULE.at(
            paper.place(start),
            f"“{number}”里的千分号用了全角的逗号",
            hint=f"改为“{number.replace('，', '')}”，或者“{number.replace('，', ',')}”",
        )
