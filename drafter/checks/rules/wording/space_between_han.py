"""说明：汉字与汉字之间、汉字与数字之间夹了空格。
理由：公文里汉字、数字之间不空格，间距由排版软件自动留；多出来的空格会在行尾断开，也找不到词。
反例：截至 2024 年底
正例：截至2024年底
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("汉字间空格", Family.WORDING, Severity.WARNING, __doc__)
_SPACE = pattern(
    r"(?<=[㐀-鿿，。、；：！？“”‘’（）《》])[ \u3000\xa0]+(?=[㐀-鿿0-9，。、；：！？“”‘’（）《》])|(?<=[0-9%])[ \u3000\xa0]+(?=[㐀-鿿，。、；：！？“”‘’（）《》])"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each stretch of spaces."""
    for found in paper.matches(_SPACE, having=" \u3000\xa0"):
        start, end = found.span()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”中间有空格",
            hint="删去空格",
            repairs=paper.repair(start, end, ""),
        )
