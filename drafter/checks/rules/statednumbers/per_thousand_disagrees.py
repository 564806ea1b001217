"""说明：每千名（每万名）老年人拥有多少张床位，与文中写到的床位数、老年人数算不到一起。
理由：三个数里知道两个就能算出第三个；老年人数用了别的口径（如常住、参保）的，要写明。
反例：床位5158张，每千名老年人拥有40张；全区60周岁及以上老年人11.6万人。（算出来是44.5张）
正例：床位5158张，每千名老年人拥有44.5张；全区60周岁及以上老年人11.6万人。
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import typed, words_after, words_before
from drafter.checks.written.recomputing import exact, range_of
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("每千人床位不符", Family.DATA, Severity.NOTICE, __doc__, also=(Severity.WARNING,))
_EVERY: Final = pattern(
    "每(?P<how>千|万|百)(?:名|位|个)?(?P<who>老人|老年人|常住老年人|户籍老年人|老年人口)[^，。；,;0-9]{0,16}$"
)
_HOW_MANY: Final = {"百": 100, "千": 1000, "万": 10000}
_OLD: Final = pattern("老年人|老人|老年人口")
_EVERYONE: Final = pattern(
    "60(?:周)?岁|六十周岁|老年人口|户籍老|常住老|老龄人口|全[区县市镇州旗]老年人"
)
_SOME: Final = pattern("80|七十|八十|70|65|90|100|失能|困难|独居|空巢|高龄|特殊|百岁|入住|就餐|每")
_PERSONS: Final = frozenset({"", "人", "名"})
_BEDS: Final = "张"
_NOT_ALL: Final = pattern("新增|新建|新开|净增|增加|改造|家庭床位|家庭养老床位|其中")
_AGED: Final = pattern("老年|老人|老龄|岁")
_AROUND: Final = 40
_FEWEST: Final = 1000
_MOST: Final = 60
_ENOUGH: Final = 8
_MOST_BEDS: Final = 60
_NEAREST_BEDS: Final = 20


def check_text(paper: Paper) -> Iterator[Finding]:
    """Beds per thousand old people, against all beds of its paragraph and all old people."""
    if not (paper.has("张") and paper.has("每百", "每千", "每万")):
        return
    people: tuple[Stated, ...] | None = None
    beds = [index for index, number in enumerate(paper.numbers) if number.unit == _BEDS]
    for index in beds[:_MOST_BEDS]:
        number = paper.numbers[index]
        if not exact(number) or not number.number:
            continue
        every = _EVERY.search(words_before(paper.text, number.start))
        if every is not None:
            told = _beds(paper, index)
            if not told:
                continue
            people = _old_people(paper) if people is None else people
            every_so_many = _HOW_MANY[every["how"]]
            found = list(_judged(paper, number, every_so_many, told, people))
            if found and not _fits_around(paper, index, every_so_many, people):
                yield from found


def _beds(paper: Paper, index: int) -> tuple[Stated, ...]:
    """The numbers of beds before one in its paragraph; none where only new ones are told exactly."""
    here = paper.index(paper.numbers[index].start)
    told = [
        each
        for each in paper.numbers[max(0, index - 12) : index]
        if each.unit == _BEDS and paper.index(each.start) == here and each.value
    ]
    if not any(
        exact(each) and not _NOT_ALL.search(words_before(paper.text, each.start)) for each in told
    ):
        return ()
    return tuple(each for each in told if exact(each))


def _fits_around(paper: Paper, index: int, every: int, people: tuple[Stated, ...]) -> bool:
    """Whether any beds of its paragraph, or two numbers of them together, give the rate."""
    rate, text = paper.numbers[index], paper.text
    here = paper.index(rate.start)
    near = [
        each
        for each in paper.numbers[max(0, index - _AROUND) : index + _AROUND]
        if each is not rate and paper.index(each.start) == here and exact(each)
    ]
    near.sort(key=lambda each: abs(each.start - rate.start))
    beds = [each.value for each in near if each.unit == _BEDS and each.value > rate.value]
    beds = beds[:_NEAREST_BEDS]
    beds += [one + other for one, other in combinations(beds, 2)]
    aged = [
        each
        for each in near
        if each.unit in _PERSONS
        and each.value >= _FEWEST
        and (_AGED.search(words_before(text, each.start)) or _OLD.match(text, each.end))
    ]
    low, high = rate.value - rate.rounding, rate.value + rate.rounding
    return any(
        low * some.low <= bed * every <= high * some.high
        for some in map(range_of, (*people, *aged[:_ENOUGH]))
        for bed in beds
    )


def _old_people(paper: Paper) -> tuple[Stated, ...]:
    """The numbers that say how many old people there are in all."""
    found = []
    for number in paper.numbers:
        if number.unit not in _PERSONS or not exact(number) or number.value < _FEWEST:
            continue
        before, after = words_before(paper.text, number.start), words_after(paper.text, number.end)
        if not (_OLD.search(before) or _OLD.match(after)):
            continue
        start = max(paper.text.rfind("。", 0, number.start), number.start - _MOST, 0)
        told = paper.text[start : number.end] + after
        if _EVERYONE.search(told) and not _SOME.search(before + after):
            found.append(number)
            if len(found) == _ENOUGH:
                break
    return tuple(found)


def _judged(
    paper: Paper, rate: Stated, every: int, beds: tuple[Stated, ...], people: tuple[Stated, ...]
) -> Iterator[Finding]:
    if not people:
        return
    low, high = range_of(rate)
    half = rate.rounding
    for bed in beds:
        for each in people:
            some = range_of(each)
            least, most = bed.value * every / some.high, bed.value * every / some.low
            if least <= high + half and most >= low - half:
                return
    all_beds = max(beds, key=lambda bed: bed.value)
    nearest = min(people, key=lambda each: abs(all_beds.value * every / each.value - rate.value))
    slipped = [each for each in people if _off_tenfold(rate, all_beds.value * every / each.value)]
    nearest = slipped[0] if slipped else nearest
    text = paper.text
    computed = rounded_text(all_beds.value * every / nearest.value, rate.decimals + 1)
    sure = len(beds) == len(people) == 1
    tenfold = _off_tenfold(rate, all_beds.value * every / nearest.value)
    who = {100: "百", 1000: "千", 10000: "万"}[every]
    yield RULE.at(
        paper.place(rate.start),
        f"每{who}名老年人写{typed(text, rate)}，按床位{typed(text, all_beds)}、"
        f"老年人{typed(text, nearest)}算是{computed}张{tenfold}",
        severity=Severity.WARNING if sure or tenfold else Severity.NOTICE,
        computation=f"{typed(text, all_beds)}÷{typed(text, nearest)}×{every}＝{computed}张",
        hint="核对老年人数的口径（户籍、常住、参保），用同一个数算",
        related=(
            Related(paper.place(all_beds.start), typed(text, all_beds)),
            Related(paper.place(nearest.start), typed(text, nearest)),
        ),
    )


def _off_tenfold(rate: Stated, computed: Fraction) -> str:
    """That a point stands one place off, where the digits are the same."""
    for times, said in ((10, "小了十倍"), (Fraction(1, 10), "大了十倍")):
        if abs(rate.value * times - computed) <= rate.rounding * max(times, 1):
            return f"，{said}"
    return ""
