"""The numbers of one thing at two times, as a sentence tells them: the earlier one and the later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import measure, same_span, words_before
from drafter.checks.written.recomputing import Agreement, agreement, exact, quotient
from drafter.checks.written.statednumbers import PERCENT
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.checks.written.statednumbers import Stated

_FROM: Final = pattern("(?:由|从)[^，。；,;0-9]{0,10}(?:20[0-9]{2}年[^，。；,;0-9]{0,4})?$")
_AND: Final = frozenset({"、", "和", "与", "，"})
_LAST_YEARS: Final = pattern(
    "[，,（(](?:同?比|较)(?:上年度?|去年|上一年)(?:同期|末|底|年末|年底)?的?"
)
_GROWN_SINCE: Final = pattern("(?:同比)?(?:增长|增加|提高|上升|下降|降低|减少)了?")
_NOT_NOW: Final = pattern("其中|目标|任务|计划|预计|力争")
_AGAINST_BASE: Final = pattern(r"(?:(?:同?比|较)[^，。；,;]{0,16}|上年|去年|同期)的?$")
_INTO: Final = pattern(
    "(?:，|,)?(?:逐步|大幅|统一|相应|再|又|分别)?(?:提高|增加|上升|增长|提升|扩大|发展|拓展|上调|调整|调高|下降|降低|减少|缩减|下调|压减|增|降|减|涨)"
    "(?:到|至|为)了?(?:(?:(?:19|20)[0-9]{2}年|今年|目前|年末|年底|期末|现在)的?)?(?:每人每[月年]|每[月年]|每户每[月年]|人均)?"
)
_LAST_YEAR: Final = "(?:上年|去年|上一年)(?:同期|度|末|底|年末|年底|全年|实际)?"
_TOLD: Final = "(?:的|为|是|有|仅有?|只有|共有?|达到?|支出|发放|救助|每人每[月年]|每[月年]){0,2}"
_LAST_YEAR_BESIDE: Final = pattern(f"[，,（(]{_LAST_YEAR}{_TOLD}")
_LAST_YEAR_TOLD: Final = pattern(f"(?:{_LAST_YEAR}|同期)[^，。；,;0-9]{{0,12}}$")
_THIS_YEAR_BESIDE: Final = pattern("[，,]?(?:而)?(?:今年|本年度?|当年)[^，。；,;0-9]{0,12}")
_YEAR_TOLD: Final = pattern("(?P<year>20[0-9]{2})年[^，。；,;0-9]{0,14}$")
_YEAR_BESIDE: Final = pattern("[，,]?(?:而)?(?P<year>20[0-9]{2})年[^，。；,;0-9]{0,12}")
_CHANGE_NEXT: Final = pattern(
    "[）)]?[，,]?(?:同?比|同比|较|比上年度?|较上年度?|比去年|较去年)?(?:同期)?(?:净)?"
    "(?:增长|增加|提高|上升|上涨|增幅|提升|涨幅|增速|下降|降低|减少|降幅)(?:率|幅度)?(?:了|为|是|达到?|约)?"
)


_UP: Final = pattern("增长|增加|提高|上升|上涨|增幅|提升|涨幅|增速")
_MOVES: Final = pattern("[增减多少新退销撤停降死]|关闭")


def from_to(text: str, numbers: Sequence[Stated], index: int) -> tuple[Stated, Stated] | None:
    """The two numbers of 由…提高到…, where this one is the latter; both exact and of one unit."""
    if not index:
        return None
    earlier, later = numbers[index - 1], numbers[index]
    if not measure(later) or measure(earlier) != measure(later):
        return None
    lead, between = words_before(text, earlier.start), text[earlier.end : later.start]
    if not told_from_to(text, earlier, later) or not same_span(lead, between):
        return None
    return (earlier, later) if exact(earlier) and exact(later) else None


def each_from_to(
    text: str, numbers: Sequence[Stated], index: int
) -> tuple[tuple[Stated, Stated], tuple[Stated, Stated]] | None:
    """由720元、540元分别提高到765元和594元: both earlier ones with the later ones, from `index` on."""
    had, have = numbers[index : index + 2], numbers[index + 2 : index + 4]
    if len({measure(each) for each in (*had, *have)}) != 1 or not all(map(exact, (*had, *have))):
        return None
    if text[had[0].end : had[1].start] not in _AND or text[have[0].end : have[1].start] not in _AND:
        return None
    between, lead = text[had[1].end : have[0].start], words_before(text, had[0].start)
    if not _INTO.fullmatch(between) or not _FROM.search(lead) or not same_span(lead, between):
        return None
    return (had[0], have[0]), (had[1], have[1])


def told_from_to(text: str, earlier: Stated, later: Stated) -> bool:
    """Whether they stand in 由…提高到…."""
    return bool(
        _INTO.fullmatch(text[earlier.end : later.start])
        and _FROM.search(words_before(text, earlier.start))
    )


def base_named(
    text: str, numbers: Sequence[Stated], index: int, *, up: bool
) -> tuple[Stated, Stated] | None:
    """What 比上年的10706人增加316人 names as the base, and the number before it of the same unit."""
    if index < 2:
        return None
    base, number = numbers[index - 1], numbers[index]
    unit = measure(number)
    lead = words_before(text, base.start)
    if (
        measure(base) != unit
        or not _AGAINST_BASE.search(lead)
        or len(text[base.end : number.start]) > 5
    ):
        return None
    grown = number.value if up else -number.value
    same = [each for each in numbers[: index - 1] if measure(each) == unit]
    now = next(
        (each for each in same if each.value - base.value == grown), same[-1] if same else None
    )
    if now is None or not exact(now) or not exact(base):
        return None
    return base, now


def base_right_before(
    text: str, numbers: Sequence[Stated], index: int
) -> tuple[Stated, Stated] | None:
    """In 5120张，比上年的4480张增长14.3% the two of one unit, nothing else between them."""
    if index < 2:
        return None
    now, base, number = numbers[index - 2 : index + 1]
    if not measure(base) or measure(now) != measure(base) or not (exact(now) and exact(base)):
        return None
    if not _LAST_YEARS.fullmatch(text[now.end : base.start]):
        return None
    if not _GROWN_SINCE.fullmatch(text[base.end : number.start]):
        return None
    if _NOT_NOW.search(words_before(text, now.start)) or _is_difference(text, base, now, number):
        return None
    return base, now


def _is_difference(text: str, base: Stated, number: Stated, rate: Stated) -> bool:
    """Whether 净增29家，比上年末的357家增长8.1% tells the growth itself and not what there is now."""
    share = quotient(number, base)
    if rate.unit != PERCENT or agreement(share, rate) is not Agreement.FITS:
        return False
    up = _UP.search(text, max(base.end, number.end), rate.start)
    return bool(up or _MOVES.search(words_before(text, number.start)))


def year_beside_year(
    text: str, numbers: Sequence[Stated], index: int
) -> tuple[Stated, Stated] | None:
    """In 950元，上年900元，增长5.6% or 2022年1000人，2023年1200人 the two right before a growth."""
    if index < 2:
        return None
    first, second, number = numbers[index - 2 : index + 1]
    if not measure(first) or measure(second) != measure(first) or first.end == second.start:
        return None
    if not (exact(first) and exact(second)) or not _CHANGE_NEXT.fullmatch(
        text[second.end : number.start]
    ):
        return None
    leads = words_before(text, first.start), text[first.end : second.start]
    if _NOT_NOW.search(leads[0] + leads[1]) or not same_span(*leads):
        return None
    if _LAST_YEAR_BESIDE.fullmatch(leads[1]) and not _LAST_YEAR_TOLD.search(leads[0]):
        return None if _is_difference(text, second, first, number) else (second, first)
    if _LAST_YEAR_TOLD.search(leads[0]) and _THIS_YEAR_BESIDE.fullmatch(leads[1]):
        return first, second
    return _by_year(leads, first, second)


def _by_year(leads: tuple[str, str], first: Stated, second: Stated) -> tuple[Stated, Stated] | None:
    """Both where each is told with its year, and the years follow one another."""
    one, other = _YEAR_TOLD.search(leads[0]), _YEAR_BESIDE.fullmatch(leads[1])
    if one is None or other is None:
        return None
    apart = int(other["year"]) - int(one["year"])
    if apart == 1:
        return first, second
    return (second, first) if apart == -1 else None
