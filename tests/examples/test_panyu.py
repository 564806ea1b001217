"""番禺区 2018: the whole report, what each figure prints, and what is left without some of them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli.app import run as drafter
from drafter.drafting.blocks import FigureRun
from drafter.pipeline import Shelf
from tests.drafts import Outcome, draft_office
from tests.examples.reports import (
    ROOT,
    assert_sound,
    coverage_rows,
    figure_id,
    flat_data,
    printed_by_shipped_items,
    readable,
    rows_not_printed,
)
from tests.layout.formats import outline_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICE = ROOT / "examples" / "番禺区"
TABLE = ROOT / "tests" / "coverage" / "番禺区2018.yaml"
SHOWN = 12


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return draft_office(OFFICE, year="2018.yaml")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return list(coverage_rows(TABLE))


def test_the_draft_reads_as_it_did(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    golden("番禺区2018.txt", readable(outcome))


def test_the_blank_form_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("番禺区2018空表.txt", readable(draft_office(OFFICE, year="2018.yaml", blank=True)))


def test_the_document_is_set_as_it_was(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    target = tmp_path / "2018.docx"
    assert drafter(["render", str(OFFICE / "2018.yaml"), "-o", str(target)]) == 0
    lines = (line.rpartition("｜") for line in outline_of(target.read_bytes()).splitlines())
    golden(
        "番禺区2018版面.txt",
        "".join(f"{look}｜{text[:SHOWN]}{'…' * (len(text) > SHOWN)}\n" for look, _, text in lines),
    )


def test_nothing_is_found_wrong_with_it(outcome: Outcome) -> None:
    assert outcome.rules() == []


def test_every_figure_of_the_report_is_printed_under_its_topic(
    outcome: Outcome, rows: list[dict[str, str]]
) -> None:
    assert rows_not_printed(outcome, rows) == []


def test_the_table_has_every_figure_once(rows: list[dict[str, str]]) -> None:
    assert len(rows) == 78
    assert len({figure_id(row) for row in rows}) == 78
    for row in rows:
        assert row["来历"] in {"给定", "计算", "更正"}
        if row["来历"] == "给定":
            assert row["值"] in row["印作"]


def test_shipped_items_print_nearly_all_of_them(
    outcome: Outcome, rows: list[dict[str, str]]
) -> None:
    wanted = {(figure_id(row), row["部分"]) for row in rows}
    assert len(wanted & printed_by_shipped_items(outcome)) / len(wanted) >= 0.95


def test_under_another_name_nothing_of_the_office_remains(
    tmp_path: Path, rows: list[dict[str, str]]
) -> None:
    (tmp_path / "单位.yaml").write_text(
        "名称: 清河县民政局\n简称: 县民政局\n上级: 县委、县政府\n地区: 清河县\n辖区称谓: 全县\n",
        encoding="utf-8",
    )
    shutil.copy(OFFICE / "2018.yaml", tmp_path)
    other = draft_office(tmp_path, year="2018.yaml")
    text = "\n".join(block.text for block in other.draft.blocks if not hasattr(block, "rows"))
    for name in (
        "番禺",
        "广州",
        "羊城",
        "五华",
        "大配餐",
        "平安通",
        "银龄",
        "桥南",
        "石碁",
        "南村",
    ):
        assert name not in text
    assert "清河县民政局2018年工作总结和2019年工作计划" in text
    printed = {run.id for run in other.draft.runs() if isinstance(run, FigureRun)}
    assert {figure_id(row) for row in rows} <= printed


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_subset_of_the_figures_makes_a_sound_report(
    tmp_path: Path, shelf: Shelf, data: st.DataObject
) -> None:
    everything = flat_data(OFFICE / "2018.yaml")
    share = data.draw(st.sampled_from([0, 5, 30, 60, 95]))
    chosen = [item for item in everything if data.draw(st.integers(0, 99), label=item[0]) < share]
    (tmp_path / "单位.yaml").write_text(
        "名称: 清河县民政局\n简称: 县民政局\n上级: 县委、县政府\n", encoding="utf-8"
    )
    lines = "".join(f"  {name}: {text}\n" for name, text in chosen)
    (tmp_path / "2018.yaml").write_text(
        f"年度: 2018\n时段: 全年\n提纲: 总结与计划\n成文日期: 2019-01-10\n数据:\n{lines}",
        encoding="utf-8",
    )
    assert_sound(draft_office(tmp_path, year="2018.yaml", shelf=shelf))


def test_the_whole_report_is_sound(outcome: Outcome) -> None:
    assert_sound(outcome)
