"""公式 and 校验: plain arithmetic over names, and nothing else."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.formulas import read_formula, read_identity
from drafter.location import Location

if TYPE_CHECKING:
    from drafter.findings import Finding

HERE = Location("指标.yaml", 3, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲.户 / 甲.人", Fraction(1, 3)),
        ("(甲.人 - 甲.户) / 甲.人", Fraction(2, 3)),
        ("甲.户 * 2 + 1", Fraction(7)),
        ("甲.户 / (甲.人 - 9)", None),
        ("甲.无 + 1", None),
    ],
)
def test_formulas_are_exact(text: str, expected: Fraction | None) -> None:
    formula = read_formula(text, HERE, [])
    assert formula is not None
    values = {"甲.户": Fraction(3), "甲.人": Fraction(9)}
    assert formula.evaluate(values.get) == expected


@pytest.mark.parametrize(
    "text",
    [
        "甲 ** 99999999",
        "甲 // 乙",
        "-甲",
        "甲(1)",
        "甲[0]",
        "甲.户 if 乙 else 丙",
        "lambda: 1",
        "__import__('os')",
        "1.5 * 甲",
        "'甲'",
        "甲 + ",
        "",
        "(" * 300 + "甲" + ")" * 300,
        "甲 + " * 400 + "甲",
        "甲 == 乙",
    ],
)
def test_anything_else_is_refused_with_its_place(text: str) -> None:
    found: list[Finding] = []
    assert read_formula(text, HERE, found) is None
    assert [(item.rule, item.place) for item in found] == [("算式读不懂", HERE)]


def test_an_identity_is_one_comparison() -> None:
    identity = read_identity("甲.城市 + 甲.农村 == 甲.合计", HERE, [])
    assert identity is not None
    assert (identity.operator, identity.names) == ("==", ("甲.城市", "甲.农村", "甲.合计"))
    for text in ("甲 < 乙 < 丙", "甲 + 乙", "甲 != 乙", "甲 in 乙"):
        found: list[Finding] = []
        assert read_identity(text, HERE, found) is None
        assert found[0].rule == "算式读不懂"


def test_an_identity_may_read_the_end_of_last_year() -> None:
    identity = read_identity("甲.在册.上年末 + 甲.新增 - 甲.退出 == 甲.在册", HERE, [])
    assert identity is not None
    assert identity.opening
    assert identity.names == ("甲.在册.上年末", "甲.新增", "甲.退出", "甲.在册")
    assert identity.measures == ("甲.在册", "甲.新增", "甲.退出")
    within = read_identity("甲.城市 <= 甲.合计", HERE, [])
    assert within is not None
    assert not within.opening
    assert within.measures == within.names


def test_the_months_of_a_report_are_no_figure() -> None:
    identity = read_identity("甲.资金 / 甲.人数 / 月数 <= 甲.标准", HERE, [])
    assert identity is not None
    assert identity.names == ("甲.资金", "甲.人数", "甲.标准")
    values = {"甲.资金": Fraction(1200), "甲.人数": Fraction(2), "月数": Fraction(12)}
    assert identity.left.evaluate(values.get) == 50
    found: list[Finding] = []
    assert read_identity("月数 <= 12", HERE, found) is None
    assert found[0].message.endswith("里面没有指标")


def test_the_places_below_an_office_are_no_figure() -> None:
    identity = read_identity("甲.镇街 <= 下辖数", HERE, [], usual=True)
    assert identity is not None
    assert identity.usual
    assert identity.names == ("甲.镇街",)
    values = {"下辖数": Fraction(10)}
    assert identity.right.evaluate(values.get) == 10


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    found: list[Finding] = []
    formula = read_formula(text, HERE, found)
    assert (formula is None) == bool(found)
