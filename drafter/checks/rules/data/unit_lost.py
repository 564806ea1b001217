"""说明：文稿里一个数后面没有单位，它的指标是有单位的；素材里写在【】里的数没有带单位。
理由：“支出1366.73”是元还是万元，读的人看不出来。
反例：章节写 支出{{ 低保.资金.数 }}。
正例：章节写 支出{{ 低保.资金 }}。或 支出{{ 低保.资金.数 }}万元。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.printedruns import printed_figures
from drafter.checks.sentences import placed_runs, written_blocks
from drafter.drafting.blocks import FigureRun
from drafter.drafting.wordruns import LINK_FORM
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("数后没有单位", Family.DATA, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
NUMBER = "数"
# A number that ends here can have no unit behind it; one before 、 may share its neighbour's.
CLAUSES, LONGEST = "。；，！？", 12
OF_WORDS = "素材."  # how the measures of numbers among words begin
UNCOUNTED = ("第", "得分", "评分", "排名", "编号", "比例")  # what has a number and no unit
BARE = pattern(r"[0-9.]+")
ENDS = pattern(r"[。；，！？）)]|$")


def check(report: Report) -> Iterator[Finding]:
    """Every number printed by itself at the end of a clause: a 数 of a figure, or one of words."""
    if not any(_is_bare(run) for run in printed_figures(report.draft)):
        return
    for block, text in written_blocks(report.draft):
        for at, run in placed_runs(block):
            if (
                isinstance(run, FigureRun)
                and _is_bare(run)
                and ENDS.match(text, at + len(run.text))
            ):
                begin = max(text.rfind(mark, 0, at) for mark in CLAUSES) + 1
                yield from _judge(report, run, text[begin:at][-LONGEST:])


def _is_bare(run: FigureRun) -> bool:
    if run.form == LINK_FORM:
        return run.id.startswith(OF_WORDS) and BARE.fullmatch(run.text) is not None
    return run.form.partition("|")[0] == NUMBER


def _judge(report: Report, run: FigureRun, before: str) -> Iterator[Finding]:
    said = f"“{before}{run.text}”后面没有单位"
    if run.form == LINK_FORM:
        if not before.endswith(UNCOUNTED):
            yield RULE.at(
                run.place,
                said,
                hint=f"连单位写在【】里，如【{run.text}万元】；本来没有单位的，写作 `{run.text}`",
                severity=Severity.NOTICE,
            )
        return
    figure = report.book.figure(run.id)
    if figure is None or not figure.unit.measure or figure.unit.measure in run.text:
        return
    yield RULE.at(
        run.place,
        f"{said}，{report.label(figure.measure)}按{figure.unit.name}计",
        related=(Related(figure.place, figure.id),),
        hint=f"在数后面写上“{figure.unit.measure}”，或去掉“.数”",
    )
