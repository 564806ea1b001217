"""Results of figures: exact, with operands, and never against the numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.figures import Figure
from drafter.figures.derived import (
    Derived,
    change,
    completion,
    difference,
    difference_of,
    growth,
    over_target,
    per,
    share,
    since_opening,
)
from tests.figures.years import read, read_data

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from drafter.figures import FigureBook

fixture_is_fine = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)
amounts = st.decimals(min_value=0, max_value=10**9, places=2)


def book_of(tmp_path: Path, body: str) -> FigureBook:
    return read_data(tmp_path, body).book


def test_growth_is_exact_and_keeps_its_operands(tmp_path: Path) -> None:
    result = growth(book_of(tmp_path, "  低保: {标准: {本年: 950, 上年: 900}}\n"), "低保.标准")
    assert isinstance(result, Derived)
    assert result.value == Fraction(50 * 100, 900)
    assert [operand.id for operand in result.operands] == ["低保.标准", "低保.标准.上年"]
    assert [place.column for place in result.origins] == [17, 26]
    assert (result.points, result.approximate, result.direction) == (False, False, 1)


def test_a_rate_compares_in_points(tmp_path: Path) -> None:
    book = book_of(tmp_path, "  殡葬: {火化率: {本年: 98.5, 上年: 99.2%}}\n")
    for result in (growth(book, "殡葬.火化率"), difference(book, "殡葬.火化率")):
        assert isinstance(result, Derived)
        assert (result.value, result.points, result.direction) == (Fraction("-0.7"), True, -1)


def test_different_scales_compare_by_what_they_mean(tmp_path: Path) -> None:
    book = book_of(tmp_path, "  低保: {资金: {本年: 1.2亿元, 上年: 10000}}\n")
    result, step = growth(book, "低保.资金"), difference(book, "低保.资金")
    assert isinstance(result, Derived)
    assert isinstance(step, Derived)
    assert result.value == 20
    assert step.value == 20000000
    assert step.unit is not None
    assert step.unit.name == "元"


@pytest.mark.parametrize("base", ["0", "-3", "1—2", "××", "无"])
def test_no_rate_without_a_base(tmp_path: Path, base: str) -> None:
    book = book_of(tmp_path, f"  社区: {{议事厅: {{本年: 5, 上年: {base}, 目标: {base}}}}}\n")
    assert growth(book, "社区.议事厅") is None
    assert completion(book, "社区.议事厅") is None


def test_a_base_of_one_is_a_base(tmp_path: Path) -> None:
    book = book_of(tmp_path, "  社区: {议事厅: {本年: 3, 上年: 1, 目标: 1}}\n")
    for result, value in (
        (growth(book, "社区.议事厅"), 200),
        (completion(book, "社区.议事厅"), 300),
    ):
        assert isinstance(result, Derived)
        assert result.value == value


def test_a_zero_base_still_has_a_difference(tmp_path: Path) -> None:
    result = difference(book_of(tmp_path, "  社区: {议事厅: {本年: 5, 上年: 0}}\n"), "社区.议事厅")
    assert isinstance(result, Derived)
    assert result.value == 5


@pytest.mark.parametrize("typed", ["约950", "950多", "不少于950", "950左右"])
def test_approximate_operands_make_an_approximate_result(tmp_path: Path, typed: str) -> None:
    book = book_of(tmp_path, f"  社区: {{议事厅: {{本年: {typed}, 上年: 900}}}}\n")
    result = growth(book, "社区.议事厅")
    assert isinstance(result, Derived)
    assert result.approximate


def test_a_stated_result_stands_in_while_an_operand_is_unknown(tmp_path: Path) -> None:
    body = "  社区: {议事厅: {本年: 9, 同比: -3.5%, 增量: 2, 完成率: 90, 占比: 45}}\n"
    book = book_of(tmp_path, body)
    stated = [
        growth(book, "社区.议事厅"),
        difference(book, "社区.议事厅"),
        completion(book, "社区.议事厅"),
        share(book, "社区.议事厅", "协商.决议"),
    ]
    assert [item.text if isinstance(item, Figure) else None for item in stated] == [
        "-3.5%",
        "2个",
        "90%",
        "45%",
    ]


def test_a_stated_result_gives_way_to_the_computed(tmp_path: Path) -> None:
    book = book_of(tmp_path, "  社区: {议事厅: {本年: 9, 上年: 8, 同比: 50}}\n")
    result = growth(book, "社区.议事厅")
    assert isinstance(result, Derived)
    assert result.value == Fraction(25, 2)


def test_targets_and_shares(tmp_path: Path) -> None:
    book = book_of(
        tmp_path,
        "  协商: {落实: 3481, 决议: {本年: 3868, 目标: 4000}}\n  低保: {资金: 3036.47, 在册: 2户5人}\n",
    )
    done, over = completion(book, "协商.决议"), over_target(book, "协商.决议")
    part, gap = share(book, "协商.落实", "协商.决议"), difference_of(book, "协商.决议", "协商.落实")
    each = per(book, "低保.资金", "低保.在册.人")
    assert isinstance(done, Derived)
    assert done.value == Fraction("96.7")
    assert over is not None
    assert over.value == -132
    assert over.direction == -1
    assert isinstance(part, Derived)
    assert part.value == Fraction(348100, 3868)
    assert gap is not None
    assert gap.value == 387
    assert each is not None
    assert each.value == 6072940
    assert each.unit is not None
    assert each.unit.name == "元"


def test_unlike_kinds_are_not_compared(tmp_path: Path) -> None:
    book = book_of(tmp_path, "  低保: {资金: 3, 在册: 2户5人}\n")
    assert share(book, "低保.资金", "低保.在册.人") is None
    assert difference_of(book, "低保.资金", "低保.在册.人") is None
    assert change(book.figure("低保.资金"), book.figure("低保.在册.人")) is None


def test_the_beginning_of_the_year_is_last_years_end(tmp_path: Path) -> None:
    whole = book_of(tmp_path, "  志愿者: {注册: {本年: 5, 上年: 3}}\n")
    based = book_of(tmp_path, "  志愿者: {注册: {本年: 5, 上年: 3, 基期: 1}}\n")
    half = read(
        tmp_path,
        {
            "2018上半年.yaml": "年度: 2018\n时段: 上半年\n数据: {志愿者: {注册: 9}}\n",
            "2017上半年.yaml": "年度: 2017\n时段: 上半年\n数据: {志愿者: {注册: 7}}\n",
            "2017.yaml": "年度: 2017\n数据: {志愿者: {注册: 8}}\n",
        },
        "2018上半年.yaml",
    ).book
    values = []
    for book in (whole, based, half):
        result = since_opening(book, "志愿者.注册")
        values.append(result.value if result else None)
    assert values == [2, 4, 1]
    assert half.figure("志愿者.注册", "上年") is not None


@fixture_is_fine
@given(now=amounts, before=amounts)
def test_growth_never_contradicts_the_numbers(
    tmp_path: Path, now: Decimal, before: Decimal
) -> None:
    book = book_of(tmp_path, f"  低保: {{资金: {{本年: {now:f}, 上年: {before:f}}}}}\n")
    result, step = growth(book, "低保.资金"), difference(book, "低保.资金")
    assert isinstance(step, Derived)
    assert step.direction == (now > before) - (now < before)
    if before == 0:
        assert result is None
    else:
        assert isinstance(result, Derived)
        assert result.direction == step.direction
        assert Fraction(before) * (1 + result.value / 100) == Fraction(now)


@fixture_is_fine
@given(parts=st.lists(amounts, min_size=1, max_size=8))
def test_a_sum_of_parts_prints_exactly(tmp_path: Path, parts: list[Decimal]) -> None:
    listed = ", ".join(f"甲{number}: {part:f}" for number, part in enumerate(parts))
    figure = book_of(tmp_path, f"  低保: {{资金: {{分: {{{listed}}}}}}}\n").figure("低保.资金")
    assert figure is not None
    assert Fraction(figure.number) == sum(map(Fraction, parts))
    assert len(figure.origins) == len(parts)
