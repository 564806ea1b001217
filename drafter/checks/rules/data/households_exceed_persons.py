"""说明：户数比人数多。
理由：一户至少一人，多半是户和人填反了。
反例：低保: {在册: 1515户908人}
正例：低保: {在册: 908户1515人}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.checks.oncefor import once_for_each
from drafter.figures.figure import CURRENT, PREVIOUS
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue

RULE = Rule("户多于人", Family.DATA, Severity.ERROR, __doc__)
HOUSEHOLDS, PERSONS = ".户", ".人"
# What 校验 compares; every other field is compared only here.
IDENTITIES = (CURRENT, PREVIOUS)


def check(report: Report) -> Iterator[Finding]:
    """Every number of 户 and of 人 that were given together, that no 校验 compares already."""
    catalogue = report.library.catalogue
    bounded = _bounded(catalogue)
    for (measure, field), households in report.book.figures.items():
        if not measure.endswith(HOUSEHOLDS):
            continue
        path = measure.removesuffix(HOUSEHOLDS)
        persons = report.book.figures.get((path + PERSONS, field))
        if field in IDENTITIES and (measure, path + PERSONS) in bounded:
            continue
        many, few = exact_base(households), exact_base(persons)
        if persons is None or many is None or few is None or many <= few:
            continue
        indicator = catalogue.indicators.get(path)
        yield RULE.at(
            households.place,
            (f"{indicator.name}（{path}）" if indicator else f"{path} ")
            + f"{field}{households.bare}、{persons.bare}，户比人多",
            related=(Related(persons.place, persons.id),)
            if persons.place != households.place
            else (),
            hint="看看户和人是不是填反了",
        )


@once_for_each
def _bounded(catalogue: Catalogue) -> frozenset[tuple[str, ...]]:
    """What the 校验 compare."""
    return frozenset(identity.names for identity in catalogue.identities)
