"""说明：数字、字母或百分号用了全角。
理由：GB/T 15835 5.1：阿拉伯数字用半角字形；全角的查找不到，也不能核对，字距也不齐。
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
