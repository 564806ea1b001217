"""What the program understands of what is being typed, said at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.figures.editing.addresses import address_of
from drafter.figures.editing.requests import ClearValue, SetValue
from drafter.figures.figure import LISTS, Figure, State
from drafter.figures.trialyear import Alone, read_alone
from drafter.findings import Severity
from drafter.session.standingunit import standing_unit, typed_over, typed_unit, with_unit
from drafter.session.sums import is_sum, worked_out
from drafter.visible import is_visible

if TYPE_CHECKING:
    from drafter.figures.yearset import YearData
    from drafter.session.rows import Row

# Line ends and tabs are blanks; what only Unicode takes for a line end is nothing.
_BLANKS = str.maketrans("\n\r\t", "   ", "\u2028\u2029")
_FULL_STOP = re.compile(r"(?<=[0-9０-９])[。．](?=[0-9０-９])")


class Meant(NamedTuple):
    """What typed text comes to: the value to be filled in, and what is said of it."""

    value: str
    said: str
    fault: bool = False
    hint: str = ""

    def request(self, row: Row) -> SetValue | ClearValue:
        """What fills it into a row."""
        if not self.value:
            return ClearValue(row.path, row.field)
        return SetValue(row.path, self.value, row.field)


def printable(text: str) -> str:
    """The text without what nobody can see or print, line ends as blanks."""
    return "".join(filter(is_visible, text.translate(_BLANKS)))


def meant(typed: str, row: Row, year: YearData) -> Meant:
    """What the text means in that row; nothing is guessed, and what changes it is said."""
    text = printable(typed).strip()
    if not text:
        return Meant("", "空着是待报；本单位没有这项就填“无”")
    before = text
    if is_sum(text):
        result = worked_out(text)
        if result.fault:
            return Meant(text, f"算不出：{result.fault}", fault=True)
        text = result.text
    else:
        text = _FULL_STOP.sub(".", text)
    read = read_alone(year, SetValue(row.path, text, row.field))
    kept = _with_standing_unit(read, row, year)
    text, read = kept or (text, read)
    faults = [finding for finding in read.found if finding.severity is Severity.ERROR]
    if faults:
        first = faults[0]
        return Meant(text, f"读不懂：{first.message}", fault=True, hint=first.hint)
    said = "、".join(figure.listed for figure in read.figures if not figure.operands)
    if any(gap.state is State.NONE for gap in read.gaps):
        said = "无（本单位没有这项）"
    elif not said and read.gaps:
        said = "待报"
    told = not said or (said.startswith(before) and kept is None)
    said = said if told else f"{before} → {said}"
    warned = "".join(f"；注意：{finding.message}" for finding in read.found)
    unit = _unit_of_record(row.path, year)
    if unit and not read.gaps and unit not in {figure.unit.name for figure in read.figures}:
        warned += f"；注意：原来的单位是{unit}，这样填没有这个单位，照原样印"
    return Meant(text, (said or text) + warned + _other_size(read, row, year))


def _with_standing_unit(read: Alone, row: Row, year: YearData) -> tuple[str, Alone] | None:
    """A bare number with the unit of the value it is typed over, if that is not the indicator's."""
    figure = read.figures[0] if len(read.figures) == 1 else None
    unit = standing_unit(year.book, row.path, row.field)
    if figure is None or not unit or typed_unit(figure):
        return None
    text = with_unit(figure, unit)
    again = read_alone(year, SetValue(row.path, text, row.field))
    wrong = any(finding.severity is Severity.ERROR for finding in again.found)
    return None if not text or wrong else (text, again)


def _other_size(read: Alone, row: Row, year: YearData) -> str:
    """That a bare number is typed over one in a unit of another size: 万元 over 元."""
    before = typed_over(year.book, row.path, row.field)
    figure = read.figures[0] if len(read.figures) == 1 else None
    if before is None or figure is None or typed_unit(figure) or not typed_unit(before):
        return ""
    same = (before.unit.kind, before.unit.factor) == (figure.unit.kind, figure.unit.factor)
    return "" if same else f"；注意：原来填的是{before.listed}"


def _unit_of_record(path: str, year: YearData) -> str:
    """The unit that a field of a 清单 has in the file: only what is typed says it."""
    address = address_of(path)
    if address.root != LISTS or not address.field:
        return ""
    records = year.book.records(address.names[0])
    fields = records[address.record - 1].fields if 0 < address.record <= len(records) else {}
    value = fields.get(address.field[0])
    return value.unit.name if isinstance(value, Figure) else ""
