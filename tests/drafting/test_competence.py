"""Who leads a topic: 会同 and 配合, the plan after a transfer, the blank form, local competence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.drafts import OUTLINE, PROFILE, draft_section

if TYPE_CHECKING:
    from pathlib import Path

    from tests.drafts import Outcome

BOTH = OUTLINE + "  - {标题: 打算, 视角: 计划, 写法: 平铺, 主题: 试验/帮扶}\n"
BODY = (
    "# 总结\n- 〔资金〕{{ 主管.会同 }}发放{{ 帮扶.资金 }}。\n"
    "# 计划\n- 〔话〕做好帮扶工作。\n- 〔资金〕{{ 主管.配合 }}[[发放{{ 帮扶.资金.下期目标 }}。]]\n"
)
MOVED = "主管: [{系统: 民政, 至: 2025}, {系统: 医疗保障, 自: 2026}]"
DATA = "  帮扶: {资金: {本年: 3, 下期目标: 4}}\n"


def told(
    tmp_path: Path, lead: str, *, profile: str = "", year: int = 2025, **more: bool
) -> Outcome:
    return draft_section(
        tmp_path,
        f"---\n标题: 帮扶\n{lead}\n---\n{BODY}",
        DATA,
        outline=BOTH,
        profile=PROFILE + profile,
        head=f"年度: {year}\n提纲: 测试\n数据:\n",
        blank=more.get("blank", False),
    )


def test_the_leader_is_named_where_another_leads(tmp_path: Path) -> None:
    before = told(tmp_path / "a", MOVED)
    assert before.lines[2:] == ["发放3万元。", "二、打算", "配合医疗保障部门发放4万元。"]


@pytest.mark.parametrize(
    ("lead", "profile", "expected"),
    [
        ("主管: [{系统: 民政}]", "", "发放3万元。"),
        ("主管: [{系统: 民政, 至: 2020}]", "", "发放3万元。"),
        ("主管: [{系统: 退役军人, 自: 2019}]", "", "会同退役军人事务部门发放3万元。"),
        ("主管: [{系统: 退役军人, 自: 2019}]", "系统: 退役军人\n", "发放3万元。"),
        ("主管: [{系统: 退役军人}]", "职能: {试验: 有}\n", "发放3万元。"),
        ("主管: [{系统: 退役军人}]", "职能: {帮扶: {自: 2025-12}}\n", "发放3万元。"),
        (
            "主管: [{系统: 民政}]",
            "职能: {试验/帮扶: {转由: 县委社会工作部}}\n",
            "会同县委社会工作部发放3万元。",
        ),
        (
            "主管: [{系统: 民政}]",
            "职能: {帮扶: {至: 2025-11, 转由: 县局}}\n",
            "会同县局发放3万元。",
        ),
        ("主管: [{系统: 民政}]", "职能: {帮扶: {至: 2025-12, 转由: 县局}}\n", "发放3万元。"),
        ("主管: [{系统: 民政}]", "职能: {帮扶: 有, 试验: 无}\n", "发放3万元。"),
        (
            "主管: [{系统: 民政}, {系统: 医疗保障}]",
            "职能: {试验: 无}\n",
            "会同医疗保障部门发放3万元。",
        ),
    ],
)
def test_competence_is_decided_locally_first(
    tmp_path: Path, lead: str, profile: str, expected: str
) -> None:
    assert told(tmp_path, lead, profile=profile).lines[2] == expected


def test_a_plan_says_only_what_it_was_given_once_another_leads(tmp_path: Path) -> None:
    assert "做好帮扶工作。" in told(tmp_path / "a", MOVED, year=2024).lines
    assert "做好帮扶工作。" not in told(tmp_path / "b", MOVED, year=2025).lines
    assert (
        "做好帮扶工作。"
        in told(tmp_path / "c", MOVED, year=2025, profile="职能: {帮扶: 有}\n").lines
    )


def test_the_blank_form_has_what_the_office_leads(tmp_path: Path) -> None:
    assert told(tmp_path / "a", MOVED, year=2024, blank=True).lines[2:] == [
        "发放××万元。",
        "二、打算",
        "做好帮扶工作。",
        "发放××万元。",
    ]
    assert told(tmp_path / "b", MOVED, year=2025, blank=True).lines[2:] == ["发放××万元。"]
    assert told(tmp_path / "c", MOVED, year=2026, blank=True).lines == []
    assert told(tmp_path / "d", "主管: [{系统: 水利}]", blank=True).lines == []


def test_a_condition_may_ask_who_leads(tmp_path: Path) -> None:
    section = (
        f"---\n{MOVED}\n---\n# 总结\n"
        "{% if 主管.配合 %}\n- 〔乙〕{{ 主管.配合 }}发放{{ 帮扶.资金 }}。\n"
        "{% else %}\n- 〔甲〕自己发放{{ 帮扶.资金 }}。\n{% endif %}\n"
    )
    lines = [
        draft_section(
            tmp_path / str(year), section, DATA, head=f"年度: {year}\n提纲: 测试\n数据:\n"
        ).lines[-1]
        for year in (2025, 2026)
    ]
    assert lines == ["自己发放3万元。", "配合医疗保障部门发放3万元。"]
