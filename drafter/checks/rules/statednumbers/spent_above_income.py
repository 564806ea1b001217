"""说明：同一处写到的一笔钱，支出比筹集、募集的多，又没有交代多出来的从哪里来。
理由：支大于收的钱总有来处，如上年结余、财政补充；不交代，读的人会当作数写错了。
反例：区慈善总会募集善款525.8万元，支出535.8万元
正例：区慈善总会募集善款525.8万元，支出535.8万元（含上年结余10万元）
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import (
    from_year_file,
    typed,
    words_after,
    words_before,
)
from drafter.checks.written.recomputing import amount_text, difference, exact, total
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("支出超过所筹", Family.DATA, Severity.NOTICE, __doc__)
_MONEY: Final = "元"
_RAISED: Final = pattern(
    "(?:募集|募得|筹集|筹得|募捐|(?:接[收受]|收到|收)[^，。；,;0-9]{0,8}(?:捐[款赠]|善款))(?P<what>[^，。；,;0-9]{0,16})$"
)
_FUNDS: Final = pattern("[募筹捐善]")
_SPENT: Final = pattern(
    "(?:支出|支付|发放|拨付|使用|用于|援助|救助|资助|合作援助)[^，。；,;]{0,16}$"
)
_ACCOUNTED: Final = pattern(
    "公益金|结余|结转|历年|往年|财政|补助资金|上级|统筹|余额|超支|缺口|存量|配套|不足部分|自筹|垫付|划拨|投入"
)
_CHARITY: Final = pattern("慈善|善款|捐款|捐赠|募捐")
_OF_ALL: Final = pattern("其中|累计")
_PLANNED: Final = pattern("计划|预计|力争|将|拟|下一步|目标|任务")
_IN_KIND: Final = pattern("物资|设备|物品|折价|折合|价值")
_AIMED: Final = pattern("援助|救助|资助|慈善|善款|捐")
# A campaign brings in a part of what a whole year spends.
_WHOLE_YEAR: Final = pattern("全年|累计|年度|年内|历年|一年来")
_CAMPAIGN: Final = pattern(
    "期间|一日捐|[月日周节季]”|公益日|慈善[日周月]|[0-9]月|[上下]半年|季度|[春中重清端]?节前|节日|定向"
    "|抗[洪震旱疫]|[救赈]灾|灾区|水灾|震区|义[卖演拍]|当[天日月]|现场"
)
_STOP: Final = pattern("[。；;\n]")
_FAR: Final = 40


class _Income(NamedTuple):
    """What was raised, and the sentence that says so."""

    number: Stated
    charity: bool


def check_text(paper: Paper) -> Iterator[Finding]:
    """Money spent in the sentence where it is said to be raised, or for charity in the next."""
    if paper.characters.isdisjoint("募筹捐"):
        return
    earlier: _Income | None = None
    place = -1
    end = 0
    for sentence in paper.sentences:
        if earlier is None and not _FUNDS.search(paper.text, sentence.start, sentence.end):
            continue
        here = paper.index(sentence.start if paper.text[sentence.start] != "\n" else sentence.end)
        near = here == place and not _more_than_one_stop(paper.text, end, sentence.start)
        income = _income(paper.text, sentence)
        if income is not None:
            yield from _judged(paper, income, _spent(paper.text, sentence, income.number.end))
        elif earlier is not None and earlier.charity and near:
            yield from _judged(paper, earlier, _given(paper.text, sentence))
        if income is not None:
            larger = earlier is None or here != place or income.number.value >= earlier.number.value
            earlier = income if larger else earlier
        elif not near:
            earlier = None
        place, end = here, sentence.end


def _more_than_one_stop(text: str, start: int, end: int) -> bool:
    return text.count("。", start, end) > 1


def _income(text: str, sentence: Sentence) -> _Income | None:
    """The one sum that a sentence says was raised."""
    told = text[sentence.start : sentence.end]
    if _ACCOUNTED.search(told) or _PLANNED.search(told):
        return None
    raised = [
        number
        for number in sentence.numbers
        if number.unit == _MONEY and _RAISED.search(words_before(text, number.start))
    ]
    if len(raised) != 1 or not exact(raised[0]):
        return None
    return _Income(raised[0], _CHARITY.search(told) is not None)


def _spent(text: str, sentence: Sentence, after: int) -> tuple[Stated, ...]:
    """The first sum of money behind the one that was raised that is said to be spent."""
    for index, number in enumerate(sentence.numbers):
        if number.start < after or number.unit != _MONEY:
            continue
        if _OF_ALL.search(text[after : number.start]):
            return ()
        lead = _words_before(text, number.start)
        if _SPENT.search(lead) and exact(number) and not _per_head(text, number):
            return (number,)
        beside = index and sentence.numbers[index - 1].end == number.start
        if not beside and not _SPENT.search(lead):
            continue
        return ()
    return ()


def _given(text: str, sentence: Sentence) -> tuple[Stated, ...]:
    """All sums of money that the next sentence says were given away."""
    told = text[sentence.start : sentence.end]
    if _ACCOUNTED.search(told) or _PLANNED.search(told) or _OF_ALL.search(told):
        return ()
    if not _AIMED.search(told):
        return ()
    money = tuple(number for number in sentence.numbers if number.unit == _MONEY)
    if not money or not all(exact(each) and not _per_head(text, each) for each in money):
        return ()
    if not _SPENT.search(words_before(text, money[0].start)):
        return ()
    return tuple(each for each in money if not _IN_KIND.search(words_before(text, each.start)))


def _words_before(text: str, start: int) -> str:
    """What stands before an offset in its clause, which an enumeration does not end: 助学、助医."""
    lead = words_before(text, start)
    before = start - len(lead) - 1
    return words_before(text, before) + lead if before > 0 and text[before] == "、" else lead


def _per_head(text: str, number: Stated) -> bool:
    return "每" in words_before(text, number.start) or words_after(text, number.end).startswith("/")


def _of_longer_time(text: str, raised: Stated, spent: Stated) -> bool:
    """“慈善一日捐”募集210万元，全年支出385万元: other money has come in as well."""
    lead = _STOP.split(text[max(0, raised.start - _FAR) : raised.start])[-1]
    return bool(
        _CAMPAIGN.search(lead)
        and not _WHOLE_YEAR.search(lead)
        and _WHOLE_YEAR.search(text, raised.end, spent.start)
    )


def _judged(paper: Paper, income: _Income, spent: tuple[Stated, ...]) -> Iterator[Finding]:
    raised = total((income.number,))
    if from_year_file(paper, income.number):
        return
    if not spent or total(spent).low <= raised.high:
        return
    text = paper.text
    if len(spent) == 1 and _of_longer_time(text, income.number, spent[0]):
        return
    in_all = amount_text(total(spent), spent[0])
    over = amount_text(difference(raised, total(spent)), income.number)
    told = typed(text, income.number)
    one = len(spent) == 1
    sum_ = "" if one else "＋".join(typed(text, each) for each in spent) + f"＝{in_all}，"
    yield RULE.at(
        paper.place(spent[0].start),
        f"收入写{told}，支出{'写' if one else '合计'}{in_all}，支大于收{over}",
        computation=f"{sum_}{in_all}－{told}＝{over}",
        hint="核对两个数；多出的部分有来处的，写明来源（如上年结余）"
        if one
        else "核对各项支出是否都出自这笔收入；多出的部分写明来源（如上年结余）",
        related=(Related(paper.place(income.number.start), told),),
    )
