"""A report's time is read as typed, followed and preceded rightly, and named without doubt."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.period import Period, Span, date_name, month_end_name, read_date, read_year

years = st.integers(1950, 2099)
days = st.dates(date(1950, 1, 1), date(2099, 12, 31))


def period(year: str, span: str = "全年", as_of: date | None = None) -> Period:
    read = Period.read(year, span, as_of)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("year", "span", "name", "current", "end", "short", "bottom", "following"),
    [
        ("2018", "全年", "2018年", "全年", "2018年末", "年末", "2018年底", "2019年"),
        ("2017", "上半年", "2017年上半年", "上半年", "2017年6月末", "6月末", "2017年6月底", "2017年下半年"),
        ("2018", "前三季度", "2018年前三季度", "前三季度", "2018年9月末", "9月末", "2018年9月底", "2018年四季度"),
        ("2023", "1—11月", "2023年1—11月", "1—11月", "2023年11月末", "11月末", "2023年11月底", "2024年"),
        ("2024", "1—2月", "2024年1—2月", "1—2月", "2024年2月末", "2月末", "2024年2月底", "2025年"),
        ("2023", "一季度", "2023年一季度", "一季度", "2023年3月末", "3月末", "2023年3月底", "2023年二季度"),
        ("2023", "下半年", "2023年下半年", "下半年", "2023年末", "年末", "2023年底", "2024年"),
        ("2018", "12月", "2018年12月", "12月", "2018年末", "年末", "2018年底", "2019年"),
    ],
)  # fmt: skip
def test_a_period_and_its_names(
    year: str, span: str, name: str, current: str, end: str, short: str, bottom: str, following: str
) -> None:
    read = period(year, span)
    assert (read.name, read.current, read.year_name) == (name, current, f"{year}年")
    assert (read.end, read.end_short, read.end_of) == (end, short, bottom)
    assert read.next.name == following
    assert read.previous.name == name.replace(year, str(int(year) - 1))


@pytest.mark.parametrize(
    "typed",
    ["1-11月", "1—11月", "1——11月", "1–11月", "1～11月", "1~11月", "1至11月", "１－１１月", "1月-11月", " 1 - 11月份 "],
)  # fmt: skip
def test_months_are_read_however_they_are_joined(typed: str) -> None:
    span = Span.read(typed)
    assert span is not None
    assert (span.first, span.last, span.name) == (1, 11, "1—11月")


@pytest.mark.parametrize(
    "typed", ["", "去年", "11—1月", "5—5月", "0—3月", "1—13月", "13月", "1—11", "全 年", "第全年级"]
)
def test_what_is_no_span_is_not_read(typed: str) -> None:
    assert Span.read(typed) is None
    assert Period.read("2018", typed) is None


@pytest.mark.parametrize("typed", ["", "18", "12018", "2018.5", "二〇一八", "1800", "2100", "٢٠١٨"])
def test_what_is_no_year_is_not_read(typed: str) -> None:
    assert read_year(typed) is None
    assert Period.read(typed) is None


def test_a_year_is_read_in_any_width() -> None:
    assert [read_year(text) for text in ("2018", "2018年", "２０１８", " 2018 ")] == [2018] * 4


def test_the_same_months_are_the_same_span_whatever_they_are_called() -> None:
    half, months = period("2017", "上半年"), period("2017", "1—6月")
    assert half == months
    assert hash(half) == hash(months)
    assert months.name == "2017年1—6月"
    assert half != period("2017", "1—7月")


@given(year=years, first=st.integers(1, 12), last=st.integers(1, 12))
def test_the_period_before_is_one_year_back_and_the_next_begins_later(
    year: int, first: int, last: int
) -> None:
    span = Span.read(f"{first}—{last}月") or Span.read(f"{first}月")
    assert span is not None
    read = Period(year, span)
    assert (read.previous.year, read.previous.span) == (year - 1, span)
    following = read.next
    assert (following.year, following.span.first) > (year, span.last) or (
        following.year == year + 1 and following.span.whole_year
    )


@given(year=years, month=st.integers(1, 12))
def test_figures_of_the_last_day_need_no_other_name(year: int, month: int) -> None:
    last = date(year, month, monthrange(year, month)[1])
    span = Span.read(f"{month}月")
    assert span is not None
    assert Period(year, span, last).end == Period(year, span).end


def test_figures_taken_on_another_day_are_said_to_be_of_that_day() -> None:
    assert period("2018", as_of=date(2018, 11, 30)).end == "2018年11月末"
    assert period("2018", as_of=date(2018, 11, 30)).end_short == "11月末"
    assert period("2018", as_of=date(2018, 12, 20)).end == "2018年12月20日"
    assert period("2018", as_of=date(2018, 12, 20)).end_of == "2018年12月20日"
    assert period("2018", as_of=date(2019, 1, 5)).end_short == "2019年1月5日"
    assert period("2018", as_of=date(2018, 12, 20)).previous.end == "2017年末"


def test_the_beginning_is_the_years_or_the_spans() -> None:
    assert period("2018").beginning == "年初"
    assert period("2018", "上半年").next.beginning == "7月初"


@given(day=days)
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    for text in (day.isoformat(), f"{day:%Y/%m/%d}", f"{day:%Y.%m.%d}", date_name(day)):
        assert read_date(text) == day
    assert read_date(f" {day.year}-{day.month}-{day.day} ") == day


@given(day=days)
def test_a_days_name_says_its_month_end_and_a_foreign_year(day: date) -> None:
    name = month_end_name(day, day.year)
    closes = (day + timedelta(days=1)).month != day.month
    assert name == f"{day.month}月底" if closes else name == f"{day.month}月{day.day}日"
    assert month_end_name(day, day.year + 1) == f"{day.year}年{name}"


@pytest.mark.parametrize(
    "text",
    ["", "2018-02-30", "2018-13-01", "0000-01-01", "2018-09", "18-9-30", "2018-9/30", "今天"],
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read_date(text) is None


@given(text=st.text(max_size=20))
def test_any_text_can_be_asked(text: str) -> None:
    read_date(text)
    read_year(text)
    Period.read(text, text)
