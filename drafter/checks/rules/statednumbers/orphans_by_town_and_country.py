"""说明：孤儿的两档基本生活费标准，写成了城市、农村（城乡）之分。
理由：2010年建立孤儿基本生活保障制度以来，两档标准分的是机构集中养育和社会散居，不分城乡（国办发〔2010〕54号）。
反例：为城乡孤儿每人每月分别发放基本生活费1000元、600元
正例：集中养育、社会散居孤儿每人每月分别发放基本生活费1000元、600元
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import typed
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("孤儿标准按城乡分", Family.DATA, Severity.NOTICE, __doc__)
_BOTH: Final = pattern("(?:城乡|(?:城市|城镇)[、和与及]农村)(?:的)?孤儿[^。；;\n]{0,40}?分别")
_TOWN: Final = pattern("(?:城市|城镇)孤儿[^。；;\n0-9]{0,24}(?=[0-9])")
_COUNTRY: Final = pattern("农村孤儿[^。；;\n0-9]{0,24}(?=[0-9])")
_STANDARD: Final = pattern("生活费|标准|每月|养育|保障金")
_RIGHTLY: Final = pattern("集中|机构|散居|分散")
_SINCE: Final = 2011


def check_text(paper: Paper) -> Iterator[Finding]:
    """Two sums of money for orphans of towns and of the country."""
    period = paper.setting.period
    if "孤" not in paper.characters or (period is not None and period.year < _SINCE):
        return
    for sentence in paper.sentences:
        if "孤儿" not in paper.text[sentence.start : sentence.end]:
            continue
        if _RIGHTLY.search(paper.text, sentence.start, sentence.end):
            continue
        if not _STANDARD.search(paper.text, sentence.start, sentence.end):
            continue
        found = _two(paper.text, sentence)
        if found is not None:
            start, one, other = found
            yield RULE.at(
                paper.place(start),
                f"孤儿的两档标准{typed(paper.text, one)}、{typed(paper.text, other)}写成了城乡之分",
                hint="两档标准一般分的是集中养育和社会散居；是的话，改为“集中养育、社会散居孤儿”",
                related=(
                    Related(paper.place(one.start), typed(paper.text, one)),
                    Related(paper.place(other.start), typed(paper.text, other)),
                ),
            )


def _two(text: str, sentence: Sentence) -> tuple[int, Stated, Stated] | None:
    """Where both kinds of orphans are named, and what each gets."""
    both = _BOTH.search(text, sentence.start, sentence.end)
    if both is not None:
        money = [each for each in sentence.numbers if each.start >= both.end() and _is_money(each)]
        return (both.start(), money[0], money[1]) if len(money) == 2 and _differ(*money) else None
    town = _TOWN.search(text, sentence.start, sentence.end)
    country = _COUNTRY.search(text, sentence.start, sentence.end)
    if town is None or country is None:
        return None
    by_start = {each.start: each for each in sentence.numbers if _is_money(each)}
    one, other = by_start.get(town.end()), by_start.get(country.end())
    if one is None or other is None or not _differ(one, other):
        return None
    return min(town.start(), country.start()), one, other


def _is_money(number: Stated) -> bool:
    return number.unit == "元" and not number.scale


def _differ(one: Stated, other: Stated) -> bool:
    return one.value != other.value
