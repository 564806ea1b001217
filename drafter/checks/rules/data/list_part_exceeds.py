"""说明：清单里的一项，完成的数比总的数还大：完成投资大于投资。
理由：完成的是总数里的一部分，多半是单位写错了一级（亿元写成万元），或者多写了一位。
反例：清单: {项目: [{名称: 福利中心, 投资: 1.26亿元, 完成投资: 42000万元}]}
正例：清单: {项目: [{名称: 福利中心, 投资: 1.26亿元, 完成投资: 4200万元}]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.figures.figure import Figure
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.figures.lists import Record
    from drafter.findings import Finding

RULE = Rule("清单完成数大于总数", Family.DATA, Severity.ERROR, __doc__)
DONE = ("完成", "已完成", "累计完成", "到位", "已到位")


def check(report: Report) -> Iterator[Finding]:
    """Every record of a 清单 that has a field and how much of it is done."""
    for records in report.book.lists.values():
        for record in records:
            yield from _of_record(record)


def _of_record(record: Record) -> Iterator[Finding]:
    for name, part in record.fields.items():
        whole = next(
            (
                record.fields.get(name.removeprefix(word))
                for word in DONE
                if name.startswith(word) and name != word
            ),
            None,
        )
        if not isinstance(part, Figure) or not isinstance(whole, Figure):
            continue
        much, all_of_it = exact_base(part), exact_base(whole)
        if much is None or all_of_it is None or part.unit.kind != whole.unit.kind:
            continue
        if much > all_of_it:
            field = whole.measure.rpartition(".")[2]
            yield RULE.at(
                part.place,
                f"{part.measure} {part.bare}，比{field}{whole.bare}还多",
                related=(Related(whole.place, field),),
                hint="核对这两个数和它们的单位",
            )
