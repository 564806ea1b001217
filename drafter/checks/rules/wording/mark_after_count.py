"""说明：“一是”“二是”后面用了逗号、顿号或冒号。
理由：“一是”一类序次语后面不用标点，直接说内容（GB/T 15834 附录B.3.7）。
反例：一是，完善制度；二是，强化监管
正例：一是完善制度；二是强化监管
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import NUMERALS
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("一是后点号", Family.WORDING, Severity.WARNING, __doc__)
_BEHIND: Final = pattern("是(?P<mark>[，,、：:])(?=[^\n，,、：:])")
_COUNT: Final = pattern(
    rf"(?:[。；，：！？;:,、\n）)”]|\A)[ \u3000]*(?P<word>[{NUMERALS}]{{1,3}}是)$"
)
_BACK: Final = 8


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each."""
    for found in paper.matches(_BEHIND, having="是"):
        start, end = found.span("mark")
        before = paper.text[max(0, start - _BACK) : start]
        counted = _COUNT.search("\n" * (start < _BACK) + before)
        if counted is None:
            continue
        yield RULE.at(
            paper.place(start),
            f"“{counted['word']}”后面有“{found['mark']}”：“{paper.around(start, end)}”",
            hint=f"删去“{found['mark']}”",
            repairs=paper.repair(start, end, ""),
        )
