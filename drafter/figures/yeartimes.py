"""The times a year's file states against one another: 年度 and 时段, 截至, the file's name."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.yearfile import AS_OF, SPAN
from drafter.findings import Severity
from drafter.patterns import pattern
from drafter.period import Span, date_name, read_date
from drafter.yamlsource import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.figures.book import FigureBook
    from drafter.figures.yearfile import YearHead
    from drafter.findings import Finding
    from drafter.location import Location
    from drafter.period import Period
    from drafter.yamlsource import Node

_SPAN_IN_NAME = pattern(
    "上半年|下半年|前三季度|第?[一二三四]季度|(?<![0-9])1?[0-9]月?[-—–～~至到]1?[0-9]月"
)


def check_named_span(name: str, head: YearHead, found: list[Finding]) -> bool:
    """Whether the 时段 in a file's or folder's name is no other than the one written in it."""
    named = _SPAN_IN_NAME.search(name)
    span = Span.read(named[0]) if named else None
    if named is None or span is None or span == head.period.span:
        return True
    now = head.period.current
    found.append(
        faults.NAMED_OTHERWISE.at(
            head.place_of(SPAN),
            f"文件名是“{name}”，时段{'写的' if SPAN in head.places else '没有写，按的'}是{now}",
            hint=f"核对是哪一段：时段写成 {named[0]}，或者改文件名",
        )
    )
    return False


def check_as_of(head: YearHead, found: list[Finding]) -> None:
    """Find that 截至 is of another year, or not of the month in which the 时段 ends."""
    day, period = head.period.as_of, head.period
    last = last_day(period)
    # Figures may be taken some days before a period is over.
    if day is None or (day.year, day.month) == (last.year, last.month):
        return
    if day.year == period.year and day < last:
        instead = f"数只到{day.month}月的，时段写 {_span_until(period, day.month)}"
    else:
        instead = "并核对年度和时段"
    found.append(
        faults.AS_OF_MISMATCH.at(
            head.place_of(AS_OF),
            f"截至写的是{date_name(day)}，报告是{period.year}年{period.current}的，到{date_name(last)}",
            hint=f"改为 截至: {last.isoformat()}；{instead}",
            severity=Severity.WARNING if day.year == period.year else Severity.ERROR,
        )
    )


def _span_until(period: Period, month: int) -> str:
    first = period.span.first
    return f"{first}—{month}月" if first < month else f"{month}月"


def check_own_days(book: FigureBook, roots: Iterable[Mapping], found: list[Finding]) -> None:
    """Find the entries whose own 截至 is no day of the report's year; a 备注 may say why."""
    period = book.period
    first, last = date(period.year, 1, 1), max(last_day(period), period.closing)
    said: set[Location] = set()
    for measure, noted in book.noted.items():
        day = noted.as_of
        figure = book.figure(measure) if day else None
        if day is None or figure is None or first <= day <= last or noted.remark:
            continue
        place = _where_said(figure.place, day, roots)
        if place in said:
            continue
        said.add(place)
        found.append(
            faults.AS_OF_OUTSIDE.at(
                place,
                f"“{measure}”的截至是{date_name(day)}，不在{period.name}里",
                hint="核对年份和月份；确实是那一天的数，在 备注 里写明",
            )
        )


def _where_said(beside: Location, day: date, roots: Iterable[Mapping]) -> Location:
    """The 截至 of that day which stands nearest to a figure."""
    places = [
        node.place
        for root in roots
        if root.place.file == beside.file
        for node in _days_in(root)
        if (read_date(node.text) or day) == day
    ]
    return min(places, key=lambda place: abs(place.line - beside.line), default=beside)


def _days_in(root: Mapping) -> Iterator[Scalar]:
    """Every 截至 below the head."""
    waiting: list[Node] = [node for _, node in root.entries if not isinstance(node, Scalar)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += [value for _, value in node.entries if not isinstance(value, Scalar)]
            said = node.get(AS_OF)
            if isinstance(said, Scalar):
                yield said


def last_day(period: Period) -> date:
    """The day on which the span of a period ends."""
    last = period.span.last
    return date(period.year, last, monthrange(period.year, last)[1])
