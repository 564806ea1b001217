"""说明：下一年打算把某项标准由多少提高到多少，起点与今年已经提到的标准不一样。
理由：今年提高到的标准，就是明年调整时的起点；多半是打算照抄了上年的，或者抄错了一位。
反例：低保标准由每人每月750元提高到800元。↵下一步，低保标准由每人每月750元提高到850元。
正例：低保标准由每人每月750元提高到800元。↵下一步，低保标准由每人每月800元提高到850元。
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import from_year_file, spans_told, typed, words_before
from drafter.checks.written.operands import MONEY, lead, places
from drafter.checks.written.recomputing import exact
from drafter.checks.written.spokentime import spoken_time
from drafter.checks.written.twotimes import told_from_to
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("标准起点不符", Family.DATA, Severity.WARNING, __doc__)
_RAISED: Final = pattern(
    "(?:提高|调整|增加|上调|提升|提标|增|调)(?:到|至|为)了?(?:每人)?(?:每[月年])?$"
)
_IS: Final = pattern("标准(?:已经?)?(?:达到?|为|是)了?(?:每人)?(?:每[月年])?$")
_KIND: Final = pattern(
    "低保|最低生活保障|特困|五保|孤儿|事实无人抚养|困境儿童|城市|城镇|农村|城乡|集中|机构|散居|分散|养育|供养|全护理|半护理|全自理"
    "|护理|照料|残疾|生活补贴|护理补贴|高龄|养老|服务补贴|抚恤|优待|义务兵|复员|退伍|老党员|遗属|退休|工资|补助|津贴"
    "|[0-9一二三四五六七八九]{1,3}级|[0-9]{2,3}(?:周?岁|至)|省|市|区|县"
)
_ALIKE: Final = {"最低生活保障": "低保", "城镇": "城市", "机构": "集中"}
_PLACES: Final = frozenset("省市区县")
_EARLIER: Final = pattern("上年|去年|前年|(?:19|20)[0-9]{2}年")
_MOST: Final = 200


class _Told(NamedTuple):
    """A standard by what it is of, and of which span."""

    kinds: frozenset[str]
    span: frozenset[str]
    number: Stated


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each standard that a plan raises from a number, against what it is by the results."""
    time = spoken_time(paper)
    if time is None or not time.plans or "标准" not in paper.text:
        return
    text = paper.text
    now: list[_Told] = []
    planned: list[_Told] = []
    for sentence in paper.sentences:
        if "标准" not in text[sentence.start : sentence.end]:
            continue
        if time.planned(sentence.start):
            planned.extend(_begun(text, sentence))
        else:
            now.extend(_reached(text, sentence))
    for each in islice(planned, _MOST):
        standing = [
            one.number for one in now[:_MOST] if (one.kinds, one.span) == (each.kinds, each.span)
        ]
        if len({one.value for one in standing}) != 1 or from_year_file(paper, each.number):
            continue
        if standing[0].value != each.number.value:
            yield _found(paper, standing[0], each.number)


def _begun(text: str, sentence: Sentence) -> Iterator[_Told]:
    """What 由820元提高到860元 begins with."""
    for one, other in zip(sentence.numbers, sentence.numbers[1:], strict=False):
        if _is_money(one) and _is_money(other) and told_from_to(text, one, other):
            yield from _told(text, one, one)


def _reached(text: str, sentence: Sentence) -> Iterator[_Told]:
    """What a standard is raised to, or simply is."""
    numbers = sentence.numbers
    for index, number in enumerate(numbers):
        if not _is_money(number) or _EARLIER.search(text, sentence.start, number.start):
            continue
        before = numbers[index - 1] if index else None
        if before is not None and _is_money(before) and told_from_to(text, before, number):
            yield from _told(text, before, number)
        elif _RAISED.search(lead(text, number)) or _IS.search(lead(text, number)):
            yield from _told(text, number, number)


def _is_money(number: Stated) -> bool:
    return number.unit == MONEY and not number.scale and number.value > 0


def _told(text: str, named: Stated, number: Stated) -> Iterator[_Told]:
    """The number with the kinds that stand before the number where they are named."""
    words = words_before(text, named.start)
    found = {_ALIKE.get(kind, kind) for kind in _KIND.findall(words)} - _PLACES
    if found and "标准" in words and exact(number):
        yield _Told(frozenset(found), spans_told(text, named), number)


def _found(paper: Paper, now: Stated, begun: Stated) -> Finding:
    text = paper.text
    return RULE.at(
        paper.place(begun.start),
        f"今年的标准已是{typed(text, now)}，打算里却由{typed(text, begun)}提起",
        hint=f"起点改为“{typed(text, now)}”，或者核对今年的标准；不是同一项标准的，写明",
        related=places(paper, (now,)),
    )
