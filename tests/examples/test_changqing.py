"""长清区 2023: results, problems and next year's work; own outline, own topic, annex."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli.app import run as drafter
from drafter.drafting.blocks import FigureRun, Heading, Paragraph, plain_text
from drafter.pipeline import Edition, Shelf, produce
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

OFFICE = ROOT / "examples" / "长清区"
TABLE = ROOT / "tests" / "coverage" / "长清区2023.yaml"
SHIPPED_OUTLINE = "总结问题与计划"
REMEDY = re.compile(r"^ +- 对策：(.+)$", re.MULTILINE)
SHOWN = 12


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return draft_office(OFFICE, year="2023.yaml")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return list(coverage_rows(TABLE))


def test_the_draft_reads_as_it_did(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    golden("长清区2023.txt", readable(outcome, periods=True))


def test_the_blank_form_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    blank = draft_office(OFFICE, year="2023.yaml", blank=True)
    golden("长清区2023空表.txt", readable(blank, periods=True))


def test_the_document_is_set_as_it_was(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    target = tmp_path / "2023.docx"
    assert drafter(["render", str(OFFICE / "2023.yaml"), "-o", str(target)]) == 0
    lines = (line.rpartition("｜") for line in outline_of(target.read_bytes()).splitlines())
    golden(
        "长清区2023版面.txt",
        "".join(f"{look}｜{text[:SHOWN]}{'…' * (len(text) > SHOWN)}\n" for look, _, text in lines),
    )


def test_nothing_is_found_wrong_with_it() -> None:
    assert produce(OFFICE / "2023.yaml", Shelf()).findings == ()


def test_every_figure_of_the_report_is_printed_under_its_topic(
    outcome: Outcome, rows: list[dict[str, str]]
) -> None:
    assert rows_not_printed(outcome, rows) == []


def test_the_table_has_every_figure_once(rows: list[dict[str, str]]) -> None:
    assert len(rows) == 77
    assert len({(figure_id(row), row["部分"]) for row in rows}) == 77
    for row in rows:
        assert row["来历"] in {"给定", "计算", "更正"}
        assert row["约"] in row["印作"]
        if row["来历"] == "给定":
            assert row["值"] in row["印作"]


def test_shipped_items_print_nearly_all_of_them(
    outcome: Outcome, rows: list[dict[str, str]]
) -> None:
    wanted = {(figure_id(row), row["部分"]) for row in rows}
    assert len(wanted & printed_by_shipped_items(outcome)) / len(wanted) >= 0.95


def test_the_whole_report_is_sound(outcome: Outcome) -> None:
    assert_sound(outcome)


def told(outcome: Outcome, part: str) -> dict[str, str]:
    """The text of every chapter of a part, by its heading."""
    chapters: dict[str, str] = {}
    within, chapter = "", ""
    for block in outcome.draft.blocks:
        if isinstance(block, Heading):
            title = plain_text(block.runs)
            within, chapter = (title, "") if block.level == 1 else (within, title)
        elif isinstance(block, Paragraph) and within == part and block.role.value == "正文":
            chapters[chapter] = chapters.get(chapter, "") + block.text
    return chapters


def test_the_plan_takes_up_what_the_problems_ask_for(outcome: Outcome) -> None:
    problems, plan = told(outcome, "存在问题"), told(outcome, "2024年重点工作")
    remedies = REMEDY.findall((OFFICE / "2023素材.md").read_text(encoding="utf-8"))
    assert len(remedies) >= len(problems)
    for remedy in remedies:
        assert remedy in "".join(plan.values())
        assert remedy not in "".join(problems.values())
    assert problems.keys() <= plan.keys()


def test_problems_open_with_their_own_sentence_and_results_are_counted(outcome: Outcome) -> None:
    problems = told(outcome, "存在问题")
    assert problems["社会事务工作"].startswith("坟墓整治资金拨付滞后。2021年整治散埋乱葬坟墓7378座")
    results = told(outcome, "2023年工作开展情况")
    assert all(text.startswith("一是") for text in results.values())
    assert "二是" not in "".join(problems.values())


def changed(tmp_path: Path, before: str, after: str) -> Path:
    """A copy of the office with one place of its year's file changed."""
    copy = tmp_path / "长清区"
    shutil.copytree(OFFICE, copy)
    year = copy / "2023.yaml"
    text = year.read_text(encoding="utf-8")
    assert text.count(before) == 1
    year.write_text(text.replace(before, after), encoding="utf-8")
    return year


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("未拨: 1780.632", "未拨: 1708.632", "校验不符"),
        ("{分: {文昌街道: 26,", "{本年: 61, 分: {文昌街道: 26,", "分项之和不符"),
        ("维修: 37处", "维修: 508处", "校验不符"),
        ("跨区域: 196", "跨区域: 5937", "校验不符"),
        ("{户: 263, 人: 561}", "{户: 561, 人: 263}", "校验不符"),
        ("资金: 14086", "资金: 140.86", "校验不符"),
        ("{市级: 1, 区级: 1}", "{市级: 1, 区级: ××}", "印出空缺"),
        ("万德街道: 2}", "万得街道: 2}", "下辖里没有"),
    ],
)
def test_figures_that_do_not_agree_are_found(
    tmp_path: Path, before: str, after: str, rule: str
) -> None:
    findings = produce(changed(tmp_path, before, after), Shelf()).findings
    assert any(rule in f"{finding.rule}{finding.message}" for finding in findings), findings


def test_a_deadline_comes_from_the_data(tmp_path: Path) -> None:
    year = changed(tmp_path, "期限: 2024-03-31", "期限: 2024-06-30")
    plan = told(draft_office(year.parent, year="2023.yaml"), "2024年重点工作")
    assert "大学城和主城区26条先行办理，力争2024年6月底前全部完成" in plan["区划地名管理工作"]


def test_the_usual_outlines_take_the_report_too() -> None:
    """Only the office's own topic has no place; problems want an outline that has them."""
    shelf = Shelf()
    found = {}
    for outline in (SHIPPED_OUTLINE, "总结与计划"):
        produced = produce(OFFICE / "2023.yaml", shelf, Edition(outline=outline))
        assert_sound(Outcome(produced.draft, produced.findings))
        found[outline] = {finding.rule for finding in produced.findings}
        unplaced = [item for item in produced.findings if item.rule == "主题没有进提纲"]
        assert ["三峡移民" in item.message for item in unplaced] == [True]
    assert found[SHIPPED_OUTLINE] == {"主题没有进提纲"}


def test_the_other_example_takes_this_outline_too() -> None:
    year = ROOT / "examples" / "番禺区" / "2018.yaml"
    produced = produce(year, Shelf(), Edition(outline=SHIPPED_OUTLINE))
    assert_sound(Outcome(produced.draft, produced.findings))
    assert produced.findings == ()


def of_another_office(tmp_path: Path, data: str) -> None:
    (tmp_path / "单位.yaml").write_text(
        "名称: 清河县民政局\n简称: 县民政局\n上级: 县委、县政府\n地区: 清河县\n辖区称谓: 全县\n",
        encoding="utf-8",
    )
    head = f"年度: 2023\n时段: 全年\n提纲: {SHIPPED_OUTLINE}\n成文日期: 2024-01-15\n"
    (tmp_path / "2023.yaml").write_text(head + data, encoding="utf-8")


def test_under_another_name_nothing_of_the_office_remains(
    tmp_path: Path, rows: list[dict[str, str]]
) -> None:
    _, _, data = (OFFICE / "2023.yaml").read_text(encoding="utf-8").partition("\n数据:")
    of_another_office(tmp_path, "数据:" + data)
    other = draft_office(tmp_path, year="2023.yaml")
    text = "\n".join(block.text for block in other.draft.blocks if not hasattr(block, "rows"))
    for name in ("长清", "济南", "三峡", "汇养老", "孝堂山", "南山园", "泉城", "园博园", "海右"):
        assert name not in text
    assert "清河县民政局2023年工作总结和2024年工作计划" in text
    printed = {run.id for run in other.draft.runs() if isinstance(run, FigureRun)}
    assert {figure_id(row) for row in rows} - printed == {"自设.社工站.媒体发文"}


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_subset_of_the_figures_makes_a_sound_report(
    tmp_path: Path, shelf: Shelf, data: st.DataObject
) -> None:
    share = data.draw(st.sampled_from([0, 5, 30, 60, 95]))
    empty = data.draw(st.sampled_from([0, 20]))
    lines = []
    for name, text in flat_data(OFFICE / "2023.yaml"):
        draw = data.draw(st.integers(0, 99), label=name)
        if draw < share:
            lines.append(f"  {name}: {'' if draw < empty else text}\n")
    of_another_office(tmp_path, f"数据:\n{''.join(lines)}")
    assert_sound(draft_office(tmp_path, year="2023.yaml", shelf=shelf))
