"""The words a report says of itself: 单位.*, 时段.*, 下期.*."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from drafter.drafting.blocks import OFFICE, WORDS, PeriodRun, Run, TextRun
from drafter.period import Period, month_end_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.drafting.context import Context
    from drafter.drafting.template import PathText
    from drafter.library.profile import OfficeProfile


_OFFICE_WORDS: dict[str, Callable[[OfficeProfile], str]] = {
    "名称": attrgetter("name"),
    "简称": attrgetter("short_name"),
    "地区": attrgetter("region"),
    "辖区称谓": attrgetter("area_term"),
    "上级": attrgetter("superiors"),
    "系统": attrgetter("system"),
    "署名": attrgetter("signature"),
}


def path_run(part: PathText, context: Context) -> Run:
    """The run of a path that is no figure."""
    if part.root == "单位":
        text = office_word(context.profile, part.name)
        return TextRun(text, OFFICE, part.place, WORDS)
    period = context.book.period
    if part.root == "下期":
        return PeriodRun(next_word(period.next, part.name), part.place)
    return PeriodRun(period_word(period, part.name), part.place)


def office_word(profile: OfficeProfile, name: str) -> str:
    """单位.*: what 单位.yaml says."""
    return _OFFICE_WORDS[name](profile)


def period_word(period: Period, name: str) -> str:
    """时段.*: how the report names its own period."""
    match name:
        case "称谓":
            return period.name
        case "年":
            return period.year_name
        case "当期":
            return period.current
        case "期末":
            return period.end
        case "期末简":
            return period.end_short
        case "年初":
            return period.beginning
        case "上年":
            return period.previous.name
        case _:
            return month_end_name(period.as_of, period.year) if period.as_of else period.end


def next_word(period: Period, name: str) -> str:
    """下期.*: how the report names the period it plans for; what is left of its year needs none."""
    match name:
        case "称谓":
            return period.name if period.span.whole_year else period.current
        case "年":
            return period.year_name
        case "当期":
            return period.current
        case _:
            return period.end_of
