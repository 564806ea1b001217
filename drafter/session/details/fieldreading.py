"""What the text of a field of the details page means, said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.attributes import AS_OF, DEADLINE, SPAN, read_attribute
from drafter.figures.figure import CURRENT, HISTORY, OF_WHICH, OWN_FIGURES, PARTS
from drafter.figures.yearfile import YEAR, read_head
from drafter.findings import Severity
from drafter.library.indicators import NAME, RESERVED
from drafter.period import date_name, read_year
from drafter.session.details.fields import Field, Kind
from drafter.session.reading import Meant, meant, printable
from drafter.session.rows import Row
from drafter.yamlsource import Entry, Mapping, Scalar

if TYPE_CHECKING:
    from drafter.figures.yearset import YearData
    from drafter.findings import Finding

_READ_WORDS = (AS_OF, SPAN, DEADLINE)
LONGEST_NAME = 30


def field_meant(typed: str, field: Field, year: YearData) -> Meant:
    """What the text means in that field; nothing is guessed, and what changes it is said."""
    text = printable(typed).strip()
    if field.kind is Kind.HEAD:
        return _head_meant(text, field.path, year)
    if not text:
        return Meant("", "空着是待报；本单位没有这项就填“无”" if field.field == CURRENT else "")
    if field.kind is Kind.VALUE or field.kind is Kind.RECORD:
        row = Row(field.path, field.field, field.label)
        return meant(text, row, year)
    found: list[Finding] = []
    attributes = read_attribute(field.name, _scalar(text, year), found)
    if found:
        return _refused(text, found)
    said = text
    if attributes is not None and field.name in _READ_WORDS:
        day = attributes.as_of
        read = date_name(day) if day else attributes.span or attributes.deadline
        said = read if read == text else f"{text} → {read}"
    return Meant(text, said)


def name_fault(group: str, name: str, field_names: tuple[str, ...]) -> str:
    """What is wrong with the name of a new part, year, record field or 自设 figure; "" if nothing."""
    text = printable(name).strip()
    if not text:
        return "先写名称"
    if len(text) > LONGEST_NAME:
        return f"名称有{len(text)}个字，太长了"
    if text in field_names:
        return f"已经有“{text}”了"
    if group == HISTORY:
        return "" if read_year(text.removesuffix("年")) else "历年写四位年份，例：2021"
    if any(mark in text for mark in ".,:：，{}[]#\"'"):
        return "名称里不要有标点"
    if group in {PARTS, OF_WHICH}:
        return ""
    if not NAME.match(text):
        return "名称以汉字开头，后面可以有汉字、字母、数字"
    return f"“{text}”是程序已经用了的词，换一个名称" if text in RESERVED else ""


def own_name_fault(name: str, year: YearData) -> str:
    """What is wrong with the name of a new 自设 figure, whose parts stand between dots."""
    text = printable(name).strip()
    if text.startswith(f"{OWN_FIGURES}."):
        return f"不用写“{OWN_FIGURES}.”，直接写名称"
    for part in text.split("."):
        if fault := name_fault("", part, ()):
            return fault
    path = f"{OWN_FIGURES}.{text}"
    if path in year.book.own:
        return f"已经有“{text}”了"
    around = (other for other in year.book.own if other.startswith(f"{path}."))
    if inside := next(around, ""):
        return f"“{text}”是一组的名称（{inside}），组里的数另起名"
    above = (path.rsplit(".", count)[0] for count in range(1, path.count(".")))
    if taken := next((other for other in above if other in year.book.own), ""):
        return f"“{taken.removeprefix(f'{OWN_FIGURES}.')}”已经是一个数，下面不能再有数"
    return ""


def _head_meant(text: str, key: str, year: YearData) -> Meant:
    if not text:
        return Meant("", "年度不能空着", fault=True) if key == YEAR else Meant("", "")
    found: list[Finding] = []
    given = {YEAR: str(year.head.period.year), key: text}
    entries = (Entry(_scalar(name, year), _scalar(one, year)) for name, one in given.items())
    read = read_head(Mapping(tuple(entries), year.head.place), None, found)
    if key == YEAR and not found and read and read.period.year != year.head.period.year:
        return Meant(text, "改了年度就成了另一年的报告，上年的数也跟着换；请核对文件名")
    if found:
        return _refused(text, found)
    day = {"成文日期": "issue_date", "印发日期": "print_date"}.get(key)
    date = getattr(read, day) if read and day else None
    if key == AS_OF and read is not None:
        date = read.period.as_of
    said = date_name(date) if date else text
    return Meant(text, said if said == text else f"{text} → {said}")


def _refused(text: str, found: list[Finding]) -> Meant:
    first = found[0]
    fault = first.severity is not Severity.NOTICE
    return Meant(text, first.message, fault=fault, hint=first.hint)


def _scalar(text: str, year: YearData) -> Scalar:
    return Scalar(text, year.head.place, quoted=False, start=0, end=len(text))
