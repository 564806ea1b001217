"""The shipped indicators against the terms of the official returns, bulletins and plans."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
import yaml

from drafter.library.library import load_library
from drafter.library.searchpath import folder_at
from tests.examples.reports import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.library.indicators import Measure
    from drafter.library.library import Library

TABLES = ROOT / "tests" / "coverage" / "官方指标"
ALWAYS = {"主题", "名称", "单位", "类型", "来历"}
EITHER = {"指标", "不收"}
REASONS = {"名称不同", "单位不同", "类型不同"}
KINDS = {"时点数", "时期数", "累计数", "标准", "比率", "计数"}
# A return that is filed every month counts from January on: the flow of a year is what had
# accumulated by its last month.
SAME_KIND = [{"时期数", "累计数"}]
# How many official indicators each table has; one more or less is a change to be seen.
SIZES = {
    "儿童福利": 34,
    "养老": 57,
    "双拥优抚": 43,
    "基层治理": 25,
    "慈善": 23,
    "社会事务": 69,
    "社会工作": 13,
    "社会救助": 98,
    "社会组织": 27,
    "自身建设": 38,
    "防灾减灾": 16,
    "项目建设": 7,
}

Row = dict[str, str]


def rows_of(table: Path) -> list[Row]:
    """The rows of one table."""
    rows: list[Row] = yaml.safe_load(table.read_text(encoding="utf-8"))
    return rows


ROWS = [row for table in sorted(TABLES.glob("*.yaml")) for row in rows_of(table)]


def name_of(row: Row) -> str:
    return f"{row['主题']}-{row['名称']}"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library((folder_at(ROOT),), [])


def measure_of(library: Library, row: Row) -> Measure | None:
    return library.catalogue.of_measure(row["指标"])


def same_but_for_scale(library: Library, unit: str, other: str) -> bool:
    """Whether they are one unit, or 万元 and 亿元 of one kind (计量.yaml)."""
    one, two = library.units.get(unit), library.units.get(other)
    if one is None or two is None:
        return False
    return unit == other or (one.kind == two.kind and one.factor != two.factor)


def test_no_official_indicator_is_dropped() -> None:
    assert {table.stem: len(rows_of(table)) for table in TABLES.glob("*.yaml")} == SIZES


def test_no_official_indicator_stands_twice() -> None:
    named = Counter(map(name_of, ROWS))
    assert [name for name, times in named.items() if times > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_every_row_says_what_became_of_it(row: Row) -> None:
    keys = row.keys()
    assert keys >= ALWAYS
    assert len(keys & EITHER) == 1
    assert keys <= ALWAYS | EITHER | REASONS
    assert all(isinstance(value, str) and value.strip() for value in row.values())
    assert row["类型"] in KINDS
    assert "指标" in row or not keys & REASONS


@pytest.mark.parametrize("row", [row for row in ROWS if "指标" in row], ids=name_of)
def test_the_indicator_is_what_the_official_one_is(library: Library, row: Row) -> None:
    """Name, unit and kind agree, or the row gives its own reason, which is then needed."""
    measure = measure_of(library, row)
    assert measure is not None, row["指标"]
    indicator = measure.indicator
    kinds = {row["类型"], indicator.kind.value}
    assert (row["名称"] == indicator.name) is ("名称不同" not in row), indicator.name
    assert same_but_for_scale(library, row["单位"], measure.unit.name) is ("单位不同" not in row), (
        measure.unit.name
    )
    assert (len(kinds) == 1 or kinds in SAME_KIND) is ("类型不同" not in row), indicator.kind
