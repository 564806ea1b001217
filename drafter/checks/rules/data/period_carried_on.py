"""说明：一句话开头写了几月到几月，后面又印了统计时段不同的数，没有另外说明。
理由：“1—11月办理结婚登记1642对；办理离婚登记566对”，读的人会把离婚登记也当成1—11月的数。
反例：结婚: {本年: 1642, 时段: 1—11月}，同一句里的 离婚: 566 是全年的
正例：两个数用同样的时段；确实不同的，分成两句，或者在后一个数前面写明“全年”
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.checks.printedruns import printed_figures
from drafter.checks.sentences import Sentences, placed_runs, written_blocks
from drafter.checks.times import adds_up, time_name, time_of
from drafter.drafting.blocks import FigureRun
from drafter.figures.figure import (
    BASELINE,
    CURRENT,
    HISTORY,
    NEXT_TARGET,
    PREVIOUS,
    STATED,
    TARGET,
)
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.period import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding

RULE = Rule("同句时段不同", Family.DATA, Severity.WARNING, __doc__)
_OTHER_FIELDS = frozenset({PREVIOUS, TARGET, NEXT_TARGET, BASELINE, HISTORY, *STATED})
# What tells the time anew, or ends what the time at the beginning is said of.
_TOLD_ANEW = pattern(
    "全年|一年来|年内|年[末底中初]|截[至止]|累计|[0-9]月|[上下]半年|季度|其中|历年|共有|现有|在册|目前"
)


def check(report: Report) -> Iterator[Finding]:
    """Every figure of fewer months with whose time a sentence begins, and the next of other months."""
    others = {
        measure
        for measure, noted in report.book.noted.items()
        if noted.span
        and not noted.remark
        and Span.read(noted.span) not in {None, report.book.period.span}
        and adds_up(report.library.catalogue, measure)
    }
    if not others:
        return
    begins, said = tuple(others), set[str]()
    printed = [run for run in printed_figures(report.draft) if run.id.startswith(begins)]
    runs = set(map(id, printed))
    for block, text in written_blocks(report.draft) if printed else ():
        if not runs.isdisjoint(map(id, block.runs)):
            figures = [
                (at, run, figure)
                for at, run in placed_runs(block)
                if isinstance(run, FigureRun) and (figure := _counted(report, run)) is not None
            ]
            yield from _in_block(report, text, figures, said)


def _in_block(
    report: Report, text: str, figures: list[tuple[int, FigureRun, Figure]], said: set[str]
) -> Iterator[Finding]:
    sentences = Sentences(text)
    for (at, run, figure), (behind, _, other) in pairwise(figures):
        if figure.measure in said or not _mixed(report, figure, other):
            continue
        start, end = sentences.around(at)
        between = _TOLD_ANEW.search(text, at + len(run.text), behind)
        if behind >= end or figure.attributes.span not in text[start:at] or between:
            continue
        said.add(figure.measure)
        theirs = time_name(report.book, other.attributes)
        yield RULE.at(
            figure.place,
            f"{report.label(figure.measure)}是{figure.attributes.span}的数，同一句里后面的"
            f"{report.label(other.measure)}是{theirs}的，没有说明",
            related=(Related(other.place, other.id), Related(run.place, "印在这里")),
            hint=f"核对时段；确实不同的，分成两句，或者在后一个数前面写明“{theirs}”",
        )


def _mixed(report: Report, figure: Figure, other: Figure) -> bool:
    """Whether the second of two figures of one kind seems to be of the months of the first."""
    told, untold = figure.attributes, other.attributes
    return (
        not (told.remark or untold.remark or untold.span)
        and Span.read(told.span) not in {None, report.book.period.span}
        and figure.unit.kind == other.unit.kind
        and time_of(report.book, told) != time_of(report.book, untold)
    )


def _counted(report: Report, run: FigureRun) -> Figure | None:
    """What a run prints of a figure that is counted over months."""
    measure, field = report.book.split(run.id)
    if field.partition(".")[0] in _OTHER_FIELDS:
        return None
    figure = report.book.figure(measure, CURRENT)
    counted = figure is not None and adds_up(report.library.catalogue, measure)
    return figure if counted else None
