"""说明：“其中”后面的部分比前面的总数还大，当年新增比累计、年末总数还多，或者办结、整改的比受理、排查出的还多。
理由：部分大不过全部，新增大不过累计；多半是两个数写颠倒了，或者抄错了一位。
反例：全区有养老床位1775张，其中护理型6331张
正例：全区有养老床位6331张，其中护理型1775张
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import (
    cluster_end,
    from_year_file,
    is_change,
    measure,
    typed,
    words_before,
)
from drafter.checks.written.recomputing import exact, percent_text, quotient, range_of
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("部分大于总数", Family.DATA, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_OF_WHICH: Final = "其中"
_TELLS: Final = pattern(
    "其中|累计|总数|共有|总共|[，,、][^，。；,;0-9]{0,4}(?:办结|办理|整改|签约|兑现|解决|化解)"
)
_RIGHT_BEHIND: Final = pattern("[，,；;（( ]{0,2}其中[：:，,]?[^，。；,;0-9]{0,24}")
_NEW: Final = pattern(
    "(?:新增|新建|新建成|新登记|新成立|新设|新创建|新纳入|新评)[^，。；,;0-9]{0,20}$"
)
_SO_FAR: Final = pattern(
    "[，,、；;]?(?:现已|目前|至此|全[区县市]|现)?(?:累计|总数|共有|总共)(?:已|共)?"
    "(?:建成|建设|建有|创建|创成|登记|纳入|设立|设有|成立|发展|培育|完成|评定|备案|达标)?(?:总数)?(?:有|为|已?达到?|共)?"
)
_SO_FAR_OF: Final = pattern(
    "[，,；;]?(?:现已|目前|至此|全[区县市镇省州旗]|现)*累计(?:共有?|已有?|有)?(?P<what>[^，。；,;0-9]{2,8}?)(?:已?达到?|有|为|共)?"
)
_EACH: Final = pattern("每|标准|人均|户均|平均")
_OTHER: Final = pattern("人次|任务|目标|计划")
_FARTHEST: Final = 20
_RECEIVED: Final = pattern(
    "(?:受理|接收|收到|征集|收集|查找|排查|排查出|查出|发现|应(?:建|改|办|兑现|签约|签))[^，。；,;0-9]{0,14}$"
)
_SETTLED: Final = pattern(
    "[，,、](?:已|现已|均已|全部|按期|按时|实际|已经)?(?:办结|办理完毕|整改|完成整改|整改完成|签约|兑现|解决|化解)"
    "(?:到位|完毕|完成|了)?[^，。；,;0-9一-鿿]{0,2}"
)
_CARRIED: Final = pattern("结转|上年|去年|往年|遗留|历年|跨年|累计|含|包括|积案|存量|陈年")
_ITS_RATE: Final = pattern("[，,][^，。；,;0-9]{2,6}率(?:为|达|达到)?")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Parts behind 其中, and 累计 behind 新增, of one unit and in one sentence."""
    for sentence in paper.sentences:
        if len(sentence.numbers) > 1 and _TELLS.search(paper.text, sentence.start, sentence.end):
            yield from _in_sentence(paper, sentence)


def _in_sentence(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    text, numbers = paper.text, sentence.numbers
    for index, number in enumerate(numbers):
        if not index or not measure(number) or from_year_file(paper, number):
            continue
        before = [each for each in numbers[:index] if measure(each) == measure(number)]
        if not before:
            continue
        gap = text[numbers[index - 1].end : number.start].removesuffix(number.before)
        if _OF_WHICH in gap:
            yield from _part(paper, numbers, index, before)
        elif _SO_FAR.fullmatch(gap) or _so_far_of_same(text, before[-1], gap):
            yield from _new(paper, before[-1], number, adjacent=before[-1] is numbers[index - 1])
        elif _SETTLED.fullmatch(gap) and not _CARRIED.search(text, sentence.start, sentence.end):
            yield from _settled(paper, numbers, index)


def _part(
    paper: Paper, numbers: tuple[Stated, ...], index: int, before: list[Stated]
) -> Iterator[Finding]:
    """A part above every number before it that it may be a part of."""
    text, part = paper.text, numbers[index]
    wholes = [
        each
        for each in before
        if not is_change(text, each) and not _EACH.search(words_before(text, each.start))
    ]
    if not wholes or any(range_of(each).high >= range_of(part).low for each in wholes):
        return
    whole = wholes[-1]
    if any(each.approximate for each in (whole, part)) and whole.value * 2 > part.value:
        return
    at = next(i for i, each in enumerate(numbers) if each is whole)
    behind = text[cluster_end(numbers, at) : part.start].removesuffix(part.before)
    sure = _RIGHT_BEHIND.fullmatch(behind) is not None and len(wholes) == 1
    yield RULE.at(
        paper.place(part.start),
        f"“其中”的{typed(text, part)}比总数{typed(text, whole)}还大",
        severity=Severity.ERROR if sure else Severity.WARNING,
        computation=f"{typed(text, part)}＞{typed(text, whole)}",
        hint="核对两个数是否写颠倒或抄错；总数是别的数的，写明是谁的“其中”",
        related=(Related(paper.place(whole.start), typed(text, whole)),),
    )


def _settled(paper: Paper, numbers: tuple[Stated, ...], index: int) -> Iterator[Finding]:
    """More settled than was received: 受理2318件，办结2381件."""
    text, had, done = paper.text, numbers[index - 1], numbers[index]
    if not _RECEIVED.search(words_before(text, had.start)) or not (exact(had) and exact(done)):
        return
    if not had.value or measure(had) != measure(done) or range_of(done).low <= range_of(had).high:
        return
    sum_ = f"{typed(text, done)}＞{typed(text, had)}"
    rate = numbers[index + 1] if index + 1 < len(numbers) else None
    if rate and rate.unit == PERCENT and _ITS_RATE.fullmatch(text[done.end : rate.start]):
        share = percent_text(quotient(done, had), rate)
        sum_ += f"；按此算是{share}，文中写“{typed(text, rate)}”"
    yield RULE.at(
        paper.place(done.start),
        f"前面写{typed(text, had)}，办完的却有{typed(text, done)}",
        severity=Severity.WARNING,
        computation=sum_,
        hint="核对两个数是否抄错；含上年结转的，写明",
        related=(Related(paper.place(had.start), typed(text, had)),),
    )


def _so_far_of_same(text: str, new: Stated, gap: str) -> bool:
    """Whether 累计 stands before the very words of the new ones: 新增持证社工…累计持证社工…."""
    found = _SO_FAR_OF.fullmatch(gap)
    return found is not None and found["what"] in text[max(0, new.start - _FARTHEST) : new.start]


def _new(paper: Paper, new: Stated, so_far: Stated, *, adjacent: bool) -> Iterator[Finding]:
    text = paper.text
    lead = text[max(0, new.start - _FARTHEST) : new.start]
    if not adjacent or not _NEW.search(lead) or _OTHER.search(lead):
        return
    if range_of(so_far).high >= range_of(new).low or so_far.approximate or new.approximate:
        return
    yield RULE.at(
        paper.place(so_far.start),
        f"新增{typed(text, new)}，累计却只有{typed(text, so_far)}",
        computation=f"{typed(text, new)}＞{typed(text, so_far)}",
        hint="核对两个数是否写颠倒或抄错",
        related=(Related(paper.place(new.start), typed(text, new)),),
    )
