"""Indicators, units, wording, outlines and page styles that are broken: said once, the rest is kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.badinput.smalloffice import (
    FILES,
    KEYS,
    UNTOUCHED,
    Command,
    assert_case,
    catalogue,
    told,
)

CASES = catalogue("library.yaml")
SECTION = "# 总结\n- 〔甲〕在册{{ 试验.总数 }}，算得{{ 链.甲 }}。\n"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_bad_library(case: dict[str, Any], in_small_office: Command) -> None:
    assert_case(case, in_small_office)


def add_indicators(command: Command, text: str) -> None:
    path = command.office / KEYS["指标"]
    path.write_text(FILES[KEYS["指标"]] + text, encoding="utf-8")
    (command.office / KEYS["章节"]).write_text(SECTION, encoding="utf-8")


def test_a_circle_is_broken_and_the_rest_of_it_computed(in_small_office: Command) -> None:
    add_indicators(
        in_small_office,
        "链:\n"
        "  甲: {名称: 甲, 单位: 人, 类型: 时点数, 公式: 链.乙 + 试验.总数}\n"
        "  乙: {名称: 乙, 单位: 人, 类型: 时点数, 公式: 链.甲 - 试验.总数}\n",
    )
    year = in_small_office.office / "2018.yaml"
    year.write_text(year.read_text("utf-8").replace("  试验:", "  链: {乙: 7}\n  试验:"), "utf-8")
    assert "在册90人，算得97人。" in in_small_office("show", "2018.yaml").out


@pytest.mark.parametrize("steps", [400, 30])
def test_a_long_chain_of_formulas_stops_in_time(steps: int, in_small_office: Command) -> None:
    links = "".join(
        f"  链{n}: {{名称: 甲, 单位: 人, 类型: 时点数, 公式: 链.链{n + 1} * 链.链{n + 1}}}\n"
        for n in range(steps)
    )
    add_indicators(
        in_small_office,
        "链:\n  甲: {名称: 甲, 单位: 人, 类型: 时点数, 公式: 链.链0 + 1}\n"
        f"{links}  链{steps}: {{名称: 末, 单位: 人, 类型: 时点数, 公式: 试验.总数 + 0}}\n",
    )
    ran, seconds = in_small_office.timed("check", "2018.yaml", "--format", "json")
    assert any("公式里套公式" in item["说明"] for item in told(ran))
    assert seconds < 2
    assert UNTOUCHED in in_small_office("show", "2018.yaml").out


def test_a_division_by_a_zero_figure_is_a_hole_and_not_a_guess(in_small_office: Command) -> None:
    add_indicators(
        in_small_office,
        "链: {甲: {名称: 甲, 单位: 人, 类型: 时点数, 公式: 试验.总数 / (试验.总数 - 试验.总数)}}\n",
    )
    assert "在册90人，算得〔待填〕人。" in in_small_office("show", "2018.yaml").out
    told_of = told(in_small_office("check", "2018.yaml", "--format", "json"))
    assert {item["规则"] for item in told_of} == {"印出空缺", "数齐了仍有空缺"}


def test_a_sum_of_many_needs_no_brackets(in_small_office: Command) -> None:
    add_indicators(
        in_small_office,
        f"链: {{甲: {{名称: 甲, 单位: 人, 类型: 时点数, 公式: {' + '.join(['试验.总数'] * 50)}}}}}\n",
    )
    assert "算得4500人。" in in_small_office("show", "2018.yaml").out


@pytest.mark.parametrize(
    ("option", "hint"),
    [
        ("../提纲/短", "只写名字“短”"),
        ("短.yaml", "只写名字“短”"),
        ("/etc/passwd", "现有提纲：短"),
        ("a\0b", "现有提纲：短"),
        ("短短", "是不是“短”？"),
        ("长" * 5000, "现有提纲：短"),
    ],
)
def test_an_outline_is_named_and_no_path(option: str, hint: str, in_small_office: Command) -> None:
    ran = in_small_office("show", "2018.yaml", "--提纲", option)
    assert ran.code == 2
    assert ran.out == ""
    assert "--提纲: 错误 找不到所指的文件: 没有名为" in ran.err
    assert hint in ran.err


def test_a_topic_listed_twice_prints_once(in_small_office: Command) -> None:
    outline = in_small_office.office / KEYS["提纲"]
    text = FILES[KEYS["提纲"]].replace("[试验/旁的]", "[试验/旁的, 试验/旁的]")
    outline.write_text(text, encoding="utf-8")
    assert in_small_office("show", "2018.yaml").out.count(UNTOUCHED) == 1


@pytest.mark.parametrize("key", ["提纲", "版式"])
def test_the_year_names_a_piece_and_no_path(key: str, in_small_office: Command) -> None:
    year = in_small_office.office / "2018.yaml"
    text = FILES["2018.yaml"].replace("提纲: 短\n", "提纲: 短\n" if key == "版式" else "")
    year.write_text(f"{key}: ../../etc/passwd\n{text}", encoding="utf-8")
    ran = in_small_office("check", "2018.yaml", "--format", "json")
    assert ran.code == 2
    assert [(item["规则"], item["行"]) for item in told(ran)] == [("找不到所指的文件", 1)]


@pytest.mark.parametrize(
    ("make", "rule"),
    [("link", "文件不存在"), ("folder", "不是文件"), ("text", "不是键值")],
)
def test_an_outline_beside_the_year_that_is_no_file_is_said(
    make: str, rule: str, in_small_office: Command
) -> None:
    office = in_small_office.office
    text = FILES["2018.yaml"].replace("提纲: 短\n", "")
    (office / "2018.yaml").write_text(text, encoding="utf-8")
    beside = office / "2018提纲.yaml"
    match make:
        case "link":
            beside.symlink_to("没有.yaml")
        case "folder":
            beside.mkdir()
        case _:
            beside.write_text("甲", encoding="utf-8")
    ran = in_small_office("check", "2018.yaml", "--format", "json")
    assert ran.code == 2
    assert [(item["文件"], item["规则"]) for item in told(ran)] == [("2018提纲.yaml", rule)]
