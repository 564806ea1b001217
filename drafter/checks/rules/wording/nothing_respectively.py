"""说明：写了“分别提高”“分别达到”“分别为”，后面却没有数，也没有逐项说。
理由：“分别”是把前后两组一一对应，后面缺了一组，读的人不知道各是多少；多半是数删掉了。
反例：将城乡低保标准分别提高，加大统筹力度
正例：将城乡低保标准分别提高到每人每月850元、680元
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("分别后面没有数", Family.WORDING, Severity.WARNING, __doc__)
_IDLE: Final = pattern(
    "分别(?:(?:有所|有了?|均)?(?:提高|提升|增长|增加|上升|上调|下降|下调|降低|减少|达到|超过)|达|为|是|占)"
    r"(?:了|到|至|为)?(?=[，。；,;\n]|\Z)"
)
_SENTENCE: Final = pattern("[。！？；\n]")
# What comes behind may say it: 分别提高，城市达到800元.
_TOLD: Final = pattern("[0-9×xX一二两三四五六七八九十百几]")
_REACH: Final = 60


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each that ends its clause, in a sentence that says nothing of it further on."""
    for found in paper.matches(_IDLE, having="别"):
        start, end = found.span()
        behind = _SENTENCE.split(paper.text[end : end + _REACH], maxsplit=1)[0]
        if _TOLD.search(behind):
            continue
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里“{found[0]}”后面没有写各是多少",
            hint="补上各项的数；只说都有变化的，“分别”改为“都”",
        )
