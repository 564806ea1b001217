"""The time a report speaks of: its year, the months it covers, and how both are named."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final, Self

from msgspec import Struct

SPAN_FORMS: Final = "全年、上半年、前三季度或 1—11月"

_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９－−．／", "0123456789--./")
_NAMES: Final = {
    "全年": (1, 12),
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
}
_NEXT_IN_YEAR: Final = {
    (1, 6): "下半年",
    (1, 9): "四季度",
    (1, 3): "二季度",
    (4, 6): "三季度",
    (7, 9): "四季度",
}
SPAN_NAMES: Final = tuple(_NAMES)
_MONTHS: Final = re.compile(r"([0-9]{1,2})月?\s*(?:——|[-—–～~〜至到])\s*([0-9]{1,2})月(?:份)?")
_ONE_MONTH: Final = re.compile(r"([0-9]{1,2})月(?:份)?")
_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})年?")
YEAR_IN_TEXT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DATE: Final = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
)


def read_year(text: str) -> int | None:
    """The year in `2018` or `2018年`, 1900 to 2099; None for anything else."""
    found = _YEAR.fullmatch(_half_width(text))
    return int(found[1]) if found else None


def read_date(text: str) -> date | None:
    """The day in `2018-12-31`, `2018/12/31`, `2018.12.31` or `2018年12月31日`, else None."""
    found = _DATE.fullmatch(_half_width(text))
    if found is None:
        return None
    year, month, day = found[1], found[3] or found[5], found[4] or found[6]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def looks_like_date(text: str) -> bool:
    """Whether a text is written as a day, be there such a day or not: 2018-02-30."""
    return _DATE.fullmatch(_half_width(text)) is not None


def date_name(day: date) -> str:
    """The day as documents write it, 2018年12月31日 (GB/T 9704: no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_end_name(day: date, year: int) -> str:
    """The day as a report on `year` says it: 9月底 at a month's end, else 9月15日.

    A day of another year keeps its year: 2017年9月底.
    """
    name = f"{day.month}月底" if _closes_month(day) else f"{day.month}月{day.day}日"
    return name if day.year == year else f"{day.year}年{name}"


def _half_width(text: str) -> str:
    return text.strip().translate(_HALF_WIDTH)


def _closes_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


class Span(Struct, frozen=True):
    """The months of a year that a report covers (时段), both ends included.

    `name` is how it was written; spans of the same months are equal (1—6月 is 上半年).
    """

    first: int
    last: int
    name: str

    def __eq__(self, other: object) -> bool:
        """By the months alone."""
        return isinstance(other, Span) and (self.first, self.last) == (other.first, other.last)

    def __hash__(self) -> int:
        """As equality has it."""
        return hash((self.first, self.last))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The span in 全年, 上半年, 前三季度, 四季度, 1—11月 or 12月; None for anything else."""
        text = _half_width(text)
        named = _NAMES.get(text.removeprefix("第"))
        if named:
            return cls(*named, text)
        if found := _MONTHS.fullmatch(text):
            first, last = int(found[1]), int(found[2])
            return cls(first, last, f"{first}—{last}月") if 1 <= first < last <= 12 else None
        if found := _ONE_MONTH.fullmatch(text):
            month = int(found[1])
            return cls(month, month, f"{month}月") if 1 <= month <= 12 else None
        return None

    @classmethod
    def named(cls, name: str) -> Self:
        """The span of one of the names that have no months in them, such as 下半年."""
        return cls(*_NAMES[name], name)

    @property
    def whole_year(self) -> bool:
        """Whether it is 全年."""
        return (self.first, self.last) == (1, 12)


class Period(Struct, frozen=True):
    """The time a report covers (报告期); `as_of` is the day its figures were taken (截至).

    Without `as_of` figures are taken on the span's last day. The names hold no
    preposition: templates write 截至 before `end` themselves.
    """

    year: int
    span: Span
    as_of: date | None = None

    @classmethod
    def read(
        cls, year_text: str, span_text: str = "全年", as_of: date | None = None
    ) -> Self | None:
        """The period of a year and a span as typed, None if either cannot be read."""
        year, span = read_year(year_text), Span.read(span_text)
        return None if year is None or span is None else cls(year, span, as_of)

    @property
    def previous(self) -> Period:
        """The same span of the year before."""
        return Period(self.year - 1, self.span)

    @property
    def next(self) -> Period:
        """What a plan speaks of: the rest of this year after a half or a quarter, else next year."""
        following = _NEXT_IN_YEAR.get((self.span.first, self.span.last))
        if following is None:
            return Period(self.year + 1, Span.named("全年"))
        return Period(self.year, Span.named(following))

    @property
    def name(self) -> str:
        """2018年, 2017年上半年, 2023年1—11月."""
        return self.year_name + ("" if self.span.whole_year else self.span.name)

    @property
    def year_name(self) -> str:
        """2018年."""
        return f"{self.year}年"

    @property
    def current(self) -> str:
        """全年, 上半年, 前三季度, 1—11月."""
        return self.span.name

    @property
    def closing(self) -> date:
        """The day its figures were taken."""
        last = self.span.last
        return self.as_of or date(self.year, last, monthrange(self.year, last)[1])

    @property
    def end(self) -> str:
        """The closing day with its year: 2018年末, 2017年6月末, 2018年12月20日."""
        return self._with_year(self._closing_name("末"))

    @property
    def end_of(self) -> str:
        """As `end`, with 底: 2018年底, 2017年6月底."""
        return self._with_year(self._closing_name("底"))

    @property
    def end_short(self) -> str:
        """As `end`, without the year of the report: 年末, 6月末, 12月20日."""
        return self._closing_name("末") if self.closing.year == self.year else self.end

    @property
    def beginning(self) -> str:
        """年初, or the month a later span begins with: 7月初."""
        return "年初" if self.span.first == 1 else f"{self.span.first}月初"

    def _closing_name(self, word: str) -> str:
        day = self.closing
        if not _closes_month(day):
            return f"{day.month}月{day.day}日"
        return f"年{word}" if day.month == 12 else f"{day.month}月{word}"

    def _with_year(self, name: str) -> str:
        return f"{self.closing.year}年{name.removeprefix('年')}"
