"""说明：省略号与“等”字、“等等”一起用了。
理由：两样都表示没有列完，只用一样（GB/T 15834 附录A.9.2）。
反例：老人、儿童……等困难群体
正例：老人、儿童等困难群体
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

RULE = Rule("省略号与等连用", Family.WORDING, Severity.WARNING, __doc__)
_DOTS: Final = r"(?:…{1,4}|\.{3,12}|。{3,6})"
_KINDS: Final = ("…", "...", "。。。")
_BOTH: Final = pattern(
    rf"(?P<before>[、，]?{_DOTS}、?)(?=等(?![{NO_ETC}]))|(?<=等)(?P<behind>{_DOTS})"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each place where both stand; the ellipsis goes."""
    if "等" not in paper.characters or not paper.has(*_KINDS):
        return
    for found in paper.matches(_BOTH):
        start, end = found.span()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里省略号与“等”一起用了",
            hint="删去省略号",
            repairs=paper.repair(start, end, "") if found["before"] else (),
        )
