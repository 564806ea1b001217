"""Optional clauses: which stay, which fall, and what the clerk is told of those that fell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.drafts import draft_section

if TYPE_CHECKING:
    from pathlib import Path


def body(tmp_path: Path, line: str, data: str) -> str:
    return draft_section(tmp_path, f"# 总结\n- 〔甲〕{line}\n", f"  帮扶: {data}\n").body


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("{资金: 3, 预算: 5, 人次: 7}", "发放3万元，其中预算5万元、救助7人次。"),
        ("{资金: 3, 预算: 5}", "发放3万元，其中预算5万元。"),
        ("{资金: 3, 人次: 7}", "发放3万元，其中救助7人次。"),
        ("{资金: 3}", "发放3万元。"),
    ],
)
def test_a_clause_stays_with_a_clause_inside_it(tmp_path: Path, data: str, expected: str) -> None:
    line = "发放{{ 帮扶.资金 }}[[，其中[[预算{{ 帮扶.预算 }}]][[、救助{{ 帮扶.人次 }}]]]]。"
    assert body(tmp_path, line, data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "{资金: 3, 人次: 7, 预算: {上年: 4}}",
            "发放3万元，上年预算4万元，救助7人次。",
        ),
        ("{资金: 3, 人次: 7}", "发放3万元，上年预算××万元，救助7人次。"),
        ("{资金: 3, 预算: {上年: 4}}", "发放3万元。"),
    ],
)
def test_last_years_figure_does_not_keep_a_clause_whose_own_is_missing(
    tmp_path: Path, data: str, expected: str
) -> None:
    line = "发放{{ 帮扶.资金 }}[[，上年预算{{ 帮扶.预算.上年 }}，救助{{ 帮扶.人次 }}]]。"
    assert body(tmp_path, line, data) == expected


def test_next_years_target_does_not_keep_a_clause_whose_own_is_missing(tmp_path: Path) -> None:
    line = (
        "发放{{ 帮扶.资金 }}"
        "[[，救助{{ 帮扶.人次 }}，标准{{ 帮扶.标准.由本年到下期目标 }}]]"
        "[[，计划{{ 帮扶.标准.由本年到下期目标 }}]]。"
    )
    data = "{资金: 3, 标准: {本年: 950, 下期目标: 1000}}"
    assert body(tmp_path, line, data) == "发放3万元，计划每人每月由950元提高到1000元。"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("{资金: 3, 在册: 2户10人, 建档: 40户136人}", "发放3万元，由40户136人减少到2户10人。"),
        ("{资金: 3, 在册: 2户10人}", "发放3万元。"),
        ("{资金: 3, 建档: 40户136人}", "发放3万元。"),
    ],
)
def test_a_comparison_of_two_figures_stays_only_with_both(
    tmp_path: Path, data: str, expected: str
) -> None:
    line = "发放{{ 帮扶.资金 }}[[，{{ 帮扶.在册.自(帮扶.建档) }}]]。"
    assert body(tmp_path, line, data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("{人次: 7, 资金: 3, 预算: 5}", "救助7人次，资金和预算分别为3万元和5万元。"),
        ("{人次: 7, 资金: 3}", "救助7人次，资金和预算分别为3万元和××万元。"),
        ("{人次: 7}", "救助7人次。"),
    ],
)
def test_one_figure_of_several_keeps_their_clause(tmp_path: Path, data: str, expected: str) -> None:
    line = "救助{{ 帮扶.人次 }}[[，资金和预算分别为{{ 分别(帮扶.资金, 帮扶.预算) }}]]。"
    assert body(tmp_path, line, data) == expected


def test_a_line_lives_by_the_figures_of_its_records(tmp_path: Path) -> None:
    section = (
        "# 总结\n- 〔项目〕{% for 项 in 清单.项目 %}{{ 项.名称 }}投资{{ 项.投资 }}。{% endfor %}\n"
    )
    projects = (
        "清单:\n  项目:\n    - {名称: 福利院, 投资: 1.9亿元}\n    - {名称: 救助站, 投资: 800万元}\n"
    )
    outcome = draft_section(tmp_path / "a", section, "  帮扶: {标准: 950}\n" + projects)
    assert outcome.body == "福利院投资1.9亿元。救助站投资800万元。"
    assert draft_section(tmp_path / "b", section, "  帮扶: {标准: 950}\n").body == ""


def test_a_clause_that_fell_inside_one_that_stayed_is_listed(tmp_path: Path) -> None:
    section = (
        "# 总结\n- 〔甲〕标准{{ 帮扶.标准 }}[[，救助{{ 帮扶.人次 }}[[，发放{{ 帮扶.资金 }}]]，"
        "预算{{ 帮扶.预算 }}]]。\n"
    )
    data = "  帮扶:\n    标准: 950\n    人次: 7\n    预算: 5\n    资金:\n"
    outcome = draft_section(tmp_path, section, data)
    assert outcome.body == "标准每人每月950元，救助7人次，预算5万元。"
    assert outcome.places("未印") == ["2025.yaml:9:8"]


def test_a_clause_that_fell_within_a_record_is_listed(tmp_path: Path) -> None:
    section = "# 总结\n- 〔项目〕{% for 项 in 清单.项目 %}{{ 项.名称 }}[[，发放{{ 帮扶.资金 }}]]。{% endfor %}\n"
    data = "  帮扶:\n    标准: 950\n    资金:\n清单:\n  项目: [{名称: 福利院}]\n"
    outcome = draft_section(tmp_path, section, data)
    assert outcome.body == "福利院。"
    assert outcome.places("未印") == ["2025.yaml:7:8"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("甲{{ 帮扶.资金 }}（[[乙{{ 帮扶.预算 }}]]，丙{{ 帮扶.资金 }}）。", "甲3万元（丙3万元）。"),
        ("甲{{ 帮扶.资金 }}（[[乙{{ 帮扶.预算 }}]]、丙{{ 帮扶.资金 }}）。", "甲3万元（丙3万元）。"),
        ("甲{{ 帮扶.资金 }}“[[乙{{ 帮扶.预算 }}]]、丙{{ 帮扶.资金 }}”。", "甲3万元“丙3万元”。"),
        ("甲{{ 帮扶.资金 }}《[[乙{{ 帮扶.预算 }}]]；丙{{ 帮扶.资金 }}》。", "甲3万元《丙3万元》。"),
    ],
)
def test_no_separator_is_left_behind_an_opening_mark(
    tmp_path: Path, line: str, expected: str
) -> None:
    assert body(tmp_path, line, "{资金: 3}") == expected
