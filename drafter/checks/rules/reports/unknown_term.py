"""说明：正文写了一个称谓，但文稿所说的时候、本单位的层级没有这个叫法，文稿里印成了“××”。
理由：称谓随年份、层级变；没有登记叫法的，程序不替单位想一个。
反例：2027年的计划写“贯彻{{ 称谓.党代会精神 }}”，称谓.yaml 里没有那时的叫法
正例：写作 {% if 称谓.党代会精神 %}…{% endif %}，或者放进 [[ ]]，或者在 称谓.yaml、单位.yaml 里补上叫法
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.printedruns import printed_holes
from drafter.drafting.spoken import TERM_FORM
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("称谓没有叫法", Family.TIMELINESS, Severity.WARNING, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every hole that stands for a word, once a place."""
    told = set()
    for run in printed_holes(report.draft):
        if run.field != TERM_FORM or run.place in told:
            continue
        if not run.id.startswith(f"{TERM_FORM}."):
            continue  # a word of the outline: its reading told of it
        told.add(run.place)
        name = run.id.removeprefix(f"{TERM_FORM}.")
        yield RULE.at(
            run.place,
            f"“{name}”在{report.book.period.name}的文稿里没有叫法，文稿里是空缺",
            hint=f"在 单位.yaml 的 称谓 里写上“{name}”这时的叫法",
        )
