"""说明：写出的占比、完成率、整改率等，与近旁写出的两个数算不到一起：只截去尾数的、写“达”“超过”而未舍入时够不着的，也算在内。
理由：部分、总数和百分比都印在纸上，读的人会自己除一遍；四舍五入到所写的位数相符就算对，另有总数可除的也算对。
反例：形成决议3868项，落实3481项，落实率达90%（实为89.995%）
正例：形成决议3868项，落实3481项，落实率近90%
"""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import (
    clause_around,
    from_year_file,
    last_listed,
    measure,
    of_same_things,
    should_and_is,
    speaks_of,
    told_parts,
    typed,
    words_after,
    words_before,
)
from drafter.checks.written.recomputing import (
    Agreement,
    agreement,
    as_one,
    as_set,
    exact,
    percent_text,
    quotient,
    quotient_of_sum,
    range_of,
)
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.recomputing import Range
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("比率与原数不符", Family.DATA, Severity.ERROR, __doc__)
_CLOSE: Final = "(?:为|是|达到?|约为?|近|已|超过?|高达|至|保持在?|不低于|不少于|突破|均|逾)*"
_OTHERWISE: Final = pattern("分别|力争|确保|争取|配套|奖励|给予|补助标准|不低于|不少于")
_GROWTH: Final = pattern("增|提高|上升|上涨|提升|降|减少|缩减|涨|下滑|上浮|下浮")
# Rates of something else than the things that were just counted.
_INDEPENDENT: Final = pattern("满意|合格|知晓|好评|就业|达标|准确|参与|入住|火化|抽查|公开")
_SHARE: Final = pattern(
    rf"占(?:到|了)?(?P<base>[^占，。0-9]{{0,20}}?)(?:的|的?比例?|的?比重)?{_CLOSE}$"
)
_OF_NUMBER: Final = pattern(
    "(?:占(?:到|了)?[^占，。0-9]{0,16}[0-9.]{1,12}[^占，。0-9]{1,16}(?:的|的?比例?|的?比重)"
    "|(?P<task>完成|达到?|为|相当于)[^，。0-9]{0,14}(?:任务|目标|计划|预算)(?:数|量|总量|指标)?"
    f"[0-9.]{{1,12}}[^，。0-9的]{{0,4}}的){_CLOSE}$"
)
_RATE: Final = pattern(rf"(?P<stem>[㐀-鿿“”]{{2,10}}?)(?:率|比例|比重)已?{_CLOSE}$")
_TASK: Final = pattern(rf"完成[^，。0-9]{{0,14}}(?:任务|目标|计划)(?:数|量|总量|指标)?的?{_CLOSE}$")
_OF: Final = pattern(rf"(?:为|是|达到?|相当于)(?P<base>[^，。0-9为是达]{{2,16}})的{_CLOSE}$")
_IS_TASK: Final = pattern("任务|目标|计划|指标|应")
_OUT_OF: Final = pattern("其中|^[^，。；,;0-9]{0,10}中[，,]?(?:已?有)?$")
_NO_NOUN: Final = pattern(
    "全部|所有|全[市县区省州镇旗国]|我[市县区省州镇局]|总数|总量|总额|总人数|总户数|总人口|总|数$|量$|数量|各类|同期|本[市县区]"
)
_JOINTLY: Final = pattern("[两二三四五](?:者|类|项|部分)|共占|合占|合计|加起来|一共")
_TELLING: Final = 2  # so many decimals are not met by chance
_MOST: Final = 300  # no report states more percentages; a table may
_LOOKED_BACK: Final = 24
_FAR: Final = 10  # so far off, the rate may well be one of other things
_NEAR: Final = Fraction(3, 10)  # percentage points: a quotient this near was most likely meant


class _Operands(NamedTuple):
    """A part and a whole; `sure` where the sentence itself says that they are these.

    `named` where the words of the percentage name a whole that an earlier sentence counts.
    """

    part: Stated
    wholes: tuple[Stated, ...]
    sure: bool
    named: bool = False


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each percentage that is no growth, against the numbers it may be made of."""
    if paper.characters.isdisjoint("%％"):
        return
    numbers = paper.numbers
    place = {number.start: index for index, number in enumerate(numbers)}
    told = (
        (sentence, index)
        for sentence in paper.sentences
        for index, number in enumerate(sentence.numbers)
        if number.unit == PERCENT and index and (not number.approximate or number.after == "以上")
    )
    for sentence, index in islice(told, _MOST):
        number = sentence.numbers[index]
        if not from_year_file(paper, number):
            nearby = _nearby(paper, numbers, place[number.start])
            yield from _of_percent(paper, sentence, index, nearby)


def _nearby(paper: Paper, numbers: Sequence[Stated], index: int) -> tuple[Stated, ...]:
    """The exact amounts of its paragraph that stand before a number, and the next behind it."""
    passage = paper.starts[paper.index(numbers[index].start)]
    return tuple(
        each
        for each in (
            *numbers[max(0, index - _LOOKED_BACK) : index],
            *numbers[index + 1 : index + 3],
        )
        if each.start >= passage
        and measure(each)
        and exact(each)
        and "\n"
        not in paper.text[
            min(each.start, numbers[index].start) : max(each.start, numbers[index].start)
        ]
    )


def _of_percent(
    paper: Paper, sentence: Sentence, index: int, nearby: tuple[Stated, ...]
) -> Iterator[Finding]:
    number = sentence.numbers[index]
    lead = words_before(paper.text, number.start)
    told = _OF_NUMBER.search(lead)
    if _OTHERWISE.search(lead) or (_JOINTLY.search(lead) and not told):
        return
    before = tuple(each for each in sentence.numbers[:index] if measure(each) and exact(each))
    if not before:
        return
    operands: tuple[_Operands, ...]
    if told:
        goal = number if told["task"] is not None else None
        parts = _of_parts(paper.text, before, told_parts(lead))
        operands = parts if _JOINTLY.search(lead) else _of_last(before, goal)
    elif share := _SHARE.search(lead):
        operands = _share(paper, before, nearby, share["base"], number.decimals)
    elif _TASK.search(lead):
        operands = _of_task(paper, before)
    elif (rate := _RATE.search(lead)) and not _GROWTH.search(rate["stem"]):
        operands = _rate(paper, before, rate["stem"], number.start)
    elif _OF.search(lead) and number.decimals >= 1:
        operands = _any_pair(nearby)
        yield from _cut(paper, number, operands, nearby)
        return
    else:
        return
    yield from _judged(paper, number, operands, nearby)


def _of_parts(text: str, before: tuple[Stated, ...], count: int) -> tuple[_Operands, ...]:
    """5A级4家、4A级11家，二者占60家的25%: of a list of as many as are said to be taken together."""
    row = last_listed(text, before[:-1])
    part = as_one(row) if len(row) == count and measure(row[0]) == measure(before[-1]) else None
    return (_Operands(part, before[-1:], sure=True),) if part else ()


def _of_last(before: tuple[Stated, ...], goal: Stated | None) -> tuple[_Operands, ...]:
    """占60个社区的45%, 完成任务2600万元的104%: the last number is the whole, one before it the part.

    A goal of 20亿元 may be a round number: then only a question is asked.
    """
    whole = before[-1]
    part = next((each for each in reversed(before[:-1]) if measure(each) == measure(whole)), None)
    if part is None or not (goal or part.value <= whole.value) or not whole.value:
        return ()
    if goal and not whole.decimals and agreement(quotient(part, whole), goal) is not Agreement.OFF:
        return (_Operands(part, (as_set(whole),), sure=False, named=True),)
    return (_Operands(part, (whole,), sure=True),)


def _share(
    paper: Paper, before: tuple[Stated, ...], nearby: tuple[Stated, ...], base: str, decimals: int
) -> tuple[_Operands, ...]:
    """护理型床位1865张，占养老床位的63%: wholes are those whose nouns are named."""
    part = before[-1]
    if not base:
        return _of_which(paper.text, before)
    noun = _NO_NOUN.sub("", base).removesuffix("的")
    found: list[_Operands] = []
    named = [each for each in _wholes(nearby, part) if speaks_of(paper.text, each, noun)]
    found.extend(
        _Operands(
            part,
            (each,),
            sure=len(named) == 1 and any(each is one for one in before),
            named=len(named) == 1,
        )
        for each in named
    )
    if not named and decimals >= _TELLING:
        found.extend(_Operands(part, (each,), sure=False) for each in _wholes(nearby, part))
    return tuple(found)


def _wholes(nearby: tuple[Stated, ...], part: Stated) -> tuple[Stated, ...]:
    return tuple(
        each
        for each in nearby
        if each is not part and measure(each) == measure(part) and each.value >= part.value
    )


def _of_which(text: str, before: tuple[Stated, ...]) -> tuple[_Operands, ...]:
    """6331张，其中护理型1775张，占比28%: of the one amount before 其中."""
    part = before[-1]
    same = [each for each in before[:-1] if measure(each) == measure(part)]
    if len(same) != 1 or not _OUT_OF.search(text[same[0].end : part.start]):
        return ()
    return (_Operands(part, (same[0],), sure=True),) if part.value <= same[0].value else ()


def _of_task(paper: Paper, before: tuple[Stated, ...]) -> tuple[_Operands, ...]:
    """任务400户，完成420户，完成任务的105%."""
    tasks = [each for each in before if _is_task(paper.text, each)]
    if len(tasks) != 1:
        return ()
    (task,) = tasks
    done = [each for each in before if each is not task and measure(each) == measure(task)]
    return (_Operands(done[-1], (task,), sure=len(done) == 1),) if done else ()


def _is_task(text: str, number: Stated) -> bool:
    return bool(_IS_TASK.search(words_before(text, number.start)[-12:])) or bool(
        _IS_TASK.search(words_after(text, number.end)[:8])
    )


def _rate(paper: Paper, before: tuple[Stated, ...], stem: str, end: int) -> tuple[_Operands, ...]:
    """查出隐患138处，整改130处，整改率: the part is what the rate is called after."""
    named = [each for each in before if _called(paper.text, each, stem)]
    if not named and _INDEPENDENT.search(stem):
        return ()
    part = named[-1] if named else before[-1]
    sure = (
        _wholly_called(paper.text, part, stem)
        or of_same_things(paper.text, before[-2:])
        or should_and_is(paper.text, before[-2:], end)
    )
    others = [
        each for each in before
        if each is not part and measure(each) == measure(part) and each.value >= part.value
    ]  # fmt: skip
    found = [
        _Operands(part, (each,), sure=sure and len(others) == 1 and before[-2:] == (each, part))
        for each in others[-1:]
    ]
    smaller = [each for each in before if each is not part and measure(each) == measure(part)]
    if (
        not others
        and len(smaller) == 1
        and stem.endswith("完成")
        and _is_task(paper.text, smaller[0])
    ):
        found.append(_Operands(part, (smaller[0],), sure=sure))
    shared = _together(paper.text, before, part)
    if shared:
        found.append(_Operands(part, shared, sure=False))
    return tuple(found)


def _called(text: str, number: Stated, stem: str) -> bool:
    clause = clause_around(text, number)
    return stem in clause or stem[-2:] in clause or stem[:2] in clause


def _wholly_called(text: str, number: Stated, stem: str) -> bool:
    """Whether both ends of what the rate is called after stand in its clause: 按期办结146件."""
    clause = clause_around(text, number)
    return stem in clause or (stem[-2:] in clause and stem[:2] in clause)


def _together(text: str, before: tuple[Stated, ...], part: Stated) -> tuple[Stated, ...]:
    """Earlier numbers of the same things, of which a part may be one of all together."""
    same = [
        each for each in before
        if each.start < part.start and measure(each) == measure(part)
    ]  # fmt: skip
    if len(same) < 2:
        return ()
    tails = {words_before(text, each.start).removesuffix(each.before)[-4:] for each in same}
    return tuple(same) if len(tails) == 1 and len(tails.pop()) == 4 else ()


def _any_pair(nearby: tuple[Stated, ...]) -> tuple[_Operands, ...]:
    """The last amounts of one unit, each two of them."""
    last = nearby[-8:]
    return tuple(
        _Operands(part, (whole,), sure=False)
        for part in last
        for whole in last
        if part is not whole and measure(part) == measure(whole) and 0 < part.value <= whole.value
    )


def _computed(operands: _Operands) -> Range | None:
    if not all(each.value for each in operands.wholes):
        return None
    if len(operands.wholes) == 1:
        return quotient(operands.part, operands.wholes[0])
    return quotient_of_sum(operands.part, operands.wholes)


def _fits_elsewhere(number: Stated, nearby: tuple[Stated, ...]) -> bool:
    """Whether any two amounts of the paragraph give the percentage, or their difference does."""
    for pair in _any_pair(nearby):
        value = quotient(pair.part, pair.wholes[0])
        if agreement(value, number) is Agreement.FITS:
            return True
        whole, part = range_of(pair.wholes[0]), range_of(pair.part)
        rest = type(value)(100 - value.high, 100 - value.low)
        if agreement(rest, number) is Agreement.FITS:
            return True
        both = type(value)(
            part.low * 100 / (part.high + whole.high), part.high * 100 / (part.low + whole.low)
        )
        if agreement(both, number) is Agreement.FITS:
            return True
    return False


def _cut(
    paper: Paper, number: Stated, operands: tuple[_Operands, ...], nearby: tuple[Stated, ...]
) -> Iterator[Finding]:
    """A percentage that two amounts would give if its last digit had been rounded."""
    for each in operands:
        value = _computed(each)
        if value is not None and agreement(value, number) is Agreement.CUT:
            if not _fits_elsewhere(number, nearby):
                yield _found(paper, number, each, value, Agreement.CUT)
            return


def _judged(
    paper: Paper, number: Stated, operands: tuple[_Operands, ...], nearby: tuple[Stated, ...]
) -> Iterator[Finding]:
    computed = [(each, value) for each in operands if (value := _computed(each)) is not None]
    verdicts = [(each, value, agreement(value, number)) for each, value in computed]
    if any(verdict is Agreement.FITS for _, _, verdict in verdicts):
        return
    ranked = sorted(
        verdicts,
        key=lambda item: (item[2] is Agreement.OFF, abs(item[1].low - number.value) > _NEAR),
    )
    for each, value, verdict in ranked:
        near = abs(value.low - number.value) <= _NEAR
        if verdict is not Agreement.OFF or each.sure or each.named or (near and value.high <= 100):
            # Looked for last, as it takes longest.
            if not _fits_elsewhere(number, nearby):
                yield _found(paper, number, each, value, verdict)
            return


def _found(
    paper: Paper, number: Stated, operands: _Operands, value: Range, verdict: Agreement
) -> Finding:
    text = paper.text
    part = typed(text, operands.part)
    whole = " + ".join(typed(text, each) for each in operands.wholes)
    shown = percent_text(value, number)
    severity = Severity.ERROR if operands.sure else Severity.NOTICE
    if operands.sure and abs(value.low - number.value) > _FAR:
        severity = Severity.WARNING
    words = "对不上"
    hint = "核对这三个数，把算错的改过来"
    if verdict is Agreement.CUT:
        severity, words = Severity.WARNING, "是截去了尾数"
        hint = "按四舍五入改写百分比"
    elif verdict is Agreement.SHORT:
        severity = Severity.WARNING
        words = "没有达到"
        hint = "改写作“近”，或者写算出来的数"
    elif severity is not Severity.ERROR:
        hint = "核对是以哪个数为总数算的；若是别的数，请一并写明"
    said = number.before + typed(text, number) + number.after
    bracketed = f"({whole})" if len(operands.wholes) > 1 else whole
    return RULE.at(
        paper.place(number.start),
        f"{part}与{whole.replace(' + ', '加')}相比是{shown}，文中写“{said}”，{words}",
        severity=severity,
        computation=f"{part} ÷ {bracketed} = {shown}",
        hint=hint,
        related=tuple(
            Related(paper.place(each.start), typed(text, each))
            for each in (operands.part, *operands.wholes)
        ),
    )
