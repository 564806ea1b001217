"""说明：每人（每户、每例）多少元，与写出的人数、总金额乘不到一起；按月发的，一年至多十二个月。
理由：单价、人数、总额三个数印在一起，读的人会自己乘一遍；总额多写少写一位，最伤信用。
反例：资助困难学生120名，每人3000元，共计360万元。
正例：资助困难学生120名，每人3000元，共计36万元。
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import from_year_file, typed
from drafter.checks.written.operands import (
    MONEY,
    goes_with,
    lead,
    of_another_time,
    of_one,
    places,
    shown_as,
    stretch,
    tens_off,
    wholes_of,
    without_prices,
)
from drafter.checks.written.pereach import EACH, Each, counts, each_of
from drafter.checks.written.recomputing import Range, exact, range_of, together
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.pereach import Count
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("单价乘数量不符", Family.DATA, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_EACH: Final = pattern(f"每(?:一)?(?P<each>{EACH})(?P<rest>[^，。；,;0-9]{{0,14}})$")
_MONEY_EACH: Final = pattern(
    "每(?:一)?(?:人|名|位|户|例|件|个|家|所|处|床|张|村|社区|场|次|项|辆|套|具|对|亩|支)"
)
_OTHERWISE: Final = pattern(
    "平均|均|最高|最多|最低|至多|至少|上限|封顶|不超过|不低于|不少于|不高于|不等|起付|累计|每[天日周次]|日$|天$|学期|学年|收入|工资|[由从]$|提高|增加|降低|下调"
)
_MONTHLY: Final = pattern("每月|月$|按月|逐月")
_RANGE_MARK: Final = (
    "-",
    "－",
    "—",
    "–",
    "~",
    "～",
    "至",
    "到",
    "不等",
    "/",
    "以",
    "起",
    "的标准提高",
    "提高",
)
_TOTAL: Final = pattern(
    "计|共|合计|总额|总计|金额|发放|支出|拨付|资金|奖补|奖励|减免|补助|补贴|花[了费去]|投入|资助|救助|慰问|领取|领到|获得|发给|支付|付给|用了|兑付|兑现|缴纳|保费"
)
_TOLD_AS_SUM: Final = pattern("^(?:全[区县市镇])?(?:一?共|合计|共?计|总计|总共)")
_RAISED: Final = pattern("[募筹]|安排|争取|下达|下拨|预算|到位|拨付|投入|累计发放")
_CUMULATED: Final = pattern("累计|历年|上年|去年|以来|[二两三四五]年")
_WHOLE_YEAR: Final = pattern("全年|一年|每年")
_NEW: Final = pattern("新增|新纳入|新认定|退出|取消")
_RIGHT_BEHIND: Final = 10
_RIGHT_BEFORE: Final = pattern(
    "[，,（(](?:按照?|标准为?)?(?:每|一)(?:户|人|名|位|家)(?:补助|补贴|奖励|发放|慰问|救助)?金?"
)
_GRANT: Final = pattern(
    "(?:补助|补贴|奖励|慰问|救助|优待|抚恤|抚慰)(?:金|款|资金|费)?(?:共|共计|计)?$"
)
_WHOLE_THINGS: Final = frozenset({"户", "人", "名", "位", "家"})
_MONTHS: Final = 12
_LEEWAY: Final = Fraction(1, 5)  # who is on a monthly list changes over the year
_NEW_ONES: Final = Fraction(2, 5)  # many may have come late in it
_GAP: Final = pattern("低保|最低生活|保障标准|差额|补差")  # the standard itself is not what is paid


class _Price(NamedTuple):
    """So much money for each of something; `monthly` where it is paid each month."""

    number: Stated
    each: Each
    monthly: bool


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each price whose count and sum of money stand in its part of a sentence."""
    if "每" not in paper.characters:
        return
    text = paper.text
    previous: Sentence | None = None
    for sentence in paper.sentences:
        if _MONEY_EACH.search(text, sentence.start, sentence.end):
            yield from _in_sentence(paper, sentence, previous)
        previous = sentence


def _in_sentence(paper: Paper, sentence: Sentence, previous: Sentence | None) -> Iterator[Finding]:
    text = paper.text
    seen = -1
    for number in sentence.numbers:
        price = _price(text, number)
        if price is None or number.start < seen:
            continue
        near = stretch(text, sentence, number)
        seen = near.end  # with two prices one cannot know which is meant
        if sum(_price(text, each) is not None for each in near.numbers) > 1:
            continue
        both = near
        if previous is not None and "\n" not in text[previous.start : sentence.start + 1]:
            both = previous._replace(end=near.end, numbers=previous.numbers + near.numbers)
        yield from _judged(paper, price, near, both)


def _price(text: str, number: Stated) -> _Price | None:
    if number.unit != MONEY or not exact(number) or not number.value:
        return None
    before = lead(text, number)
    found = _EACH.search(before)
    if found is None or _OTHERWISE.search(before) or text.startswith(_RANGE_MARK, number.end):
        return None
    monthly = _MONTHLY.search(found["rest"]) is not None
    return _Price(number, each_of(found["each"], found["rest"]), monthly)


def _judged(paper: Paper, price: _Price, near: Sentence, both: Sentence) -> Iterator[Finding]:
    """The one sum beside a price against the price times each count nearby."""
    text = paper.text
    whole = _whole(text, price, near)
    if whole is None:
        yield from _undivided(paper, price, near)
    if whole is None or from_year_file(paper, whole):
        return
    told = counts(text, without_prices(text, near), price.each) or counts(
        text, without_prices(text, both), price.each
    )
    values = [each.value for each in told]
    if len(values) > 1:
        values.append(together(values))
    least = _fewest_months(text, near)
    if any(_fits(price, value, whole, least) for value in values):
        return
    left = wholes_of(text, tuple(each.number for each in told if each.number is not None))
    one = [each for each in told if each.number in left and not _other(text, each.number)]
    if len(one) != 1 or one[0].number is None or not exact(one[0].number):
        return
    if one[0].start < whole.start or not _RAISED.search(lead(text, whole)):
        yield _found(paper, price, one[0], whole)


def _whole(text: str, price: _Price, near: Sentence) -> Stated | None:
    """The sum of money beside a price: the only one, or the one behind it that 共计 tells."""
    sums = [
        each
        for each in near.numbers
        if each.unit == MONEY
        and (each.value >= 2 * price.number.value or _is_sum_of(text, price, each))
        and each is not price.number
        and not of_one(text, each)
    ]
    if len(sums) > 1:
        behind = (each for each in sums if each.start > price.number.start)
        sums = [each for each in behind if _TOLD_AS_SUM.search(lead(text, each))]
    if len(sums) != 1 or not exact(sums[0]) or not _TOTAL.search(lead(text, sums[0])):
        return None
    return None if _CUMULATED.search(lead(text, sums[0])) else sums[0]


def _undivided(paper: Paper, price: _Price, near: Sentence) -> Iterator[Finding]:
    """重建补助27.6万元，每户1.5万元: among 18.4 households nothing was shared out."""
    text, number = paper.text, price.number
    before = [each for each in near.numbers if each.start < number.start][-1:]
    if not before or price.monthly or number.approximate or price.each.word not in _WHOLE_THINGS:
        return
    (whole,) = before
    if not _RIGHT_BEFORE.fullmatch(text, whole.end, number.start) or whole.unit != MONEY:
        return
    if not _GRANT.search(lead(text, whole)) or not exact(whole) or from_year_file(paper, whole):
        return
    low, high = (each / number.value for each in range_of(whole))
    if low < 1 or floor(high) >= low:
        return
    shown = rounded_text(whole.value / number.value, 2)
    one = f"每{price.each.word}{typed(text, number)}"
    yield RULE.at(
        paper.place(whole.start),
        f"{typed(text, whole)}按{one}算，是{shown}{price.each.word}，不是整数",
        severity=Severity.NOTICE,
        computation=f"{typed(text, whole)}÷{typed(text, number)}＝{shown}",
        hint="核对总额和单价；标准不止一种的，写明",
        related=places(paper, (number,)),
    )


def _is_sum_of(text: str, price: _Price, number: Stated) -> bool:
    """Whether it is told as the sum right behind the price, however small it is."""
    behind = price.number.end <= number.start <= price.number.end + _RIGHT_BEHIND
    return behind and _TOLD_AS_SUM.search(lead(text, number)) is not None


def _fewest_months(text: str, near: Sentence) -> Fraction:
    """Over how many months at least something monthly was paid; 0 where only a gap is filled."""
    told = text[near.start : near.end]
    if _GAP.search(told):
        return Fraction(0)
    return _MONTHS * _NEW_ONES if _WHOLE_YEAR.search(told) else 1 - _LEEWAY


def _other(text: str, number: Stated) -> bool:
    """Whether it counts those of another time, or only those who are new."""
    return of_another_time(text, number) or _NEW.search(lead(text, number)) is not None


def _product(price: _Price, count: Range) -> Range:
    value = price.number.value
    return Range(count.low * value, count.high * value)


def _fits(price: _Price, count: Range, whole: Stated, least: Fraction) -> bool:
    """Whether the sum is what the count makes; for one paid monthly, over up to twelve months."""
    product = _product(price, count)
    if not price.monthly and least:
        return goes_with(product, whole)
    most = product.high * (_MONTHS if price.monthly else 1) * (1 + _LEEWAY)
    return product.low * least <= whole.value <= most


def _found(paper: Paper, price: _Price, count: Count, whole: Stated) -> Finding:
    text = paper.text
    product = _product(price, count.value)
    times = ""
    if price.monthly:
        product = Range(product.low * _MONTHS, product.high * _MONTHS)
        times = "×12个月"
    shown = shown_as(product, whole)
    off = tens_off(product, whole)
    one = f"每{price.each.word}{price.each.noun}{'每月' if price.monthly else ''}"
    numbers = (price.number, count.number) if count.number else (price.number,)
    return RULE.at(
        paper.place(whole.start),
        f"{count.said}、{one}{typed(text, price.number)}，{'一年' if times else ''}共{shown}，"
        f"文中写“{typed(text, whole)}”，{f'单位差{off}倍' if off else '对不上'}",
        computation=f"{typed(text, price.number)}×{count.said}{times}＝{shown}",
        hint=f"单价、数量没错的，改为“{shown}”；总额另含别的开支的，写明",
        related=places(paper, numbers),
    )
