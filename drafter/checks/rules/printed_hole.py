"""说明：正文一句必有的话用到一个还没有报来的数，成文里印成了“××”。
理由：空缺要看得见、找得到，定稿时一处也不能留；没有的数不猜，也不当作 0。
反例：低保: {在册: }，成文印作“年末在册××户××人”
正例：低保: {在册: 908户1515人}；没有这项工作的写 在册: 无
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import HoleRun
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("印出空缺", Family.DATA, Severity.WARNING, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """One finding for each figure that has not come, at the line where it is to be filled in."""
    holes: dict[tuple[str, str], list[HoleRun]] = {}
    for run in report.draft.runs():
        if isinstance(run, HoleRun):
            holes.setdefault((run.id, run.field), []).append(run)
    for (measure, field), runs in holes.items():
        gap = report.book.gaps.get((measure, field))
        printed = tuple(Related(run.place, f"印作“{run.text}”") for run in runs)
        if gap is not None:
            hint = "填上这个数；没有这项工作的写“无”"
        else:
            hint = f"在数据里补填 {measure}；没有这项工作的写“无”"
        yield RULE.at(
            gap.place if gap else runs[0].place,
            f"{report.label(measure)}的{field}还没有数，成文里空着{len(runs)}处",
            hint=hint,
            related=printed if gap else printed[1:],
        )
