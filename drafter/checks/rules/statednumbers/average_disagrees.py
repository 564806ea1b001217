"""说明：人均、户均、次均、平均每个社区（每天、每场）、每万人拥有多少，与近旁写出的总数、个数算不到一起；差十倍、百倍的另外点明。
理由：总数、个数和平均数都印在纸上，读的人会自己除一遍；万元换成元时最容易差十倍。
反例：实施临时救助1200人次，支出180万元，人均救助1650元。
正例：实施临时救助1200人次，支出180万元，人均救助1500元。
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import from_year_file, measure, typed, words_after
from drafter.checks.written.operands import (
    goes_with,
    is_planned,
    lead,
    of_another_time,
    places,
    shown_as,
    stretch,
    tens_off,
    up_to,
    wholes_of,
    without_prices,
)
from drafter.checks.written.pereach import EACH, Count, Each, counts, each_of, same_unit
from drafter.checks.written.recomputing import Range, exact, range_of, together
from drafter.checks.written.samebusiness import named_total, told_together
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("平均数不符", Family.DATA, Severity.WARNING, __doc__)
_SIGN: Final = pattern("[人户次例件场村日月]均|平均|每[万千百]")
_AVERAGE: Final = pattern(
    "(?P<span>[月年](?=人|户))?(?:(?P<by>人次|户次|人|户|次|例|件|场|村|日|月)均|(?P<of>人次|户次)平均"
    f"|平均(?:下来)?每(?P<each>{EACH})|每(?P<one>{EACH})平均"
    "|每(?P<many>[万千百])(?P<whom>名|位|人|户)?)(?P<rest>[^，。；,;0-9]{0,12})$"
)
_OTHERWISE: Final = pattern(
    "标准|收入|工资|薪|面积|寿命|筹资|消费|缴|GDP|产值|年龄|报酬|水平线|[由从]$|不低于|不少于|至少|最高|最低"
)
_OF_SOME: Final = pattern("其中|最高|最低|最多|最少")
# 按每万人配备18名社工的标准 says what there should be.
_STANDARD: Final = pattern("^[—–~～-]|标准|要求|比例|目标|[^，]{0,4}以上$")
_BEDS: Final = "张"
_PER_MONTH: Final = pattern("月|补差|低保|补助水平|保障水平|供养|生活费|养老金")
_HOW_MANY: Final = {100: "百", 1000: "千", 10000: "万"}
_MONTHS: Final = 12
_LEEWAY: Final = 10  # who is on a monthly list changes: a tenth more or less
_CUMULATED: Final = "累计"
_BEFORE: Final = 20
_ROUGHLY: Final = 2  # what is farther off needs no exact look
_MOST: Final = 500  # no report states more averages
_BEHIND: Final = 12
_FEW: Final = 100
_FARTHEST: Final = 3
_SHOWN: Final = 16
_TIMES: Final = frozenset({"次", "人次"})
_ALIKE: Final = 3  # characters that tell two clauses to speak of the same


class _Average(NamedTuple):
    """A number that says how much falls to one, and to one of what; `monthly` for 月人均."""

    number: Stated
    each: Each
    monthly: bool


class _Sides(NamedTuple):
    """What may have been shared out, and among how many."""

    totals: tuple[Stated, ...]
    counts: tuple[Count, ...]


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each average whose total and count stand in its sentence, or in the one before it."""
    text = paper.text
    if not paper.has("均", "每万", "每千", "每百"):
        return
    previous: Sentence | None = None
    left = _MOST
    for sentence in paper.sentences:
        if _SIGN.search(text, sentence.start, sentence.end) and not is_planned(text, sentence):
            told = (_average(text, number) for number in sentence.numbers)
            averages = [each for each in told if each and not from_year_file(paper, each.number)]
            yield from _in_sentence(paper, sentence, previous, averages[:left])
            left -= len(averages[:left])
        previous = sentence


def _in_sentence(
    paper: Paper, sentence: Sentence, previous: Sentence | None, averages: list[_Average]
) -> Iterator[Finding]:
    """Its averages against the amounts that it and the one before it tell."""
    if not averages:
        return
    here = both = without_prices(paper.text, sentence)
    if previous is not None and "\n" not in paper.text[previous.start : sentence.start + 1]:
        before = without_prices(paper.text, previous)
        both = before._replace(end=here.end, numbers=before.numbers + here.numbers)
    for average in averages:
        yield from _judged(paper, here, both, average)


def _average(text: str, number: Stated) -> _Average | None:
    if not measure(number):
        return None
    found = _AVERAGE.search(lead(text, number))
    behind = words_after(text, number.end)[:_BEHIND]
    if found is None or _OTHERWISE.search(found["rest"]) or _STANDARD.search(behind):
        return None
    word = found["by"] or found["of"] or found["each"] or found["one"] or found["whom"] or "人"
    each = each_of(word, found["rest"], found["many"] or "")
    if each.many > 1 and (number.unit == _BEDS or "床位" in found["rest"]):
        return None
    told = (found["span"] or "") + found["rest"] + behind[:3]
    return _Average(number, each, _PER_MONTH.search(told) is not None)


def _judged(paper: Paper, here: Sentence, both: Sentence, average: _Average) -> Iterator[Finding]:
    text, at = paper.text, average.number.start
    if _fits_any(average, _sides(text, average, both)):
        return
    near = stretch(text, here, average.number)
    for within in (up_to(near, at), near, up_to(here, at), up_to(both, at)):
        sides = _sides(text, average, within)
        if _fits_any(average, sides):
            return
        if sides.totals and sides.counts:
            yield from _held(paper, average, sides, both)
            return


def _sides(text: str, average: _Average, within: Sentence) -> _Sides:
    """What of some numbers may be a total of the average's unit, and what a count."""
    unit = average.number.unit
    found = counts(text, within, average.each)
    if unit in _TIMES:
        found = tuple(
            each for each in found if each.number is None or each.number.unit not in _TIMES
        )
    used = {one.start for one in found}
    totals = (one for one in within.numbers if one.start not in used and same_unit(one.unit, unit))
    return _Sides(tuple(totals), found)


def _quotient(above: Range, below: Range, each: Each) -> Range:
    low = max(below.low, Fraction(1, 1000))
    return Range(above.low * each.many / max(below.high, low), above.high * each.many / low)


def _fits_any(average: _Average, sides: _Sides) -> bool:
    """Whether any total and any count nearby give the average, or all of either together."""
    totals = [range_of(each) for each in sides.totals]
    below = [each.value for each in sides.counts]
    for some in (totals, below):
        if len(some) > 1:
            some.append(together(some))
    like = average.number.value / average.each.many
    return any(
        goes_with(_quotient(above, under, average.each), average.number)
        for above in totals
        for under in below
        if like * under.high < above.high * _ROUGHLY and above.high < like * under.high * _ROUGHLY
    )


def _held(paper: Paper, average: _Average, sides: _Sides, both: Sentence) -> Iterator[Finding]:
    """The average against the one total and the one count that it can be of."""
    made = _total_and_count(paper.text, sides)
    if made is None or not _is_of(paper.text, average, made, both):
        return
    whole, count = made
    computed = _quotient(range_of(whole), count.value, average.each)
    if _too_far(average, computed):
        return
    if average.monthly:
        about = paper.text[max(0, whole.start - _BEFORE) : average.number.start]
        if _monthly(computed, average.number, whole_year="全年" in about):
            return
    yield _found(paper, average, (whole, count, computed))


def _total_and_count(text: str, sides: _Sides) -> tuple[Stated, Count] | None:
    """The only total and the only count, or the total that is named as what is counted."""
    if len(sides.counts) == 1:
        named = named_total(text, sides.totals, sides.counts[0])
        if named is not None and exact(named):
            return named, sides.counts[0]
    totals = [each for each in wholes_of(text, sides.totals) if not of_another_time(text, each)]
    if len(totals) != 1 or not exact(totals[0]):
        return None
    count = _one_count(text, sides.counts, totals[0])
    return None if count is None else (totals[0], count)


def _is_of(text: str, average: _Average, made: tuple[Stated, Count], both: Sentence) -> bool:
    whole, count = made
    if _apart(text, whole, count):
        return False
    if _OF_SOME.search(text, max(whole.start, count.start), average.number.start):
        return False
    return told_together(text, whole, count, average.number, both.numbers)


def _too_far(average: _Average, computed: Range) -> bool:
    """Whether it is so far off that it is likely of another total, and no slip of the unit."""
    value, months = average.number.value, _MONTHS if average.monthly else 1
    if computed.low <= value * _FARTHEST * months and value <= computed.high * _FARTHEST:
        return False
    return not tens_off(computed, average.number)


def _one_count(text: str, told: tuple[Count, ...], whole: Stated) -> Count | None:
    """The one that the total speaks of, else the one that is left once parts are dropped."""
    about = lead(text, whole)
    found = [each for each in told if each.number and _share(lead(text, each.number), about)]
    if len(found) != 1:
        numbers = tuple(each.number for each in told if each.number is not None)
        left = {each.start for each in wholes_of(text, numbers) if not of_another_time(text, each)}
        found = [each for each in told if each.number is None or each.start in left]
    if len(found) != 1 or not (found[0].number is None or exact(found[0].number)):
        return None
    return found[0]


def _share(one: str, other: str) -> bool:
    return any(one[at : at + _ALIKE] in other for at in range(len(one) - _ALIKE + 1))


def _apart(text: str, whole: Stated, count: Count) -> bool:
    """Whether only one of the two is a sum over years, or a year's sum goes with some days."""
    if count.number is None:
        return "年" in lead(text, whole) and "天" in count.said
    told = [_CUMULATED in lead(text, each) for each in (whole, count.number)]
    return told[0] != told[1]


def _monthly(computed: Range, number: Stated, *, whole_year: bool) -> bool:
    """Whether it may be what falls to one in a month: of a year's total, or of some months'."""
    most = computed.high * (_LEEWAY + 1) / _LEEWAY
    if whole_year:
        most = computed.high * 2 / _MONTHS
    least = computed.low * (_LEEWAY - 1) / _LEEWAY / _MONTHS
    return least <= number.value <= most


def _found(paper: Paper, average: _Average, made: tuple[Stated, Count, Range]) -> Finding:
    text, number = paper.text, average.number
    whole, count, computed = made
    shown, mended = shown_as(computed, number), _mended(computed, average)
    many = average.each.many
    word = "户" if average.each.word == "户" else "人"
    times, of = (f"×{many}", f"算，每{_HOW_MANY[many]}{word}") if many > 1 else ("", "平均")
    off = "" if average.monthly else tens_off(computed, number)
    wrong = f"单位差{off}倍" if off else "对不上"
    per_month = f"（一年合每月{mended}）" if average.monthly else ""
    return RULE.at(
        paper.place(number.start),
        f"{typed(text, whole)}按{count.said}{of}是{shown}{per_month}，"
        f"文中写“{number.before}{typed(text, number)}”，{wrong}",
        computation=f"{typed(text, whole)}÷{count.said}{times}＝{shown}",
        hint=f"用的总数是“{lead(text, whole)[-_SHOWN:]}{typed(text, whole)}”，"
        "不是这个总数的不必改；是的，核对总数、个数和平均数",
        related=places(paper, (whole, count.number) if count.number else (whole,)),
    )


def _mended(computed: Range, average: _Average) -> str:
    """What to write in its place: what falls to one in a month, where that is said."""
    number, months = average.number, _MONTHS if average.monthly else 1
    value = Range(computed.low / months, computed.high / months)
    return shown_as(value, number, int(number.value < _FEW))
