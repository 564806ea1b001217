"""说明：翻一番、翻两番，增长一倍、1.5倍，是上年的三倍，按标准的1.5倍确定，与写出的前后两个数算不到一起。
理由：翻一番是变成两倍，翻两番是四倍，增长两倍是变成三倍；前后两个数都写着，读的人一比就知道。
反例：示范社区由30家增加到50家，翻了一番。
正例：示范社区由30家增加到60家，翻了一番。
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import (
    from_year_file,
    is_change,
    measure,
    spans_told,
    typed,
    words_before,
)
from drafter.checks.written.operands import MONEY, places
from drafter.checks.written.recomputing import Range, exact, range_of
from drafter.checks.written.twotimes import told_from_to
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import read_ordinal, rounded_text

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("倍数不符", Family.DATA, Severity.WARNING, __doc__)
_HAN: Final = "[一二两三四五六七八九十]"
_COUNT: Final = rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?|{_HAN})"
_ABOUT: Final = "近|约|将近|接近|不到|超过|超"
_GROWN: Final = pattern(
    "[^，。；,;0-9]{0,4}[，,]?(?:实现|整整|足足)?"
    f"(?P<about>{_ABOUT})?(?:翻了?(?P<about2>{_ABOUT})?(?P<folds>{_HAN})番"
    f"|(?:增长|增加|提高|扩大|增|涨)了?(?P<about3>{_ABOUT})?(?P<more>{_COUNT})倍)(?P<over>多|以上|左右)?"
)
_LAST_YEARS: Final = pattern("[，,（(](?:同?比|较)(?:上年度?|去年)(?:同期|末|底|年末|年底)?的?")
_IS: Final = pattern("[，,（(](?:是|为|相当于)(?:上年度?|去年|20[0-9]{2}年)(?:同期|末|底)?的?")
_TIMES: Final = pattern(
    f"[^，。；,;0-9]{{0,4}}的(?P<about>{_ABOUT})?(?P<times>{_COUNT})倍(?P<over>多|以上|左右)?"
)
_BY_STANDARD: Final = pattern(
    "(?:按照?|为|是|达到)(?P<least>不低于)?(?:当地|本地|同期|我[县市区]|全[县市区])?"
    "(?P<of>[^，。；,;0-9按为是]{0,16}?)(?P<kind>标准)?的?(?P<least2>不低于)?$"
)
_STANDARD_OF: Final = pattern("低保|最低生活|标准")
_SAME_NAME: Final = pattern("(?:城乡)?(?:居民)?最低生活保障|城乡低保")
_OF_OTHERS: Final = pattern("慰问|救助|补贴|津贴|[次户]均|每户|收费|医|补差|补助")
_PLACE: Final = pattern("城市|农村|城镇")
_EARLIER: Final = pattern("上年|去年|原")
_MOST_BACK: Final = 8
_SHORTEST: Final = 2
_PAIR: Final = 2
_TEN: Final = 10
_YEARLY: Final = 5000
_SET: Final = pattern(
    "倍(?:确定|执行|核定|发放|计算|测算)?(?:的标准)?[，,]?(?:确定)?(?:[^，。；,;0-9]{0,16}(?:为|是|达到?))?(?:每人每[月年])?"
)
_BELOW: Final = frozenset({"近", "将近", "接近", "不到"})
_ABOVE: Final = frozenset({"超过", "超", "多", "以上"})
_SIGN: Final = ("番", "倍")
_SIGNED: Final = pattern("[番倍]")
_NEAR: Final = Fraction(19, 20)
_FAR: Final = Fraction(4, 5)
_CENT: Final = Fraction(1, 50)  # standards are rounded up to whole tens


class _Told(NamedTuple):
    """How many times what was there is now, as words tell it, and within what it is true."""

    said: str
    start: int
    times: Fraction
    low: Fraction
    high: Fraction


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each multiple behind the two numbers that it is of, each standard that is one of another."""
    text = paper.text
    if not paper.has(*_SIGN):
        return
    back: list[Sentence] = []
    for sentence in paper.sentences:
        if back and "\n" in text[back[-1].start : sentence.start + 1]:
            back = []
        if _SIGNED.search(text, sentence.start, sentence.end):
            yield from _grown(paper, sentence)
            yield from _set(paper, sentence, back[-_MOST_BACK:])
        back.append(sentence)


def _grown(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    text = paper.text
    for earlier, later in pairwise(sentence.numbers):
        if not (exact(earlier) and exact(later) and measure(later)):
            continue
        if measure(earlier) != measure(later) or from_year_file(paper, later):
            continue
        gap = text[earlier.end : later.start]
        told: _Told | None = None
        had, now = earlier, later
        if told_from_to(text, earlier, later):
            told = _read(_GROWN.match(text, later.end))
        elif _LAST_YEARS.fullmatch(gap):
            had, now = later, earlier
            told = _read(_GROWN.match(text, later.end))
        elif _IS.fullmatch(gap):
            had, now = later, earlier
            told = _read(_TIMES.match(text, later.end))
        if told is not None and had.value:
            yield from _judged(paper, had, now, told)


def _read(found: re.Match[str] | None) -> _Told | None:
    if found is None:
        return None
    groups = found.groupdict()
    words = {groups.get(name) for name in ("about", "about2", "about3", "over")}
    if groups.get("folds"):
        times = Fraction(2) ** int(_count(groups["folds"]))
        start = found.start() + found[0].index("翻")
        slack = times / 5
        said = f"翻{groups['folds']}番"
    else:
        told = groups.get("more") or groups["times"]
        times = _count(told) + (1 if groups.get("more") else 0)
        start = found.start("more" if groups.get("more") else "times")
        slack = Fraction(1, 2 * 10 ** len(told.partition(".")[2]))
        said = f"{'增长' if groups.get('more') else ''}{told}倍"
    low, high = min(times * _NEAR, times - slack) if "." in said else times * _NEAR, times + slack
    if words & _ABOVE:
        low, high = times, times * 2
    elif words & _BELOW:
        low, high = times * _FAR, times * (2 - _NEAR)
    elif words & {"约", "左右"}:
        low, high = low * _NEAR, high / _NEAR
    return _Told(said, start, times, low, high)


def _count(said: str) -> Fraction:
    if said == "两":
        return Fraction(2)
    return Fraction(said) if said[0].isascii() else Fraction(read_ordinal(said) or 0)


def _judged(paper: Paper, had: Stated, now: Stated, told: _Told) -> Iterator[Finding]:
    before, after = range_of(had), range_of(now)
    value = Range(after.low / before.high, after.high / max(before.low, before.high / 2))
    if value.high >= told.low and value.low <= told.high:
        return
    text = paper.text
    ratio = rounded_text(now.value / had.value, 2)
    means = (
        "" if told.said.endswith(f"{told.times}倍") else f"（即{rounded_text(told.times, 2)}倍）"
    )
    yield RULE.at(
        paper.place(told.start),
        f"{typed(text, now)}是{typed(text, had)}的{ratio}倍，文中写“{told.said}”{means}，对不上",
        computation=f"{typed(text, now)}÷{typed(text, had)}＝{ratio}",
        hint="核对两个数和倍数；翻一番是两倍，增长一倍也是两倍",
        related=places(paper, (had,)),
    )


def _set(paper: Paper, sentence: Sentence, back: list[Sentence]) -> Iterator[Finding]:
    """按低保标准的1.5倍确定，为1253元, against the amount of 低保标准 that stands before it."""
    text, numbers = paper.text, sentence.numbers
    for index, (times, now) in enumerate(pairwise(numbers)):
        if now.unit != MONEY or not _SET.fullmatch(text[times.end : now.start]):
            continue
        said = _BY_STANDARD.search(words_before(text, times.start) + times.before)
        if said is None or not _STANDARD_OF.search(said[0]) or not times.value:
            continue
        if not (exact(now) and now.value) or from_year_file(paper, now):
            continue
        tellings = (numbers[:index], *(each.numbers for each in reversed(back)))
        least = bool(said["least"] or said["least2"] or times.before)
        place = _PLACE.search(text, times.end, now.start)
        if place is not None:
            bases = _bases_there(text, _named(said["of"]), place[0], now, tellings)
        else:
            base = _base(text, _named(said["of"]), tellings)
            bases = () if base is None else (base,)
        # No less than a multiple of the new standard; exactly that of either.
        held = bases[-1:] if least else bases
        if bases and not any(_fits(each, times, now, least=least) for each in held):
            yield _off(paper, bases[-1], times, now)


def _named(words: str) -> str:
    return _SAME_NAME.sub("低保", words)


def _base(text: str, name: str, tellings: Iterable[Sequence[Stated]]) -> Stated | None:
    """The amount of a standard by its name, from the nearest sentence that tells it."""
    if len(name) < _SHORTEST or _EARLIER.search(name):
        return None
    for numbers in tellings:
        amounts = [each for each in numbers if each.unit == MONEY and not each.scale]
        if any(_tells(text, each, name) for each in amounts):
            left = [each for each in amounts if _may_be(text, each)]
            one = len(left) == 1 and exact(left[0]) and _tells(text, left[0], name)
            return left[0] if one else None
    return None


def _bases_there(
    text: str, name: str, place: str, now: Stated, tellings: Iterable[Sequence[Stated]]
) -> tuple[Stated, ...]:
    """农村低保标准由4200元提高到4800元，农村特困标准为1.3倍: the two of the town or the country."""
    if len(name) < _SHORTEST or _EARLIER.search(name):
        return ()
    for numbers in tellings:
        amounts = [each for each in numbers if each.unit == MONEY and not each.scale]
        there = [each for each in amounts if place in words_before(text, each.start)]
        if there and all(name in _named(words_before(text, each.start)) for each in there):
            alike = all(spans_told(text, each) == spans_told(text, now) for each in there)
            one = len(there) == 1 or (
                len(there) == _PAIR and told_from_to(text, there[0], there[1])
            )
            known = all(exact(each) and _may_be(text, each) for each in there)
            return tuple(there) if alike and one and known else ()
    return ()


def _tells(text: str, number: Stated, name: str) -> bool:
    before = _named(words_before(text, number.start))
    if _PLACE.search(before) and not _PLACE.search(name):
        return False
    return name in before and ("标准" in before or "每人每" in before or before.endswith(name))


def _may_be(text: str, number: Stated) -> bool:
    return not (is_change(text, number) or _OF_OTHERS.search(words_before(text, number.start)))


def _fits(base: Stated, times: Stated, now: Stated, *, least: bool) -> bool:
    """Whether it is the multiple, or that made a round number where it is none itself."""
    product = base.value * times.value
    if product == now.value or (least and product < now.value):
        return True
    round_already = product < _YEARLY and product % _TEN == 0
    return not round_already and abs(product / now.value - 1) <= _CENT


def _off(paper: Paper, base: Stated, times: Stated, now: Stated) -> Finding:
    text = paper.text
    shown = f"{rounded_text(base.value * times.value, 1)}{now.unit}"
    return RULE.at(
        paper.place(now.start),
        f"{typed(text, base)}的{typed(text, times)}倍是{shown}，文中写“{typed(text, now)}”，对不上",
        computation=f"{typed(text, base)}×{typed(text, times)}＝{shown}",
        hint=f"用的标准是{typed(text, base)}，不是这个标准的不必改；是的，核对标准和倍数",
        related=places(paper, (base, times)),
    )
