"""说明：一个分句里既写“力争”又写“争取”。
理由：两个词是一个意思，留一个就够；叠在一起多半是改稿时没有删干净。
反例：力争明年参保率争取达到50%
正例：力争明年参保率达到50%
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("力争争取叠用", Family.WORDING, Severity.WARNING, __doc__)
# To 争取 money or support is something else.
_ALIKE: Final = "(?!到|上级|省|市|国家|中央|资金|项目|支持|政策|更多)"
_BETWEEN: Final = "[^，。；、！？：,;!?:\n争]{0,25}"
_STRIVING = pattern(f"力争{_BETWEEN}(?P<second>争取){_ALIKE}|争取{_ALIKE}{_BETWEEN}(?P<other>力争)")
_REACHED = pattern("达到|实现|完成|突破|建成|在")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each clause that says both."""
    if not (paper.has("力争") and paper.has("争取")):
        return
    for found in paper.matches(_STRIVING, beginning="力争"):
        start, end = found.span("second" if found["second"] else "other")
        sure = found["second"] and _REACHED.match(paper.text, end)
        yield RULE.at(
            paper.place(start),
            f"“{found[0]}”里“力争”和“争取”叠用",
            hint="意思一样，留一个",
            repairs=paper.repair(start, end, "") if sure else (),
        )
