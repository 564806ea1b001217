"""说明：说是“全覆盖”“全部建成”，同一句里的数却只是其中一部分，或者覆盖率不到100%；说“过半”“一半以上”，数却不到一半。
理由：“全覆盖”是一个都不缺；只在具备条件的地方做到，就要写明范围。
反例：议事协商场所在270个有条件的村居设立起来，做到了全覆盖。
正例：议事协商场所在270个有条件的村居设立起来，有条件的村居做到了全覆盖。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import measure, typed, words_after, words_before
from drafter.checks.written.recomputing import exact, quotient, rounded_share
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("覆盖说过了头", Family.DATA, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_ALL: Final = pattern(
    "(?P<scope>[^，。；：,;:0-9]{0,20})(?P<word>全覆盖|全面覆盖|100%覆盖|100％覆盖|覆盖率(?:达到?|为)?100[%％])"
)
_SOME: Final = pattern(
    "(?P<number>[0-9]{1,6})(?P<unit>个|家|所|处)(?P<some>(?:已经?)?(?:具备|符合|满足)条件|有条件|条件成熟|试点)的?"
    "(?P<noun>[^，。；,;0-9]{1,12})"
)
_SCOPED: Final = pattern("具备条件|符合条件|有条件|试点|应建尽建|应[^，。]{1,3}尽[^，。]{1,3}$")
_PLANNED: Final = pattern(
    "力争|确保|争取|推动|努力|逐步|计划|加快|目标|将|尚未|未能|没有|未实现|接近|基本实现|距离"
)
_FILLER: Final = pattern(
    "已经?|现|均|都|也|并|真正|全面|率先|提前|实现了?|达到了?|做到了?|完成了?|的|、|全[市县区省镇]"
)
_HALF: Final = pattern(
    "(?P<word>过半|超过一半|一半以上|半数以上|超半数|超过半数|大半|多半|超过三分之二|三分之二以上)"
)
_COVERS: Final = pattern("覆盖率(?:为|是|达到?|已达|已)?$")
_DONE: Final = pattern("建成|建立|完成|设立|覆盖|建有|开通|设有|配备")
_APART: Final = pattern("[；;]")
_SHOWN: Final = 24
_WHOLE: Final = 100
_HALF_OF_ALL: Final = 50
_TWO_THIRDS: Final = 66


def check_text(paper: Paper) -> Iterator[Finding]:
    """全覆盖 beside a part of the whole, 过半 beside less than half."""
    if paper.characters.isdisjoint("覆半"):
        return
    for sentence in paper.sentences:
        told = paper.text[sentence.start : sentence.end]
        if "覆盖" in told:
            yield from _covered(paper, sentence)
        if "半" in told or "三分之二" in told:
            yield from _more_than_half(paper, sentence)


def _covered(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    text = paper.text
    for claim in _ALL.finditer(text, sentence.start, sentence.end):
        if _PLANNED.search(claim["scope"]) or _SCOPED.search(claim["scope"]):
            continue
        begin = claim.start("word")
        parts = list(_SOME.finditer(text, sentence.start, begin))
        if parts:
            some = parts[-1]
            yield RULE.at(
                paper.place(begin),
                f"“{some[0][:_SHOWN]}”只是一部分，后面却说“{claim['word']}”",
                severity=Severity.NOTICE,
                hint="写明全部有多少，或者写作“具备条件的……实现全覆盖”",
                related=(Related(paper.place(some.start()), some[0][:_SHOWN]),),
            )
        elif (
            rate := _rate_below(text, sentence, begin, _FILLER.sub("", claim["scope"]))
        ) is not None:
            yield RULE.at(
                paper.place(begin),
                f"覆盖率写{typed(text, rate)}，又说“{claim['word']}”",
                hint="不到100%的，不说全覆盖；说的是别的范围，写明范围",
                related=(Related(paper.place(rate.start), typed(text, rate)),),
            )


def _rate_below(text: str, sentence: Sentence, end: int, subject: str) -> Stated | None:
    """The 覆盖率 below 100% that a sentence states before a place, no semicolon between.

    Of what is covered elsewhere, 乡镇 after a rate of 社区, it is not the rate.
    """
    for number in sentence.numbers:
        if number.end >= end or number.unit != PERCENT or number.value >= _WHOLE:
            continue
        lead = words_before(text, number.start).removesuffix(number.before)
        if subject and subject[:2] not in lead:
            continue
        if _COVERS.search(lead) and not _APART.search(text, number.end, end):
            return number
    return None


def _more_than_half(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    text = paper.text
    for claim in _HALF.finditer(text, sentence.start, sentence.end):
        pair = _part_and_whole(text, sentence, claim.start())
        if pair is None:
            continue
        part, whole = pair
        share = quotient(part, whole)
        least = _TWO_THIRDS if "三分之二" in claim["word"] else _HALF_OF_ALL
        if share.high >= least:
            continue
        shown = rounded_share(share)
        yield RULE.at(
            paper.place(claim.start()),
            f"{typed(text, part)}只占{typed(text, whole)}的{shown}，不能说“{claim['word']}”",
            computation=f"{typed(text, part)}÷{typed(text, whole)}＝{shown}",
            hint=f"写实际的比例，如“{shown}”",
            related=(Related(paper.place(part.start), typed(text, part)),),
        )


def _part_and_whole(text: str, sentence: Sentence, before: int) -> tuple[Stated, Stated] | None:
    """The two amounts of one unit that a sentence says before a place, if they are all it says."""
    told = [
        each for each in sentence.numbers if each.end <= before and measure(each) and exact(each)
    ]
    if len(told) != 2 or measure(told[0]) != measure(told[1]):
        return None
    whole, part = told
    if part.value >= whole.value or not _DONE.search(
        words_before(text, part.start) + words_after(text, part.end)
    ):
        return None
    return part, whole
