"""The annex on the command line: read in the terminal, traced, counted once, complained of once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from drafter.columns import width
from tests.cli.conftest import make_office
from tests.offices import OUTLINE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

FIGURES = """\
数据:
  试验: {资金: 12.5, 筹资: 1.2亿元, 总数: {本年: 76, 上年: 80}}
"""
OPEN = "数据:\n  试验: {资金: 12.5, 筹资: , 总数: {本年: 76, 上年: 80}}\n"
ANNEXED = OUTLINE + "附件: [数据表]\n"
WORDS = "# 试验/试验\n- 另筹【30万元】，又支出【试验.资金】。\n"


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """An office whose report carries the annex."""
    return annexed(tmp_path / "甲", FIGURES)


def annexed(folder: Path, figures: str, **more: str) -> Path:
    files = {"2018提纲__yaml": ANNEXED, "2018素材__md": WORDS, **more}
    return make_office(folder, figures, **files) / "2018.yaml"


def test_show_sets_the_table_in_columns(command: Command, year: Path) -> None:
    done = command("show", year)
    assert done.code == 0
    lines = done.out.splitlines()
    begin = lines.index("附件")
    assert [line.strip() for line in lines[begin - 5 : begin + 4]] == [
        "",
        "附件：试验县民政局2018年主要数据表",
        "",
        "试验县民政局",
        "",
        "附件",
        "",
        "试验县民政局2018年主要数据表",
        "",
    ]
    assert lines[begin + 4 :] == [
        "指标      单位  本年  上年  同比",
        "--------------------------------",
        "试验资金  万元  12.5     —     —",
        "试验筹资  亿元   1.2     —     —",
        "试验总数  人      76    80   -5%",
        "",
        lines[-1],
    ]
    assert lines[-1].endswith("字，约1页，附件约1页）")
    assert {width(line) for line in lines[begin + 4 : -2]} == {32}


def test_the_length_leaves_the_annex_out(command: Command, tmp_path: Path) -> None:
    def said(name: str, outline: str) -> str:
        path = annexed(tmp_path / name, FIGURES, **{"2018提纲__yaml": outline})
        return command("show", path).out.splitlines()[-1].strip("（）")

    plain, with_annex = said("甲", OUTLINE), said("乙", ANNEXED)
    words, pages = plain.split("字，")
    note = len("附件：试验县民政局年主要数据表") + 1
    assert with_annex == f"{int(words) + note}字，{pages}，附件约1页"


def test_show_names_several_below_each_other(command: Command, tmp_path: Path) -> None:
    path = annexed(
        tmp_path,
        FIGURES,
        **{
            "2018提纲__yaml": ANNEXED.replace("[数据表]", "[数据表, 街道表]"),
            "templates/附件/街道表__yaml": "标题: 街道表\n表头: [一, 二, 三, 四, 五]\n"
            "分期表头: [一, 二, 三, 四, 五]\n",
        },
    )
    lines = command("show", path).out.splitlines()
    at = next(number for number, line in enumerate(lines) if "附件：1." in line)
    assert lines[at : at + 2] == ["　　附件：1.试验县民政局2018年主要数据表", "　　　　　2.街道表"]


def test_figures_says_what_the_annex_prints(command: Command, year: Path) -> None:
    lines = command("figures", year).out.splitlines()
    printed = {tuple(line.split()[:2]): line for line in lines}
    money = printed["试验.资金", "本年"]
    assert "主要工作情况/试验工作 段4，共2处，附表  " in money
    assert "  附表  " in printed["试验.总数", "上年"]
    assert "段4  " in next(line for line in lines if line.startswith("素材."))


def test_figures_as_json_marks_prints_of_the_annex(command: Command, year: Path) -> None:
    rows = json.loads(command("figures", year, "--format", "json").out)
    by_name = {(row["指标"], row["字段"]): row for row in rows}
    total = by_name["试验.总数", "本年"]
    assert [item["附表"] for item in total["印出"]] == [False, True]
    assert total["印出"][1] == {
        "部分": "附件",
        "章节": "试验县民政局2018年主要数据表",
        "段": 9,
        "文": "试验总数 人 76 80 -5%",
        "附表": True,
    }
    assert [item["附表"] for item in by_name["试验.总数", "上年"]["印出"]] == [True]
    assert by_name["试验.总数", "同比"]["值"] == "5%"
    inline = next(row for row in rows if row["指标"].startswith("素材."))
    assert [item["附表"] for item in inline["印出"]] == [False]


def test_what_only_the_annex_prints_from_last_year_has_value_and_unit(
    command: Command, tmp_path: Path
) -> None:
    path = annexed(tmp_path, FIGURES, **{"2017__yaml": "年度: 2017\n数据:\n  试验: {资金: 10}\n"})
    rows = json.loads(command("figures", path, "--format", "json").out)
    last = next(row for row in rows if (row["指标"], row["字段"]) == ("试验.资金", "上年"))
    assert (last["值"], last["单位"]) == ("10", "万元")
    assert last["来源"]["文件"].endswith("2017.yaml")


def test_the_summary_counts_no_figure_twice(command: Command, tmp_path: Path) -> None:
    def counted(name: str, outline: str, figures: str) -> dict[str, object]:
        path = annexed(tmp_path / name, figures, **{"2018提纲__yaml": outline})
        (result,) = json.loads(command("render", path, "--format", "json").out)
        return {key: result[key] for key in ("数据", "空缺")}

    for figures in (FIGURES, OPEN):
        size = len(figures)
        assert counted(f"甲{size}", OUTLINE, figures) == counted(f"乙{size}", ANNEXED, figures)


def test_a_hole_is_complained_of_once_and_forbids_the_final(
    command: Command, tmp_path: Path
) -> None:
    year = annexed(tmp_path, OPEN)
    done = command("check", year, "--all")
    assert done.code == 1
    assert done.out.count("印出空缺") == 1
    assert "文稿里空着1处" in done.out
    assert done.out.count("相关：") == 1
    assert "〔待填〕" in command("show", year).out.split("附件\n")[1]
    assert command("render", year, "--final").code == 1


def test_a_wrong_annex_is_found_in_the_outline(command: Command, tmp_path: Path) -> None:
    path = annexed(tmp_path, FIGURES, **{"2018提纲__yaml": OUTLINE + "附件: [数据]\n"})
    done = command("check", path)
    assert done.code == 1
    assert "2018提纲.yaml:7:6: 错误 找不到所指的文件: 没有名为“数据”的附件" in done.out
    assert "是不是“数据表”？" in done.out


def test_the_blank_form_shows_the_empty_table(command: Command, year: Path) -> None:
    lines = command("show", year, "--blank").out.splitlines()
    row = next(line for line in lines if line.startswith("试验总数  "))
    assert row.split() == ["试验总数", "人", "〔待填〕", "〔待填〕", "〔待填〕%"]
