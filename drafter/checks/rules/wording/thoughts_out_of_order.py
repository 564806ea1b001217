"""说明：指导思想并列写的时候次序颠倒：“三个代表”重要思想写在邓小平理论前面。
理由：马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想，党章里的次序不能变。
反例：以“三个代表”重要思想、邓小平理论和科学发展观为指导
正例：以邓小平理论、“三个代表”重要思想、科学发展观为指导
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("指导思想次序颠倒", Family.WORDING, Severity.WARNING, __doc__)
_ORDER: Final = (
    "(?P<marx>(?:马克思列宁|马列)主义)",
    "(?P<mao>毛泽东思想)",
    "(?P<deng>邓小平(?:建设有中国特色社会主义)?理论)",
    '(?P<three>[“"]?三个代表[”"]?(?:的)?重要思想)',
    "(?P<outlook>科学发展观)",
    "(?P<era>习近平新时代中国特色社会主义思想)",
)
_NAMES: Final = ("marx", "mao", "deng", "three", "outlook", "era")
# 毛泽东思想概论 is a course.
_THOUGHT: Final = pattern(f"(?:{'|'.join(_ORDER)})(?!方法论|概论|研究|原理|基本问题)")
_JOINED: Final = frozenset("、和及") | {"以及", ""}
_TOLD: Final = 2


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each list in which a later one stands before an earlier."""
    names = ("毛泽东思想", "邓小平", "三个代表", "科学发展观")
    if sum(name in paper.text for name in names) < _TOLD:
        return
    for one, other in pairwise(paper.matches(_THOUGHT)):
        between = paper.text[one.end() : other.start()]
        if between not in _JOINED:
            continue
        first, second = (_NAMES.index(str(each.lastgroup)) for each in (one, other))
        if first > second:
            yield RULE.at(
                paper.place(one.start()),
                f"“{paper.quoted(*other.span())}”写在了“{paper.quoted(*one.span())}”后面，次序颠倒",
                hint="按邓小平理论、‘三个代表’重要思想、科学发展观的次序写"
                if second > 1
                else "按马克思列宁主义、毛泽东思想、邓小平理论的次序写",
            )
