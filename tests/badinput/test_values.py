"""A year's file and 单位.yaml with one fault each: said once, in its place, and the rest is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.badinput.goodyear import PRINTED, YEAR, assert_lost, assert_spoiled, rules, write
from tests.badinput.smalloffice import catalogue

if TYPE_CHECKING:
    from tests.badinput.smalloffice import Command

YEARS = catalogue("year.yaml")
PROFILES = catalogue("profile.yaml")
AMOUNT = "    资金: 12.5  # 万元\n"


@pytest.mark.parametrize("case", YEARS.values(), ids=YEARS.keys())
def test_a_bad_year(case: dict[str, Any], in_small_office: Command) -> None:
    assert_spoiled(in_small_office, "2018.yaml", case)


@pytest.mark.parametrize("case", PROFILES.values(), ids=PROFILES.keys())
def test_a_bad_profile(case: dict[str, Any], in_small_office: Command) -> None:
    assert_spoiled(in_small_office, "单位.yaml", case)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("１２．５", "试验资金12.5万元"),
        ("1,250", "试验资金1250万元"),
        ("1，250", "试验资金1250万元"),
        ("012.50", "试验资金012.50万元"),
        ("12.5 万元", "试验资金12.5万元"),
        ("125000元", "试验资金125000元"),
        ("十二", "试验资金十二万元"),
        ("约12.5", "试验资金约12.5万元"),
        ("9" * 40, f"试验资金{'9' * 40}万元"),
        ("0." + "3" * 39, f"试验资金0.{'3' * 39}万元"),
    ],
    ids=ascii,
)
def test_an_odd_number_that_is_one_prints_exactly(
    typed: str, printed: str, in_small_office: Command
) -> None:
    write(in_small_office, "2018.yaml", YEAR.replace(AMOUNT, f"    资金: {typed}\n"))
    assert [found for found in rules(in_small_office) if not found.endswith("金额过大")] == []
    assert_lost(in_small_office, [printed], [])


@pytest.mark.parametrize("typed", ["", " ~", " null", " ××", " 'xx'", " 无"])
def test_a_number_that_has_not_come_is_no_fault(typed: str, in_small_office: Command) -> None:
    write(in_small_office, "2018.yaml", YEAR.replace(AMOUNT, f"    资金:{typed}\n"))
    assert [rule for rule in rules(in_small_office) if not rule.endswith("印出空缺")] == []
    assert_lost(in_small_office, PRINTED, [PRINTED[0]])


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("{本年: 8户5人, 上年: 3户4人}", "2018.yaml:9:14"),
        ("{本年: 3户5人, 上年: 6户4人}", "2018.yaml:9:24"),
        ("{户: 8, 人: 5}", "2018.yaml:9:13"),
        ("{本年: 3户5人, 下期目标: 9户8人}", "2018.yaml:9:26"),
    ],
)
def test_more_households_than_persons_in_any_field(
    typed: str, place: str, in_small_office: Command
) -> None:
    write(in_small_office, "2018.yaml", YEAR.replace("3户5人", typed))
    assert rules(in_small_office) == [f"{place} 户多于人"]
