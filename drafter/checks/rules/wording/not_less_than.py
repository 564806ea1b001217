"""说明：计人、计件的数量用了“不小于”“不大于”。
理由：人次、户次、场次有多有少，没有大小，应当用“不少于”“不多于”；“不小于”说的是尺寸、比例。
反例：全年入户核查不小于4000户次
正例：全年入户核查不少于4000户次
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("不小于误用", Family.WORDING, Severity.WARNING, __doc__)
_LESS = pattern(
    r"不(?P<wrong>[小大])于(?:[0-9]{1,9}(?:\.[0-9]{1,4})?[余多]?万?|[一二三四五六七八九十百千两]{1,5}万?)"
    "(?:人次|户次|场次|批次|人(?![均口·/])|户|名|家|次|期|件|份|篇|场|批|册|支|项|例)"
)
_RIGHT: Final = {"小": "少", "大": "多"}


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each before a number of what is counted."""
    if not paper.has("不小于", "不大于"):
        return
    for found in paper.matches(_LESS):
        start, end = found.span("wrong")
        right = _RIGHT[found["wrong"]]
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”应为“不{right}于”",
            hint=f"数量的多少用“不{right}于”",
            repairs=paper.repair(start, end, right),
        )
