"""篇幅 of 单位.yaml: read, and held against how long the report is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.library.lengthlimit import LengthLimit
from drafter.library.profile import OfficeProfile, read_profile
from drafter.pipeline import Shelf, produce
from drafter.textfile import from_text
from drafter.yamlsource import read_yaml
from tests.cli.conftest import FIGURES, make_office
from tests.offices import PROFILE

if TYPE_CHECKING:
    from drafter.findings import Finding

EXAMPLE = Path(__file__).parents[2] / "examples" / "番禺区"
HINT = "例：篇幅: {上限: 5000字}，或 {上限: 12页}；两样都要管就写 {上限: [5000字, 12页]}"


def profile_with(line: str, found: list[Finding]) -> OfficeProfile:
    """单位.yaml with this as its fifth line."""
    node = read_yaml(from_text("单位.yaml", f"{PROFILE}{line}\n"), found)
    assert node is not None
    return read_profile(node, found)


@pytest.mark.parametrize(
    ("typed", "limits"),
    [
        ("{上限: 5000字}", [(5000, "字")]),
        ("{上限: 5000 字}", [(5000, "字")]),
        ("{上限: 12页}", [(12, "页")]),
        ("{上限: 1.2万字}", [(12_000, "字")]),
        ("{上限: [5000字, 12页]}", [(5000, "字"), (12, "页")]),
        ("{上限: }", []),
        ("", []),
        ("{}", []),
    ],
)
def test_a_limit_is_words_or_pages(typed: str, limits: list[tuple[int, str]]) -> None:
    found: list[Finding] = []
    read = profile_with(f"篇幅: {typed}", found).length_limits
    assert found == []
    assert [(limit.most, limit.unit.value) for limit in read] == limits
    assert all(isinstance(limit, LengthLimit) and limit.place.line == 5 for limit in read)


@pytest.mark.parametrize(
    ("typed", "place", "says"),
    [
        ("5000字", "5:5", "“篇幅”要写“上限”"),
        ("{上限: 5000}", "5:10", "“上限”读不懂“5000”，要写明是多少字还是多少页"),
        ("{上限: 五千字}", "5:10", "“上限”读不懂“五千字”"),
        ("{上限: 0字}", "5:10", "“上限”读不懂“0字”"),
        ("{上限: 1.5页}", "5:10", "“上限”读不懂“1.5页”"),
        ("{上限: -3页}", "5:10", "“上限”读不懂“-3页”"),
        ("{上限: 5000字以内}", "5:10", "“上限”读不懂“5000字以内”"),
        ("{上限: [5000字, 12]}", "5:18", "“上限”读不懂“12”，要写明是多少字还是多少页"),
    ],
)
def test_what_is_no_limit_is_found_with_an_example(typed: str, place: str, says: str) -> None:
    found: list[Finding] = []
    profile_with(f"篇幅: {typed}", found)
    (finding,) = found
    assert (f"{finding.place}", finding.rule) == (f"单位.yaml:{place}", "单位资料不对")
    assert finding.message == says
    assert finding.hint == HINT


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("{上线: 5000字}", "不认识的键“上线”"),
        ("[5000字]", "“篇幅”应是"),
        ("{上限: {字: 5000}}", "“上限”应是"),
    ],
)
def test_what_has_another_shape_is_found(typed: str, says: str) -> None:
    found: list[Finding] = []
    assert profile_with(f"篇幅: {typed}", found).length_limits == ()
    (finding,) = found
    assert finding.place.line == 5
    assert says in finding.message


def findings(folder: Path, limit: str, words: int) -> list[Finding]:
    """What the rule says of a report with a topic of so many more characters."""
    office = make_office(
        folder,
        FIGURES,
        **{
            "单位__yaml": f"{PROFILE}篇幅: {{上限: {limit}}}\n",
            "2018素材__md": f"# 试验/试验\n- {'落实各项制度' * (words // 6)}。\n",
        },
    )
    produced = produce(office / "2018.yaml", Shelf())
    return [finding for finding in produced.findings if finding.rule == "篇幅超过上限"]


def test_pages_are_counted_as_show_tells_them(tmp_path: Path) -> None:
    assert findings(tmp_path / "甲", "2页", 600) == []
    (found,) = findings(tmp_path / "乙", "2页", 1800)
    assert found.message == "文稿约4页，上限2页，超出约2页"


def test_the_longest_chapters_are_named(tmp_path: Path) -> None:
    (found,) = findings(tmp_path / "甲", "100字", 600)
    assert found.hint.startswith("最长的几节：“（一）试验工作”6")
    assert found.hint.endswith("字，可以先从这里压缩")
    shutil.copytree(EXAMPLE, tmp_path / "乙")
    with (tmp_path / "乙" / "单位.yaml").open("a", encoding="utf-8") as profile:
        profile.write("篇幅: {上限: 3000字}\n")
    produced = produce(tmp_path / "乙" / "2018.yaml", Shelf())
    (found,) = (item for item in produced.findings if item.rule == "篇幅超过上限")
    lengths = [int(number) for number in re.findall(r"”(\d+)字", found.hint)]
    assert len(lengths) == 3
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 400


def test_a_limit_can_be_silenced_and_does_not_refuse_the_final(tmp_path: Path) -> None:
    (found,) = findings(tmp_path / "甲", "100字", 600)
    assert found.severity == "提示"
    silenced = "100字}\n静默: [{规则: 篇幅超过上限, 理由: 领导同意}]\n#"
    assert findings(tmp_path / "乙", silenced, 600) == []
