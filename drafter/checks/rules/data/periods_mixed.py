"""说明：相除、相减的两个数统计的时段不一样：一个是全年的，一个只到某月；年中报告的上年数填成了上年全年的数；时期数与年初比。
理由：1—5月的数除以全年的数，得出的占比没有意义；上半年与上年全年相比，总是“下降”。
反例：跨省通办: {本年: 28, 时段: 1—5月}，文稿印作“占登记总量的1.3%”，登记总量是全年的
正例：两个数用同样的时段；确有理由的，在 备注 里写明
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base
from drafter.checks.printedruns import printed_figures
from drafter.checks.times import adds_up, time_name, time_of
from drafter.figures.figure import PREVIOUS
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.indicators import IndicatorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.drafting.blocks import FigureRun
    from drafter.findings import Finding
    from drafter.location import Location

RULE = Rule("时段不同相比", Family.DATA, Severity.NOTICE, __doc__, also=(Severity.WARNING,))
SINCE_OPENING = "比年初"
AGAINST = ("占(", "差(", "每(")


def check(report: Report) -> Iterator[Finding]:
    """Printed shares, differences and quotients; then the 上年 of a half year."""
    yield from _printed(report)
    if not report.book.period.span.whole_year:
        yield from _whole_years(report)


def _printed(report: Report) -> Iterator[Finding]:
    """What a report prints that was computed from flows counted over different months."""
    computed = report.library.catalogue.computed
    said: set[tuple[str, ...]] = set()
    for run in printed_figures(report.draft):
        if run.form == SINCE_OPENING:
            yield from _since_opening(report, run)
            continue
        if run.form.startswith(AGAINST):
            names: tuple[str, ...] = (run.id.removesuffix(f".{run.form}"), run.form[2:-1])
        elif run.id in computed:
            known = report.library.catalogue.measures[run.id].indicator.formula
            names = known.names if known else ()
        else:
            continue
        if names not in said:
            said.add(names)
            yield from _judge(report, names, run.place)


def _since_opening(report: Report, run: FigureRun) -> Iterator[Finding]:
    """What is counted over a period has no number at its beginning."""
    measure = run.id.removesuffix(f".{SINCE_OPENING}")
    known = report.library.catalogue.measures.get(measure)
    if known is not None and known.indicator.kind is IndicatorKind.FLOW:
        yield RULE.at(
            run.place,
            f"{report.label(measure)}是时期数，没有年初数，文稿里写了比年初",
            hint="时期数与上年同期比，写“同比”",
        )


def _judge(report: Report, names: tuple[str, ...], printed: Location) -> Iterator[Finding]:
    book, catalogue = report.book, report.library.catalogue
    figures = [figure for name in names if (figure := book.figure(name)) is not None]
    if len(figures) < 2 or not all(adds_up(catalogue, figure.measure) for figure in figures):
        return
    times = {time_of(book, figure.attributes) for figure in figures}
    if len(times) < 2 or any(figure.attributes.remark for figure in figures):
        return
    own = time_of(book, figures[0].attributes)
    other = next(item for item in figures if time_of(book, item.attributes) != own)
    odd, even = sorted(
        (figures[0], other), key=lambda item: not (item.attributes.span or item.attributes.as_of)
    )
    yield RULE.at(
        odd.place,
        f"{report.label(odd.measure)}是{time_name(book, odd.attributes)}的数，"
        f"{report.label(even.measure)}是{time_name(book, even.attributes)}的数，文稿里拿来相比",
        related=(Related(even.place, even.id), Related(printed, "印在这里")),
        hint="两个数用同样的时段；这样比确有理由的，在其中一个数的 备注 里写明",
    )


def _whole_years(report: Report) -> Iterator[Finding]:
    """A typed 上年 that is what last year's file says of the whole year."""
    book, opening = report.book, report.book.opening
    if opening is None:
        return
    for (measure, field), typed in book.figures.items():
        if field != PREVIOUS or not adds_up(report.library.catalogue, measure):
            continue
        whole, stated = opening.figure(measure), exact_base(typed)
        same = book.previous.figure(measure) if book.previous else None
        if (
            whole is not None
            and stated is not None
            and stated > 0
            and stated == exact_base(whole)
            and stated != exact_base(same)
            and not typed.attributes.remark
            and time_of(book, typed.attributes)[0] == book.period.span.name
        ):
            yield RULE.at(
                typed.place,
                f"{report.label(measure)}的上年填{typed.bare}，是{opening.period.name}全年的数，"
                f"本年的只有{book.period.current}",
                related=(Related(whole.place, f"{opening.period.name}文件"),),
                hint=f"改填{book.period.previous.name}的数",
                severity=Severity.WARNING,
            )
