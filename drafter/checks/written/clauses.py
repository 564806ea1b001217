"""Sentences that state numbers, and the words that stand beside a number in its clause."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.checks.written.indexedtext import IndexedText
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated

MOST_NUMBERS: Final = 40  # a sentence with more is a table that lost its lines
LONGEST_SENTENCE: Final = 1500
_FARTHEST: Final = 40
_STOPS: Final = "。！？!?\n"
_CLAUSE_MARK: Final = pattern("[，。；：、！？,;:!?\n（）()]")
_SAME_CLAUSE_AFTER: Final = pattern(r"[^，。；：、！？,;:!?\n（）()]*")
_CHANGED: Final = pattern(
    r"(?:增长|增加|减少|下降|降低|提高|上升|增|减|比上?年|净增|多|少|年为|年末为|上年|去年|同期)(?:了|为|达到?)?\Z"
)
_SPAN: Final = pattern("每([年月日天次])")
_LISTED: Final = pattern(
    "(?<![十百第])(?P<count>[二两三四五六七八九])(?:者|类|项|方面|部分)(?:人员|对象|群体|资金)?"
)
_COUNTS: Final = {said: count for count, said in enumerate("二三四五六七八九", 2)} | {"两": 2}
_JOINED: Final = pattern("[、，,和及与][^；;（()）。]*")
_LONGEST_ITEM: Final = 24
_SHOULD: Final = pattern("应(?![急对用届征邀聘])[^，。；,;0-9]{1,14}$")
_FILLER: Final = pattern("(?:共有|共计|共|总共|有|为|达到|达|已|总数|数量|数|设|建设|建)*$")
_RIGHT_BEHIND: Final = 10
_NO_COUNT: Final = frozenset({"", "%", "‰", "个百分点", "年", "岁", "周年", "号", "比", "学期"})
PERSONS: Final = frozenset({"人", "名", "位"})


class Sentence(NamedTuple):
    """A sentence that states numbers: from where to where, and the numbers in reading order."""

    start: int
    end: int
    numbers: tuple[Stated, ...]


def stating_sentences(text: IndexedText, numbers: tuple[Stated, ...]) -> Iterator[Sentence]:
    """Those that state numbers; none that is so long or full that it can be no sentence."""
    stops = text.places(_STOPS) if numbers else []
    first = 0
    while first < len(numbers):
        index = bisect_right(stops, numbers[first].start)
        start = stops[index - 1] + 1 if index else 0
        end = stops[index] if index < len(stops) else len(text.text)
        last = first
        while last < len(numbers) and numbers[last].start < end:
            last += 1
        if last - first <= MOST_NUMBERS and end - start <= LONGEST_SENTENCE:
            yield Sentence(start, end, numbers[first:last])
        first = last


def measure(number: Stated) -> str:
    """What a number counts in, 人 for all words for persons; "" where it is no amount at all."""
    if number.unit in PERSONS:
        return "人"
    return "" if number.unit in _NO_COUNT else number.unit


def words_before(text: str, start: int) -> str:
    """What stands before an offset in its clause, numbers and all; no more than 40 characters."""
    return str(_CLAUSE_MARK.split(text[max(0, start - _FARTHEST) : start])[-1])


def words_after(text: str, end: int) -> str:
    """What stands behind an offset in its clause; no more than 40 characters."""
    found = _SAME_CLAUSE_AFTER.match(text, end, end + _FARTHEST)
    return found[0] if found else ""


def clause_around(text: str, number: Stated) -> str:
    """The clause a number stands in."""
    return (
        words_before(text, number.start)
        + text[number.start : number.end]
        + words_after(text, number.end)
    )


def typed(text: str, number: Stated) -> str:
    """The number as it stands in the text."""
    return text[number.start : number.end]


def from_year_file(paper: Paper, number: Stated) -> bool:
    """Whether a draft took it from the year's figures, which have rules of their own."""
    return paper.setting.drafted and paper.file(number.start).endswith((".yaml", ".yml"))


def is_change(text: str, number: Stated) -> bool:
    """Whether it says by how much something has grown or shrunk: 比上年减少45人."""
    return _CHANGED.search(words_before(text, number.start)) is not None


def told_parts(lead: str) -> int:
    """How many things a clause takes together: two in 二者合计, 两项共, 0 where it does not say."""
    found = _LISTED.search(lead)
    return _COUNTS[found["count"]] if found else 0


def last_listed(text: str, numbers: Sequence[Stated]) -> tuple[Stated, ...]:
    """The last of some numbers with those before it that stand in one list of one unit."""
    row: list[Stated] = []
    for number in reversed(numbers):
        if row:
            gap = text[number.end : row[0].start]
            if measure(number) != measure(row[0]) or len(gap) > _LONGEST_ITEM:
                break
            if "其中" in gap or not _JOINED.fullmatch(gap):
                break
        row.insert(0, number)
    return tuple(row)


def of_same_things(text: str, pair: Sequence[Stated]) -> bool:
    """Whether both numbers count the same: 12个乡镇中，8个乡镇."""
    if len(pair) < 2:
        return False
    first, second = (words_after(text, number.end) for number in pair)
    return len(second) > 1 and first.startswith(second[:2]) and "中" in first


def should_and_is(text: str, pair: Sequence[Stated], end: int) -> bool:
    """Whether the first says how many there should be: 应检198家，参检185家，年检率."""
    if len(pair) < 2 or end - pair[1].end > _RIGHT_BEHIND:
        return False
    return _SHOULD.search(words_before(text, pair[0].start)) is not None


def speaks_of(text: str, number: Stated, noun: str) -> bool:
    """Whether a noun stands right before the number, or right behind it."""
    if len(noun) < 2:
        return False
    lead = words_before(text, number.start).removesuffix(number.before)
    return _FILLER.sub("", lead).endswith(noun) or words_after(text, number.end).startswith(noun)


def spans_told(text: str, number: Stated) -> frozenset[str]:
    """The spans that a number is told for in its clause: 月 of 每人每月950元."""
    return frozenset(_SPAN.findall(words_before(text, number.start)))


def same_span(earlier: str, later: str) -> bool:
    """Whether two leads speak of the same span: not 每人每年9600元 and 每人每月850元."""
    spans = [set(_SPAN.findall(words)) for words in (earlier, later)]
    return not all(spans) or spans[0] == spans[1]


def cluster_end(numbers: Sequence[Stated], index: int) -> int:
    """Where the numbers that stand right behind one another end: 908户1515人 are two."""
    while index + 1 < len(numbers) and numbers[index + 1].start == numbers[index].end:
        index += 1
    return numbers[index].end


def cluster_start(numbers: Sequence[Stated], index: int) -> int:
    """Where the numbers that stand right behind one another begin."""
    while index and numbers[index - 1].end == numbers[index].start:
        index -= 1
    return numbers[index].start
