"""说明：“第一”“首先”“其次”这样的序次语后面用了顿号或冒号。
理由：用“第”字头的汉字序号和“首先、其次”一类词表示次序，后面用逗号（GB/T 15834 附录B.3.1）。
反例：首先、抓政治建设；其次、抓业务能力
正例：首先，抓政治建设；其次，抓业务能力
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

RULE = Rule("序次语后点号", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
# Not: a list of ordinals (第一、第二季度; 第一、二批; 首先、其次).
_BEHIND: Final = pattern(
    rf"(?P<word>第[{NUMERALS}]{{1,3}}|首先|其次|再次|最后)"
    rf"(?P<mark>[、：:])(?!第|[{NUMERALS}、和]|其次|再次|最后)"
)
_BORDERS: Final = "。；：！？;:\n）)"
_BACK: Final = 40


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each at the beginning of a sentence; a colon may be meant so."""
    for found in paper.matches(_BEHIND, beginning="第首其再最"):
        start = found.start()
        before = paper.text[max(0, start - _BACK) : start].rstrip(" \u3000")
        if before and before[-1] not in _BORDERS:
            continue
        comma = found["mark"] == "、"
        yield RULE.at(
            paper.place(found.start("mark")),
            f"“{paper.around(start, found.end())}”里“{found['word']}”后面是“{found['mark']}”",
            hint="改为“，”",
            severity=Severity.WARNING if comma else Severity.NOTICE,
            repairs=paper.repair(*found.span("mark"), "，") if comma else (),
        )
