"""说明：数据的状态写着“待核”。
理由：快报数、口头数定稿前要再核一遍，列出来免得忘了。
反例：在册: {本年: 908户1515人, 状态: 待核}
正例：在册: {本年: 908户1515人, 状态: 核定}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.figure import CURRENT
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

RULE = Rule("数据待核", Family.DATA, Severity.NOTICE, __doc__)
UNVERIFIED = "待核"


def check(report: Report) -> Iterator[Finding]:
    """One finding an entry, though a pair (户 and 人) has two figures."""
    entries: dict[str, Figure] = {}
    for figure in report.book.figures.values():
        if figure.attributes.status == UNVERIFIED and figure.field == CURRENT:
            known = report.library.catalogue.of_measure(figure.measure)
            entries.setdefault(known.indicator.path if known else figure.measure, figure)
    for path, figure in entries.items():
        yield RULE.at(
            figure.place,
            f"{report.label(path)}还是待核的数",
            hint="核实后把状态改为“核定”或删去状态",
        )
