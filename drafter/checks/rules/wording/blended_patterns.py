"""说明：两种句式合成了一句：本着……为原则、围绕……为中心、以……为指导下、原因是……造成的。
理由：“本着……的原则”与“以……为原则”各是一种说法，合在一起前后接不上；“在……领导”后面缺了“下”，介词结构不完整。
反例：本着便民利民为原则，原因是由人手不足造成的
正例：本着便民利民的原则，原因是人手不足
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("句式杂糅", Family.WORDING, Severity.WARNING, __doc__)
_LONGEST: Final = 62
_END: Final = "(?=[，。；、\n]|\\Z)"
_PHRASE: Final = "[^，。；：！？\n以]"
_ANY: Final = "[^，。；：！？\n]"
_HELD: Final = "坚强|正确|统一|有力|大力|精心|具体|悉心|关心|亲切|直接|高度|共同|积极|密切|坚定"
_HELP: Final = "领导|指导|支持|帮助|关怀|关心|重视|努力|配合|协助"
# Of what one must occur, the sentence, and what it should be.
_TABLE: Final = tuple(
    (triggers.split(), pattern(words), right)
    for triggers, words, right in (
        (
            "为原则 为宗旨 为目的 为理念",
            f"(?P<a>本着|遵循|秉承|按照){_PHRASE}{{2,20}}为(?P<b>原则|宗旨|目的|理念){_END}",
            "“{a}……的{b}”或者“以……为{b}”，用一种",
        ),
        (
            "围绕",
            f"(?P<a>围绕)(?:(?![把将建打])[^，。；：！？\n以]){{2,20}}为(?P<b>中心|核心|重点|主线|抓手){_END}",
            "“{a}……这个{b}”或者“以……为{b}”，用一种",
        ),
        (
            "为出发点 为落脚点 为切入点 为突破口 为着力点",
            f"(?P<a>从){_PHRASE}{{2,16}}为(?P<b>出发点|落脚点|切入点|突破口|着力点){_END}",
            "“从……出发（入手）”或者“以……为{b}”，用一种",
        ),
        (
            "原因",
            f"(?P<a>原因(?:主要)?是){_ANY}{{2,24}}(?P<b>造成|引起|导致|所致)的?{_END}",
            "“原因是……”或者“由……{b}”，用一种",
        ),
        (
            "为指导下， 为引领下， 为统领下，",
            f"(?P<a>以){_ANY}{{2,40}}为(?P<b>指导|引领|统领)下，",
            "“以……为{b}”或者“在……{b}下”，用一种",
        ),
        (
            "下，",
            f"(?P<a>根据|按照|依照|遵照|由于|通过|经过)(?:(?!在)[^，。；：！？\n]){{2,30}}(?P<b>要求|部署|安排|精神|规定|{_HELP}|推动|带动)下，",
            "“{a}……{b}”或者“在……{b}下”，用一种",
        ),
    )
)
# What ends a clause that began with 在 and should have gone on in 下 or 上.
_GUIDES: Final = ("指导", "引领", "统领")
_ENDS: Final = pattern(f"，(?<=(?:{_HELP}|基础|前提|背景|形势|引领|统领)，)")
_CLAUSE: Final = pattern("[^，。；：\n]{4,60}\\Z")
# 旨在夯实…的基础 is whole.
_LACKING: Final = pattern(
    f"在(?![职校编岗建册任场家外读村线于此全乡区院]).{{2,40}}?的(?:(?:{_HELD})(?:{_HELP})(?:[和与及、].{{2,20}}(?:{_HELP}))?|基础|前提|背景|形势)"
)
_UNGUIDED: Final = pattern("在[^以]{4,40}(?:(?<!作)|(?<=工作))为")
_GOES_ON: Final = pattern("[^。；\n]{0,40}?[下上中]，")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each sentence of two patterns, and each 在 without what belongs to it."""
    text = paper.text
    for triggers, words, right in _TABLE:
        if not paper.has(*triggers):
            continue
        for found in paper.matches(words):
            yield RULE.at(
                paper.place(found.start()),
                f"“{paper.quoted(*found.span()).rstrip('，')}”两种句式混在一起",
                hint=right.format_map(found.groupdict()),
            )
    for found in paper.matches(_ENDS, having="在"):
        end = found.start()
        clause = _CLAUSE.search(text, max(0, end - _LONGEST), end)
        if clause and clause[0][0] == "在" and not _GOES_ON.match(text, end + 1):
            yield from _preposition(paper, clause)


def _preposition(paper: Paper, clause: re.Match[str]) -> Iterator[Finding]:
    """The clause with 在 where it lacks 下 or 上, or 以."""
    said, noun = clause[0], clause[0][-2:]
    if _LACKING.fullmatch(said):
        word = "上" if noun == "基础" else "下"
        yield RULE.at(
            paper.place(clause.start()),
            f"“{paper.quoted(*clause.span())}”有“在”，没有“{word}”",
            hint=f"在“{noun}”后面补上“{word}”",
        )
    elif noun in _GUIDES and _UNGUIDED.fullmatch(said[:-2]):
        yield RULE.at(
            paper.place(clause.start()),
            f"“{paper.quoted(*clause.span())}”里“在”与“为{noun}”接不上",
            hint=f"“以……为{noun}”或者“在……{noun}下”，用一种",
        )
