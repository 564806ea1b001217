"""桐渚县, which does not exist: a veterans' office on the shipped library, one item laid over."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import Heading, Paragraph
from drafter.library.levels import LEVELS, SYSTEMS
from drafter.pipeline import Edition, open_office, produce
from tests.drafts import draft_office
from tests.examples.commanded import shown
from tests.examples.overlaid import (
    SHIPPED,
    change,
    not_said_to_be_made_up,
    printed_by,
    proof_of,
)
from tests.examples.reports import ROOT, SHELF, assert_sound, flat_data, told_by
from tests.offices import write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICE = "桐渚县"
YEAR = f"{OFFICE}/2024.yaml"
FOLDER = ROOT / "examples" / OFFICE
SERVICE = "双拥优抚/退役军人服务"
OWN = ("退役军人事务/服务体系", "退役军人事务/思想政治")
# What only a civil affairs office says or does.
CIVIL_AFFAIRS = ("民政", "低保", "社会救助", "养老", "婚姻", "殡葬", "社会组织", "兜底")
DECEMBER = 2024 * 12 + 11


def summary() -> str:
    return shown(YEAR)


def written_in(file: Path) -> set[str]:
    return printed_by(file, told_by(OFFICE, "2024"))


def neighbour(folder: Path, file: str, old: str, new: str) -> Path:
    """An office with the same profile and year, this one for its 素材库, and a line of its own."""
    texts = {
        name: (FOLDER / name).read_text(encoding="utf-8") for name in ("单位.yaml", "2024.yaml")
    }
    texts["单位.yaml"] = texts["单位.yaml"].replace("素材库: []", f"素材库: [{FOLDER.as_posix()}]")
    write_office(folder, texts)
    change(folder / file, old, new)
    return folder


def test_the_summary_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("桐渚县2024.txt", summary())


def test_every_file_says_that_the_county_is_made_up() -> None:
    assert not_said_to_be_made_up(FOLDER) == []


def test_nothing_is_found_wrong_with_it() -> None:
    assert produce(FOLDER / "2024.yaml", SHELF).findings == ()
    assert proof_of(FOLDER / "2024.yaml", SERVICE, *OWN) == []


def test_the_report_is_sound() -> None:
    assert_sound(told_by(OFFICE, "2024"))


def test_thirty_five_figures_make_five_pages_without_a_hole() -> None:
    assert len(flat_data(ROOT / "examples" / YEAR)) == 35
    assert "〔待填〕" not in summary()
    assert "约5页" in summary()


def test_the_item_laid_over_stands_and_the_others_are_the_shipped_ones() -> None:
    assert "权益维护关口前移。全县设有老兵调解室13个。" in summary()
    assert "退役军人权益依法维护" not in summary()
    assert written_in(FOLDER / "sections" / f"{SERVICE}.md") == {
        "退役军人.调解室",
        "退役军人.调处",
        "退役军人.走访",
        "退役军人.来访批次",
        "退役军人.来访人次",
        "退役军人.矛盾化解",
    }
    assert written_in(SHIPPED / f"{SERVICE}.md") == {
        "退役军人.服务站",
        "退役军人.示范站",
        "退役军人.示范站.下期目标",
        "退役军人.优待证",
        "退役军人.未达标站",
    }


@pytest.mark.parametrize("topic", ["双拥", "优抚", "安置", "烈士褒扬"])
def test_other_topics_of_the_shipped_library_stand_as_they_are(topic: str) -> None:
    assert written_in(SHIPPED / "双拥优抚" / f"{topic}.md")
    assert not (FOLDER / "sections" / "双拥优抚" / f"{topic}.md").exists()


def test_its_own_topics_stand_on_its_own_and_on_shipped_indicators() -> None:
    systems, spirit = (written_in(FOLDER / "sections" / f"{topic}.md") for topic in OWN)
    assert {"服务体系.达标站", "服务体系.达标率", "服务体系.专职", "服务体系.代办"} <= systems
    assert {"思想政治.宣讲", "思想政治.受众", "思想政治.兵支书", "思想政治.流动党员"} <= spirit
    # 188 of its own by 199 of the shipped indicator.
    assert "服务中心（站）188个，达标率为94.5%" in summary()


def test_its_own_identity_holds_its_figures_against_shipped_ones(tmp_path: Path) -> None:
    office = neighbour(tmp_path, "2024.yaml", "未达标站: 11", "未达标站: 12")
    (fault,) = produce(office / "2024.yaml", SHELF).findings
    assert fault.severity.value == "错误"
    assert "服务体系.达标站 188个＋退役军人.未达标站 12个＝200个" in fault.computation


def test_an_attribute_changed_alone_leaves_the_others_of_its_indicator() -> None:
    catalogue = open_office(FOLDER / "2024.yaml", SHELF, []).compiled.library.catalogue
    known = catalogue.measures["退役军人.矛盾化解"].indicator
    assert (known.department, known.name) == ("权益维护股", "化解退役军人矛盾纠纷")


def test_nothing_of_civil_affairs_is_said() -> None:
    for word in CIVIL_AFFAIRS:
        assert word not in summary(), word
    assert "认真履行退役军人服务保障职责" in summary()
    assert "市级以上媒体刊发退役军人工作稿件37篇" in summary()


@pytest.mark.parametrize("outline", ["总结与计划", "总结问题与计划", "口号框架"])
def test_shipped_leads_say_nothing_of_civil_affairs_to_it(outline: str) -> None:
    drafted = produce(FOLDER / "2024.yaml", SHELF, Edition(outline=outline)).draft
    lead = next(text for text in drafted.texts if text.startswith("2024年，"))
    assert "县退役军人事务局在县委、县政府的坚强领导下" in lead
    for word in CIVIL_AFFAIRS:
        assert word not in lead, word


def test_every_branch_has_duties_of_its_own() -> None:
    terms = open_office(FOLDER / "2024.yaml", SHELF, []).compiled.library.terms.by_name
    for level in LEVELS:
        for system in SYSTEMS:
            duties = terms["职责"].word(DECEMBER, level, system)
            meeting = terms["民政会议精神"].word(DECEMBER, level, system)
            assert duties is not None
            civil = system == "民政"
            assert duties.text.startswith(("民生保障", "为民服务")) == civil, (level, system)
            assert (meeting is not None) == civil, (level, system)


def test_it_leads_its_topics_as_its_time_has_it(tmp_path: Path) -> None:
    for word in ("会同退役军人", "配合退役军人", "会同民政"):
        assert word not in summary()
    office = neighbour(tmp_path, "单位.yaml", "系统: 退役军人", "系统: 民政")
    outcome = draft_office(office, year="2024.yaml", shelf=SHELF)
    assert "会同退役军人事务部门接收安置退役士兵186人" in outcome.body


def test_an_original_that_is_another_now_is_named(tmp_path: Path) -> None:
    office = shutil.copytree(FOLDER, tmp_path / OFFICE)
    section = office / "sections" / f"{SERVICE}.md"
    change(section, "总结·权益: ", "总结·优待证: 0123, 总结·权益: ")
    (told,) = produce(office / "2024.yaml", SHELF).findings
    assert told.rule == "原件已变"
    assert told.place.file == str(section)
    assert told.related[0].place.file == str(SHIPPED / f"{SERVICE}.md")


def test_problems_and_plan_follow_the_chapters_and_answer_one_another() -> None:
    blocks = told_by(OFFICE, "2024").draft.blocks
    chapters = [block for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert len(chapters) == 15
    told = "".join(block.text for block in blocks if isinstance(block, Paragraph))
    for problem, remedy in (
        ("宣讲题材偏旧", "编成短稿供各站选用"),
        ("部分优待项目落地慢", "外地优待证凭证通行"),
        ("技能培训与岗位对接不紧", "按清单开办订单班"),
        ("流动党员联系不紧", "逐人落实退役军人流动党员的组织关系"),
    ):
        assert told.index(problem) < told.index(remedy)
