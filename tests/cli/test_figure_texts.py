"""`figures`: a number and its unit stand together as a sentence would print them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import make_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

RATIO = "比例: {分担: {名称: 分担比例, 单位: 比, 类型: 比率}}\n"


def years_file(folder: Path, figure: str) -> Path:
    name, typed = figure.split(": ", 1)
    office = make_office(folder, f"数据:\n  {name}: {typed}\n")
    indicators = office / "sections/试验/指标.yaml"
    indicators.write_text(RATIO + indicators.read_text(encoding="utf-8"), encoding="utf-8")
    return office / "2018.yaml"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("试验.覆盖率: 10以上", "10%以上"),
        ("试验.覆盖率: 15～30", "15%～30%"),
        ("试验.总数: 3000左右", "3000人左右"),
        ("试验.资金: 1.9亿", "1.9亿元"),
        ("试验.资金: 3万多元", "3万多元"),
        ("试验.标准: 950", "950元/人·月"),
        ("试验.标准: 950以上", "950元/人·月以上"),
        ("比例.分担: 4:6", "4:6"),
    ],
)
def test_a_figure_is_listed_in_one_piece(
    figure: str, text: str, command: Command, tmp_path: Path
) -> None:
    done = command("figures", years_file(tmp_path / "县", figure))
    (row,) = (
        line.split() for line in done.out.splitlines() if line.startswith(figure.split(":")[0])
    )
    assert row[2] == text


def test_a_stated_change_in_points(command: Command, tmp_path: Path) -> None:
    year = years_file(tmp_path / "县", "试验.覆盖率: {本年: 90, 同比: 1.2个百分点}")
    rows = [line.split() for line in command("figures", year).out.splitlines()]
    assert ["试验.覆盖率", "同比", "1.2个百分点"] in [row[:3] for row in rows]


def test_for_programs_number_and_unit_stay_apart(command: Command, tmp_path: Path) -> None:
    year = years_file(tmp_path / "县", "试验.覆盖率: 10以上")
    rows = json.loads(command("figures", year, "--format", "json").out)
    (row,) = (row for row in rows if row["指标"] == "试验.覆盖率")
    assert (row["值"], row["单位"]) == ("10以上", "%")
