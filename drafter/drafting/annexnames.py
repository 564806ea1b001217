"""How the rows of an annex of figures are called: by the official name, or as the office calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import PeriodRun, Run, Source, TextRole, TextRun
from drafter.figures.figure import (
    CURRENT,
    HISTORY,
    LISTS,
    OF_WHICH,
    OWN_FIGURES,
    PREVIOUS,
    STATED_GROWTH,
)
from drafter.figures.lists import FieldText
from drafter.period import month_end_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.context import Context
    from drafter.figures.lists import Record
    from drafter.location import Location

INDENT = "　"
RECORD_NAME = "名称"


def row_name(measure: str, context: Context) -> tuple[Run, ...]:
    """The name of a measure, with the months or the day it was counted for where they are its own."""
    # Digits of a name (3A级以上) are no figure.
    text, place, source = _name(measure, context)
    name = TextRun(text, TextRole.DECLARED, place, source)
    noted = list(_noted(measure, context))
    if not noted:
        return (name,)
    runs: list[Run] = [name, TextRun("（", TextRole.BODY, place, source)]
    for number, words in enumerate(noted):
        if number:
            runs.append(TextRun("，", TextRole.BODY, place, source))
        runs.append(PeriodRun(words, place))
    return (*runs, TextRun("）", TextRole.BODY, place, source))


def part_name(field: str, place: Location, *, continues: bool) -> tuple[Run, ...]:
    """The indented name of a part: 镇街 of 分.镇街, 其中：镇街 for the first of 其中, 2021年 of 历年."""
    group, _, name = field.partition(".")
    if group == HISTORY:
        indent = TextRun(INDENT, TextRole.BODY, place, Source.TEMPLATE)
        return indent, PeriodRun(f"{name}年", place)
    head = f"{OF_WHICH}：" if group == OF_WHICH else ""
    if continues:
        head = INDENT * len(head)
    return (TextRun(INDENT + head + (name or "分项"), TextRole.DECLARED, place, Source.WORDS),)


def _noted(measure: str, context: Context) -> Iterator[str]:
    """时段 and 截至 that the entry has for itself."""
    if context.blank:
        return
    period, attributes = context.book.period, context.book.attributes(measure)
    if attributes.span:
        yield attributes.span
    if attributes.as_of is not None and attributes.as_of != period.closing:
        yield f"截至{month_end_name(attributes.as_of, period.year)}"


def _name(measure: str, context: Context) -> tuple[str, Location, Source]:
    known = context.book.catalogue.of_measure(measure)
    if known is not None:
        term = context.profile.terms.get(known.indicator.path)
        if term and term.text:
            return term.text, term.place, Source.WORDS
        return known.indicator.name, known.indicator.place, Source.TEMPLATE
    place = _place(measure, context)
    root, _, path = measure.partition(".")
    names = path.split(".")
    if root == LISTS:
        return _record_name(names, context), place, Source.WORDS
    if measure in context.book.own.get(f"{OWN_FIGURES}.{'.'.join(names[:-1])}", ()):
        names = names[:-1]  # the unit of a pair
    return "".join(names), place, Source.WORDS


def _place(measure: str, context: Context) -> Location:
    """Where the office names a figure of its own."""
    book = context.book
    for key in ((measure, CURRENT), (measure, PREVIOUS), (measure, STATED_GROWTH)):
        entry = book.figures.get(key) or book.gaps.get(key)
        if entry is not None:
            return entry.place
    return context.profile.place


def _record_name(names: list[str], context: Context) -> str:
    """区殡仪馆迁建投资 for 项目.1.投资."""
    title, number, field = names[:3]
    stem = f"{LISTS}.{title}.{number}"
    record = next((one for one in context.book.records(title) if one.stem == stem), None)
    return ((record and _title(record)) or f"{title}{number}") + field


def _title(record: Record) -> str:
    named = record.fields.get(RECORD_NAME)
    texts = (item for item in (named, *record.fields.values()) if isinstance(item, FieldText))
    return next((item.text for item in texts), "")
