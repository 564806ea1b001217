"""说明：收回的问卷比发出的多，答复、办成、采纳的比收到、议定的多，实到的比应到的多，火化的比死亡的多，重建的倒房户比倒塌的多。
理由：后一个数出自前一个数，大不过它；多半是两个数写颠倒了，或者抄错了一位。
反例：发放问卷500份，收回568份；受理投诉7件，8件有答复。
正例：发放问卷500份，收回486份；受理投诉7件，7件有答复。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import (
    clause_around,
    from_year_file,
    measure,
    typed,
    words_after,
)
from drafter.checks.written.operands import lead, places, shown_as
from drafter.checks.written.recomputing import exact, range_of, total
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("办的比有的多", Family.DATA, Severity.WARNING, __doc__)
_SIGN: Final = pattern(
    "收回|回收|当场|现场|立行立改|答复|回复|办结|办成|办理|整改|解决|采纳|化解|销号|处置|落实|实[际参检到有]|火化"
)
_SENT: Final = pattern("(?:发放|下发|发出|印发|寄出|投放|分发)[^，。；,;0-9]{0,12}$")
_BACK: Final = pattern("^(?:共|实际|有效|已)*(?:收回|回收)[^，。；,;0-9]{0,6}$")
_TOLD: Final = pattern(
    "投诉|诉求|信访|来信|来访|建议|提案|意见|问题|隐患|线索|工单|事项|案件|纠纷|矛盾|申请|议题"
)
_DONE: Final = pattern(
    "^(?:已|均|现|全部|按期|按时|年底前|年内|目前|实际|经)*"
    "(?:办结|办成|办理|整改|解决|答复|回复|采纳|落实|化解|销号|处置)(?:到位|完成|完毕|了)*$"
)
# 当场改12个，限期改6个: they share out what was found.
_SHARED: Final = pattern(
    "^(?:当场|现场|立行立改|立即|即知即改|限期|正在|挂牌|已经?)[^，。；,;0-9]{0,8}$"
)
_MOST: Final = 4
_SHORT: Final = pattern("^(?:已|有|共|均)?$")
_DONE_BEHIND: Final = pattern(
    "^(?:已|均|都|全部|得到|有|按期|按时|了)*(?:答复|回复|办结|办成|整改|解决|采纳|落实|化解)"
)
_SHOULD: Final = pattern("(?<![相响对反供])应(?:参加|参|到|检|建|签|办|改|有)[^，。；,;0-9]{0,8}$")
_IS: Final = pattern("^实(?:际|参|到|检|有|建|签)[^，。；,;0-9]{0,6}$")
_DIED: Final = pattern("(?:死亡|去世|亡故)[^，。；,;0-9]{0,8}$")
_CREMATED: Final = pattern("^(?:其中|共|实际|已|全部)*火化(?:遗体|人数|总数)?(?:共|为|有|达到?)?$")
_ITS_RATE: Final = pattern("[^0-9。；;]{0,6}火化率")
_FALLEN: Final = pattern("(?:倒塌(?:房屋|住房|民房|农房)?|(?:房屋|住房)倒塌|倒房)(?:共|了|共计)?$")
_REBUILT: Final = pattern("^(?:因灾)?倒(?:塌)?房(?:重建)?(?:困难)?(?:户|群众|家庭)")
_OLD_LOSS: Final = pattern("上年|去年|历年|往年|结转|以来|(?:19|20)[0-9]{2}年")
_CARRIED: Final = pattern(
    "结转|上年|去年|往年|遗留|历年|跨年|累计|含|包括|积案|存量|陈年|追加|补发"
)
# What 部分大于总数 says already.
_RECEIVED: Final = pattern(
    "(?:受理|接收|收到|征集|收集|查找|排查|查出|发现|应)[^，。；,;0-9]{0,14}$"
)
_SETTLED: Final = pattern(
    "[，,、](?:已|现已|均已|全部|按期|按时|实际|已经)?(?:办结|办理完毕|整改|完成整改|整改完成|签约|兑现|解决|化解)"
    "(?:到位|完毕|完成|了)?"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Two numbers of one unit, of which the second comes out of the first."""
    text = paper.text
    for sentence in paper.sentences:
        if len(sentence.numbers) < 2 or not _SIGN.search(text, sentence.start, sentence.end):
            continue
        if not _CARRIED.search(text, sentence.start, sentence.end):
            yield from _in_sentence(paper, sentence)
    yield from _rebuilt(paper)


def _rebuilt(paper: Paper) -> Iterator[Finding]:
    """32户倒房户 where 倒塌房屋23户: more families than all houses that fell."""
    if "倒" not in paper.characters:
        return
    text = paper.text
    households = [each for each in paper.numbers if each.unit == "户" and exact(each)]
    fallen = tuple(each for each in households if _FALLEN.search(lead(text, each)))
    if not fallen:
        return
    all_fallen = sum(each.value for each in fallen)
    for number in households:
        if not _REBUILT.search(words_after(text, number.end)) or from_year_file(paper, number):
            continue
        if number.value > all_fallen and not _OLD_LOSS.search(clause_around(text, number)):
            yield _found(paper, fallen[-1], (number,))


def _in_sentence(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    numbers = sentence.numbers
    for index, had in enumerate(numbers[:-1]):
        if not measure(had) or not exact(had) or not had.value or from_year_file(paper, had):
            continue
        done = numbers[index + 1]
        if (
            measure(had) == measure(done)
            and exact(done)
            and range_of(done).low > range_of(had).high
            and _comes_of(paper.text, had, done)
            and not (index and _larger(numbers[: index + 1], done))
        ):
            yield _found(paper, had, (done,))
        shared = _shared(paper.text, had, numbers[index + 1 : index + 1 + _MOST])
        if len(shared) > 1 and total(shared).low > range_of(had).high:
            yield _found(paper, had, shared)


def _larger(before: tuple[Stated, ...], done: Stated) -> bool:
    """Whether there are so many in the numbers before: 收到建议8件、提案9件，办结17件."""
    return sum(each.value for each in before if measure(each) == measure(done)) >= done.value


def _shared(text: str, had: Stated, behind: tuple[Stated, ...]) -> tuple[Stated, ...]:
    """The numbers right behind that share out the problems that were found."""
    if not _TOLD.search(clause_around(text, had)):
        return ()
    shared: list[Stated] = []
    for number in behind:
        if measure(number) != measure(had) or not exact(number) or number.value > had.value:
            break
        if not _SHARED.search(lead(text, number)):
            break
        shared.append(number)
    return tuple(shared)


def _comes_of(text: str, had: Stated, done: Stated) -> bool:
    """Whether the second number can only be of the things that the first counts."""
    gap = text[had.end : done.start]
    before, after = lead(text, had), lead(text, done)
    if "；" in gap or ";" in gap or (_RECEIVED.search(before) and _SETTLED.fullmatch(gap)):
        return False
    if _SENT.search(before):
        return _BACK.search(after) is not None
    if _DIED.search(before):
        # A rate says that those who were cremated are some of those who died.
        return bool(_CREMATED.search(after) and _ITS_RATE.match(text, done.end))
    if _SHOULD.search(before):
        return _IS.search(after) is not None
    if not _TOLD.search(clause_around(text, had)):
        return False
    if _DONE.search(after):
        return not words_after(text, done.end)
    return bool(_SHORT.search(after) and _DONE_BEHIND.search(words_after(text, done.end)))


def _found(paper: Paper, had: Stated, done: tuple[Stated, ...]) -> Finding:
    first = typed(paper.text, had)
    said = [typed(paper.text, each) for each in done]
    sum_ = f"＝{shown_as(total(done), done[0])}" if len(done) > 1 else ""
    return RULE.at(
        paper.place(done[-1].start),
        f"前面写{first}，后面却有{'、'.join(said)}",
        computation=f"{'＋'.join(said)}{sum_}＞{first}",
        hint="核对这几个数是否写颠倒或抄错；含以前结转的，写明",
        related=places(paper, (had, *done[:-1])),
    )
