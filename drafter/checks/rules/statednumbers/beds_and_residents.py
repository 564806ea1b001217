"""说明：床位数、入住人数和入住率（床位使用率）对不上；入住的比床位还多；空着的床位、要住多少人与床位数算不到一起。
理由：入住人数除以床位就是入住率，床位减去入住的就是空着的，读的人一算就知道。
反例：院内有床位120张，入住老人78人，入住率75%。
正例：院内有床位120张，入住老人78人，入住率65%。
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import from_year_file, measure, typed, words_after
from drafter.checks.written.operands import (
    lead,
    of_another_time,
    of_one,
    places,
    shown_as,
)
from drafter.checks.written.recomputing import (
    Agreement,
    Range,
    agreement,
    as_one,
    difference,
    exact,
    percent_text,
    quotient,
    range_of,
)
from drafter.checks.written.spokentime import spoken_time
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from fractions import Fraction

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("床位与入住不符", Family.DATA, Severity.WARNING, __doc__)
_BEDS: Final = pattern("(?:床位|床)(?:总?数)?(?:共有|共|总计|有|为|达到?|是)?$")
_BEDS_BEHIND: Final = pattern("^(?:养老)?床位?")
_SOME_BEDS: Final = pattern(
    "新|增|护理|家庭|其中|计划|改造|购|智能|补|空|闲|累计|拆|减|更换|配|捐|预留|设置了?$|争取|规划"
)
_LIVING: Final = pattern("(?:入住|在院|在住|收住|现住)[^，。；,;0-9]{0,12}$")
_SOME_LIVING: Final = pattern(
    "新|增|累计|其中|可|能|预计|计划|率|失能|自费|社会(?:老|寄)|代养|最多"
)
_RATE: Final = pattern(
    "^(?:平均|总体|整体|综合|实际|床位|目前|现|其)*(?:入住|使用|利用)率(?:只有|仅有?|约|为|是|达到?|近)*$"
)
_LISTED: Final = pattern("[、和及与][^，。；,;0-9]{0,12}")
_ELSEWHERE: Final = pattern(
    "公办|民办|公建|民营|农村|城市|城镇|乡镇|光荣院|敬老院|福利院|福利中心|护理院|养老院|公寓|供养中心|颐养|[0-9]家"
)
_EMPTY: Final = pattern("床位?[^，。；,;0-9]{0,4}(?:空着|空置|闲置|空余|空闲|空出)(?:了|的|有)?$")
_EMPTY_BEHIND: Final = pattern(
    "^(?:养老)?床位?(?:还|仍|尚|处于|长期|被)*(?:空着|空置|闲置|空余|空闲)"
)
_THAT_IS: Final = pattern("(?:左右|以上)?[，,（(]?(?:即|也就是|相当于)[^，。；,;0-9]{0,8}")
_ALL_LIVING: Final = pattern("床位|入住")
_HOME: Final = pattern(
    "光荣院|敬老院|福利院|福利中心|养老中心|护理院|养老院|养老机构|老年公寓|供养中心|供养机构"
)
_PLANNED: Final = pattern("力争|计划|预计|拟建?|明年|下一步|将[新建设达]|目标")
_MOST: Final = 40
_FEW: Final = 6
_ABOUT: Final = 20  # 约 may be off by a twentieth


class _Home(NamedTuple):
    """The beds of a paragraph and how many live there."""

    beds: tuple[Stated, ...]
    living: tuple[Stated, ...]
    rates: tuple[Stated, ...]
    start: int


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each paragraph that tells of beds; then what is said of them anywhere else."""
    if "床" not in paper.characters:
        return
    homes = list(_homes(paper))[:_MOST]
    for home in homes:
        yield from _within(paper, home)
    beds = [each for home in homes for each in home.beds][:_MOST]
    pairs = ((one, other, home) for home in homes for one in home.beds for other in home.living)
    both = tuple(islice(pairs, 2))
    told = list(dict.fromkeys(each.value for each in paper.numbers if measure(each) == "张"))[:_FEW]
    sums = {*told, *(one + other for one, other in product(told, told))}
    for sentence in paper.sentences:
        if "床" not in paper.text[sentence.start : sentence.end]:
            continue
        if len(both) == 1:
            yield from _empty(paper, sentence, *both[0])
        if len({each.value for each in beds}) == 1:
            yield from _goal(paper, sentence, beds[0], sums)


def _homes(paper: Paper) -> Iterator[_Home]:
    found: dict[int, _Home] = {}
    time = spoken_time(paper)
    for index, sentence in _beside_beds(paper):
        if _PLANNED.search(paper.text, sentence.start, sentence.numbers[0].start) or (
            time is not None and time.planned(sentence.start)
        ):
            continue
        home = found.get(index, _Home((), (), (), paper.starts[index]))
        for number in sentence.numbers:
            if not number.value or from_year_file(paper, number):
                continue
            if _is_beds(paper.text, number):
                home = home._replace(beds=(*home.beds, number))
            elif _is_living(paper.text, number):
                told = as_one(_listed(paper.text, sentence.numbers, number)) or number
                home = home._replace(living=(*home.living, told))
            elif number.unit == PERCENT and _RATE.search(lead(paper.text, number)):
                home = home._replace(rates=(*home.rates, number))
        found[index] = home
    yield from (home for home in found.values() if home.beds)


def _beside_beds(paper: Paper) -> Iterator[tuple[int, Sentence]]:
    """The sentences of paragraphs in which beds are spoken of, with the paragraph's number."""
    for sentence in paper.sentences:
        index = paper.index(sentence.numbers[0].start)
        if "床" in paper.passages[index].text:
            yield index, sentence


def _is_beds(text: str, number: Stated) -> bool:
    if measure(number) != "张" or not exact(number) or of_one(text, number):
        return False
    before = lead(text, number)
    if _SOME_BEDS.search(before) or of_another_time(text, number) or "均" in before:
        return False
    behind = words_after(text, number.end)
    return bool(_BEDS.search(before)) or (
        _BEDS_BEHIND.match(behind) is not None and not _SOME_BEDS.search(behind)
    )


def _is_living(text: str, number: Stated) -> bool:
    before = lead(text, number)
    return (
        measure(number) == "人"
        and exact(number)
        and _LIVING.search(before) is not None
        and not _SOME_LIVING.search(before)
        and not of_another_time(text, number)
        and not words_after(text, number.end).startswith("次")
    )


def _listed(text: str, numbers: tuple[Stated, ...], first: Stated) -> tuple[Stated, ...]:
    """入住特困人员60人、社会老人20人: the number with those behind it in its list."""
    row = [first]
    for number in numbers[numbers.index(first) + 1 :]:
        between = text[row[-1].end : number.start]
        if measure(number) != "人" or not _LISTED.fullmatch(between) or "其中" in between:
            break
        row.append(number)
    return tuple(row)


def _within(paper: Paper, home: _Home) -> Iterator[Finding]:
    """床位120张，入住78人，入住率65%: of one home, or of all of them."""
    text = paper.text
    if len(home.beds) != 1 or len(home.living) != 1:
        return
    (beds,), (living,) = home.beds, home.living
    if living.start < beds.start or _ELSEWHERE.search(text, beds.end, living.start):
        return
    share = quotient(living, beds)
    if range_of(living).low > range_of(beds).high:
        yield RULE.at(
            paper.place(living.start),
            f"床位只有{typed(text, beds)}，入住的却有{typed(text, living)}",
            computation=f"{typed(text, living)}＞{typed(text, beds)}",
            hint="核对床位数和入住人数是否抄错；不是同一处的，写明",
            related=places(paper, (beds,)),
        )
        return
    for rate in home.rates[:1]:
        beside = "。" not in text[living.end : rate.start]
        if not beside or rate.start < living.end:
            continue
        if of_another_time(text, rate) or agreement(share, rate) is not Agreement.OFF:
            continue
        shown = percent_text(share, rate)
        yield RULE.at(
            paper.place(rate.start),
            f"入住{typed(text, living)}、床位{typed(text, beds)}，算下来是{shown}，"
            f"文中写“{typed(text, rate)}”",
            computation=f"{typed(text, living)}÷{typed(text, beds)}＝{shown}",
            hint="核对这三个数；入住率是别的床位的，写明",
            related=places(paper, (beds, living)),
        )


def _empty(
    paper: Paper, sentence: Sentence, beds: Stated, living: Stated, home: _Home
) -> Iterator[Finding]:
    """床位还空着42张: what is left of the beds of the one home that the document tells of."""
    text = paper.text
    left = difference(range_of(living), range_of(beds))
    for number in sentence.numbers:
        if measure(number) != "张" or not exact(number):
            continue
        behind = words_after(text, number.end)
        if not (_EMPTY.search(lead(text, number)) or _EMPTY_BEHIND.match(behind)):
            continue
        if left.low <= number.value <= left.high:
            continue
        named = _HOME.findall(text, sentence.start, number.start)
        if named and not any(name in text[home.start : living.end] for name in named):
            continue
        shown = shown_as(left, number)
        yield RULE.at(
            paper.place(number.start),
            f"床位{typed(text, beds)}、入住{typed(text, living)}，空着的应是{shown}，"
            f"文中写“{typed(text, number)}”",
            computation=f"{typed(text, beds)}－{typed(text, living)}＝{shown}",
            hint="核对这三个数；不是同一处的，写明",
            related=places(paper, (beds, living)),
        )


def _goal(
    paper: Paper, sentence: Sentence, beds: Stated, sums: Collection[Fraction]
) -> Iterator[Finding]:
    """床位使用率达到60%，即入住72人: so many of the beds that the document tells of."""
    text = paper.text
    for rate, number in zip(sentence.numbers, sentence.numbers[1:], strict=False):
        if rate.unit != PERCENT or measure(number) not in {"人", "张"}:
            continue
        if not _THAT_IS.fullmatch(text, rate.end, number.start):
            continue
        before = lead(text, rate)
        if not _ALL_LIVING.search(before) or "率" not in before or number.scale or rate.scale:
            continue
        share = beds.value * rate.value / 100
        if _near(share, number) or any(_near(each * rate.value / 100, number) for each in sums):
            continue
        shown = shown_as(Range(share, share), number, more=0)
        yield RULE.at(
            paper.place(number.start),
            f"床位{typed(text, beds)}的{typed(text, rate)}是{shown}，文中写“{typed(text, number)}”",
            computation=f"{typed(text, beds)}×{typed(text, rate)}＝{shown}",
            hint="核对床位数、比率和人数；以别的床位为准的，写明",
            related=places(paper, (beds, rate)),
        )


def _near(value: Fraction, number: Stated) -> bool:
    return abs(value - number.value) <= (1 if exact(number) else 1 + value / _ABOUT)
