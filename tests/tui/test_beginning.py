"""Where the desk begins when a year is opened: who names her own 科室's file is at its figures."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from drafter.tui.app import DrafterApp
from drafter.tui.screens.desk.desk import DeskScreen
from tests.tui.piloting import EXAMPLES, WIDE, run, screen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.mark.parametrize(
    ("named", "begins"),
    [
        ("2026", "自身建设/荣誉宣传"),
        ("2026/养老服务科.yaml", "养老/老年人口"),
        ("2026/社会救助科.yaml", "社会救助/综合"),
        ("2025.yaml", "自身建设/荣誉宣传"),
    ],
)
def test_a_file_of_one_department_begins_with_its_own_figures(
    named: str, begins: str, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLES / "云岫县", tmp_path / "云岫县")

    async def journey(pilot: Pilot[Any]) -> None:
        desk = pilot.app.screen
        assert isinstance(desk, DeskScreen)
        assert desk.form.topic == begins
        assert f"{desk.form.row.label}［" in screen(pilot)
        assert desk.form.row.open == any(
            row.open for row in desk.form.rows
        )  # 户籍人口 is filled in
        if "/" in named:
            assert desk.form.row.place is not None
            assert desk.form.row.place.file.endswith(named)

    run(DrafterApp(tmp_path / "云岫县" / named), journey, WIDE)
