"""Page styles as data: read whole, built on each other, every fault at its place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from drafter.findings import Finding, Severity
from drafter.library.pagestyles import Grid, NumberPlace
from tests.layout.documents import OFFICIAL, page_style, read_styles


def faults(text: str, **others: str) -> list[str]:
    """The findings of an office's page style, as a clerk sees them."""
    found: list[Finding] = []
    read_styles(found, 本局=text, **others)
    return [f"{item.place} {item.severity} {item.rule}: {item.message}" for item in found]


def test_the_shipped_style_is_gb_t_9704() -> None:
    style = page_style()
    page, grid = style.page, style.text_grid
    assert (page.width, page.height) == (11906, 16838)
    assert (grid.lines, grid.characters, grid.line_pitch) == (22, 28, 579)
    assert style.character_pitch == 315
    assert grid.grid is Grid.LINES
    assert grid.lines * grid.line_pitch <= page.text_height
    assert grid.characters * style.character_pitch <= page.text_width
    assert [heading.lettering.font for heading in style.headings] == [
        "黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312",
    ]  # fmt: skip
    assert (style.title.lettering.size, style.body.lettering.size) == (44, 32)
    assert style.page_number.place is NumberPlace.OUTER


def test_a_style_says_only_what_differs() -> None:
    found: list[Finding] = []
    styles = read_styles(
        found,
        本局="沿用: 公文\n页边距: {上: 34.58, 下: 32.58}\n行距: 29.45\n三级标题: {加粗: 是}",
        简报="沿用: 本局\n字体: {仿宋: {名称: 仿宋}}\n页码: {位置: 居中}",
    )
    assert found == []
    base, own, brief = styles["公文"], styles["本局"], styles["简报"]
    assert own == replace(
        base,
        name="本局",
        page=replace(base.page, top=1960, bottom=1848),
        text_grid=replace(base.text_grid, line_pitch=589),
        headings=own.headings,
    )
    assert [heading.lettering.bold for heading in own.headings] == [False, False, True, False]
    # What is not said goes on from the nearest: the name only, not its substitute.
    assert brief.body.lettering.font == "仿宋"
    assert brief.text_grid.line_pitch == 589
    assert brief.page_number.place is NumberPlace.CENTRE


def test_a_style_may_be_written_whole() -> None:
    found: list[Finding] = []
    styles = read_styles(found, 全文=OFFICIAL)
    assert found == []
    assert styles["全文"] == replace(styles["公文"], name="全文")


@pytest.mark.parametrize(
    ("typed", "size"),
    [("三号", 32), ("3号", 32), ("16", 32), ("小四", 24), ("10.5", 21), ("5号", 21)],
)
def test_sizes_are_typed_as_clerks_say_them(typed: str, size: int) -> None:
    assert page_style(f"正文: {{字号: {typed}}}").body.lettering.size == size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("页边拒: {上: 3}", "本局.yaml:2:1 错误 未知的键: 不认识的键“页边拒”，它的内容没有用上"),
        (
            "页边距: {上: 37毫米}",
            "本局.yaml:2:10 错误 版式数值不合: “上”应是数，这里写的是“37毫米”",
        ),
        ("页边距: {上: 1e3}", "本局.yaml:2:10 错误 版式数值不合: “上”应是数，这里写的是“1e3”"),
        ("页边距: {上: -3}", "本局.yaml:2:10 错误 版式数值不合: “上”太小：-3"),
        (
            "每面: {行数: 22.5}",
            "本局.yaml:2:10 错误 版式数值不合: “行数”应是整数，这里写的是“22.5”",
        ),
        ("每面: {行数: 0}", "本局.yaml:2:10 错误 版式数值不合: “行数”太小：0"),
        ("正文: {字号: 三好}", "本局.yaml:2:10 错误 版式数值不合: “三好”不是字号"),
        ("正文: {字号: 1000}", "本局.yaml:2:10 错误 版式数值不合: “1000”不是字号"),
        ("正文: {字体: 仿宋体}", "本局.yaml:2:10 错误 版式数值不合: “字体”不能是“仿宋体”"),
        ("正文: {加粗: 对}", "本局.yaml:2:10 错误 版式数值不合: “加粗”不能是“对”"),
        ("空缺: {底色: 红}", "本局.yaml:2:10 错误 版式数值不合: “红”不是颜色"),
        ("网格: 网格", "本局.yaml:2:5 错误 版式数值不合: “网格”不能是“网格”"),
        ("页边距: {左: 30}", "本局.yaml:2:6 警告 版心放不下: 版心放不下每行28字，最多27字"),
        ("行距: 29", "本局.yaml:2:5 警告 版心放不下: 版心放不下22行，最多21行"),
        ("字距: 0", "本局.yaml:2:5 警告 版心放不下: 版心放不下每行28字，最多27字"),
    ],
)
def test_every_fault_is_found_at_its_place(text: str, expected: str) -> None:
    assert [line[: len(expected)] for line in faults(f"沿用: 公文\n{text}")] == [expected]


def test_a_key_too_many_leaves_the_style_whole() -> None:
    found: list[Finding] = []
    styles = read_styles(found, 本局="沿用: 公文\n行间距: 28")
    assert [(item.rule, item.hint) for item in found] == [("未知的键", "是不是“行距”？")]
    assert styles["本局"].text_grid == styles["公文"].text_grid


def test_all_faults_are_found_at_once() -> None:
    assert len(faults("沿用: 公文\n行距: 宽\n字距: 窄\n标题: {字号: 大}\n新键: 1")) == 4


def test_a_group_where_a_value_should_be_is_found_once() -> None:
    lines = faults("沿用: 公文\n行距: {固定: 28}")
    assert len(lines) == 1
    assert lines[0].startswith("本局.yaml:2:")


def test_a_style_that_lacks_keys_is_not_used() -> None:
    found: list[Finding] = []
    assert "本局" not in read_styles(found, 本局="行距: 28")
    assert [(finding.rule, finding.place.file) for finding in found] == [("版式不对", "本局.yaml")]
    assert found[0].hint == "在开头写“沿用: 公文”，再写要改的键"


def test_a_circle_is_named_once() -> None:
    assert faults("沿用: 别局", 别局="沿用: 本局") == [
        "本局.yaml:1:5 错误 版式循环沿用: 版式沿用绕成了圈：本局 → 别局 → 本局",
    ]
    assert "本局 → 本局" in faults("沿用: 本局")[0]


def test_a_base_that_is_not_there_is_guessed() -> None:
    found: list[Finding] = []
    read_styles(found, 本局="沿用: 公文版")
    assert [(item.rule, item.hint) for item in found] == [("沿用的版式不存在", "改为：沿用: 公文")]


def test_a_fault_of_the_base_is_said_once() -> None:
    lines = faults("沿用: 底版\n行距: 28", 底版="沿用: 公文\n字距: 窄")
    assert len(lines) == 1
    assert lines[0].startswith("底版.yaml:2:5")


def test_what_does_not_fit_is_a_warning_and_still_used() -> None:
    found: list[Finding] = []
    styles = read_styles(found, 本局="沿用: 公文\n行距: 30")
    assert [finding.severity for finding in found] == [Severity.WARNING]
    assert styles["本局"].text_grid.line_pitch == 600
