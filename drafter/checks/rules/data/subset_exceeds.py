"""说明：其中的一项大于本年的总数。
理由：部分不会大于全部，多半是填错了行或单位。
反例：床位: {本年: 5158, 其中: {护理型: 51580}}
正例：床位: {本年: 5158, 其中: {护理型: 1775}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.figures.figure import CURRENT, OF_WHICH
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("其中大于总数", Family.DATA, Severity.ERROR, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Each 其中 against its whole; rates and standards have no whole."""
    for measure, field in report.book.part_names:
        if field != OF_WHICH:
            continue
        whole = report.book.figure(measure, CURRENT)
        known = exact_base(whole)
        if whole is None or known is None or whole.rate or whole.unit.prefix:
            continue
        for name, part in report.book.parts(measure, OF_WHICH):
            base = exact_base(part)
            if base is not None and base > known:
                yield RULE.at(
                    part.place,
                    f"{report.label(measure)}其中“{name}”{part.bare}，大于总数{whole.bare}",
                    related=(Related(whole.place, "总数"),),
                    hint="核对这两个数和它们的单位",
                )
