"""说明：同一段里写了低保标准、在册人数和发放的低保金，按月折成人均，比标准还高出四分之一以上。
理由：低保按家庭收入补差，人均补助低于标准；高出很多的，多半是资金的单位、人数或标准写错了。
反例：低保标准每人每月950元，在册1515人，全年发放低保金13667.3万元。（折合每人每月7518元）
正例：低保标准每人每月950元，在册1515人，全年发放低保金1366.73万元。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import (
    from_year_file,
    is_change,
    measure,
    typed,
    words_before,
)
from drafter.checks.written.recomputing import exact
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("人均超出低保标准", Family.DATA, Severity.NOTICE, __doc__)
_TOPIC: Final = pattern("低保|最低生活保障")
_MONEY: Final = pattern("低保金|低保资金|最低生活保障金|保障金|最低生活保障资金")
_OF_MONEY: Final = between("保障", "金") | between("保障", "资")
_PAID: Final = pattern(
    "(?:发放|支出|支付|落实|拨付)[^，。；,;0-9]{0,12}(?:低保金|低保资金|最低生活保障(?:资)?金|保障金)[^，。；,;0-9]{0,10}$"
)
_MONTHLY: Final = pattern("每人每月|每月|/人·月|元/月")
_RECIPIENTS: Final = pattern("在册|低保对象|保障对象|享受低保|低保人口")
_NOT_ALL: Final = pattern("新增|纳入|退出|其中|中|人次|残疾|儿童")
_MONTHS: Final = 12
_LEAST, _MOST = 100, 4000
_LEEWAY: Final = (5, 4)


def check_text(paper: Paper) -> Iterator[Finding]:
    """In each paragraph on 低保: what was paid, to how many, beside the highest standard told."""
    if "低" not in paper.characters or "元" not in paper.characters:
        return
    paragraphs = {paper.index(found.start()) for found in paper.matches(_MONEY, having=_OF_MONEY)}
    if not paragraphs:
        return
    here = -1
    standards: list[Stated] = []
    people: Stated | None = None
    for sentence in paper.sentences:
        index = paper.index(sentence.numbers[0].start)
        if index not in paragraphs:
            continue
        if index != here:
            here, standards, people = index, [], None
        if not _TOPIC.search(paper.text, sentence.start, sentence.end):
            continue
        standards.extend(_standards(paper.text, sentence))
        told = [each for each in (people, _people(paper.text, sentence)) if each is not None]
        people = max(told, key=_value, default=None)
        paid = _paid(paper.text, sentence)
        if standards and people and paid and not from_year_file(paper, paid):
            yield from _judged(paper, max(standards, key=_value), people, paid)


def _value(number: Stated) -> Fraction:
    return number.value


def _standards(text: str, sentence: Sentence) -> Iterator[Stated]:
    """The standards by the month that a sentence tells."""
    told = text[sentence.start : sentence.end]
    if "标准" not in told or not _MONTHLY.search(told):
        return
    for number in sentence.numbers:
        if number.unit == "元" and not number.scale and _LEAST <= number.value <= _MOST:
            yield number


def _people(text: str, sentence: Sentence) -> Stated | None:
    """How many are on the rolls: the largest number of persons."""
    told = [
        number
        for number in sentence.numbers
        if measure(number) == "人"
        and exact(number)
        and not is_change(text, number)
        and _RECIPIENTS.search(lead := words_before(text, number.start))
        and not _NOT_ALL.search(lead)
    ]
    return max(told, key=_value, default=None)


def _paid(text: str, sentence: Sentence) -> Stated | None:
    return next(
        (
            number
            for number in sentence.numbers
            if number.unit == "元"
            and exact(number)
            and number.scale
            and _PAID.search(words_before(text, number.start))
        ),
        None,
    )


def _judged(paper: Paper, standard: Stated, people: Stated, paid: Stated) -> Iterator[Finding]:
    period = paper.setting.period
    months = period.span.last - period.span.first + 1 if period is not None else _MONTHS
    if not people.value or not months:
        return
    each = paid.value / people.value / months
    above, below = _LEEWAY
    if each * below <= standard.value * above:
        return
    text = paper.text
    shown = f"{rounded_text(each, 1)}元"
    yield RULE.at(
        paper.place(paid.start),
        f"发放{typed(text, paid)}、在册{typed(text, people)}，折合每人每月{shown}，"
        f"高于标准{typed(text, standard)}",
        computation=f"{typed(text, paid)}÷{typed(text, people)}÷{months}＝{shown}",
        hint="核对资金的单位、人数的口径和标准；含补发、一次性补助的，写明",
        related=(
            Related(paper.place(people.start), typed(text, people)),
            Related(paper.place(standard.start), typed(text, standard)),
        ),
    )
