"""What a number of a sentence may be made of: the other numbers of its stretch, and how far off it is."""

from __future__ import annotations

from fractions import Fraction
from math import log10
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import measure, typed, words_before
from drafter.checks.written.recomputing import BELOW, Agreement, agreement, middle, quotient
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Related
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.recomputing import Range
    from drafter.checks.written.statednumbers import Stated

MONEY: Final = "元"
_SEMICOLON: Final = pattern("[；;]")
_OF_WHICH: Final = "其中"
_TENS: Final = {1: "十", 2: "百", 3: "千", 4: "万"}
_MANY: Final = 10000
_MOST: Final = 16  # numbers farther back are of something else
_FEW_TENTHS: Final = 10  # 2.1万 may be cut to 2万, 2.7万 may not
_ROUNDEST: Final = 50  # a round number may be off by a fiftieth
_OTHER_TIME: Final = pattern(
    "上年|去年|前年|同期|上届|年初|任务|目标|计划|预算|力争|比(?!例)|较|[由从][^，。；]{0,4}$"
    "|(?:增加|净增|减少|净减|增长|下降|提高|降低)了?$"
)
_GOAL: Final = pattern("的?(?:年度|目标)?(?:任务|目标|计划)")  # 超额完成300户任务
_NOT_YET: Final = pattern("力争|确保|争取|计划|预计|拟|打算|目标|下一步|明年|将(?=[为达有实])")
_ONE_OF: Final = pattern("(?:[每均]|最高|最低|标准(?:为|是|达到?|提高到|调整为)?$)[^0-9]{0,16}$")
_PAIR: Final = 2
_THINGS: Final = frozenset("个家所处座项件条起宗")


class Operands(NamedTuple):
    """A part and a whole; `sure` where the sentence itself says that they are these.

    `named` where the words of the percentage name a whole that an earlier sentence counts;
    `afar` where they name all of something that the document counts in another paragraph.
    """

    part: Stated
    wholes: tuple[Stated, ...]
    sure: bool
    named: bool = False
    afar: bool = False


def lead(text: str, number: Stated) -> str:
    """The words before a number in its clause, 约 and 达到 left out."""
    words = words_before(text, number.start)
    return words if words.endswith("下达") else words.removesuffix(number.before)


def stretch(text: str, sentence: Sentence, number: Stated) -> Sentence:
    """The part of its sentence that no semicolon parts from a number."""
    begin, end = sentence.start, sentence.end
    for found in _SEMICOLON.finditer(text, sentence.start, sentence.end):
        if found.start() < number.start:
            begin = found.end()
        else:
            end = found.start()
            break
    return up_to(sentence._replace(start=begin), end)


def up_to(sentence: Sentence, end: int) -> Sentence:
    """The part of a sentence that ends somewhere within it."""
    inside = (each for each in sentence.numbers if sentence.start <= each.start < end)
    return sentence._replace(end=end, numbers=tuple(inside))


def kind(number: Stated) -> str:
    """What it counts in, 个 for all words for things: 15项，办结14个."""
    unit = measure(number)
    return "个" if unit in _THINGS else unit


def of_one(text: str, number: Stated) -> bool:
    """Whether it says how much falls to one: 每人500元, 人均500元, 500元/人."""
    return bool(_ONE_OF.search(lead(text, number))) or text.startswith("/", number.end)


def without_prices(text: str, sentence: Sentence) -> Sentence:
    """The last numbers of a sentence, those left out that say how much falls to one."""
    amounts = (each for each in sentence.numbers if each.value and not of_one(text, each))
    return sentence._replace(numbers=tuple(amounts)[-_MOST:])


def of_another_time(text: str, number: Stated) -> bool:
    """Whether it is told of another time, of a goal, or of a change."""
    return (
        _OTHER_TIME.search(lead(text, number)) is not None
        or _GOAL.match(text, number.end) is not None
    )


def is_planned(text: str, sentence: Sentence) -> bool:
    """Whether a sentence tells of what is to come."""
    return _NOT_YET.search(text, sentence.start, sentence.end) is not None


def wholes_of(text: str, numbers: Sequence[Stated]) -> tuple[Stated, ...]:
    """Without those that 其中 makes parts of an earlier number of the same unit."""
    if not numbers:
        return ()
    at = text.find(_OF_WHICH, numbers[0].end, numbers[-1].start)
    if at < 0:
        return tuple(numbers)
    told = {measure(each) for each in numbers if each.start < at}
    stop = _SEMICOLON.search(text, at, numbers[-1].start)
    end = stop.start() if stop else numbers[-1].end
    return tuple(each for each in numbers if not at < each.start < end or measure(each) not in told)


def goes_with(computed: Range, number: Stated) -> bool:
    """Whether a number is what was computed: rounded, cut off, or as round as it is written."""
    verdict = agreement(computed, number, reached=False)
    if verdict is Agreement.FITS:
        return True
    if number.at_least or (number.before in BELOW and computed.low > number.value):
        return False
    near = abs(middle(computed) - number.value) * _FEW_TENTHS <= number.value
    if verdict is Agreement.CUT and near:
        return True
    slack = _roundness(number)
    return computed.low - slack <= number.value <= computed.high + slack


def shown_as(computed: Range, number: Stated, more: int = 1) -> str:
    """A computed amount in the unit of a number, with so many more decimals; in 万 where large."""
    value = middle(computed)
    if abs(value) >= _MANY:
        return f"{rounded_text(value / _MANY, max(2, number.decimals))}万{number.unit}"
    return f"{rounded_text(value, more + (0 if number.scale else number.decimals))}{number.unit}"


def tens_off(computed: Range, number: Stated) -> str:
    """How many times too large or too small a number is: 十 where it is tenfold; "" otherwise."""
    value = middle(computed)
    if number.at_least or value <= 0 or not number.value:
        return ""
    power = round(log10(number.value / value))
    times = Fraction(10) ** power
    scaled = type(computed)(computed.low * times, computed.high * times)
    return _TENS.get(abs(power), "") if goes_with(scaled, number) else ""


def _roundness(number: Stated) -> Fraction:
    """Half of the last place that is not 0: 2100元 may be said for 2087元."""
    last = number.rounding * 2
    while number.value and number.value % (last * 10) == 0:
        last *= 10
    if last == number.rounding * 2:
        return last / 2
    return min(last / 2, number.value / _ROUNDEST)


def places(paper: Paper, numbers: Iterable[Stated]) -> tuple[Related, ...]:
    """Where numbers stand, for a finding that speaks of them."""
    return tuple(Related(paper.place(each.start), typed(paper.text, each)) for each in numbers)


def in_own_part(
    text: str,
    sentence: Sentence,
    percentage: Stated,
    before: tuple[Stated, ...],
    operands_of: Callable[[tuple[Stated, ...]], tuple[Operands, ...]],
) -> tuple[Operands, ...]:
    """床位60张，使用48张，使用率80%；工位50个，使用30个，使用率60%: none across the semicolon.

    Two amounts of its own part come first; a pair of an earlier part that has its percentage
    already does not answer for another one.
    """
    begin = stretch(text, sentence, percentage).start
    own = tuple(each for each in before if each.start >= begin)
    if len(own) == len(before):
        return operands_of(before)
    several = len(own) >= _PAIR
    if several and (found := operands_of(own)):
        return found
    return tuple(
        each._replace(sure=each.sure and not several)
        for each in operands_of(before)
        if any(amount in own for amount in (each.part, *each.wholes))
        or not (several or _has_its_own(text, sentence, each))
    )


def _has_its_own(text: str, sentence: Sentence, pair: Operands) -> bool:
    """Whether a pair makes a percentage that stands in its own part of the sentence."""
    inside = stretch(text, sentence, pair.part).numbers
    if len(pair.wholes) != 1 or pair.wholes[0] not in inside:
        return False
    made = quotient(pair.part, pair.wholes[0])
    return any(
        each.unit == PERCENT and agreement(made, each) is not Agreement.OFF for each in inside
    )
