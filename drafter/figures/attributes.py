"""Reads what an entry says beside its numbers: 截至, 时段, 期限, 来源, 状态, 备注, 公开."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.figure import Attributes
from drafter.period import Span, month_end_name, read_date

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.yamlsource import Scalar

AS_OF = "截至"
SPAN = "时段"
DEADLINE = "期限"
SOURCE = "来源"
STATUS = "状态"
REMARK = "备注"
PUBLIC = "公开"
ATTRIBUTES = frozenset({AS_OF, SPAN, DEADLINE, SOURCE, STATUS, REMARK, PUBLIC})

STATUSES = ("待核", "核定")
ANSWERS = {"是": True, "否": False}

_MONTH = re.compile(r"(\d{4})(?:年(\d{1,2})月[底末]?|[-/.](\d{1,2}))\Z")


def read_day(scalar: Scalar, found: list[Finding]) -> date | None:
    """The day that `scalar` states; a month is its last day; anything else is a finding."""
    day = read_date(scalar.text) or _end_of_month(scalar.text)
    if day is None:
        found.append(
            faults.BAD_ATTRIBUTE.at(
                scalar.place, f"“{scalar.text[:30]}”不是日期", hint="写成年-月-日，例：2018-09-30"
            )
        )
    return day


def read_attribute(name: str, scalar: Scalar, found: list[Finding]) -> Attributes | None:
    """The attribute called `name`; None when it is empty or a finding."""
    text = scalar.text.strip()
    if scalar.absent:
        return None
    match name:
        case "截至":
            day = read_day(scalar, found)
            return Attributes(as_of=day) if day else None
        case "时段":
            span = Span.read(text)
            return Attributes(span=span.name if span else text)
        case "期限":
            day = read_date(text)
            return Attributes(deadline=deadline_name(day) if day else text)
        case "来源":
            return Attributes(source=text)
        case "备注":
            return Attributes(remark=text)
        case _:
            return _choice(name, scalar, found)


def deadline_name(day: date) -> str:
    """The day as a plan names it: 2019年底, 2019年6月底, 2019年9月15日."""
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年底"
    return f"{day.year}年{month_end_name(day, day.year)}"


def _choice(name: str, scalar: Scalar, found: list[Finding]) -> Attributes | None:
    options = STATUSES if name == STATUS else tuple(ANSWERS)
    if scalar.text not in options:
        found.append(
            faults.BAD_ATTRIBUTE.at(
                scalar.place,
                f"“{name}”不能是“{scalar.text[:30]}”",
                hint=f"只能写：{'、'.join(options)}",
            )
        )
        return None
    if name == STATUS:
        return Attributes(status=scalar.text)
    return Attributes(public=ANSWERS[scalar.text])


def _end_of_month(text: str) -> date | None:
    found = _MONTH.match(text.strip())
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or found[3])
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 and year else None
