"""The library proof finds the sections that do not read when figures are missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.checks.proof import prove_section, sentence_fault
from drafter.drafting.report import CompiledLibrary, compile_library
from drafter.library import searchpath
from drafter.library.library import load_library
from tests.offices import write_office

if TYPE_CHECKING:
    from drafter.findings import Finding

pytestmark = pytest.mark.usefixtures("without_topics")
COMMON = Path(__file__).parents[1] / "rules" / "common"
BODY_LINE = 5


def compiled_with(folder: Path, body: str) -> CompiledLibrary:
    indicators = (COMMON / "指标.yaml").read_text(encoding="utf-8")
    section = f"---\n标题: 试验\n---\n# 总结\n- 〔甲〕{body}\n"
    write_office(folder, {"sections/试验/指标.yaml": indicators, "sections/试验/试验.md": section})
    found: list[Finding] = []
    search_path = (searchpath.folder_at(folder), searchpath.shipped_folder())
    compiled = compile_library(load_library(search_path, found), found)
    assert not found
    return compiled


def proved(folder: Path, body: str) -> list[Finding]:
    compiled = compiled_with(folder, body)
    return list(prove_section(compiled.sections["试验/试验"], compiled))


@pytest.mark.parametrize(
    "body",
    [
        "[[在册{{ 试验.总数 }}[[，{{ 试验.总数.同比 }}]]。]]",
        "**保障到位。** [[在册{{ 试验.总数 }}[[，其中城市{{ 试验.城市 }}]]。]]",
        "[[床位{{ 试验.床位 }}]][[，完成目标的{{ 试验.床位.完成率 }}]]。",
        "[[建成议事厅{{ 试验.议事厅 }}[[，其中{{ 试验.议事厅.分项 }}]]。]]",
        "[[标准{{ 试验.标准.由上年到本年 }}。]]",
        "[[办结率{{ 试验.办结率.达 }}。]]",
    ],
)
def test_a_sound_line(tmp_path: Path, body: str) -> None:
    assert proved(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "state", "reason"),
    [
        ("在册{{ 试验.总数 }}。其中[[城市{{ 试验.城市 }}]]。", "数据齐全", "“其中”前面没有总数"),
        (
            "[[在册{{ 试验.总数 }}。]][[其中城市{{ 试验.城市 }}。]]",
            "数据齐全",
            "“其中”前面没有总数",
        ),
        ("[[在册{{ 试验.总数 }}]]", "数据齐全", "句末没有句号"),
        (
            "[[在册{{ 试验.总数 }}]][[，其中城市{{ 试验.城市 }}]]。",
            "只有 试验.城市",
            "前面没有总数",
        ),
        ("（在册{{ 试验.总数 }}[[）。城市{{ 试验.城市 }}]]。", "试验.城市", "不成对"),
        ("在册{{ 试验.总数 }}，，", "数据齐全", "标点叠在一起"),
    ],
)
def test_a_line_that_does_not_read(tmp_path: Path, body: str, state: str, reason: str) -> None:
    found = proved(tmp_path, body)
    assert [item.rule for item in found] == ["缺数时句子不通"]
    assert state in found[0].message
    assert reason in found[0].message
    assert found[0].place.line == BODY_LINE


def test_a_view_that_can_never_be_known(tmp_path: Path) -> None:
    found = proved(tmp_path, "占{{ 试验.总数.占(试验.资金) }}，在册{{ 试验.总数 }}。")
    assert [item.rule for item in found] == ["数齐了仍有空缺"]
    assert "试验.总数" in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "在册1515人。",
        "推行“三社联动”。",
        "走访慰问（含“八一”期间）。",
        "坚持“一对一”帮扶，其中党员50人；走访260户。",
    ],
)
def test_prose_that_reads(text: str) -> None:
    assert sentence_fault(text) == ""
