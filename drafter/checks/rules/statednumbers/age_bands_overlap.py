"""说明：分年龄段定的标准，年龄段互相重叠：80周岁以上每餐补3元、60至89周岁每餐补2元。
理由：重叠的年龄该享受哪一档说不清；多半是写错了一个数。首尾相接的（60至80周岁、80周岁以上）只提示。
反例：对80周岁以上老年人每餐补助3元，60至89周岁老年人每餐补助2元。
正例：对80周岁以上老年人每餐补助3元，60至79周岁老年人每餐补助2元。
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import words_before
from drafter.checks.written.spokentime import sentence_around
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("年龄段重叠", Family.DATA, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_BAND: Final = pattern(
    "(?<![0-9.])(?P<words>(?P<low>[0-9]{2,3})(?:周?岁)?"
    "(?:(?:至|到|[—－～~-]{1,2})(?P<high>[0-9]{2,3})周?岁|(?<=岁)(?:（含）)?及?以上))"
    "(?P<who>[^，。；、：\n0-9每]{0,12})每(?P<each>[^，。；、\n0-9]{1,8}?)(?P<sum>[0-9]{1,5})元"
)
# What is paid on top of another band's, or to some of those of the other band.
_ON_TOP: Final = pattern("其中|另|再|增发|加发|叠加|上浮|基础上|提高|不含|不满")
_OLDEST: Final = 200
_MOST: Final = 400


class _Band(NamedTuple):
    low: int
    high: int
    found: re.Match[str]


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each two bands of one sentence that share an age, for the same people and by the same measure."""
    if "岁" not in paper.characters or "元" not in paper.characters:
        return
    told = [_read(found) for found in list(paper.matches(_BAND, having="岁"))[:_MOST]]
    for one, other in pairwise(told):
        if not _comparable(paper, one, other):
            continue
        lower, upper = sorted((one, other), key=lambda band: band.low)
        # 60岁以上 and 80岁以上 are steps: the higher is meant where both hold.
        if upper.low > lower.high or lower.low == upper.low or lower.high == _OLDEST:
            continue
        start = other.found.start("words")
        yield RULE.at(
            paper.place(start),
            f"年龄段“{other.found['words']}”与“{one.found['words']}”重叠",
            hint="核对两段的年龄，前一段的止比后一段的起小1岁",
            severity=Severity.NOTICE if upper.low == lower.high else None,
        )


def _read(found: re.Match[str]) -> _Band:
    return _Band(int(found["low"]), int(found["high"] or _OLDEST), found)


def _told_before(paper: Paper, band: _Band) -> str:
    """Whose age it is, where that stands before it: 东城区对60至79周岁, 低保老人60至79周岁."""
    return words_before(paper.text, band.found.start("words")).strip("对向给为")


def _comparable(paper: Paper, one: _Band, other: _Band) -> bool:
    """Whether both stand in one sentence and differ in nothing but the age and the amount."""
    first, last = sentence_around(paper.text, one.found.start(), one.found.end())
    return (
        other.found.start() < last
        and one.found["who"].strip("的") == other.found["who"].strip("的")
        and _told_before(paper, other) in {"", _told_before(paper, one)}
        and one.found["each"] == other.found["each"]
        and one.found["sum"] != other.found["sum"]
        and not _ON_TOP.search(paper.text, first, last)
    )
