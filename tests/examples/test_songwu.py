"""松坞镇, a town of a made-up county: a handful of figures makes a short summary of its own level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.examples.commanded import figures, found, openings, shown
from tests.examples.reports import ROOT, assert_sound, flat_data, readable, told_by

if TYPE_CHECKING:
    from collections.abc import Callable

TOWN = "松坞镇"
YEAR = f"{TOWN}/2025.yaml"
FIGURES = 15


def summary() -> str:
    return shown(YEAR)


def test_the_summary_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("松坞镇2025.txt", readable(told_by(TOWN, "2025")))


def test_every_file_says_that_the_town_is_made_up() -> None:
    assert [name for name, line in openings(TOWN).items() if "虚构" not in line] == []


def test_nothing_is_found_wrong_with_it() -> None:
    assert found(YEAR) == []


def test_the_report_is_sound() -> None:
    assert_sound(told_by(TOWN, "2025"))


def test_fifteen_figures_make_four_pages_without_a_hole() -> None:
    filled = {
        name.removesuffix(".户").removesuffix(".人")
        for name, _ in flat_data(ROOT / "examples" / YEAR)
    }
    assert len(filled) == FIGURES
    assert "〔待填〕" not in summary()
    assert "约4页" in summary()


def test_it_speaks_as_a_town() -> None:
    text = summary()
    assert "镇民政办在镇党委、镇政府的坚强领导下" in text
    assert "全镇设有老年助餐点9个" in text
    assert "按上级规定执行低保标准" in text
    assert "依规受理和初审低保申请" in text
    assert "各村（社区）" in text
    for of_the_county in ("全县", "审核确认", "适时调整", "指导各镇"):
        assert of_the_county not in text


def test_villages_stand_by_name() -> None:
    assert "全年新增老年助餐点2个（石桥头村1个、岭脚村1个）" in summary()


@pytest.mark.parametrize("measure", ["低保.在册.人", "留守儿童.人数", "殡葬.整治坟墓"])
def test_its_figures_are_what_the_county_has_for_it(measure: str) -> None:
    own = {item["指标"]: item["值"] for item in figures(YEAR) if item["字段"] == "本年"}
    county = {
        item["指标"]: item["值"]
        for item in figures("云岫县/2025.yaml")
        if item["字段"] == f"分.{TOWN}"
    }
    assert own[measure] == county[measure]


def test_the_county_counts_as_many_new_meal_points_there_as_the_town() -> None:
    villages = sum(
        int(item["值"])
        for item in figures(YEAR)
        if item["指标"] == "养老.助餐.新增" and item["字段"].startswith("分.")
    )
    county = next(
        item["值"]
        for item in figures("云岫县/2025.yaml")
        if item["指标"] == "养老.助餐.新增" and item["字段"] == f"分.{TOWN}"
    )
    assert str(villages) == county
