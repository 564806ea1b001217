"""说明：收入（预算、控制价）、支出（实付、中标价）、结余（节约）三个数写在一起，却减不到一起；写明上年结余的，一并算入。
理由：收、支、余是一步减法，报账、审计都先看这三个数。
反例：项目预算980万元，实际支出912万元，节约86万元。
正例：项目预算980万元，实际支出912万元，节约68万元。
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import from_year_file, typed
from drafter.checks.written.operands import (
    MONEY,
    goes_with,
    lead,
    of_one,
    places,
    shown_as,
    stretch,
    wholes_of,
)
from drafter.checks.written.recomputing import Range, difference, exact, range_of
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("收支结余不符", Family.DATA, Severity.WARNING, __doc__)
_SIGNS: Final = (
    *("结余", "节约", "节省", "节余", "省下"),
    *("盈余", "余额", "核减", "审减", "结存"),
)
_SIGN: Final = pattern("|".join(_SIGNS))
_SUM: Final = "(?:了|财政|建设|项目)?(?:资金|经费|投资|善款|款项?|成本|开支|费用|金额|额)?(?:为|是|有|达到?|约|近|共)?$"
_LEFT: Final = pattern(f"(?:结余|节余|盈余|余额|结存){_SUM}")
_SAVED: Final = pattern(f"(?:节约|节省|节余|结余|省下|核减|审减){_SUM}")
_EARLIER: Final = pattern(
    "(?:上年|去年|年初|期初|往年|历年|以前年度|上一?年度?|20[0-9]{2}年)[^，。；,;0-9]{0,8}(?:结余|结转|余额|结存|滚存)|(?:结转|滚存|累计结余)[^，。；,;0-9]{0,8}$"
)
_ROLLED: Final = pattern("累计|滚存|历年|账面|余额|结存|结转|上年|去年|期初|年初|以前年度")
_INCOME: Final = pattern(
    "(?:(?<!低)收入|收到|募集|筹集|募得|筹得|募捐|到账|到位|接收|拨入|下达|争取)[^，。；,;0-9]{0,14}$"
)
_BUDGET: Final = pattern(
    "(?:预算|概算|控制价|拦标价|限价|估算|送审|报审|合同价|计划投资)[^，。；,;0-9]{0,8}$"
)
_SPENT: Final = pattern(
    "(?:支出|支付|使用|用于|发放|拨付|列支|实付|花费|花了|开支)[^，。；,;0-9]{0,14}$"
)
_PAID: Final = pattern(
    "(?:支出|支付|实付|花费|花了|用了|开支|中标|成交|决算|结算|审定|核定|实际|签约)[^，。；,;0-9]{0,8}$"
)
_SOME_LEFT: Final = pattern("(?:略有|仍有|还有|尚有|有所|收支)(?:结余|节余|盈余)(?![0-9])")
_SOME: Final = 2
_MOST: Final = 12  # sums of money: with more, it is a list of all that was spent


class _Kind(NamedTuple):
    """What a balance is made of: where it comes from, what was taken from it."""

    had: tuple[Stated, ...]
    gone: tuple[Stated, ...]
    budget: bool


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each sum that is said to be left or saved."""
    text = paper.text
    if not paper.has(*_SIGNS):
        return
    for sentence in paper.sentences:
        if len(sentence.numbers) < _SOME or not _SIGN.search(text, sentence.start, sentence.end):
            continue
        if sum(number.unit == MONEY for number in sentence.numbers) > _MOST:
            continue
        for number in sentence.numbers:
            if number.unit == MONEY and exact(number) and not from_year_file(paper, number):
                yield from _judged(paper, sentence, number)
        yield from _some_left(paper, sentence)


def _judged(paper: Paper, sentence: Sentence, number: Stated) -> Iterator[Finding]:
    before = lead(paper.text, number)
    if not (_LEFT.search(before) or _SAVED.search(before)) or _EARLIER.search(before):
        return
    near = stretch(paper.text, sentence, number)
    for within in (near, sentence):
        sums = [
            each
            for each in within.numbers
            if each.unit == MONEY and each is not number and not of_one(paper.text, each)
        ]
        for kind in _kinds(paper.text, before, sums):
            if kind.had and kind.gone:
                yield from _held(paper, number, kind, sums, sentence)
                return


def _kinds(text: str, before: str, sums: Sequence[Stated]) -> Iterator[_Kind]:
    """A budget and what was paid of it; income and what was spent."""
    sums = [each for each in sums if not _EARLIER.search(lead(text, each))]
    if _SAVED.search(before):
        yield _Kind(_said(text, sums, _BUDGET), _said(text, sums, _PAID), budget=True)
    if _LEFT.search(before):
        yield _Kind(_said(text, sums, _INCOME), _said(text, sums, _SPENT), budget=False)


def _said(text: str, sums: Sequence[Stated], how: re.Pattern[str]) -> tuple[Stated, ...]:
    return tuple(each for each in sums if how.search(lead(text, each)))


def _held(
    paper: Paper, left: Stated, kind: _Kind, sums: Sequence[Stated], sentence: Sentence
) -> Iterator[Finding]:
    """The balance against income and spending, and against them with what was left before."""
    text = paper.text
    earlier = [each for each in sums if _EARLIER.search(lead(text, each))]
    rolled = _ROLLED.search(text, sentence.start, sentence.end) is not None
    if rolled and not earlier:
        return
    carried = (None, *earlier)
    if any(
        goes_with(_balance(had, gone, brought), left)
        for had, gone, brought in product(kind.had, kind.gone, carried)
    ):
        return
    wholes = wholes_of(text, tuple(sums))
    had, gone = _only(text, kind.had, wholes), _only(text, kind.gone, wholes)
    if had is None or gone is None or len(wholes) != 2 + len(earlier) or len(earlier) > 1:
        return
    yield _found(paper, left, (had, gone, earlier[0] if earlier else None), budget=kind.budget)


def _balance(had: Stated, gone: Stated, brought: Stated | None) -> Range:
    value = difference(range_of(gone), range_of(had))
    if brought is None:
        return value
    more = range_of(brought)
    return Range(value.low + more.low, value.high + more.high)


def _only(text: str, told: tuple[Stated, ...], wholes: tuple[Stated, ...]) -> Stated | None:
    """The one there is, the others being parts of it that 其中 opens."""
    left = [each for each in told if any(each is one for one in wholes)]
    return left[0] if len(left) == 1 and exact(left[0]) else None


def _word(text: str, left: Stated) -> str:
    """结余, 节约资金: what is said of it."""
    before = lead(text, left)
    found = _LEFT.search(before) or _SAVED.search(before)
    return found[0] if found else ""


def _some_left(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    """收入3800元，支出4200元，略有结余: nothing can be left."""
    text = paper.text
    said = _SOME_LEFT.search(text, sentence.start, sentence.end)
    if said is None or _ROLLED.search(text, sentence.start, sentence.end):
        return
    sums = [each for each in sentence.numbers if each.unit == MONEY and not of_one(text, each)]
    had, gone = _said(text, sums, _INCOME), _said(text, sums, _SPENT)
    if len(sums) != 2 or len(had) != 1 or len(gone) != 1 or had == gone:
        return
    if not (exact(had[0]) and exact(gone[0])) or from_year_file(paper, had[0]):
        return
    if range_of(gone[0]).low <= range_of(had[0]).high:
        return
    first, second = typed(text, had[0]), typed(text, gone[0])
    yield RULE.at(
        paper.place(said.start()),
        f"收入{first}、支出{second}，支大于收，却说“{said[0]}”",
        computation=f"{first}＜{second}",
        hint="核对两个数；动用了上年结余的，写明",
        related=places(paper, (had[0], gone[0])),
    )


def _found(
    paper: Paper, left: Stated, made: tuple[Stated, Stated, Stated | None], *, budget: bool
) -> Finding:
    text = paper.text
    had, gone, brought = made
    computed = _balance(had, gone, brought)
    shown = shown_as(computed, had)
    sum_ = f"{typed(text, had)}－{typed(text, gone)}"
    if brought is not None:
        sum_ = f"{typed(text, brought)}＋{sum_}"
    first, second = ("预算", "实付") if budget else ("收入", "支出")
    said = f"{first}{typed(text, had)}、{second}{typed(text, gone)}"
    if brought is not None:
        said = f"上年结余{typed(text, brought)}、{said}"
    over = computed.high < 0
    wrong = f"{second}比{first}还多" if over else f"相抵是{shown}"
    mended = "核对这几个数" if over else f"前面的数没错的，改为“{shown}”"
    return RULE.at(
        paper.place(left.start),
        f"{said}，{wrong}，文中写“{_word(text, left)}{typed(text, left)}”",
        computation=f"{sum_}＝{shown}".replace("-", "－"),
        hint=mended if budget else f"{mended}；另有上年结余、其他收支的，写明",
        related=places(paper, tuple(each for each in made if each is not None)),
    )
