"""What 人均, 平均每个社区 and 每户 share out among, and how many of those a text counts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import PERSONS, measure, typed, words_after
from drafter.checks.written.operands import lead
from drafter.checks.written.recomputing import Range, range_of
from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.statednumbers import Stated

EACH: Final = (
    "人次|户次|场次|台次|车次|人|名|位|户|例|件|次|场|天|日|月|床|张|家|所|个|处|座|支|间|项|批|亩"
    "|套|辆|具|对|村|镇|乡|街道|社区"
)
# 每名残疾人, 每个社区, 每场集体婚礼: what stands between the word for one and what falls to it.
_NOUN: Final = pattern(
    "^[㐀-鿿]{0,4}?(?:行政村|社区|小区|村|乡镇|镇|街道|机构|站点|站|点|中心|项目|家庭|窗口|网格|支部"
    "|单位|公墓|团队|组织|协会|个案|案例|床位)"
)
_THINGS: Final = frozenset({"个", "家", "所", "处"})
_BY_NOUN: Final = frozenset({"个", "家", "所", "处", "座", "村", "镇", "乡", "街道", "社区"})
_NEXT_WORDS: Final = 12
_NOT_ITSELF: Final = pattern("[级务规]|民(?!政(?:经办|专职|工作)?(?:人员|干部|助理))")
_PLACES: Final = frozenset({"村", "镇", "乡", "街道", "社区"})
_ALIKE: Final = (
    frozenset({"次", "人次", "户次", "场次"}),
    frozenset({"场", "场次"}),
    frozenset({"床", "张"}),
    frozenset({"户", "户次", "家"}),
    frozenset({"例", "具", "人次", "件"}),
    frozenset({"台", "台次"}),
    frozenset({"人", "人次"}),
)
_DAYS: Final = pattern(
    "(?<![0-9.第每前后周])(?P<count>[0-9]{1,3}|(?<![第每前后几十])[一二两三四五六七八九十]{1,3})天(?![前后内]|以[内上下])"
)
_DAY: Final = frozenset({"天", "日"})
_PEOPLE: Final = pattern("人口|常住|户籍|居民|全[区县市]")
_MANY: Final = 10000
_AT_A_TIME: Final = {"万": 10000, "千": 1000, "百": 100}
_SPAN: Final = pattern("(?<!半)全年|上半年|前三季度")
_MONTHS: Final = {"全年": 12, "上半年": 6, "前三季度": 9}


class Each(NamedTuple):
    """What something falls to one of: the measure word, the noun behind it, how many at a time."""

    word: str
    noun: str = ""
    many: int = 1


class Count(NamedTuple):
    """How many there are: a number, or days and months that words tell, as `value` and `said`."""

    number: Stated | None
    start: int
    value: Range
    said: str


def each_of(word: str, rest: str, many: str = "") -> Each:
    """What 每`many``word``rest` speaks of: 每个社区 has the word 个 and the noun 社区."""
    noun = _NOUN.match(rest) if word in _BY_NOUN else None
    said = word if word in _PLACES else noun[0] if noun else ""
    return Each(word, said, _AT_A_TIME.get(many, 1))


def same_unit(one: str, other: str) -> bool:
    """Whether two measure words may count the same."""
    one, other = ("人" if each in PERSONS else each for each in (one, other))
    if one == other:
        return True
    return any(one in words and other in words for words in _ALIKE)


def counts(text: str, within: Sentence, each: Each) -> tuple[Count, ...]:
    """How many there are of what something falls to one of, as numbers or words tell it."""
    if each.word in _DAY:
        return tuple(_spelled(text, within))
    if each.word == "月":
        return tuple(
            _of_words(found, _MONTHS[found[0]])
            for found in _SPAN.finditer(text, within.start, within.end)
        )
    found = [number for number in within.numbers if _counts(text, number, each)]
    preferred = "" if each.word in PERSONS else each.word
    same = [number for number in found if measure(number) == preferred]
    return tuple(
        Count(number, number.start, range_of(number), typed(text, number) + each.noun)
        for number in same or found
    )


def _counts(text: str, number: Stated, each: Each) -> bool:
    unit = measure(number)
    if each.many > 1 and each.word in PERSONS:
        told = lead(text, number) + words_after(text, number.end)
        return unit == "人" and number.value >= _MANY and _PEOPLE.search(told) is not None
    if each.word in PERSONS:
        return unit in {"人", "人次"}
    if each.noun and unit in _THINGS:
        return _named(text, number, each.noun) or unit == each.word != "个"
    return same_unit(unit, each.word) and not each.noun


def _named(text: str, number: Stated, noun: str) -> bool:
    """Whether it counts what the noun says: 216个村, 村216个, not 213个村级活动室."""
    behind = words_after(text, number.end)[:_NEXT_WORDS]
    if noun in behind:
        return not _NOT_ITSELF.match(behind.partition(noun)[2])
    return lead(text, number).rstrip("共有计为").endswith(noun)


def _spelled(text: str, within: Sentence) -> Iterator[Count]:
    """三天, 7天: how long something took."""
    for found in _DAYS.finditer(text, within.start, within.end):
        days = 2 if found["count"] == "两" else read_ordinal(found["count"])
        if days and days > 1:
            yield _of_words(found, days)


def _of_words(found: re.Match[str], count: int) -> Count:
    return Count(None, found.start(), Range(Fraction(count), Fraction(count)), found[0])
