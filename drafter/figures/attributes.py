"""Reads what an entry says beside its numbers: 截至, 时段, 期限, 来源, 状态, 备注, 公开."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.figure import Attributes
from drafter.period import SPAN_FORMS, Span, looks_like_date, month_end_name, read_date

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
# Each with an example.
ATTRIBUTES = {
    AS_OF: "2018-09-30",
    SPAN: "12月",
    DEADLINE: "2019-12-31",
    SOURCE: "12月报表",
    STATUS: "待核",
    REMARK: "含区属企业",
    PUBLIC: "否",
}

STATUSES = ("待核", "核定")
ANSWERS = {"是": True, "否": False}

_ODD_JOINTS = re.compile(r"\s?[—–－~～_。．·•、，,/\\-]{1,2}\s?")
_MONTHS_ONLY = re.compile(r"[0-9０-９]+月?(?:[^0-9０-９][0-9０-９]+)?月?(?:份)?")
_MONTH = re.compile(r"(\d{4})(?:年(\d{1,2})月[底末]?|[-/.](\d{1,2}))\Z")


def read_day(scalar: Scalar, found: list[Finding]) -> date | None:
    """The day that `scalar` states; a month is its last day; anything else is a finding."""
    day = read_date(scalar.text) or _end_of_month(scalar.text)
    if day is None:
        found.append(_no_date(scalar))
    return day


def _no_date(scalar: Scalar) -> Finding:
    text = scalar.text[:30]
    meant = read_date(_ODD_JOINTS.sub("-", text.strip()))
    return faults.BAD_ATTRIBUTE.at(
        scalar.place,
        f"没有“{text}”这一天" if looks_like_date(text) else f"“{text}”不是日期",
        hint=f"改为：{meant.isoformat()}"
        if meant
        else "核对月份和日期，写成年-月-日，例：2018-09-30",
    )


def read_attribute(name: str, scalar: Scalar, found: list[Finding]) -> Attributes | None:
    """The attribute called `name`; None when it is empty or a finding, but for 公开 (then 否)."""
    text = scalar.text.strip()
    if scalar.absent:
        return None
    match name:
        case "截至":
            day = read_day(scalar, found)
            return Attributes(as_of=day) if day else None
        case "时段":
            return _read_span(scalar, found)
        case "期限":
            return _read_deadline(scalar, found)
        case "来源":
            return Attributes(source=text)
        case "备注":
            return Attributes(remark=text)
        case _:
            return _choice(name, scalar, found)


def _read_span(scalar: Scalar, found: list[Finding]) -> Attributes | None:
    """The months a number was counted over; other words stand as typed."""
    text = scalar.text.strip()
    span = Span.read(text)
    if span is None and _MONTHS_ONLY.fullmatch(text):
        found.append(
            faults.BAD_ATTRIBUTE.at(
                scalar.place, f"“{text[:30]}”不是时段", hint=f"写{SPAN_FORMS}或 12月"
            )
        )
        return None
    return Attributes(span=span.name if span else text)


def _read_deadline(scalar: Scalar, found: list[Finding]) -> Attributes | None:
    """By when a target is due; other words than a day stand as typed."""
    text = scalar.text.strip()
    day = read_date(text)
    if day is None and looks_like_date(text):
        found.append(_no_date(scalar))
        return None
    return Attributes(deadline=deadline_name(day) if day else text)


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
        # What nobody can read must not become public.
        return Attributes(public=False) if name == PUBLIC else None
    if name == STATUS:
        return Attributes(status=scalar.text)
    return Attributes(public=ANSWERS[scalar.text])


def _end_of_month(text: str) -> date | None:
    found = _MONTH.match(text.strip())
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or found[3])
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 and year else None
