"""说明：书名号里面又用了双书名号，引号里面又用了双引号。
理由：书名号里还要用书名号时，里面的用〈〉（GB/T 15834 4.15.3.5）；引号里还要用引号时，里面的用‘’（4.8.3.4）。再往里一层，两种交替用：《〈《》〉》是对的。
反例：《关于落实《养老服务条例》的意见》
正例：《关于落实〈养老服务条例〉的意见》
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("同种标号套用", Family.WORDING, Severity.WARNING, __doc__)
# A third level within 〈 or ‘ is written with the outer marks again.
_BOOK: Final = pattern(
    "《(?:[^《》〈〉\n]|〈[^《》〈〉\n]{1,40}〉){0,60}(?P<open>《)[^《》\n]{1,60}(?P<close>》)[^《》，。；、“”\n]{1,60}》"
)
_QUOTE: Final = pattern(
    "“(?:[^“”‘’，。；、\n]|‘[^“”‘’，。；、\n]{1,40}’){0,60}(?P<open>“)[^“”，。；、\n]{1,60}(?P<close>”)[^“”，。；、\n]{0,60}”"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each; mended where all marks of the kind in the paragraph are in pairs."""
    for shape, name, (left, right), inner in (
        (_BOOK, "书名号", "《》", "〈〉"),
        (_QUOTE, "双引号", "“”", "‘’"),
    ):
        for found in paper.matches(shape, having=left):
            words = paper.passage(found.start()).text
            sure = words.count(left) == words.count(right)
            repairs = paper.repair(*found.span("open"), inner[0])
            repairs += paper.repair(*found.span("close"), inner[1])
            yield RULE.at(
                paper.place(found.start("open")),
                f"{name}里面又用了{name}：{found[0]}",
                hint=f"里面的改为{inner}",
                repairs=repairs if sure and len(repairs) == 2 else (),
            )
