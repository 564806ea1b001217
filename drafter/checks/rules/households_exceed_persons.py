"""说明：户数比人数多。
理由：一户至少一人，多半是户和人填反了。
反例：低保: {在册: 1515户908人}
正例：低保: {在册: 908户1515人}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.figures.figure import CURRENT, PREVIOUS
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("户多于人", Family.DATA, Severity.ERROR, __doc__)
PAIR = ("户", "人")


def check(report: Report) -> Iterator[Finding]:
    """Both figures of every indicator counted in 户 and 人 that no 校验 compares already."""
    bounded = {identity.names for identity in report.library.catalogue.identities}
    for indicator in report.library.catalogue.indicators.values():
        if tuple(unit.name for unit in indicator.units) != PAIR or indicator.measures in bounded:
            continue
        for field in (CURRENT, PREVIOUS):
            households, persons = (
                report.book.figures.get((measure, field)) for measure in indicator.measures
            )
            many, few = exact_base(households), exact_base(persons)
            if households is None or persons is None or many is None or few is None:
                continue
            if many > few:
                yield RULE.at(
                    households.place,
                    f"{indicator.name}（{indicator.path}）{field}"
                    f"{households.bare}、{persons.bare}，户比人多",
                    related=(Related(persons.place, persons.id),)
                    if persons.place != households.place
                    else (),
                    hint="看看户和人是不是填反了",
                )
