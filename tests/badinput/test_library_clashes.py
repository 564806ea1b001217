"""Files that contradict one another: each clash located, explained, all at once, nothing lost."""

from __future__ import annotations

import pytest

from tests.badinput.smalloffice import FILES, KEYS, UNTOUCHED, Command, assert_told, told
from tests.offices import write_office

OTHER_UNIT = {
    "sections/另外/指标.yaml": "试验:\n  资金: {名称: 试验资金, 单位: 元, 类型: 时期数}\n",
    "sections/另外/另外.md": "# 总结\n- 〔资金〕另外的试验资金{{ 试验.资金 }}。\n",
}
UNIT_TOLD = (
    "sections/另外/指标.yaml:2:3 错误 改了原指标的单位或类型 "
    "指标“试验.资金”的单位或类型与原有的不同 → 单位和类型不能改；口径不同请另立一个指标名"
)
OUTLINE = """\
标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结"
导语: 短
沿用: 短
部分:
  - 标题: 工作情况
    写法: 平铺
    章节:
      - {标题: 试验工作, 主题: 试验/试验, 次序: [总属], 去掉: [资全]}
      - {标题: 旁的工作, 主题: [试验/旁的, 试验/旁的, 试验/旁得, 另外/另外]}
  - {标题: 打算, 视角: 计划, 写法: 平铺, 同: 打算}
"""
OUTLINE_TOLD = [
    "templates/提纲/短.yaml:3:1 错误 未知的键 不认识的键“沿用”，它的内容没有用上 → 可以写的键：标题、导语",
    "templates/提纲/短.yaml:8:24 错误 主题不存在 的总结里没有条目“总属” → 是不是“总数”？",
    "templates/提纲/短.yaml:8:24 错误 主题不存在 的总结里没有条目“资全” → 是不是“资金”？",
    "templates/提纲/短.yaml:9:32 错误 主题在一个部分里出现两次 主题“试验/旁的”在这一部分里列了两次 → 删去一处",
    "templates/提纲/短.yaml:9:39 错误 主题不存在 没有主题“试验/旁得” → 是不是“试验/旁的”？",
    "templates/提纲/短.yaml:10:33 错误 提纲格式不对 “同”指的是这一部分自己 → 写前面一个部分的标题",
]
STYLES = {
    "templates/版式/白头.yaml": "沿用: 红头\n",
    "templates/版式/红头.yaml": "沿用: 白头\n",
}
STYLE_TOLD = (
    "templates/版式/白头.yaml:1:5 错误 版式循环沿用 "
    "版式沿用绕成了圈：白头 → 红头 → 白头 → 删去这一行并写全各键，或者沿用另一"
)
NAME_TOLD = (
    "2018.yaml:2:5 警告 文件名与年度时段不合 文件名是“2018.yaml”，年度写的是2019，按2019年处理 "
    "→ 改年度，或者把文件名里的2018改为2019"
)
LAST_YEAR_TOLD = (
    "2017.yaml:3:12 提示 上年文件没有读全 比较用的 2017.yaml 有1处读不懂 → 检查并改好 2017.yaml"
)


def clashing_library(command: Command) -> None:
    """The small office with every clash in its library."""
    write_office(command.office, {**OTHER_UNIT, **STYLES, KEYS["提纲"]: OUTLINE})


def clashing_years(command: Command) -> None:
    """The small office whose years are not what their names say, nor of one unit."""
    last = "年度: 2018\n数据:\n  试验: {资金: 300人}\n"
    year = FILES["2018.yaml"].replace("2018", "2019")
    write_office(command.office, {"2017.yaml": last, "2018.yaml": f"成文日期: 2020-01-10\n{year}"})


def test_all_clashes_of_a_library_are_told_at_once(in_small_office: Command) -> None:
    clashing_library(in_small_office)
    found = told(in_small_office("check", "2018.yaml", "--all", "--format", "json"))
    found.sort(key=lambda item: (item["文件"], item["行"], item["列"]))
    own = [item for item in found if item["严重度"] == "错误"]
    assert_told(own, sorted([UNIT_TOLD, STYLE_TOLD, *OUTLINE_TOLD], key=place_of))


def place_of(text: str) -> tuple[str, int, int]:
    file, line, column = text.partition(" ")[0].split(":")
    return file, int(line), int(column)


def test_a_library_full_of_clashes_still_prints_all_it_has(in_small_office: Command) -> None:
    clashing_library(in_small_office)
    shown = in_small_office("show", "2018.yaml")
    assert shown.code == 0
    assert shown.out.count(UNTOUCHED) == 1
    for sentence in ("试验资金12.5万元。", "另外的试验资金12.5万元。", "在册90人"):
        assert sentence in shown.out
    assert in_small_office("render", "2018.yaml", "-o", "稿.docx").code == 0
    assert (in_small_office.office / "稿.docx").is_file()


def test_the_proof_of_the_library_tells_them_too(in_small_office: Command) -> None:
    clashing_library(in_small_office)
    ran = in_small_office("sections", "check", "--all")
    assert ran.code == 1
    for place in ("指标.yaml:2:3", "短.yaml:8:24", "短.yaml:9:32", "短.yaml:9:39", "短.yaml:10:33"):
        assert f"{place}: 错误" in ran.out, place


@pytest.mark.parametrize("unit", ["元", "户", "人"])
def test_one_indicator_has_one_unit(unit: str, in_small_office: Command) -> None:
    other = {path: text.replace("单位: 元", f"单位: {unit}") for path, text in OTHER_UNIT.items()}
    outline = FILES[KEYS["提纲"]].replace("[试验/旁的]", "[试验/旁的, 另外/另外]")
    write_office(in_small_office.office, {**other, KEYS["提纲"]: outline})
    found = told(in_small_office("check", "2018.yaml", "--format", "json"))
    assert_told([item for item in found if item["严重度"] == "错误"], [UNIT_TOLD])
    related = [item["相关"] for item in found if item["规则"] == "改了原指标的单位或类型"]
    assert "sections/试验/指标.yaml" in str(related)
    shown = in_small_office("show", "2018.yaml").out
    assert "试验资金12.5万元。" in shown
    assert "另外的试验资金12.5万元。" in shown


def test_the_years_are_read_for_what_they_say(in_small_office: Command) -> None:
    clashing_years(in_small_office)
    found = told(in_small_office("check", "2018.yaml", "--all", "--format", "json"))
    assert_told(found, [NAME_TOLD, LAST_YEAR_TOLD])
    shown = in_small_office("show", "2018.yaml").out
    assert "试验县民政局2019年工作总结" in shown
    assert "试验资金12.5万元。" in shown
    assert UNTOUCHED in shown
