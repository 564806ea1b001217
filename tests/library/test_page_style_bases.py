"""An office's page style under the name of a shipped one builds on it; true circles are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.errors import DrafterError
from drafter.pipeline import Shelf, open_office
from tests.offices import HEAD, OUTLINE, PROFILE, write_office

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.library.pagestyles import PageStyle

SECTION = "# 计划\n- 〔甲〕试验。\n"


def style_of(
    root: Path, files: dict[str, str], *, style: str = "公文", profile: str = PROFILE
) -> tuple[PageStyle, list[Finding]]:
    """The page style an office gets, and what is found on the way."""
    year = HEAD.format(year=2018) + f"版式: {style}\n提纲: 测试\n数据:\n"
    write_office(
        root,
        {
            "单位.yaml": profile,
            "2018.yaml": year,
            "templates/提纲/测试.yaml": OUTLINE,
            "sections/试验/试验.md": SECTION,
            **{f"templates/版式/{name}.yaml": text for name, text in files.items()},
        },
    )
    found: list[Finding] = []
    office = open_office(root / "2018.yaml", Shelf(), found)
    return office.page_style, found


@pytest.mark.parametrize("name", ["公文", "报告"])
def test_a_style_of_the_office_builds_on_the_shipped_one_of_its_name(
    tmp_path: Path, name: str
) -> None:
    shipped, _ = style_of(tmp_path / "别", {}, style=name)
    own, found = style_of(
        tmp_path / "本", {name: f"沿用: {name}\n空缺: {{底色: 青绿}}\n"}, style=name
    )
    assert found == []
    assert (own.name, own.hole) == (name, "cyan")
    assert (own.page, own.issue, own.form) == (shipped.page, shipped.issue, shipped.form)
    assert shipped.hole == "yellow"


def test_a_shipped_style_builds_on_the_office_s_own(tmp_path: Path) -> None:
    own, found = style_of(tmp_path, {"公文": "沿用: 公文\n行距: 28\n"}, style="报告")
    assert found == []
    assert own.text_grid.line_pitch == 560
    assert own.issue.red_line is not None


def test_a_style_goes_down_through_every_library_that_has_its_name(tmp_path: Path) -> None:
    write_office(
        tmp_path / "市", {"templates/版式/公文.yaml": "沿用: 公文\n行距: 28\n字距: -0.5\n"}
    )
    own, found = style_of(
        tmp_path / "县", {"公文": "沿用: 公文\n字距: -0.3\n"}, profile=PROFILE + "素材库: [../市]\n"
    )
    assert found == []
    assert (own.text_grid.line_pitch, own.text_grid.character_spacing) == (560, -6)
    assert own.page.width == 11906


def test_what_a_nearer_style_hides_is_not_offered(tmp_path: Path) -> None:
    with pytest.raises(DrafterError) as caught:
        style_of(tmp_path, {"公文": "沿用: 公文\n"}, style="某某")
    (finding,) = caught.value.findings
    assert finding.hint == "现有版式：公文、报告"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"公文": "沿用: 报告\n"}, "公文.yaml:1:5 版式沿用绕成了圈：公文 → 报告 → 公文"),
        (
            {"甲": "沿用: 乙\n", "乙": "沿用: 甲\n", "公文": "沿用: 公文\n沿用式: 甲\n"},
            "乙.yaml:1:5 版式沿用绕成了圈：乙 → 甲 → 乙",
        ),
        ({"甲": "行距: 28\n沿用: 甲\n"}, "甲.yaml:2:5 版式沿用绕成了圈：甲 → 甲"),
    ],
)
def test_a_true_circle_is_found_at_its_place(
    tmp_path: Path, files: dict[str, str], expected: str
) -> None:
    found: list[Finding] = []
    try:
        _, found = style_of(tmp_path, files)
    except DrafterError as error:
        found = list(error.findings)
    said = [
        f"{item.place.file.rsplit('/', 1)[-1]}:{item.place.line}:{item.place.column} {item.message}"
        for item in found
        if item.rule == "版式循环沿用"
    ]
    assert expected in said


def test_a_fault_in_a_style_that_is_built_on_is_said_at_its_place(tmp_path: Path) -> None:
    write_office(tmp_path / "市", {"templates/版式/报告.yaml": "沿用: 报告\n红线: {粗: 粗}\n"})
    with pytest.raises(DrafterError) as caught:
        style_of(
            tmp_path / "县",
            {"报告": "沿用: 报告\n行距: 28\n"},
            style="报告",
            profile=PROFILE + "素材库: [../市]\n",
        )
    places = [(item.rule, item.place.line, item.place.column) for item in caught.value.findings]
    assert ("版式数值不合", 2, 9) in places


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("红头: {颜色: 大红}", (2, 10), "“大红”不是颜色"),
        ("红头: {最窄: 120}", (2, 10), "“最窄”太大：120"),
        ("必有: [主送, 签法人]", (2, 5), "“必有”里不能有“签法人”"),
        ("版记: {首末线: 0.35毫米}", (2, 11), "“首末线”应是数，这里写的是“0.35毫米”"),
        ("红线: 有", (2, 5), "“红线”应是一组“键: 值”，这里是一个值"),
    ],
)
def test_faults_of_the_elements_are_found_at_their_place(
    tmp_path: Path, text: str, place: tuple[int, int], message: str
) -> None:
    with pytest.raises(DrafterError) as caught:
        style_of(tmp_path, {"本局": f"沿用: 报告\n{text}\n"}, style="本局")
    said = [(item.place.line, item.place.column, item.message) for item in caught.value.findings]
    assert (*place, message) in said


def test_an_element_half_written_on_the_plain_style_lacks_the_rest(tmp_path: Path) -> None:
    with pytest.raises(DrafterError) as caught:
        style_of(tmp_path, {"本局": "沿用: 公文\n红线: {颜色: 红}\n"}, style="本局")
    assert [item.message for item in caught.value.findings if item.rule == "缺少的键"] == [
        "缺少“粗”",
        "缺少“距发文字号”",
        "缺少“后空行”",
    ]
