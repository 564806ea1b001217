"""说明：列举之后的“等”字前面用了顿号。
理由：“等”说明列举到此为止或者还有，前面不停顿（GB/T 15834 附录B.1.2）；并列项之间用逗号的，“等”前仍用逗号。
反例：低保、特困、等对象
正例：低保、特困等对象
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import NO_ETC
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("等字前顿号", Family.WORDING, Severity.WARNING, __doc__)
_COMMA: Final = pattern(rf"、(?<=[^\n、，。；：]、)(?=等(?![{NO_ETC}]))")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each 、 before 等 that is no part of a word (等级, 等额)."""
    if not paper.has("、等"):
        return
    for found in paper.matches(_COMMA):
        start, end = found.span()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里“等”字前面有顿号",
            hint="删去顿号",
            repairs=paper.repair(start, end, ""),
        )
