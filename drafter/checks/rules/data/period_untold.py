"""说明：一个数写明了自己的时段或截至日期，与报告的不同，印它的那句话却没有说。
理由：单月的数、截至9月底的数写进全年总结而不说明，读的人会当成全年的数。
反例：人次: {本年: 13240, 时段: 12月}，文稿印作“残疾人两项补贴惠及13240人次”
正例：素材写 - 【残疾人两项补贴.人次.时段】惠及【残疾人两项补贴.人次】；文稿印作“12月惠及13240人次”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.printedruns import printed_figures
from drafter.checks.sentences import Sentences, placed_runs, written_blocks
from drafter.drafting.blocks import IN_HEADING, FigureRun, Heading
from drafter.figures.figure import BASELINE, HISTORY, NEXT_TARGET, PREVIOUS, TARGET
from drafter.findings import Family, Related, Rule, Severity
from drafter.period import Span, month_end_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.checks.report import Report
    from drafter.figures.figure import Attributes
    from drafter.findings import Finding
    from drafter.location import Location

RULE = Rule("没有说明时段", Family.DATA, Severity.WARNING, __doc__)
# Fields of an entry that are of another time than its 本年.
OF_OTHER_TIMES = frozenset({PREVIOUS, TARGET, NEXT_TARGET, BASELINE, HISTORY})
WHOLE_YEAR_WORDS = ("全年", "一年来", "年内")


def check(report: Report) -> Iterator[Finding]:
    """Every figure of another time than the report's, once, where it is printed without saying so."""
    others = {
        measure: names
        for measure, noted in report.book.noted.items()
        if (names := _names(report, noted))
    }
    begins = tuple(others)
    printed = {
        run.id: measure
        for run in printed_figures(report.draft)
        if run.id.startswith(begins) and (measure := _measure(run.id, others))
    }
    if not printed:
        return
    for measure, places in _untold(report, others, printed).items():
        figure = report.book.figure(measure)
        if figure is None:
            continue
        name = others[measure][0]
        yield RULE.at(
            figure.place,
            f"{report.label(measure)}是{name}的数，报告是{report.book.period.current}的，"
            f"印它的句子没有说明",
            related=tuple(Related(place, "印在这里") for place in dict.fromkeys(places)),
            hint=f"在这句话里写明{name}；素材里可以写【{measure}."
            f"{'时段' if figure.attributes.span else '截至'}】",
        )


def _untold(
    report: Report, others: Mapping[str, tuple[str, ...]], printed: Mapping[str, str]
) -> dict[str, list[Location]]:
    """Where figures of another time are printed in a sentence that does not name it."""
    found: dict[str, list[Location]] = {}
    shown = {run.text for run in printed_figures(report.draft) if run.id in printed}
    for block, text in written_blocks(report.draft):
        if isinstance(block, Heading) or not any(each in text for each in shown):
            continue
        sentences = Sentences(text)
        said: dict[tuple[str, int], bool] = {}  # by the ends of sentences
        for at, run in placed_runs(block):
            if not isinstance(run, FigureRun) or run.id not in printed or run.role in IN_HEADING:
                continue
            measure = printed[run.id]
            start, end = sentences.around(at, before=1)
            if (measure, end) not in said:
                sentence = text[start:end]
                said[measure, end] = any(name in sentence for name in others[measure])
            if not said[measure, end]:
                found.setdefault(measure, []).append(run.place)
    return found


def _names(report: Report, noted: Attributes) -> tuple[str, ...]:
    """How a sentence may name the time of a figure; none where it is the report's own."""
    period = report.book.period
    span = Span.read(noted.span) if noted.span else None
    if noted.span and span != period.span:
        months = _month_names(span) if span else ()
        return (noted.span, *months)
    if noted.as_of is not None and noted.as_of != period.closing:
        day = noted.as_of
        return (
            f"截至{month_end_name(day, period.year)}",
            f"{day.month}月",
            *_year(day.year, report),
        )
    return ()


def _year(year: int, report: Report) -> tuple[str, ...]:
    return (f"{year}年",) if year != report.book.period.year else ()


def _month_names(span: Span) -> tuple[str, ...]:
    """Other ways to write the months of a span: 1至5月, 1-5月, 前5个月, 12月份."""
    if span.whole_year:
        return WHOLE_YEAR_WORDS
    if span.first == span.last:
        return (f"{span.first}月",)
    ways = tuple(
        f"{span.first}{dash}{span.last}月" for dash in ("—", "至", "-", "－", "到", "月至", "月—")
    )
    return (*ways, f"前{span.last}个月", f"{span.last}月底", f"{span.last}月末")


def _measure(figure_id: str, others: Mapping[str, tuple[str, ...]]) -> str:
    """The measure of another time that a run prints, as it is this period."""
    measure, rest = figure_id, ""
    while measure not in others:
        measure, dot, last = measure.rpartition(".")
        if not dot:
            return ""
        rest = last
    return "" if rest in OF_OTHER_TIMES else measure
