"""What an editor is told of our files: it takes what a clerk may type, and flags the slips."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from drafter.figures.yearset import read_year
from drafter.library.annexes import read_annex
from drafter.library.indicatorfiles import read_catalogue
from drafter.library.library import load_library
from drafter.library.outlines import read_outline
from drafter.library.profile import read_profile
from drafter.library.searchpath import shipped_folder
from drafter.library.terms import read_terms
from drafter.library.units import read_units
from drafter.textfile import from_text
from drafter.yamlsource import Mapping, read_yaml
from tests.authoring.editors import ROOT, editor_of, kind_of
from tests.offices import PROFILE, write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drafter.findings import Finding
    from tests.authoring.editors import Editor

OFFICES = sorted(path.parent for path in (ROOT / "examples").glob("*/单位.yaml"))
LIBRARY = load_library((shipped_folder(),), [])
INDICATORS = """\
试验:
  总数: {名称: 试验总数, 单位: 个, 类型: 时点数, 科室: 试验科, 说明: 年末仍在试验的}
  对象: {名称: 试验对象, 单位: [户, 人], 类型: 时点数}
  覆盖率: {名称: 试验覆盖率, 单位: "%", 类型: 比率, 公式: 试验.总数 / 试验.应有}
  应有: {名称: 应试验数, 单位: 个, 类型: 时点数}
"""
SECTION = "---\n标题: 试验工作\n---\n# 总结\n- 〔总数〕试验{{ 试验.总数 }}。\n"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    """The editor of an office that has a topic and indicators of its own, and three 下辖."""
    folder = write_office(
        tmp_path_factory.mktemp("试验县"),
        {
            "单位.yaml": PROFILE + "下辖: [甲街道, 乙街道, 丙镇]\n",
            "sections/试验/指标.yaml": INDICATORS,
            "sections/试验/试验.md": SECTION,
        },
    )
    return editor_of(folder)


def test_they_are_schemas(editor: Editor) -> None:
    for schema in editor.schemas.values():
        Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("office", OFFICES, ids=[office.name for office in OFFICES])
def test_every_file_of_the_examples_is_taken(office: Path) -> None:
    checked = editor_of(office)
    for path in sorted(office.rglob("*.yaml")):
        assert checked.faults(kind_of(path), path.read_text(encoding="utf-8")) == [], path


def test_every_shipped_file_is_taken(editor: Editor) -> None:
    paths = [path for name in ("sections", "templates") for path in (ROOT / name).rglob("*.yaml")]
    assert {kind_of(path) for path in paths} == editor.schemas.keys() - {"年度", "单位"}
    for path in paths:
        assert editor.faults(kind_of(path), path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize(
    "typed",
    [
        *("950", "1366.73", "3万多", "约3436.5", "不少于10", "1.9亿元", "四", "1—2", "6:4", "0012"),
        *("", "~", "××", "无", '"950"', "１２", "一百零二", "145多万", "92.5%", "71家"),
        *("{本年: 950, 上年: 900}", "{本年: , 下期目标: 1000, 期限: 2019-12-31}", "{上年: 无}"),
        *("{分: {甲街道: 3, 乙街道: 无, 丙镇: }}", "{分: {镇街: 16, 村居: 270}}", "{分: }"),
        "{本年: 9, 其中: {新建: 3}, 来源: 试验科12月报表, 状态: 待核, 备注: 5月口径, 公开: 否}",
        *("{本年: 9, 历年: {2021: 7, 2022年: 8}}", "{本年: 9, 时段: 12月, 截至: 2018年9月30日}"),
        *("{分.甲街道: 3, 历年.2021: 5}", "{本年: 9, 同比: -3.2%, 增量: -50}"),
    ],
)
def test_what_a_clerk_may_type_is_taken(editor: Editor, typed: str) -> None:
    assert editor.faults("年度", f"年度: 2018\n数据:\n  试验: {{总数: {typed}}}\n") == []
    assert editor.faults("年度", f"数据:\n  试验:\n    总数: {typed}\n  试验.应有: {typed}\n") == []


@pytest.mark.parametrize(
    "lines",
    [
        "  试验.对象: 908户1515人",
        "  试验.对象.人: 1515",
        "  试验: {对象: {户: 908, 人: {本年: 1515, 上年: 1500}}}",
        "  试验: {对象: {本年: 908户1515人, 上年: 30户××人}}",
        "  试验: {对象.人.上年: 1500, 对象.人.来源: 试验科}",
        "  试验.总数.上年: 3\n  试验.总数.分: {甲街道: 3}\n  试验.总数.分.乙街道: 3",
        "  试验: 无",
        "  试验:",
        "  低保: {城市.在册: 1户2人, 农村: {在册: 1户2人}}",
        "  低保.城市.在册.人.上年: 5",
    ],
)
def test_flat_and_nested_names_are_as_good(editor: Editor, lines: str) -> None:
    assert editor.faults("年度", f"数据:\n{lines}\n") == []


@pytest.mark.parametrize(
    ("kind", "text", "flagged"),
    [
        ("年度", "数剧: {}", "数剧"),
        ("年度", "低保: {标准: 950}", "低保"),
        ("年度", "数据: {试验: {总教: 3}}", "总教"),
        ("年度", "数据: {试验.总教: 3}", "试验.总教"),
        ("年度", "数据: {试验.总教.上年: 3}", "试验.总教.上年"),
        ("年度", "数据: {试验.总数.去年: 3}", "试验.总数.去年"),
        ("年度", "数据: {试验: {总数: {本年: 3, 去年: 2}}}", "去年"),
        ("年度", "数据: {试验: {总数: {本年: 3, 状态: 待定}}}", "待定"),
        ("年度", "数据: {试验: {总数: {历年: {去年: 3}}}}", "去年"),
        ("年度", "数据: {试验: {总数: {分: {甲街道: 3, 己街道: 2}}}}", "己街道"),
        ("年度", "数据: {试验: {总数: 很多}}", "很多"),
        ("年度", "数据: {试验: {总数: [1, 2]}}", "[1, 2]"),
        ("年度", "数据: {试验: 12}", "12"),
        ("年度", "数据: {试验: {对象: {家: 3}}}", "家"),
        ("年度", "数据: {试验: {对象: {同比: 3}}}", "同比"),
        ("年度", "年度: 二零一八", "二零一八"),
        ("年度", "提纲: 总结和计划", "总结和计划"),
        ("年度", "稿: {公开稿: {提钢: 总结与计划}}", "提钢"),
        ("年度", "自设: {保险: {本年: 5名, 赔付: 3名}}", "赔付"),
        ("年度", "自设: {保险: 不少}", "不少"),
        ("年度", "自设: {3险: 5名}", "3险"),
        ("年度", "清单: {项目: {名称: 甲}}", "名称"),
        ("单位", "名称: 甲\n层级: 县", "县"),
        ("单位", "名称: 甲\n职能: {试验工作队: 有}", "试验工作队"),
        ("单位", "名称: 甲\n职能: {试验: 没有}", "没有"),
        ("单位", "名称: 甲\n称谓: {试验.总教: 甲}", "试验.总教"),
        ("单位", "名称: 甲\n篇幅: {上限: 五千}", "五千"),
        ("单位", "名称: 甲\n静默: [{规则: 没有这条}]", "没有这条"),
        ("单位", "简称: 甲", "名称"),
        ("指标", "甲: {乙: {名称: 乙, 单位: 个个, 类型: 时点数}}", "个个"),
        ("指标", "甲: {乙: {名称: 乙, 单位: 个, 类型: 时点, 科室: 丙}}", "时点"),
        ("指标", "甲: {乙: {名称: 乙, 单拉: 个}}", "单拉"),
        ("指标", "甲: {上年: {名称: 乙, 单位: 个, 类型: 计数}}", "上年"),
        ("计量", "个: {类型: 个数}", "类型"),
        ("计量", "个: {类别: 个数, 倍数: 0.5}", "0.5"),
        ("称谓", "甲: [{用: 乙, 层级: 县}]", "县"),
        ("句式", "走势: {升高: 提高}", "升高"),
        ("句式", "走式: {升: 提高}", "走式"),
        ("提纲", "部份: []", "部份"),
        ("提纲", "部分: [{标题: 甲, 视角: 展望}]", "展望"),
        ("提纲", "部分: [{标题: 甲, 写法: 一、}]", "一、"),
        ("提纲", "部分: [{章节: [{标题: 甲, 主题: [试验/实验]}]}]", "试验/实验"),
        ("提纲", "部分: [{章节: [{标题: 甲, 同: 乙}]}]", "同"),
        ("提纲", "编号: [壹、]", "壹、"),
        ("版式", "页边距: {上: 37, 内: 2}", "内"),
        ("版式", "正文: {字号: 大号}", "大号"),
        ("版式", "正文: {首行缩进: 两字}", "两字"),
        ("版式", "红头: {颜色: 大红}", "大红"),
        ("版式", "网格: 有", "有"),
        ("版式", "页眉: 无", "页眉"),
        ("附件", "标题: 表\n表头: [指标, 单位]\n分期表头: [一, 二, 三, 四, 五]", "单位"),
    ],
)
def test_a_slip_is_flagged(editor: Editor, kind: str, text: str, flagged: str) -> None:
    faults = editor.faults(kind, text)
    assert any(flagged in fault for fault in faults), faults


def test_an_indicator_is_explained_by_its_official_name(editor: Editor) -> None:
    told = editor.schemas["年度"]["definitions"]
    total, people = told["指标.试验.总数"], told["指标.试验.对象.人"]
    assert total["title"] == "试验总数"
    assert (
        "- 单位：个\n- 类型：时点数\n- 科室：试验科\n- 说明：年末仍在试验的"
        in total["markdownDescription"]
    )
    assert people["title"] == "试验对象（人）"
    assert "单位：人；" in people["description"]
    assert "908户" not in people["description"]
    assert "试验.总数 / 试验.应有（由程序算" in told["指标.试验.覆盖率"]["description"]
    assert "908户1515人" in told["指标.试验.对象"]["description"]


def test_names_of_the_office_are_offered(editor: Editor) -> None:
    year, outline = editor.schemas["年度"], editor.schemas["提纲"]
    assert list(year["definitions"]["分项"]["properties"]) == ["甲街道", "乙街道", "丙镇"]
    assert "项目" in year["properties"]["清单"]["properties"]
    assert {"总结与计划", "口号框架"} <= set(year["properties"]["提纲"]["enum"])
    topics = outline["definitions"]["部分"]["properties"]["主题"]["anyOf"][0]
    titles = dict(zip(topics["enum"], topics["enumDescriptions"], strict=True))
    assert titles["试验/试验"] == "试验工作"
    assert titles["社会救助/低保"] == "最低生活保障"


def test_a_library_may_say_only_what_it_changes(editor: Editor) -> None:
    assert editor.faults("指标", "低保: {标准: {名称: 低保标准}}") == []
    assert editor.faults("句式", "走势: {标准: {升: 逐步提高}}") == []
    assert editor.faults("版式", "沿用: 公文\n签发人: 无\n正文: {字号: 小三}") == []


def test_a_library_below_the_office_counts(tmp_path: Path) -> None:
    write_office(tmp_path / "共用", {"sections/试验/指标.yaml": INDICATORS})
    folder = write_office(tmp_path / "甲县", {"单位.yaml": PROFILE + "素材库: [../共用]\n"})
    assert editor_of(folder).faults("年度", "数据: {试验: {总数: 3}}") == []


def test_nothing_is_offered_as_a_figure(editor: Editor) -> None:
    """An editor types a `default`, or an only example, into the file when it completes a key."""
    keys = {key for schema in editor.schemas.values() for key in _keys(schema)}
    assert keys.isdisjoint({"default", "examples", "defaultSnippets"})


def _keys(node: Any) -> set[str]:
    if isinstance(node, list):
        return {key for item in node for key in _keys(item)}
    if not isinstance(node, dict):
        return set()
    return set(node).union(*(_keys(value) for value in node.values()))


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("单位", lambda node, found: read_profile(node, found)),
        ("提纲", lambda node, found: read_outline(node, "甲", found)),
        ("附件", lambda node, found: read_annex(node, "甲", found)),
    ],
    ids=["单位", "提纲", "附件"],
)
def test_a_file_has_the_keys_that_its_reader_asks_for(
    editor: Editor, kind: str, read: Callable[[Mapping, list[Finding]], object]
) -> None:
    assert _asked("zzz: 1\n", read) == set(editor.schemas[kind]["properties"])


@pytest.mark.parametrize(
    ("text", "read", "kind", "way"),
    [
        (
            "部分: [{zzz: 1}]",
            lambda node, found: read_outline(node, "甲", found),
            "提纲",
            ("definitions", "部分"),
        ),
        (
            "部分: [{标题: 甲, 章节: [{zzz: 1}]}]",
            lambda node, found: read_outline(node, "甲", found),
            "提纲",
            ("definitions", "第2层章节"),
        ),
        (
            "静默: [{zzz: 1}]",
            lambda node, found: read_profile(node, found),
            "单位",
            ("properties", "静默", "items"),
        ),
        (
            "职能: {甲: {zzz: 1}}",
            lambda node, found: read_profile(node, found),
            "单位",
            ("definitions", "归谁主管"),
        ),
        (
            "稿: {公开稿: {zzz: 1}}",
            lambda node, found: read_profile(node, found),
            "单位",
            ("properties", "稿", "additionalProperties"),
        ),
        (
            "篇幅: {zzz: 1}",
            lambda node, found: read_profile(node, found),
            "单位",
            ("properties", "篇幅"),
        ),
        (
            "个: {zzz: 1}",
            lambda node, found: read_units((node,), found),
            "计量",
            ("additionalProperties",),
        ),
        (
            "甲: [{zzz: 1}]",
            lambda node, found: read_terms((node,), found),
            "称谓",
            ("additionalProperties", "items"),
        ),
        (
            "甲: {乙: {名称: 丙, 单位: 个, 类型: 计数, zzz: 1}}",
            lambda node, found: read_catalogue((node,), LIBRARY.units, found),
            "指标",
            ("definitions", "一类指标"),
        ),
    ],
    ids=["部分", "章节", "静默", "职能", "稿", "篇幅", "计量", "称谓", "指标"],
)
def test_a_group_has_the_keys_that_its_reader_asks_for(
    editor: Editor,
    text: str,
    read: Callable[[Mapping, list[Finding]], object],
    kind: str,
    way: tuple[str, ...],
) -> None:
    schema = editor.schemas[kind]
    for step in way:
        schema = schema[step]
    assert _asked(text, read) == set(schema["properties"])


def _asked(text: str, read: Callable[[Mapping, list[Finding]], object]) -> set[str]:
    """The keys that a reader names when it meets one it does not know."""
    found: list[Finding] = []
    node = read_yaml(from_text("文件.yaml", text), found)
    assert isinstance(node, Mapping)
    read(node, found)
    (hint,) = (item.hint for item in found if "zzz" in item.message)
    return set(re.sub("^.*?：", "", hint).split("、"))


def test_every_key_is_explained(editor: Editor) -> None:
    for kind in ("年度", "单位", "提纲", "附件"):
        for key, schema in editor.schemas[kind]["properties"].items():
            assert schema.get("description"), f"{kind} {key}"
    for schema in editor.schemas["提纲"]["definitions"].values():
        assert all(inner.get("description") for inner in schema["properties"].values())
    for key, schema in editor.schemas["年度"]["definitions"]["一个数"]["properties"].items():
        assert schema.get("description"), key


VALUES = st.one_of(
    st.from_regex(
        r"(约|近|超过|不少于)?[0-9]{1,6}(\.[0-9]{1,3})?(万|亿)?(多|余)?个?", fullmatch=True
    ),
    st.from_regex(r"[一二三四五六七八九]?[十百][一二三四五六七八九]?个?", fullmatch=True),
    st.from_regex(r"[1-9][0-9]?(—|至|-)[1-9][0-9]{2}个?", fullmatch=True),
    st.sampled_from(["无", "××", "~", ""]),
    st.text("0123456789一二两半万亿.,%个约多 ×无", max_size=6),
)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_office(tmp_path_factory.mktemp("试验县"), {})
    return folder / "2018.yaml"


@given(typed=VALUES)
def test_a_value_that_is_read_is_taken(editor: Editor, year: Path, typed: str) -> None:
    text = "年度: 2018\n数据:\n  养老:\n    助餐:\n      助餐点: " + json.dumps(
        typed, ensure_ascii=False
    )
    year.write_text(text, encoding="utf-8")
    found: list[Finding] = []
    data = read_year(year.parent, year, LIBRARY.catalogue, LIBRARY.units, (), found)
    assert data is not None
    if not any(item.severity == "错误" for item in found):
        assert editor.faults("年度", text) == []
