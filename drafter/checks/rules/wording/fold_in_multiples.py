"""说明：“翻”后面用了“倍”：翻两倍、翻了3倍。
理由：“翻”用“番”，翻一番是原来的2倍，翻两番是4倍；“翻两倍”说不清是2倍、3倍还是4倍。
反例：助餐点三年翻了两倍
正例：助餐点三年翻了一番，或者助餐点三年增加了两倍
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("翻番写成倍", Family.WORDING, Severity.WARNING, __doc__)
_FOLD = pattern(
    r"翻了?(?:近|约|将近)?(?P<times>[0-9]{1,3}(?:\.[0-9])?|[一二两三四五六七八九十几]{1,2})[多余]?倍"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each."""
    for found in paper.matches(_FOLD, having="翻"):
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”：“翻”不用“倍”说",
            hint="是原来2倍的，写“翻一番”；其他的写“增加了几倍”或者“是原来的几倍”",
        )
