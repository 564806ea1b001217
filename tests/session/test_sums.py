"""What a clerk works out in the editor."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.session.sums import is_sum, worked_out

NUMBERS = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False).map(
    lambda number: f"{number:f}"
)


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("=3+5+12.5", "20.5"),
        ("＝１＋２×３", "7"),
        ("=(1+2)*3", "9"),
        ("=10÷4", "2.5"),
        ("=1,300+5", "1305"),
        ("=1。5+1", "2.5"),
        ("= 7 ", "7"),
        ("=0.1+0.2", "0.3"),
        ("=5-5", "0"),
    ],
)
def test_sums_are_worked_out_exactly(typed: str, result: str) -> None:
    assert is_sum(typed)
    assert worked_out(typed).text == result


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("=1/3", "除不尽"),
        ("=1/0", "除数是0"),
        ("=(1+2", "缺右括号"),
        ("=1+2)", "“)”这里算不下去"),
        ("=", "= 后面写算式"),
        ("=3+", "没有写完"),
        ("=2-5", "负数"),
        ("=3个", "只写数"),
        ("=__import__('os')", "只写数"),
        ("=" + "(" * 100 + "1" + ")" * 100, "括号套得太深"),
        ("=" + "1+" * 400 + "1", "太长"),
        ("=9**9", "前面缺一个数"),
    ],
)
def test_what_comes_to_nothing_says_why(typed: str, fault: str) -> None:
    result = worked_out(typed)
    assert result.text == ""
    assert fault in result.fault


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_a_column_adds_up_to_its_exact_sum(numbers: list[str]) -> None:
    result = worked_out("=" + "+".join(numbers))
    assert Fraction(result.text) == sum(map(Fraction, numbers))


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_result_or_a_reason(text: str) -> None:
    result = worked_out(f"={text}")
    assert bool(result.text) != bool(result.fault)
