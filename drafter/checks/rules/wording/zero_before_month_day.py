"""说明：月、日前面多了一个“0”。
理由：GB/T 9704 7.3.5.4：日期不编虚位，1不写作01。
反例：12月05日，2024年01月
正例：12月5日，2024年1月
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("月日前加零", Family.WORDING, Severity.WARNING, __doc__)
_ZERO = pattern(r"0(?<![0-9.A-Za-z_/:：]0)(?=[1-9](?:月|日(?!常)))")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each such zero."""
    for found in paper.matches(_ZERO, having="0"):
        start, end = found.span()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end + 2)}”的月、日前多了“0”",
            hint="删去“0”",
            repairs=paper.repair(start, end, ""),
        )
