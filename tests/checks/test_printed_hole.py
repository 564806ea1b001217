"""印出空缺 names the figure that is missing and points at the line where it is to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.pipeline import Shelf, produce
from tests.offices import HEAD, OUTLINE, write_office

if TYPE_CHECKING:
    from drafter.findings import Finding

pytestmark = pytest.mark.usefixtures("without_topics")
INDICATORS = (Path(__file__).parents[1] / "rules/common/指标.yaml").read_text(encoding="utf-8")
SECTION = """\
---
标题: 试验
---
# 总结
- 〔床位〕**床位充足。** 床位{{ 试验.床位 }}，{{ 试验.床位.同比 }}。
- 〔厅〕**议事厅建成。** 建成{{ 试验.议事厅 }}，完成率{{ 试验.议事厅.完成率 }}。
- 〔人〕**城市有保障。** 城市{{ 试验.城市 }}，占{{ 试验.城市.占(试验.总数) }}。
- 〔项目〕**项目推进。** {% for 项 in 清单.项目 %}{{ 项.名称 }}投资{{ 项.投资 }}；{% endfor %}
"""


def of_rules(folder: Path, body: str, *rules: str, section: str = SECTION) -> list[Finding]:
    files = {
        "2018.yaml": HEAD.format(year=2018) + body,
        "2018提纲.yaml": OUTLINE,
        "sections/试验/指标.yaml": INDICATORS,
        "sections/试验/试验.md": section,
    }
    produced = produce(write_office(folder, files) / "2018.yaml", Shelf())
    return [finding for finding in produced.findings if finding.rule in rules]


@pytest.mark.parametrize(
    ("entry", "place", "words", "hint"),
    [
        ("床位: 71", "3:12", "（试验.床位）的上年还没有数", "补填上年"),
        ("床位: {本年: 71, 上年: }", "3:24", "（试验.床位）的上年还没有数", "填上这个数"),
        ("议事厅: 5", "3:13", "（试验.议事厅）的目标还没有数", "补填目标"),
        ("城市: 5, 总数: ", "3:18", "（试验.总数）的本年还没有数", "填上这个数"),
        ("床位: {本年: 71, 上年: 0}", "3:25", "的上年数是0，以0为基数没有同比", "素材"),
        ("议事厅: {本年: 5, 目标: 0}", "3:25", "的目标数是0，以0为基数没有完成率", "素材"),
        ("城市: 5, 总数: 0", "3:19", "（试验.总数）是0，以0为基数没有占", "素材"),
    ],
)
def test_the_missing_operand_of_a_result_is_named(
    tmp_path: Path, entry: str, place: str, words: str, hint: str
) -> None:
    (finding,) = of_rules(tmp_path, f"数据:\n  试验: {{{entry}}}\n", "印出空缺")
    assert str(finding.place).endswith(f"2018.yaml:{place}")
    assert words in finding.message
    assert hint in finding.hint


@pytest.mark.parametrize("view", ["每", "差"])
def test_what_a_figure_is_held_against_is_named(tmp_path: Path, view: str) -> None:
    section = f"# 总结\n- 〔甲〕城市{{{{ 试验.城市 }}}}，{{{{ 试验.城市.{view}(试验.总数) }}}}。\n"
    body = "数据:\n  试验: {城市: 5, 总数: }\n"
    (finding,) = of_rules(tmp_path, body, "印出空缺", section=section)
    assert str(finding.place).endswith("2018.yaml:3:18")
    assert "（试验.总数）的本年还没有数" in finding.message


def test_an_empty_field_of_a_record_is_found_at_its_line(tmp_path: Path) -> None:
    body = "清单:\n  项目:\n    - 名称: 甲馆\n      投资: \n    - 名称: 乙馆\n"
    first, second = of_rules(tmp_path, body, "印出空缺")
    assert str(first.place).rpartition("2018.yaml:")[2].startswith("5:")
    assert "清单.项目.1.投资" in first.message
    assert str(second.place).rpartition("2018.yaml:")[2].startswith("6:")
    assert "清单.项目.2" in second.message


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ("本年: 3, 上年: 2, 同比: 60", "比率不符"),
        ("本年: 3, 上年: 2, 同比: 50", "能算的不必填"),
    ],
)
def test_a_stated_result_has_one_finding(tmp_path: Path, entry: str, rule: str) -> None:
    body = f"数据:\n  试验: {{床位: {{{entry}}}}}\n"
    found = of_rules(tmp_path, body, "比率不符", "能算的不必填", "已填未印")
    assert [item.rule for item in found] == [rule]


def test_a_slip_of_the_unit_has_one_finding(tmp_path: Path) -> None:
    entry = "{本年: 1, 上年: 100000}"
    body = f"数据:\n  试验: {{累计: {entry}}}\n"
    rules = ("疑似单位填错", "累计数变小", "上年数不一致", "比率不符")
    assert [item.rule for item in of_rules(tmp_path, body, *rules)] == ["疑似单位填错"]
