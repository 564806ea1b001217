"""Whether a sum of money and a count are told of the same thing, so that one shares out the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import is_change, measure, words_after
from drafter.checks.written.operands import MONEY, lead, of_another_time, of_one
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.checks.written.pereach import Count
    from drafter.checks.written.statednumbers import Stated

_FULL_STOP: Final = pattern("[。！？!?]")
_BREAK: Final = pattern("[。！？!?；;]")
_CLAUSE: Final = pattern("[，,：:（(）)。；;]")
_RAISED: Final = pattern("[募筹]|安排|争取|下达|下拨|预算|到位|划拨|预留")
# 惠及1000人 speaks of the sum before it.
_OF_IT: Final = pattern("惠及|受益|受惠|受助|享受|领取|覆盖")
_PLAIN: Final = pattern(
    "全年|上半年|前三季度|今年|年内|当年|[0-9至月年]|各级|各类|各项|财政|实际|另|[共总合累]计|[共总计]"
    "|支出|支付|花费|花|投入|发放|拨付|使用|列支|兑现|落实|开支|奖补|动用|用|资金|经费|款物|款项?"
    "|金额|金|补助|补贴|津贴|[了的约达到为是有]"
)
_PLAIN_SHARE: Final = pattern(
    "救助|补助|补贴|补差|资助|奖励|奖补|支出|发放|慰问(?!金)|帮扶|投入|花费|成本|水平|可|达到?"
    "|[为约是到了近的]|资金|金额|金"
)
_WHOM: Final = pattern(
    "困难群众|困难家庭|困难户|残疾人|老年人|老人|儿童|群众|家庭|人员|对象|全[县市区年省]|救助资金"
)
# 临时救助2650人次 share out no sum of all 救助资金.
_SOME_KIND: Final = pattern("临时|医疗|教育|住房|住院|门诊|受灾|流浪|就业|急难|节日|物价|丧葬|供养")
_NOTHING: Final = frozenset({"", "、", "，", ","})
_WORD: Final = 2
_NAME: Final = 3


def named_total(text: str, totals: Sequence[Stated], count: Count) -> Stated | None:
    """The one sum that bears the name of what is counted: 临时救助金742万元, 临时救助2650人次."""
    if count.number is None:
        return None
    about = lead(text, count.number)
    names = ((each, _CLAUSE.split(_PLAIN.sub("", lead(text, each)))[-1]) for each in totals)
    found = [each for each, name in names if len(name) >= _NAME and name in about]
    return found[0] if len(found) == 1 else None


def told_together(
    text: str, whole: Stated, count: Count, average: Stated, numbers: Sequence[Stated]
) -> bool:
    """Whether a total and a count are of one thing, and nothing else is told among them."""
    if count.number is None:
        return not _FULL_STOP.search(text, *_gap(whole.end, count.start, whole.start))
    if _something_between(text, (whole, count.number, average), numbers):
        return False
    if whole.unit == MONEY:
        return _money_for(text, whole, count.number, average)
    gap = _gap(whole.end, count.start, whole.start)
    return not _FULL_STOP.search(text, *gap) or _alike(
        lead(text, whole), lead(text, count.number), _NAME
    )


def _gap(end: int, other: int, start: int) -> tuple[int, int]:
    return (end, other) if end <= other else (other, start)


def _something_between(
    text: str, three: tuple[Stated, Stated, Stated], numbers: Sequence[Stated]
) -> bool:
    first, last = min(each.start for each in three), max(each.start for each in three)
    return any(
        first < each.start < last
        and each not in three
        and measure(each) != ""
        and not (of_one(text, each) or is_change(text, each) or of_another_time(text, each))
        and not any(_beside(text, each, one) for one in three)
        for each in numbers
    )


def _beside(text: str, one: Stated, other: Stated) -> bool:
    """Whether two numbers count the same: 150户400人, 150户、400人."""
    first, last = (one, other) if one.start < other.start else (other, one)
    return text[first.end : last.start] in {"", "、", "，", "（", "("} and one.unit != other.unit


def _money_for(text: str, whole: Stated, count: Stated, average: Stated) -> bool:
    about, among = lead(text, whole), lead(text, count) + words_after(text, count.end)
    if not _shares_what(text, average, about + among):
        return False
    first = whole.start < count.start
    gap = text[whole.end : count.start] if first else text[count.end : whole.start]
    if gap in _NOTHING:
        return True
    alike = _alike(about, among, _NAME)
    if first:
        some = _SOME_KIND.search(among)
        if some and some[0] not in about:
            return False
        if _RAISED.search(about + words_after(text, whole.end)):
            return alike
    if _BREAK.search(gap):
        return alike or _follows(text, gap, (whole, count))
    if first and _CLAUSE.search(gap) and not _CLAUSE.match(gap):
        return alike
    return _chained(text, about, among, average)


def _shares_what(text: str, average: Stated, told: str) -> bool:
    """Whether an average that names what it is of, 户均慰问金, names what was told."""
    of_what = _PLAIN_SHARE.sub("", lead(text, average).rpartition("均")[2])
    of_what = of_what[of_what.find("每") + 2 :] if "每" in of_what[:1] else of_what
    return len(of_what) < _WORD or _alike(of_what, told, _WORD)


def _follows(text: str, gap: str, two: tuple[Stated, Stated]) -> bool:
    """Whether the sentence behind begins with nothing but the other of the two."""
    behind = max(two, key=lambda each: each.start)
    words = _BREAK.split(gap)[-1]
    if _CLAUSE.search(words):
        return False
    return bool(_OF_IT.search(words)) if behind is two[1] else _plain(lead(text, behind))


def _chained(text: str, about: str, among: str, average: Stated) -> bool:
    name = _PLAIN.sub("", about)
    if len(name) < _WORD or _OF_IT.search(among):
        return True
    return _alike(name, among + lead(text, average), _WORD)


def _plain(words: str) -> bool:
    return len(_PLAIN.sub("", words)) < _WORD


def _alike(one: str, other: str, least: int) -> bool:
    """Whether two clauses share a word that is not merely whom they speak of."""
    if least == _NAME:
        one, other = _WHOM.sub("", one), _WHOM.sub("", other)
    return any(one[at : at + least] in other for at in range(len(one) - least + 1))
