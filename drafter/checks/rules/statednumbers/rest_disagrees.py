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
from drafter.checks.written.recomputing import as_one, difference, exact, range_of, total
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("余数不符", Family.DATA, Severity.WARNING, __doc__)
_SIGNS: Final = (
    *("其余", "剩余", "余下", "剩下", "还剩", "尚余", "另有", "还有", "尚有", "另外"),
    *("在办", "未办", "不符合", "未符合"),
)
_SIGN: Final = pattern("|".join(_SIGNS))
_REST: Final = pattern(
    "(?:(?P<all>其余|剩余|余下|剩下|还剩|尚余)|(?P<some>另有|还有|尚有|另外))的?[^，。；,;0-9]{0,10}$"
)
# 6件在办: it says itself that it is what is left of those that were received.
_STILL: Final = pattern("^(?:仍|还|尚)?(?:在办|正在办理|未办结|没有办结|办理中|待办结)")
_FEW_WORDS: Final = pattern("^(?:尚|仍|还)?有?$")
_GOT: Final = pattern("(?:受理|接收|接到|收到|承办)[^，。；,;0-9]{0,10}$")
# 符合条件52家，不符合条件的9家
_OPPOSITE: Final = pattern("^[不未](?P<word>[㐀-鿿]{2,8}?)的?(?:有|共)?$")
_BARE: Final = pattern("^(?:其中|经审核|审核)?")
_STATE: Final = pattern("^(?:已|正在|均|尚|仍|未|因|拟|将|待|限期|列入|转入)")
_AMONG: Final = pattern("[^，。；,;0-9]{0,8}中[，,]?")
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
    if not paper.has(*_SIGNS):
        return
    for sentence in paper.sentences:
        if len(sentence.numbers) > 2 and _SIGN.search(text, sentence.start, sentence.end):
            rests = (
                index
                for index, number in enumerate(sentence.numbers)
                if index > 1 and kind(number) and exact(number) and _says_rest(text, number)
            )
            for index in islice(rests, _MOST):
                yield from _judged(paper, sentence, index)


def _judged(paper: Paper, sentence: Sentence, index: int) -> Iterator[Finding]:
    text, number = paper.text, sentence.numbers[index]
    if from_year_file(paper, number) or measure(number) == MONEY:
        return
    said = _REST.search(lead(text, number))
    if said is None:
        yield from _without_word(paper, sentence.numbers[:index], number)
        return
    row = _row(text, sentence.numbers[:index], number)
    if row is None or _told_elsewhere(text, row, sentence.numbers, some=said["some"] or ""):
        return
    if said["some"] and not _is_rest(text, sentence, row):
        return
    before = [each for each in sentence.numbers[:index] if kind(each) == kind(number)]
    rests = _rests(text, sentence.numbers, index)
    if not any(_fits_any(before[-_NEAREST:], rest) for rest in rests):
        yield _found(paper, row, (said["all"] or said["some"]))


def _says_rest(text: str, number: Stated) -> bool:
    words = lead(text, number)
    if _REST.search(words) or _OPPOSITE.search(words):
        return True
    return bool(_FEW_WORDS.search(words) and _STILL.search(words_after(text, number.end)))


def _without_word(paper: Paper, before: Sequence[Stated], rest: Stated) -> Iterator[Finding]:
    """受理320件，办结315件，6件在办; 报名58家，符合条件52家，不符合条件的9家."""
    text = paper.text
    if len(before) < 2 or any(not exact(each) or of_one(text, each) for each in before[-2:]):
        return
    whole, done = before[-2:]
    if not measure(whole) == measure(done) == measure(rest) or "；" in text[whole.end : rest.start]:
        return
    if not whole.value > max(done.value, rest.value) or _unlike(text, whole):
        return
    opposite = _OPPOSITE.search(lead(text, rest))
    if opposite:
        fits = opposite["word"] == _BARE.sub("", lead(text, done)).removesuffix("的")
    else:
        fits = bool(_GOT.search(lead(text, whole)) and _is_done(text, done))
    together = done.value + rest.value
    if together * 3 < whole.value * 2 or together * 2 > whole.value * 3:
        return
    same = [each for each in before if measure(each) == measure(rest)]
    if fits and not _fits_any(same[-_NEAREST:], rest):
        yield _found(paper, _Row(whole, (done,), rest), "")


def _unlike(text: str, whole: Stated) -> bool:
    words = lead(text, whole)
    return bool(is_change(text, whole) or _EARLIER.search(words) or _ADDED.search(words))


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
    if _AMONG.fullmatch(text, row.whole.end, row.done[0].start):
        return _all_of(text, sentence, row)
    if _ADDED.search(text, row.whole.end, row.rest.start) or not _is_done(text, row.done[-1]):
        return False
    if total(row.done).high * 2 < row.whole.value:  # most of it is of another kind
        return False
    if _PENDING.search(lead(text, row.rest)) or _PENDING.search(behind):
        return True
    told = text[sentence.start : row.whole.end + 1] + text[row.whole.end : row.done[0].start]
    return not behind and _WHOLE.search(told) is not None


def _all_of(text: str, sentence: Sentence, row: _Row) -> bool:
    """56家中，39家已列入，另外37家正在核实: too many, or all but a few with how each stands."""
    done, rest = row.done[-1], row.rest
    states = [bool(_STATE.search(words_after(text, each.end))) for each in (done, rest)]
    if total((*row.done, rest)).low > row.whole.value:
        return states[1]
    nearly = (done.value + rest.value) * 10 >= row.whole.value * 9
    return all(states) and len(row.done) == 1 and nearly and rest == sentence.numbers[-1]


def _rests(text: str, numbers: Sequence[Stated], index: int) -> list[Stated]:
    """The rest, alone and with more of it: 还有5家未换证，另有3家正在注销."""
    parts, rests = [numbers[index]], [numbers[index]]
    for number in numbers[index + 1 : index + 1 + _NEAREST]:
        if kind(number) != kind(numbers[index]):
            continue
        if not exact(number) or not _REST.search(lead(text, number)):
            break
        parts.append(number)
        more = as_one(tuple(parts))
        rests += [more] if more is not None else []
    return rests


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
