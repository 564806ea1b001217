"""Several versions of one year (稿): other outlines, and public ones that leave things out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.offices import PROFILE, write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

SECTION = """\
# 总结
- 〔资金〕支出资金{{ 试验.资金 }}[[，{{ 试验.资金.同比 }}]]。
- 〔两数〕筹资{{ 试验.筹资 }}，其中已用{{ 试验.资金 }}。
- 〔对象〕[[在册{{ 试验.对象 }}。]]
- 〔率〕使用率{{ 试验.使用率 }}，筹资{{ 试验.筹资 }}。
- 〔账·内部〕账上有{{ 试验.筹资 }}。
{% for 项 in 清单.项目 %}
- 〔项目〕{{ 项.名称 }}投资{{ 项.投资 }}。
{% endfor %}
"""
INDICATORS = """\
试验:
  资金: {名称: 试验资金, 单位: 万元, 类型: 时期数}
  筹资: {名称: 试验筹资, 单位: 万元, 类型: 时期数}
  对象: {名称: 试验对象, 单位: [户, 人], 类型: 时点数}
  使用率: {名称: 使用率, 单位: "%", 类型: 比率, 公式: 试验.资金 / 试验.筹资}
  人数: {名称: 试验人数, 单位: 人, 类型: 时点数}
"""
YEAR = """\
年度: 2018
提纲: 全
数据:
  试验:
    资金: {本年: 12, 上年: 10, 公开: 否}
    筹资: 20
    对象: {本年: 3户7人, 公开: 否}
自设:
  另算: {补贴: {本年: 88元, 公开: 否}}
清单:
  项目:
    - {名称: 甲楼, 投资: 5万元}
    - {名称: 乙楼, 投资: 6万元, 公开: 否}
"""
WORDS = """\
# 试验/试验
- 大家都看得的话【试验.筹资】。
- 〔内部〕关起门来说的话。
- 连着不公开的数【试验.资金】。
- 连着不公开的增幅【试验.资金.同比】。
- 连着不公开的自设【自设.另算.补贴】。
## 问题
- 资金不够。
  - 对策：多筹【试验.资金】。
  - 对策：多走动。
"""
OUTLINE = """\
标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结"
部分:
  - {标题: 情况, 写法: 平铺, 主题: 试验/试验}
  - {标题: 问题, 视角: 问题, 写法: 平铺, 主题: 试验/试验}
  - {标题: 打算, 视角: 计划, 写法: 平铺, 主题: 试验/试验}
"""
SHORT = """\
标题: "{{ 单位.名称 }}{{ 时段.称谓 }}情况"
部分:
  - {标题: 情况, 写法: 平铺, 条数: 1, 主题: 试验/试验}
"""
VARIANTS = """\
稿:
  公开稿: {公开: 是}
  短稿: {提纲: 短}
  报区委: {标题: 工作情况报告, 版式: 报告, 主送: 区委, 提纲: 短}
"""
FILES = {
    "单位.yaml": PROFILE + VARIANTS,
    "2018.yaml": YEAR,
    "2018素材.md": WORDS,
    "sections/试验/指标.yaml": INDICATORS,
    "sections/试验/试验.md": SECTION,
    "templates/提纲/全.yaml": OUTLINE,
    "templates/提纲/短.yaml": SHORT,
}


@pytest.fixture
def folder(tmp_path: Path, without_topics: None) -> Path:
    """An office that does not show all it has."""
    return write_office(tmp_path / "县", FILES)


def lines(done: Done) -> list[str]:
    return [line.strip("　 ") for line in done.out.splitlines() if line.strip("　 ")]


def found(done: Done) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(done.out)
    return told


def test_the_whole_report_prints_everything(command: Callable[..., Done], folder: Path) -> None:
    text = command("show", folder / "2018.yaml").out
    for said in ("12万元", "3户7人", "60%", "账上有", "乙楼", "关起门来", "88元", "多筹12万元"):
        assert said in text


def test_a_public_version_shows_nothing_that_is_not_public(
    command: Callable[..., Done], folder: Path
) -> None:
    shown = lines(command("show", folder / "2018.yaml", "--稿", "公开稿"))
    assert shown[1:-2] == [
        "一、情况",
        "甲楼投资5万元。",
        "大家都看得的话20万元。",
        "二、问题",
        "资金不够。",
        "三、打算",
        "多走动。",
    ]
    listed = command("figures", folder / "2018.yaml", "--稿", "公开稿", "--format", "json").out
    for secret in ("12万元", "乙楼", "88", "60%"):
        assert secret not in listed


def test_what_stayed_out_is_told_with_its_place(command: Callable[..., Done], folder: Path) -> None:
    done = command("check", folder / "2018.yaml", "--稿", "公开稿", "--all", "--format", "json")
    told = [item for item in found(done) if item["规则"] == "没有公开"]
    said = [
        (item["文件"].rpartition("/")[2], item["行"], item["说明"], item["严重度"]) for item in told
    ]
    assert {(name, line) for name, line, _, _ in said} == {
        ("2018.yaml", 5),
        ("2018.yaml", 7),
        ("2018.yaml", 9),
        ("2018.yaml", 13),
        ("2018素材.md", 3),
        ("2018素材.md", 4),
        ("2018素材.md", 5),
        ("2018素材.md", 6),
        ("2018素材.md", 9),
        ("试验.md", 6),
    }
    assert {severity for *_, severity in said} == {"提示"}
    assert "素材“连着不公开的数【试验.资金】。”没有印（试验.资金 不公开）" in {
        text for _, _, text, _ in said
    }
    assert done.code == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [("公开: 否}\n    筹资", "公开: 不}\n    筹资"), ("公开稿: {公开: 是}", "公开稿: {公开: 对}")],
)
def test_an_answer_that_cannot_be_read_shows_nothing(
    old: str, new: str, command: Callable[..., Done], folder: Path
) -> None:
    write_office(folder, {name: text.replace(old, new) for name, text in FILES.items()})
    assert "12万元" not in command("show", folder / "2018.yaml", "--稿", "公开稿").out
    assert command("check", folder / "2018.yaml", "--稿", "公开稿").code == 1


def public(command: Callable[..., Done], folder: Path, **files: str) -> tuple[list[str], list[str]]:
    """The lines of the public version, and the rules of what is found."""
    write_office(
        folder, {**FILES, **{name.replace("__", "."): text for name, text in files.items()}}
    )
    shown = lines(command("show", folder / "2018.yaml", "--稿", "公开稿"))
    told = found(
        command("check", folder / "2018.yaml", "--稿", "公开稿", "--all", "--format", "json")
    )
    return shown, [item["规则"] for item in told]


@pytest.mark.parametrize(
    "written",
    [
        "- 〔内部〕甲话。\n  - 乙话。\n",
        "- 〔密·内部〕甲话，乙话。\n",
        "- 〔不公开〕甲话，乙话。\n",
        "- 〔公开: 否〕甲话，乙话。\n",
        "- 甲话，乙话。〔内部〕\n",
        "- 甲话，\n  乙话。〔内部〕\n",
    ],
)
def test_words_meant_to_be_internal_stay_out(
    written: str, command: Callable[..., Done], folder: Path
) -> None:
    shown, told = public(command, folder, **{"2018素材__md": f"# 试验/试验\n{written}- 丙话。\n"})
    text = "".join(shown)
    assert "丙话。" in text
    for secret in ("甲话", "乙话", "内部", "公开: 否"):
        assert secret not in text
    assert "没有公开" in told
    whole = command("show", folder / "2018.yaml").out
    assert "甲话" in whole
    assert "〔" not in whole


def test_the_annex_names_the_records_that_are_left(
    command: Callable[..., Done], folder: Path
) -> None:
    lists = (
        "清单:\n  项目:\n    - {名称: 甲楼, 投资: 5万元, 公开: 否}\n"
        "    - {名称: 乙楼, 投资: 6万元}\n    - {名称: 丙楼}\n"
    )
    year = YEAR[: YEAR.index("清单:")] + lists
    outline = OUTLINE + "附件: [数据表]\n"
    shown, _ = public(command, folder, **{"2018__yaml": year, "templates/提纲/全__yaml": outline})
    rows = [line.split() for line in shown if line.startswith(("甲楼", "乙楼", "丙楼"))]
    assert ["乙楼投资", "万元", "6"] in [row[:3] for row in rows]
    assert not any("甲楼" in line for line in shown)


def test_last_years_secret_is_told_and_leaves_no_hole(
    command: Callable[..., Done], folder: Path
) -> None:
    last = "年度: 2017\n数据:\n  试验: {筹资: {本年: 16, 公开: 否}}\n"
    section = "# 总结\n- 〔甲〕筹资{{ 试验.筹资 }}，上年{{ 试验.筹资.上年 }}。\n- 〔乙〕筹资{{ 试验.筹资 }}。\n"
    words = (
        "# 试验/试验\n- 上年【试验.筹资.上年】。\n- 增【试验.筹资.增量】。\n- 今年【试验.筹资】。\n"
    )
    shown, told = public(
        command,
        folder,
        **{"2017__yaml": last, "sections/试验/试验__md": section, "2018素材__md": words},
    )
    assert shown[1:-2] == ["一、情况", "筹资20万元。", "今年20万元。"]
    assert told.count("没有公开") == 8  # five of this year, one of last year, two words


def test_what_the_others_give_away_is_said(command: Callable[..., Done], folder: Path) -> None:
    equation = (
        INDICATORS
        + "  总额: {名称: 总额, 单位: 万元, 类型: 时期数}\n校验:\n  - 试验.资金 + 试验.筹资 == 试验.总额\n"
    )
    year = YEAR.replace("筹资: 20\n", "筹资: 20\n    总额: 32\n")
    _, told = public(command, folder, **{"sections/试验/指标__yaml": equation, "2018__yaml": year})
    assert "不公开的数能推算" in told
    _, told = public(
        command,
        folder,
        **{
            "sections/试验/指标__yaml": equation,
            "2018__yaml": year.replace("总额: 32", "总额: {本年: 32, 公开: 否}"),
        },
    )
    assert "不公开的数能推算" not in told


def test_a_whole_group_can_be_withheld(command: Callable[..., Done], folder: Path) -> None:
    year = "年度: 2018\n提纲: 全\n数据:\n  试验:\n    公开: 否\n    资金: 12\n    筹资: 20\n"
    shown, told = public(
        command, folder, **{"2018__yaml": year, "2018素材__md": "# 试验/试验\n- 话。\n"}
    )
    assert shown[1:-2] == ["一、情况", "话。"]
    assert told.count("没有公开") == 2


def test_a_part_that_cannot_be_read_leaves_the_sum_open(
    command: Callable[..., Done], folder: Path
) -> None:
    year = "年度: 2018\n提纲: 全\n数据:\n  试验:\n    筹资: {分: {甲镇: 6, 乙镇: {本年: 4, 公开: 否}}}\n"
    write_office(folder, {**FILES, "2018.yaml": year})
    assert "6万元" not in command("show", folder / "2018.yaml").out


def test_last_years_secret_stays_secret(command: Callable[..., Done], folder: Path) -> None:
    last = "年度: 2017\n数据:\n  试验: {筹资: {本年: 16, 公开: 否}}\n"
    section = "# 总结\n- 〔筹资〕筹资{{ 试验.筹资 }}[[，{{ 试验.筹资.同比 }}]]。\n"
    write_office(folder, {**FILES, "2017.yaml": last, "sections/试验/试验.md": section})
    assert "增长25%" in command("show", folder / "2018.yaml").out
    assert "筹资20万元。" in command("show", folder / "2018.yaml", "--稿", "公开稿").out


def test_a_public_document_has_no_trace(command: Callable[..., Done], folder: Path) -> None:
    done = command("render", folder / "2018.yaml", "--稿", "公开稿")
    assert done.out == f"{folder / '2018公开稿.docx'}\n"
    assert "空缺0处" in done.err
    whole = command("render", folder / "2018.yaml")
    assert whole.out == f"{folder / '2018.docx'}\n"


def test_several_versions_at_once(command: Callable[..., Done], folder: Path) -> None:
    asked = ("--稿", "短稿", "--稿", "报区委", "--稿", "短稿")
    done = command("render", folder / "2018.yaml", *asked, "-o", folder / "成文")
    names = ["2018短稿.docx", "2018报区委.docx"]
    assert done.out.split() == [str(folder / "成文" / name) for name in names]
    assert done.code == 0
    refused = command("render", folder / "2018.yaml", *asked, "-o", folder / "一份.docx")
    assert refused.code == 2
    assert "有2份报告" in refused.err


def test_a_version_has_its_own_outline_title_style_and_recipient(
    command: Callable[..., Done], folder: Path
) -> None:
    shown = lines(command("show", folder / "2018.yaml", "--稿", "报区委"))
    assert "工作情况报告" in shown
    assert "区委：" in shown
    assert "支出资金12万元，同比增长20%。" in shown
    assert not any("在册" in line for line in shown)
    short = lines(command("show", folder / "2018.yaml", "--稿", "短稿"))
    assert short[0] == "试验县民政局2018年情况"
    other = lines(command("show", folder / "2018.yaml", "--稿", "短稿", "--提纲", "全"))
    assert "三、打算" in other


def test_a_short_version_says_in_one_sentence_what_it_leaves_out(
    command: Callable[..., Done], folder: Path
) -> None:
    done = command("check", folder / "2018.yaml", "--稿", "短稿", "--all", "--format", "json")
    told = [item for item in found(done) if item["规则"] != "版头要素没有印"]
    assert [item["规则"] for item in told] == ["这一稿没有全印"]
    assert told[0]["文件"].endswith("单位.yaml")


def test_the_years_own_version_stands_before_the_offices(
    command: Callable[..., Done], folder: Path
) -> None:
    write_office(folder, {**FILES, "2018.yaml": YEAR + "稿: {短稿: {标题: 今年的短稿}}\n"})
    assert lines(command("show", folder / "2018.yaml", "--稿", "短稿"))[0] == "今年的短稿"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("公开搞", "是不是“公开稿”？"), ("市里看的", "现有的稿：公开稿、短稿、报区委")],
)
def test_a_version_that_is_not_there(
    name: str, hint: str, command: Callable[..., Done], folder: Path
) -> None:
    done = command("render", folder / "2018.yaml", "--稿", name)
    assert done.code == 2
    assert f"没有名为“{name}”的稿" in done.err
    assert hint in done.err
    assert list(folder.glob("*.docx")) == []


def test_without_any_version_the_message_says_how_to_write_one(
    command: Callable[..., Done], folder: Path
) -> None:
    write_office(folder, {**FILES, "单位.yaml": PROFILE})
    done = command("show", folder / "2018.yaml", "--稿", "公开稿")
    assert "稿: {公开稿: {提纲: 简版, 公开: 是}}" in done.err


@pytest.mark.parametrize("name", ["../公开", "/tmp/公开", "公:开", "con", "公\\开", "a" * 300])
def test_a_name_that_would_escape_or_is_no_file_name(
    name: str, command: Callable[..., Done], folder: Path
) -> None:
    write_office(folder, {**FILES, "单位.yaml": f"{PROFILE}稿: {{'{name}': {{提纲: 短}}}}\n"})
    before = sorted(folder.parent.rglob("*"))
    done = command("render", folder / "2018.yaml", "--稿", name)
    assert done.code == 2
    assert "稿写得不对" in done.err
    assert sorted(folder.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("稿: 公开稿\n", "单位.yaml:5:4"),
        ("稿: {公开稿: 简版}\n", "单位.yaml:5:10"),
        ("稿: {公开稿: {公开: 也许}}\n", "单位.yaml:5:15"),
        ("稿: {公开稿: {提刚: 短}}\n", "单位.yaml:5:11"),
        ("稿: {公开稿: {提纲: 没有的}}\n", "单位.yaml:5:15"),
    ],
)
def test_a_badly_written_version_is_located(
    text: str, place: str, command: Callable[..., Done], folder: Path
) -> None:
    write_office(folder, {**FILES, "单位.yaml": PROFILE + text})
    done = command("check", folder / "2018.yaml", "--稿", "公开稿")
    assert f"{place}: 错误" in done.out


def test_the_shipped_short_outline_tells_one_item_of_each_topic(
    command: Callable[..., Done], tmp_path: Path
) -> None:
    year = "年度: 2020\n数据:\n  低保: {标准: 950, 在册: 30户50人}\n  婚姻: {登记: 860}\n"
    office = write_office(tmp_path / "区", {"2020.yaml": year})
    shown = lines(command("show", office / "2020.yaml", "--提纲", "简版"))
    assert "城乡低保标准为每人每月950元。" in "".join(shown) or "950元" in "".join(shown)
    assert "50人" not in "".join(shown)
    assert "860" in "".join(shown)
    assert "一、工作情况" in shown
    assert "二、下一步工作打算" in shown


def test_fewer_items_than_one_are_refused(command: Callable[..., Done], folder: Path) -> None:
    write_office(folder, {**FILES, "templates/提纲/短.yaml": SHORT.replace("条数: 1", "条数: 0")})
    done = command("check", folder / "2018.yaml", "--稿", "短稿")
    assert "短.yaml:3:26: 错误 提纲格式不对: 条数至少是1，没有用上" in done.out
