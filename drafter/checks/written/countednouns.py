"""How many there are of something, wherever a document tells it: 残疾军人312人, 现有312名残疾军人."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import measure, words_before
from drafter.checks.written.operands import lead, of_one
from drafter.checks.written.recomputing import exact
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated

SHORTEST_NOUN: Final = 3
_MOST_PLACES: Final = 200
_LONGEST_FILLER: Final = 8
_FILLER: Final = pattern("(?:现有|现|目前|共计|合计|累计|总数|总量|共|有|为|是|已?达到?|约|近)*")
# What may stand before a noun that speaks of all of its kind.
_OF_ALL: Final = pattern(
    "(?:截至|截止|目前|至|年末|年底|[0-9]{1,2}月底?|底|全[区县市镇州旗省所局院乡]|我[区县市镇局所院]|本[区县市]|辖区内?"
    "|现有?|共有?|拥有|建有|已有|有|登记|注册|全年|实施|开展|办理|救助|养老|民政|社会|各类|享受|国家|定期|[的，,])*"
)
_ALL_OF: Final = pattern(
    "(?:全[区县市镇州旗省所局院]|我[区县市镇局所院]|现有|共有|在册)[^，。；,;0-9]{0,4}$"
)
_EARLIER: Final = pattern("上年|去年|前年|年初|期初|同期|上届|(?P<year>(?:19|20)[0-9]{2})年")
_SENTENCE: Final = pattern("[。；;\n]")
_LOOKED_BACK: Final = 40


class Count(NamedTuple):
    """A number of things whose name begins at `start`; `sure` where its words tell all of them."""

    number: Stated
    start: int
    sure: bool


def counts_of(paper: Paper, noun: str) -> Iterator[Count]:
    """The exact present numbers told right behind a noun, or right before it as of all of them."""
    text, numbers = paper.text, paper.numbers
    at = text.find(noun)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        index = bisect_left(numbers, at, key=_start)
        if (
            index
            and numbers[index - 1].end == at
            and _ALL_OF.search(lead(text, numbers[index - 1]))
        ):
            yield from _counted(text, numbers[index - 1], at, sure=True)
        end = at + len(noun)
        while index < len(numbers) and numbers[index].start - end <= _LONGEST_FILLER:
            if not _FILLER.fullmatch(text, end, numbers[index].start):
                break
            before = words_before(text, at)
            yield from _counted(
                text, numbers[index], at, sure=_OF_ALL.fullmatch(before) is not None
            )
            end, index = numbers[index].end, index + 1
        at = text.find(noun, at + len(noun))


def _start(number: Stated) -> int:
    return number.start


def _counted(text: str, number: Stated, start: int, *, sure: bool) -> Iterator[Count]:
    if not (measure(number) and exact(number) and number.value):
        return
    if not of_one(text, number):
        yield Count(number, start, sure)


def number_of_all(paper: Paper, noun: str, unit: str) -> Stated | None:
    """How many there are of it in a unit, if the document tells that once or always alike."""
    if len(noun) < SHORTEST_NOUN:
        return None
    found = [each.number for each in counts_of(paper, noun) if each.sure]
    found = [each for each in found if measure(each) == unit and not _of_earlier(paper, each)]
    same = {each.value for each in found}
    return found[0] if len(same) == 1 else None


def _of_earlier(paper: Paper, number: Stated) -> bool:
    """Whether its sentence begins with another time: 2019年末，全县养老机构40家."""
    period = paper.setting.period
    before = paper.text[max(0, number.start - _LOOKED_BACK) : number.start]
    told = _EARLIER.finditer(_SENTENCE.split(before)[-1])
    return any(not each["year"] or not period or int(each["year"]) != period.year for each in told)
