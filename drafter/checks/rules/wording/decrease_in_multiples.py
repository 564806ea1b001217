"""说明：减少、下降用了“倍”来说。
理由：减少最多是全部，减少一倍就没有了；“倍”只用来说增加。
反例：信访量比上年下降2倍
正例：信访量比上年下降三分之二
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("下降用了倍数", Family.WORDING, Severity.WARNING, __doc__)
# 减少到1.5倍 says what is left of a ratio.
_TIMES = pattern("倍(?<=[0-9一二三四五六七八九十百两几数多余]倍)")
_DECREASE = pattern(
    r"(?:下降|减少|降低|缩短|缩减|压缩|压减|回落|下滑|降|(?<!加)减)(?:了|近|约|达|超过|至少|将近){0,3}"
    r"(?:[0-9]{1,5}(?:\.[0-9]{1,3})?|[一二三四五六七八九十百两几数]{1,4})[多余]?倍\Z"
)
_BEFORE = 20


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each decrease that is told in multiples."""
    for times in paper.matches(_TIMES, having="倍"):
        begin = max(0, times.start() - _BEFORE)
        found = _DECREASE.search(paper.text[begin : times.end()])
        if found:
            yield RULE.at(
                paper.place(begin + found.start()),
                f"“{found[0]}”：减少、下降不用“倍”说",
                hint="写减少了百分之几、几分之几，或者写“减少到原来的几分之一”",
            )
