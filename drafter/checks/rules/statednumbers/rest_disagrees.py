"""说明：写了一共多少、已办多少、其余（剩余、还有、另有）多少，三个数加减不到一起。
理由：一共的减去已办的就是剩下的，读的人一减就知道；多出来的一件，就是漏报或者重报的一件。
反例：发现问题86个，已整改83个，其余5个正在推进。
正例：发现问题86个，已整改83个，其余3个正在推进。
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import from_year_file, is_change, measure, typed, words_after
from drafter.checks.written.operands import (
    MONEY,
    kind,
    lead,
    of_one,
    places,
    shown_as,
)
from drafter.checks.written.recomputing import difference, exact, range_of, total
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("余数不符", Family.DATA, Severity.WARNING, __doc__)
_SIGN: Final = pattern("其余|剩余|余下|剩下|还剩|尚余|另有|还有|尚有|另外")
_REST: Final = pattern(
    "(?:(?P<all>其余|剩余|余下|剩下|还剩|尚余)|(?P<some>另有|还有|尚有|另外))的?[^，。；,;0-9]{0,10}$"
)
_DONE: Final = pattern(
    "(?:已经?|均|完成|当场|现场|立行立改|立即|按期|限期|解决|办结|整改|销号|化解|答复|落实|发放|建成|改造|拆除|改好|采纳|签约|兑现|脱贫|消除|处理|办理|整治|迁移)[^，。；,;0-9]{0,10}$"
)
_DONE_BEHIND: Final = pattern(
    "^[^，。；,;0-9]{0,6}(?:已(?:经|全部)?|均已|得到)?(?:整改|办结|解决|答复|销号|完成|落实)"
)
_PENDING: Final = pattern(
    "未|没有|正在|推进|限期|跨年|待|尚|列入|转入|转为|明年|下年|次年|继续|在办|办理中|整改中|进行|[0-9]{4}年|下一步|过程中"
)
_ADDED: Final = pattern("增|新|纳入|累计|上年|去年|结转|往年")
_EARLIER: Final = pattern("上年|去年|前年|同期|年初|比(?!例)|较")
_WHOLE: Final = pattern("共|总|其中|项目|任务|问题|隐患|发现|排查|受理|接到|收到|事项|应")
_OF_WHICH: Final = "其中"
_FAR: Final = 60
_MOST: Final = 4
_NEAREST: Final = 6


class _Row(NamedTuple):
    """What there was, what of it is done, what is left."""

    whole: Stated
    done: tuple[Stated, ...]
    rest: Stated


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number that is said to be the rest."""
    text = paper.text
    if paper.characters.isdisjoint("余剩另还尚"):
        return
    for sentence in paper.sentences:
        if len(sentence.numbers) > 2 and _SIGN.search(text, sentence.start, sentence.end):
            rests = (
                index
                for index, number in enumerate(sentence.numbers)
                if index > 1 and kind(number) and exact(number) and _REST.search(lead(text, number))
            )
            for index in islice(rests, _MOST):
                yield from _judged(paper, sentence, index)


def _judged(paper: Paper, sentence: Sentence, index: int) -> Iterator[Finding]:
    text, number = paper.text, sentence.numbers[index]
    said = _REST.search(lead(text, number))
    if said is None or from_year_file(paper, number) or measure(number) == MONEY:
        return
    row = _row(text, sentence.numbers[:index], number)
    if row is None or _told_elsewhere(text, row, sentence.numbers, some=said["some"] or ""):
        return
    if said["some"] and not _is_rest(text, sentence, row):
        return
    before = [each for each in sentence.numbers[:index] if kind(each) == kind(number)]
    if not _fits_any(before[-_NEAREST:], number):
        yield _found(paper, row, (said["all"] or said["some"]))


def _row(text: str, before: Sequence[Stated], rest: Stated) -> _Row | None:
    """What was done of what before the rest, if that is told."""
    same = [each for each in before if measure(each) == measure(rest)]
    if len(same) < 2:
        same = [each for each in before if kind(each) == kind(rest)]
    if any(not exact(each) or of_one(text, each) for each in same[-_MOST:]):
        return None
    whole, done = _going_back(text, same)
    if not done and len(same) == 2 and rest.start - same[0].end <= _FAR:
        whole, done = same[0], same[1:]
        if _ADDED.search(lead(text, same[1])):
            return None
    if whole is None or not 0 < len(done) < _MOST or whole.value < rest.value:
        return None
    if is_change(text, whole) or _EARLIER.search(lead(text, whole)):
        return None
    return _Row(whole, tuple(done), rest)


def _going_back(text: str, same: list[Stated]) -> tuple[Stated | None, list[Stated]]:
    """The numbers that tell what is done, and the first one before them that does not."""
    done: list[Stated] = []
    for number in reversed(same):
        if not _is_done(text, number):
            return number, done
        done.insert(0, number)
    return (done[0], done[1:]) if len(done) > 1 else (None, [])


def _is_done(text: str, number: Stated) -> bool:
    if "发现" in lead(text, number) or _SIGN.search(lead(text, number)):
        return False
    return bool(
        _DONE.search(lead(text, number)) or _DONE_BEHIND.search(words_after(text, number.end))
    )


def _told_elsewhere(text: str, row: _Row, numbers: tuple[Stated, ...], *, some: str) -> bool:
    """Whether 其中 or a bracket makes it a list that 分项与总数不合 adds up."""
    opening = text[row.whole.end : row.done[0].start]
    if not (_OF_WHICH in opening or opening.startswith(("（", "("))):
        return False
    if some:
        return some == "另外"
    between = (each for each in numbers if row.done[-1].start < each.start < row.rest.start)
    return next(between, None) is None


def _is_rest(text: str, sentence: Sentence, row: _Row) -> bool:
    """Whether 另有 and 还有 speak of what is left: it says that it is not yet done, or nothing."""
    behind = words_after(text, row.rest.end)
    if _ADDED.search(text, row.whole.end, row.rest.start) or not _is_done(text, row.done[-1]):
        return False
    if total(row.done).high * 2 < row.whole.value:  # most of it is of another kind
        return False
    if _PENDING.search(lead(text, row.rest)) or _PENDING.search(behind):
        return True
    told = text[sentence.start : row.whole.end + 1] + text[row.whole.end : row.done[0].start]
    return not behind and _WHOLE.search(told) is not None


def _fits_any(before: Sequence[Stated], rest: Stated) -> bool:
    """Whether some number before is the rest and any run of numbers behind it together."""
    for index, whole in enumerate(before):
        for first in range(index + 1, len(before)):
            for last in range(first + 1, min(len(before), first + _MOST) + 1):
                left = difference(total(tuple(before[first:last])), range_of(whole))
                if left.low <= range_of(rest).high and left.high >= range_of(rest).low:
                    return True
    return False


def _found(paper: Paper, row: _Row, word: str) -> Finding:
    text = paper.text
    left = difference(total(row.done), range_of(row.whole))
    shown = shown_as(left, row.rest)
    done = "、".join(typed(text, each) for each in row.done)
    over = "已不够减" if left.high < 0 else f"剩下的应是{shown}"
    mended = "核对这几个数" if left.high < 0 else f"前面的数没错的，改为“{word}{shown}”"
    return RULE.at(
        paper.place(row.rest.start),
        f"一共{typed(text, row.whole)}，除去{done}，{over}，文中写“{word}{typed(text, row.rest)}”",
        computation="－".join(typed(text, each) for each in (row.whole, *row.done))
        + f"＝{shown}".replace("-", "－"),
        hint=f"{mended}；有的没有列出，补上",
        related=places(paper, (row.whole, *row.done)),
    )
