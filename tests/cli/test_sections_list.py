"""`drafter sections list` and `show`: the topics there are, and one as it would print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from drafter.columns import width
from tests.offices import PROFILE, write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

INDICATORS = """\
救助:
  标准: {名称: 救助标准, 单位: 元/人·月, 类型: 标准, 科室: 救助科}
  对象: {名称: 救助对象, 单位: [户, 人], 类型: 时点数, 科室: 救助科}
  资金: {名称: 救助金支出, 单位: 万元, 类型: 时期数, 科室: 救助科}
优抚:
  对象: {名称: 优待对象, 单位: 人, 类型: 时点数}
"""
AID = """\
---
标题: 困难救助
主管: [{系统: 民政, 自: 1949}]
---
# 总结
- 〔标准〕**救助标准{{ 救助.标准.走势 }}。** 救助{{ 救助.标准.由上年到本年 }}。
- 〔对象〕在册{{ 救助.对象 }}[[，发放资金{{ 救助.资金 }}]]。
- 〔档案·内部〕内部掌握{{ 救助.对象.人 }}。
# 计划
- 〔标准〕适时调整救助标准。
"""
CARE = """\
---
标题: 优待抚恤
主管: [{系统: 民政, 至: 2018}, {系统: 退役军人, 自: 2019}]
---
# 总结
- 〔对象〕优待对象{{ 优抚.对象 }}。
"""
SHAPE = """\
标题: 工作总结
部分:
  - {标题: 主要工作, 写法: 平铺, 章节: [{标题: 救助工作, 主题: [试验/救助]}]}
"""
FIGURES = """\
年度: 2018
数据:
  救助:
    标准: {本年: 950, 上年: 900}
    对象: 30户××人
"""

pytestmark = pytest.mark.usefixtures("without_topics")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office on a library of the city, one of whose topics it changes by an item."""
    write_office(
        tmp_path / "市库",
        {
            "sections/试验/指标.yaml": INDICATORS,
            "sections/试验/救助.md": AID,
            "sections/优抚/优抚.md": CARE,
        },
    )
    (tmp_path / "市库" / "单位.yaml").unlink()
    return write_office(
        tmp_path / "甲县",
        {
            "单位.yaml": PROFILE + "素材库: [../市库]\n",
            "sections/试验/救助.md": "---\n叠加: 是\n---\n# 计划\n- 〔标准〕删\n- 〔新〕摸清底数。\n",
            "2018.yaml": FIGURES,
            "2018提纲.yaml": SHAPE,
            "2018素材.md": "# 试验/救助\n- 入户核查家庭状况。\n",
        },
    )


def listed(command: Command, *arguments: object) -> list[dict[str, Any]]:
    done = command("sections", "list", *arguments, "--format", "json")
    assert done.code == 0
    topics: list[dict[str, Any]] = json.loads(done.out)
    return topics


def test_each_topic_says_whose_it_is(command: Command, office: Path) -> None:
    done = command("sections", "list", office)
    assert done.code == 0
    assert done.out == (
        "优抚（1个）\n"
        "  优抚  优待抚恤  1项  素材库市库                民政（至2018）、退役军人（2019起）\n"
        "试验（1个）\n"
        "  救助  困难救助  3项  本单位（叠加素材库市库）  民政\n"
    )
    assert done.err == "共2个主题。\n"


def test_a_topic_put_in_place_of_another_says_so(command: Command, office: Path) -> None:
    (office / "sections/试验/救助.md").write_text(AID, encoding="utf-8")
    (topic,) = listed(command, "救助", office)
    assert (topic["来源"], topic["叠加"], topic["原件"]) == ("本单位", False, ["素材库市库"])
    assert "本单位（替换素材库市库）" in command("sections", "list", office).out


@pytest.mark.parametrize(
    ("prov", "shown", "over"),
    [
        ("叠加: 是\n", "本单位（叠加素材库市库、素材库省库、素材库部库）", ["市", "省", "部"]),
        ("标题: 省的\n", "本单位（叠加素材库市库、素材库省库，替换素材库部库）", ["市", "省"]),
    ],
)
def test_every_layer_is_named(
    command: Command, office: Path, prov: str, shown: str, over: list[str]
) -> None:
    overlay = "---\n{}---\n# 计划\n- 〔{}〕稳步推进。\n"
    city = office.parent / "市库" / "sections/试验/救助.md"
    write_office(
        office.parent,
        {
            "部库/sections/试验/救助.md": city.read_text(encoding="utf-8"),
            "省库/sections/试验/救助.md": overlay.format(prov, "标准"),
            "市库/sections/试验/救助.md": overlay.format("叠加: 是\n", "市的"),
            "甲县/单位.yaml": PROFILE + "素材库: [../市库, ../省库, ../部库]\n",
        },
    )
    done = command("sections", "list", office)
    assert f"  {shown}" in done.out, done.out
    assert shown in command("sections", "show", "试验/救助", office).out
    (topic,) = listed(command, "试验/救助", office)
    assert topic["叠加于"] == [f"素材库{name}库" for name in over]
    assert topic["原件"] == ["素材库市库", "素材库省库", "素材库部库"]


@pytest.mark.parametrize(
    ("word", "topics"),
    [
        ("优待", ["优抚/优抚"]),
        ("试验/", ["试验/救助"]),
        ("困难", ["试验/救助"]),
        ("救助金支出", ["试验/救助"]),
        ("在册", ["试验/救助"]),
        ("对象", ["优抚/优抚", "试验/救助"]),
    ],
)
def test_a_word_finds_names_titles_figures_and_sentences(
    command: Command, office: Path, word: str, topics: list[str]
) -> None:
    assert [topic["主题"] for topic in listed(command, word, office)] == topics


def test_a_word_that_nothing_has_is_said_with_the_nearest(command: Command, office: Path) -> None:
    done = command("sections", "list", "困难求助", office)
    assert (done.code, done.out) == (0, "")
    assert done.err == "没有名称、标题、指标或文字里有“困难求助”的主题。是不是“困难救助”？\n"
    assert listed(command, "困难求助", office) == []


@pytest.mark.parametrize(
    ("year", "system", "topics"),
    [
        (2018, "民政", ["优抚/优抚", "试验/救助"]),
        (2019, "民政", ["试验/救助"]),
        (2019, "退役军人", ["优抚/优抚"]),
    ],
)
def test_only_what_the_office_leads_then(
    command: Command, office: Path, year: int, system: str, topics: list[str]
) -> None:
    path = office / "单位.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"系统: {system}\n", encoding="utf-8")
    assert [topic["主题"] for topic in listed(command, office, "--年度", year)] == topics


def test_a_year_that_is_none_is_refused(command: Command, office: Path) -> None:
    done = command("sections", "list", office, "--年度", "去年")
    assert (done.code, done.out) == (2, "")
    assert "选项“--年度”不对：“去年”不是年份，写四位数字，例：2024" in done.err


def test_indicators_are_listed_with_their_units(command: Command, office: Path) -> None:
    done = command("sections", "list", "救助", office, "-v")
    assert (
        "      救助.标准  救助标准（元/人·月）\n      救助.对象  救助对象（户、人）\n" in done.out
    )
    (topic,) = listed(command, "救助", office)
    assert topic["指标"][1] == {
        "指标": "救助.对象",
        "名称": "救助对象",
        "单位": ["户", "人"],
        "类型": "时点数",
        "科室": "救助科",
    }


def test_a_folder_of_this_name_is_the_folder(
    command: Command, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.parent)
    assert [topic["主题"] for topic in listed(command, "甲县")] == ["优抚/优抚", "试验/救助"]
    monkeypatch.chdir(office)
    assert [topic["主题"] for topic in listed(command, "救助")] == ["试验/救助"]


def test_a_topic_is_shown_as_it_would_print(command: Command, office: Path) -> None:
    done = command("sections", "show", "试验/救助", office / "2018.yaml")
    assert done.code == 0
    head, _, rest = done.out.partition("\n# 总结\n")
    assert head == (
        "试验/救助　困难救助\n"
        f"主管：民政　本单位（叠加素材库市库）　{office}/sections/试验/救助.md\n"
    )
    assert rest == (
        "  〔标准〕救助标准稳步提高。救助每人每月由900元提高到950元。\n"
        "  〔对象〕在册30户〔待填〕人。\n"
        "      没填：救助.资金\n"
        "  〔档案·内部〕内部掌握〔待填〕人。\n"
        "  〔素材〕入户核查家庭状况。\n"
        "\n"
        "# 计划\n"
        "  〔新〕摸清底数。\n"
        "\n"
        "指标（3项）\n"
        f"  救助.标准  950元/人·月       {office}/2018.yaml:4:14  救助标准\n"
        f"  救助.对象  30户、待报（人）  {office}/2018.yaml:5:9   救助对象\n"
        "  救助.资金  未列（万元）      "
        f"{' ' * width(f'{office}/2018.yaml:4:14')}  救助金支出\n"
    )
    assert done.err == ""


def test_a_topic_is_shown_as_a_version_tells_it(command: Command, office: Path) -> None:
    with (office / "单位.yaml").open("a", encoding="utf-8") as profile:
        profile.write("稿: {公开稿: {公开: 是}}\n")
    path = office / "2018.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "    资金: {本年: 12, 公开: 否}\n", encoding="utf-8"
    )
    whole = command("sections", "show", "救助", path).out
    assert "发放资金12万元" in whole
    assert "〔档案·内部〕内部掌握" in whole
    done = command("sections", "show", "救助", path, "--稿", "公开稿")
    assert done.code == 0
    assert "12万元" not in done.out
    assert "  〔档案·内部〕（不印）\n  〔素材〕" in done.out
    wrong = command("sections", "show", "救助", path, "--稿", "公稿")
    assert (wrong.code, wrong.out) == (2, "")
    assert "是不是“公开稿”？" in wrong.err
    blank = command("sections", "show", "救助", office, "--稿", "公开稿")
    assert (blank.code, blank.out) == (2, "")
    assert "看一稿要写明年度文件" in blank.err


def test_an_item_that_falls_says_what_it_lacks(command: Command, office: Path) -> None:
    path = office / "2018.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    标准: {本年: 950, 上年: 900}\n", ""), encoding="utf-8")
    done = command("sections", "show", "救助", path)
    assert "  〔标准〕（不印）\n      没填：救助.标准\n" in done.out
    told = json.loads(command("sections", "show", "救助", path, "--format", "json").out)
    first = told["视角"][0]["条目"][0]
    assert (first["名称"], first["印"], first["文"]) == ("标准", False, "")
    assert first["缺"] == [
        {"指标": "救助.标准", "字段": "本年", "名称": "救助标准", "状态": "未列"}
    ]
    assert told["指标"][1]["来源"] == {"文件": str(path), "行": 4, "列": 9}


def test_without_a_year_it_is_a_blank_form(command: Command, office: Path) -> None:
    done = command("sections", "show", "困难救助", office)
    assert done.code == 0
    assert "试验/救助　困难救助（空白）" in done.out
    assert "  〔对象〕在册〔待填〕户〔待填〕人，发放资金〔待填〕万元。\n" in done.out
    assert "没填" not in done.out
    assert "入户" not in done.out
    assert "  救助.对象  户、人    救助对象\n" in done.out


def test_the_hidden_original_can_be_shown(command: Command, office: Path) -> None:
    done = command("sections", "show", "原件/试验/救助", office)
    assert "  〔标准〕适时调整救助标准。" in done.out


def test_what_keeps_it_out_of_the_report_is_said(command: Command, office: Path) -> None:
    done = command("sections", "show", "优抚", office / "2018.yaml")
    assert done.code == 0
    assert done.err == (
        "这个主题一个数、一条素材也没有，这一年不进稿。\n提纲“2018提纲”没有放这个主题。\n"
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("试验/求助", "是不是“试验/救助”？"),
        ("困难求助", "是不是“试验/救助”？"),
        ("zzz", "有哪些主题，看：drafter sections list"),
    ],
)
def test_a_topic_that_is_not_there(command: Command, office: Path, name: str, says: str) -> None:
    done = command("sections", "show", name, office)
    assert (done.code, done.out) == (2, "")
    assert f"没有主题“{name}”。{says}" in done.err


def test_a_name_that_two_topics_have_is_asked_back(command: Command, office: Path) -> None:
    write_office(
        office, {"sections/养老/救助.md": CARE, "单位.yaml": PROFILE + "素材库: [../市库]\n"}
    )
    done = command("sections", "show", "救助", office)
    assert done.code == 2
    assert "叫“救助”的主题有2个：养老/救助、试验/救助；写全是哪一个。" in done.err


def test_a_broken_topic_says_so(command: Command, office: Path) -> None:
    path = office / "sections/试验/救助.md"
    path.write_text(
        AID.replace("救助{{ 救助.标准.由上年到本年 }}", "救助{{ 救助.标椎 }}"), encoding="utf-8"
    )
    done = command("sections", "show", "救助", office / "2018.yaml")
    assert done.code == 0
    assert "# 总结\n  （有错误，这个视角在文稿里印成缺口" in done.out
    for arguments in (("show", "救助", office), ("list", office)):
        assert (
            "有1处错误；素材库的错误看：drafter sections check"
            in command("sections", *arguments).err
        )


def test_a_folder_without_a_library_is_refused(command: Command, tmp_path: Path) -> None:
    for arguments in (("list", tmp_path), ("show", "救助", tmp_path / "2018.yaml")):
        done = command("sections", *arguments)
        assert (done.code, done.out) == (2, "")
        assert "错误" in done.err
