"""说明：同一个指标有两个数：素材里紧跟指标名称写的数与数据里的不同；历年里写的与本年、上年不同；自设里又填了一个。
理由：一份报告里同一个数前后不一，读的人不知道信哪个；一个数只填一处，别处引用。
反例：数据 在册: {人: 1515}，素材写 - 城乡低保对象1520人。
正例：素材写 - 城乡低保对象【低保.在册.人】。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from drafter.checks.arithmetic import exact_base, rounding
from drafter.checks.toldaspects import PLAN
from drafter.checks.written.statednumbers import stated_numbers
from drafter.drafting.blocks import WORDS, FigureRun, TextRun, plain_text
from drafter.drafting.wordruns import LINK_FORM
from drafter.figures.figure import CURRENT, HISTORY, OWN_FIGURES, PREVIOUS
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.checks.written.statednumbers import Stated
    from drafter.drafting.blocks import Run
    from drafter.figures.figure import Figure
    from drafter.findings import Finding
    from drafter.library.indicators import Measure
    from drafter.location import Location

RULE = Rule("一数两值", Family.DATA, Severity.WARNING, __doc__)
SHORTEST_NAME = 4
OF_WORDS = "素材."  # how the measures of numbers among words begin
DIGIT = pattern("[0-9]")
# What may stand between a name and its number.
JOINED = pattern("(?:的)?(?:人数|总数|数量|合计)?(?:已|已经)?(?:共有|共计|达到|为|是|有|共|达)?")
# What may stand before a name, so that it is the whole of what is counted.
BEGINS = pattern(
    r"(?:[。；，、：！？（(\n]|全[省市区县镇乡]|现有|共有|目前|全部|年末|[年月]底|月末|在册|末)$"
)
# A clause with one of these speaks of another time, or of a part.
ELSEWHERE = pattern(
    "上年|去年|年初|上半年|下半年|季度|[0-9]月|目标|任务|计划|力争|由|从|其中|新增|减少|增加|同期|原|以前|历年|"
    "(?:19|20)[0-9]{2}年|累计|以来"
)
CLAUSE = "。；\n"
LONGEST_CLAUSE, LONGEST_BEGINNING = 80, 4


class Typed(NamedTuple):
    """A stretch of words that the office typed, in the text of a told topic."""

    start: int
    end: int
    place: Location


def check(report: Report) -> Iterator[Finding]:
    """Words against data, 历年 against 本年 and 上年, 自设 against the catalogue's figures."""
    yield from _in_words(report)
    yield from _in_history(report)
    yield from _in_own(report)


def _in_words(report: Report) -> Iterator[Finding]:
    named: dict[str, list[Measure]] | None = None
    for told in report.draft.told:
        if told.aspect != PLAN and any(
            _is_typed(run) and DIGIT.search(run.text) for run in told.runs
        ):
            named = _named(report) if named is None else named
            yield from _in_told(report, told.runs, named)


def _in_told(
    report: Report, runs: tuple[Run, ...], named: dict[str, list[Measure]]
) -> Iterator[Finding]:
    text = plain_text(runs)
    present = [name for name in named if name in text]
    if not present:
        return
    typed = tuple(_typed(runs))
    numbers = {each.start: each for each in stated_numbers(text, report.library.units.names)}
    if not any(_typed_at(typed, start) for start in numbers):
        return
    for name in present:
        at = text.find(name)
        while at >= 0:
            yield from _beside(report, text, at, name, named[name], numbers, typed)
            at = text.find(name, at + len(name))


def _is_typed(run: Run) -> bool:
    """Whether a run is words of the office, or a number typed among them."""
    if isinstance(run, TextRun):
        return run.source is WORDS
    return isinstance(run, FigureRun) and run.form == LINK_FORM and run.id.startswith(OF_WORDS)


def _typed(runs: tuple[Run, ...]) -> Iterator[Typed]:
    at = 0
    for run in runs:
        end = at + len(run.text)
        if _is_typed(run):
            yield Typed(at, end, run.place)
        at = end


def _named(report: Report) -> dict[str, list[Measure]]:
    """The indicators with figures, by the names that words may call them."""
    named: dict[str, list[Measure]] = {}
    for measure in dict.fromkeys(measure for measure, _ in report.book.figures):
        known = report.library.catalogue.measures.get(measure)
        if known is not None and len(known.indicator.name) >= SHORTEST_NAME:
            named.setdefault(known.indicator.name, []).append(known)
    return named


def _beside(
    report: Report,
    text: str,
    at: int,
    name: str,
    measures: list[Measure],
    numbers: dict[int, Stated],
    typed: tuple[Typed, ...],
) -> Iterator[Finding]:
    """That a number typed right behind a name is none of the figures of that name."""
    far = max(0, at - LONGEST_CLAUSE)
    begin = max(far, *(text.rfind(mark, far, at) + 1 for mark in CLAUSE))
    if at != begin and not BEGINS.search(text, max(begin, at - LONGEST_BEGINNING), at):
        return
    if ELSEWHERE.search(text, begin, at):
        return
    beside = [
        (measure, stated)
        for measure in measures
        if (stated := _behind(text, at + len(name), measure, numbers)) is not None
    ]
    if len(beside) != 1:  # none, or several indicators of that name
        return
    (measure, stated) = beside[0]
    place = _typed_at(typed, stated.start)
    figure = report.book.figure(_path(measure))
    if place is None or figure is None or _known(report, figure, stated):
        return
    value = text[stated.start : stated.end]
    yield RULE.at(
        place.place.along(stated.start - place.start),
        f"素材里写“{text[at : stated.end]}”，数据里{report.label(figure.measure)}是{figure.bare}",
        related=(Related(figure.place, figure.id),),
        hint=f"核对后把“{value}”改为【{figure.measure}】",
    )


def _behind(text: str, offset: int, measure: Measure, numbers: dict[int, Stated]) -> Stated | None:
    """The exact number of the measure's unit that stands behind its name."""
    prefix = re.escape(measure.unit.prefix)
    joined = re.compile(f"{JOINED.pattern}(?:{prefix})?").match(text, offset)
    stated = numbers.get(joined.end()) if joined else None
    if stated is None or stated.approximate or stated.unit != measure.unit.measure:
        return None
    return stated


def _typed_at(typed: tuple[Typed, ...], offset: int) -> Typed | None:
    before = bisect_right(typed, offset, key=lambda each: each.start) - 1
    return typed[before] if before >= 0 and offset < typed[before].end else None


def _path(measure: Measure) -> str:
    indicator = measure.indicator
    return f"{indicator.path}.{measure.unit.name}" if indicator.paired else indicator.path


def _known(report: Report, figure: Figure, stated: Stated) -> bool:
    """Whether the number is one of those given of the measure, of whatever field."""
    factor = figure.unit.factor
    value, loose = stated.value * factor, stated.rounding * factor
    if not stated.decimals and not stated.scale:
        loose = Fraction(0)
    if exact_base(figure) is None or (stated.at_least and (figure.base or 0) >= value):
        return True
    others = (other for key, other in report.book.figures.items() if key[0] == figure.measure)
    return any(
        other.base is not None and abs(other.base - value) <= max(loose, rounding(other))
        for other in (figure, report.book.figure(figure.measure, PREVIOUS), *others)
        if other is not None
    )


def _in_history(report: Report) -> Iterator[Finding]:
    """历年 has the report's own year, or the year before, otherwise than the entry."""
    book = report.book
    if not book.period.span.whole_year:
        return
    years = {str(book.period.year): CURRENT, str(book.period.year - 1): PREVIOUS}
    for measure, group in book.part_names:
        if group != HISTORY:
            continue
        for name, there in book.parts(measure, HISTORY):
            field = years.get(name.removesuffix("年"))
            here = book.figure(measure, field) if field else None
            if field and here is not None and _differ(here, there):
                yield RULE.at(
                    there.place,
                    f"{report.label(measure)}的历年里{name}填{there.bare}，{field}是{here.bare}",
                    related=(Related(here.place, field),),
                    hint="核对两个数，只留一处",
                )


def _in_own(report: Report) -> Iterator[Finding]:
    """A 自设 figure of the same name as one of the catalogue."""
    book = report.book
    for (measure, field), own in book.figures.items():
        if field != CURRENT or not measure.startswith(f"{OWN_FIGURES}."):
            continue
        listed = book.figure(measure.removeprefix(f"{OWN_FIGURES}."))
        if listed is not None and own.unit.kind == listed.unit.kind and _differ(own, listed):
            yield RULE.at(
                own.place,
                f"自设里的{measure.removeprefix(f'{OWN_FIGURES}.')}是{own.bare}，"
                f"数据里{report.label(listed.measure)}是{listed.bare}",
                related=(Related(listed.place, listed.id),),
                hint="指标目录里有的填在 数据 里，删去 自设 里的这一个",
            )


def _differ(one: Figure, other: Figure) -> bool:
    first, second = exact_base(one), exact_base(other)
    if first is None or second is None:
        return False
    return abs(first - second) > max(rounding(one), rounding(other))
