"""What the section language refuses: with its line and column, the rest still drafting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.drafts import draft_section

if TYPE_CHECKING:
    from pathlib import Path

DATA = "  帮扶: {标准: 950, 资金: 3}\n"


@pytest.mark.parametrize(
    ("line", "rule", "column"),
    [
        ("{{ 帮扶.资金 * 2 }}。", "模板语法不对", 6),
        ("{{ '三' }}。", "模板语法不对", 6),
        ("{{ 3 }}。", "模板语法不对", 6),
        ("{{ 帮扶['资金'] }}。", "模板语法不对", 6),
        ("{{ 帮扶.资金.__class__ }}。", "模板里的名称不存在", 6),
        ("{{ 帮扶.资金() }}。", "视图用法不对", 6),
        ("{{ 帮扶.资金|safe }}。", "模板里的名称不存在", 6),
        ("{{ 帮扶.资金|万元(2) }}。", "模板语法不对", 6),
        ("{{ 帮扶.资金.占 }}。", "视图用法不对", 6),
        ("{{ 帮扶.资金.占(帮扶.预算, 帮扶.标准) }}。", "视图用法不对", 6),
        ("{{ 分别(帮扶.资金) }}。", "视图用法不对", 6),
        ("{{ 帮扶.在册.同比 }}。", "视图用法不对", 6),
        ("甲{{ 帮扶.资全 }}。", "模板里的名称不存在", 7),
        ("甲{{ 帮扶 }}。", "视图用法不对", 7),
        ("甲{{ 帮扶.资金.同笔 }}。", "模板里的名称不存在", 7),
        ("甲{{ 时段.期未 }}。", "模板里的名称不存在", 7),
        ("甲{{ 单位.电话 }}。", "模板里的名称不存在", 7),
        ("{{ 项.名称 }}。", "视图用法不对", 6),
        ("{{ }}。", "模板语法不对", 6),
        ("甲{{ 帮扶.资金 。", "模板语法不对", 7),
        ("甲}}。", "模板语法不对", 7),
        ("甲`80岁。", "模板语法不对", 7),
        ("甲[[乙{{ 帮扶.资金 }}。", "模板语法不对", 7),
        ("甲]]{{ 帮扶.资金 }}。", "模板语法不对", 7),
        ("{% set x = 1 %}甲。", "模板语法不对", 6),
        ("{% for x in 清单.项目 %}甲{% endfor %}", "模板语法不对", 6),
        ("{% for 项 in 帮扶 %}甲{% endfor %}", "视图用法不对", 6),
        ("{% for 项 in 清单.项目 %}甲", "模板语法不对", 6),
        ("{% if 帮扶.资金 > 3 %}甲{% endif %}", "模板语法不对", 6),
        ("{% if 帮扶.资金 %}甲", "模板语法不对", 6),
        ("{% endif %}", "模板语法不对", 6),
        ("{% include '别处' %}", "模板语法不对", 6),
        ("甲80岁{{ 帮扶.资金 }}。", "文字里有数字", 7),
        ("甲８０岁{{ 帮扶.资金 }}。", "文字里有数字", 7),
        ("今年发放{{ 帮扶.资金 }}。", "文字里写死了时间", 6),
        ("全年发放{{ 帮扶.资金 }}。", "文字里写死了时间", 6),
        ("标准提高到{{ 帮扶.标准 }}。", "文字断言了数的方向", 8),
        ("实现全覆盖，标准{{ 帮扶.标准 }}。", "文字断言了数的方向", 8),
        ("**标准持续提高。** 标准{{ 帮扶.标准 }}。", "文字断言了数的方向", 12),
    ],
)
def test_refused_with_its_place(tmp_path: Path, line: str, rule: str, column: int) -> None:
    outcome = draft_section(tmp_path, f"# 总结\n- 〔甲〕{line}\n", DATA)
    assert outcome.places(rule) == [f"帮扶.md:2:{column}"]


@pytest.mark.parametrize(
    "line",
    [
        "印发《2025年实施方案》，发放{{ 帮扶.资金 }}。",
        "为`80岁以上`老人发放{{ 帮扶.资金 }}。",
        "面向全年龄段，发放{{ 帮扶.资金 }}。",
        "开展减灾、减免工作，发放{{ 帮扶.资金 }}。",
        "进一步提高认识。发放{{ 帮扶.资金 }}。",
    ],
)
def test_allowed_text_is_left_alone(tmp_path: Path, line: str) -> None:
    outcome = draft_section(tmp_path, f"# 总结\n- 〔甲〕{line}\n", "  帮扶: {资金: 3}\n")
    assert outcome.rules() == []
    assert "3万元" in outcome.body


def test_a_broken_section_leaves_a_marked_gap_and_the_rest_drafts(tmp_path: Path) -> None:
    outline = (
        "标题: 总结\n部分:\n  - {标题: 情况, 写法: 平铺, 章节: "
        "[{标题: 甲, 主题: [试验/帮扶]}, {标题: 乙, 主题: [试验/别的]}]}\n"
    )
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕发放{{ 帮扶.资金 。\n",
        DATA,
        outline=outline,
        more={"sections/试验/别的.md": "# 总结\n- 〔乙〕标准{{ 帮扶.标准 }}。\n"},
    )
    assert outcome.lines == [
        "一、情况",
        "（一）甲",
        "【帮扶：章节有错误，待改】",
        "（二）乙",
        "标准每人每月950元。",
    ]
    assert "章节读不懂，文稿留空" in outcome.rules()


def test_the_nearest_name_is_offered(tmp_path: Path) -> None:
    outcome = draft_section(tmp_path, "# 总结\n- 〔甲〕发放{{ 帮扶.资全 }}。\n", DATA)
    assert outcome.found[0].hint == "是不是“帮扶.资金”？"


def test_unknown_aspects_and_stray_lines_are_found(tmp_path: Path) -> None:
    section = "没有视角的一行。\n# 小结\n- 〔甲〕发放{{ 帮扶.资金 }}。\n# 总结\n- 〔乙〕标准{{ 帮扶.标准 }}。\n"
    outcome = draft_section(tmp_path, section, DATA)
    assert outcome.places("章节格式不对") == ["帮扶.md:1:1", "帮扶.md:2:3"]
    assert outcome.body == "标准每人每月950元。"


def test_two_items_of_one_name_are_found(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕发放{{ 帮扶.资金 }}。\n- 〔甲〕标准{{ 帮扶.标准 }}。\n"
    outcome = draft_section(tmp_path, section, DATA)
    assert outcome.places("条目重名") == ["帮扶.md:3:1"]


def test_words_of_an_unknown_topic_are_not_lost_silently(tmp_path: Path) -> None:
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕发放{{ 帮扶.资金 }}。\n",
        "  帮扶: {资金: 3}\n",
        words="# 试验/邦扶\n- 慰问。\n",
    )
    assert outcome.places("主题不存在") == ["2025素材.md:1:3"]
    assert outcome.found[0].hint == "是不是“试验/帮扶”？"


@pytest.mark.parametrize("view", ["同笔", "占"])
def test_a_link_through_an_unknown_view_is_a_hole_and_said(tmp_path: Path, view: str) -> None:
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕发放{{ 帮扶.资金 }}。\n",
        "  帮扶: {资金: 3}\n",
        words=f"# 试验/帮扶\n- 资金【帮扶.资金.{view}】。\n",
    )
    assert outcome.places("素材所引的视图不存在") == ["2025素材.md:2:6"]
    assert outcome.body == "发放3万元。资金××。"
