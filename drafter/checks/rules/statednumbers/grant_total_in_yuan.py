"""说明：一年发给几十上百人的钱，总额写成一百多元还带小数，多半漏写了“万”。
理由：几百人的补贴一年合起来总有几万元；总额以万元计，漏一个“万”字差一万倍。
反例：在册低保对象640人，全年发放低保金182.6元。
正例：在册低保对象640人，全年发放低保金182.6万元。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import from_year_file, measure, typed
from drafter.checks.written.operands import MONEY, is_planned, lead, of_one, places
from drafter.checks.written.recomputing import exact
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("总额漏写万", Family.DATA, Severity.WARNING, __doc__)
_SIGN: Final = pattern("[0-9][.][0-9]{1,4}元")
_PAID: Final = pattern(
    "(?:发放|支出|拨付|支付|兑现|下发|落实)[^，。；,;0-9]{0,14}(?:金|补贴|补助|津贴|款|经费)(?:共|共计|合计)?$"
)
_IN_ALL: Final = pattern("全年|上半年|前三季度|累计|共|一年来|1[-—至]1?[0-9]月")
_OF_ONE: Final = pattern(
    "每|均|标准|最高|最低|该|[一1]名|[一1]户|其家|本人|一次性|[为给向][^，。]{0,6}(?:某|家庭)"
)
_PEOPLE: Final = frozenset({"人", "户", "人次", "户次"})
_MANY: Final = 50
_SMALL: Final = 1000


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each sum paid over a year that is less than a thousand yuan, beside how many it was paid to."""
    if not _SIGN.search(paper.text):
        return
    passage = -1
    before: list[Stated] = []
    for sentence in paper.sentences:
        here = paper.index(sentence.start)
        if here != passage:
            passage, before = here, []
        for number in sentence.numbers:
            if measure(number) in _PEOPLE:
                before.append(number)
            elif _is_small(number) and not from_year_file(paper, number):
                yield from _judged(paper, sentence, number, before)


def _is_small(number: Stated) -> bool:
    small = number.unit == MONEY and not number.scale and number.decimals > 0
    return small and number.value < _SMALL and exact(number)


def _judged(
    paper: Paper, sentence: Sentence, number: Stated, before: Sequence[Stated]
) -> Iterator[Finding]:
    text, words = paper.text, lead(paper.text, number)
    if not before or not _PAID.search(words) or not _IN_ALL.search(words):
        return
    if _OF_ONE.search(words) or of_one(text, number) or is_planned(text, sentence):
        return
    people = before[-1]
    if people.value < _MANY or number.value > people.value * 2:
        return
    said, count = typed(text, number), typed(text, people)
    one = f"{rounded_text(number.value / people.value, 2)}元"
    yield RULE.at(
        paper.place(number.start),
        f"前面写{count}，这里一共发放“{said}”，合每{people.unit}{one}",
        computation=f"{said}÷{count}＝{one}",
        hint=f"多半是“{said.removesuffix(MONEY)}万元”漏了“万”，核对",
        related=places(paper, (people,)),
    )
