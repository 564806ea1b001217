"""说明：同一样东西写了两个数，只差相邻的两位数字颠倒：3214与3241。
理由：抄数时最常见的笔误是把相邻的两位抄反；两个数各在一处，分开看都像对的。
反例：全年火化遗体3214具……火化遗体3241具，火化率100%
正例：全年火化遗体3214具……火化遗体3214具，火化率100%
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import from_year_file, measure, typed, words_after, words_before
from drafter.checks.written.recomputing import exact
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("疑似数字颠倒", Family.DATA, Severity.WARNING, __doc__)
_FEWEST: Final = 3  # digits; of two, too many are met by chance
_NOUN: Final = 3
_WHOLE_NOUN: Final = 4  # from here on a noun before one number may stand behind the other
_LONGEST_NOUN: Final = 10
_MOST_LIKE: Final = 12  # so many numbers with the same digits are no slip
_FILLER: Final = pattern(
    "(?:共有|共计|合计|累计|总共|共|总计|有|为|达到|达|已|了|约|近|每人每[月年]|数量|总数|数)*$"
)
# What tells two numbers of one thing apart: another time, place or kind.
_APART: Final = pattern(
    "上年|去年|同期|前年|年初|期初|上半年|季度|由|从|比|较|计划|目标|任务|预算|其中|新增|增|减"
    "|城市|城镇|农村|集中|分散|男|女|镇|乡|街道|[0-9]月"
)
_YEAR: Final = pattern("(?:19|20)[0-9]{2}年")


def check_text(paper: Paper) -> Iterator[Finding]:
    """The latter of two numbers of one thing that differ in the order of two neighbouring digits."""
    earlier: dict[tuple[str, str, int], list[Stated]] = {}
    said: set[tuple[str, str, str]] = set()
    for number in paper.numbers:
        digits, unit = _digits(number), measure(number)
        if len(digits) < _FEWEST or not unit or not exact(number):
            continue
        for other in _swapped(digits):
            slip = (min(digits, other), max(digits, other), unit)
            if slip in said:
                continue
            for known in earlier.get((other, unit, number.scale), ()):
                if _same_thing(paper, known, number):
                    said.add(slip)
                    yield _finding(paper, known, number)
                    break
        like = earlier.setdefault((digits, unit, number.scale), [])
        if len(like) < _MOST_LIKE:
            like.append(number)


def _finding(paper: Paper, earlier: Stated, later: Stated) -> Finding:
    return RULE.at(
        paper.place(later.start),
        f"前面写“{typed(paper.text, earlier)}”，这里写“{typed(paper.text, later)}”，"
        "相邻两位数字的次序相反",
        hint="核对哪一个对；不是同一个数的，写明各是什么",
        related=(Related(paper.place(earlier.start), typed(paper.text, earlier)),),
    )


def _digits(number: Stated) -> str:
    """Its digits with the point, as typed."""
    return str(number.number)


def _swapped(digits: str) -> Iterator[str]:
    """What they become when two different neighbours stand the other way round."""
    for at in range(len(digits) - 1):
        first, second = digits[at], digits[at + 1]
        if first != second and "." not in (first, second):
            yield f"{digits[:at]}{second}{first}{digits[at + 2 :]}"


def _same_thing(paper: Paper, one: Stated, other: Stated) -> bool:
    """Whether the same noun stands beside both, and neither clause tells them apart."""
    if all(from_year_file(paper, each) for each in (one, other)):
        return False
    leads = [
        words_before(paper.text, each.start).removesuffix(each.before) for each in (one, other)
    ]
    behind = [words_after(paper.text, each.end) for each in (one, other)]
    if _crosswise(leads[0], leads[1], behind[1]) or _crosswise(leads[1], leads[0], behind[0]):
        return True
    if any(_APART.search(lead) or _YEAR.search(lead) for lead in leads):
        return False
    nouns = [_FILLER.sub("", lead)[-_NOUN:] for lead in leads]
    if len(nouns[0]) == _NOUN and nouns[0] == nouns[1]:
        return True
    return len(behind[0]) > 1 and behind[0][:_NOUN] == behind[1][:_NOUN]


def _crosswise(lead: str, other_lead: str, behind: str) -> bool:
    """Whether what stands before one number stands behind the other: 残疾军人312人, 312名残疾军人."""
    noun = _FILLER.sub("", lead)
    for length in range(min(len(noun), _LONGEST_NOUN), _WHOLE_NOUN - 1, -1):
        if behind.startswith(noun[-length:]):
            told = noun[:-length] + other_lead
            return not (_APART.search(told) or _YEAR.search(told))
    return False
