"""汐州市, which does not exist: a city whose own summary, topic, item and outline two districts share."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import Heading, plain_text
from drafter.errors import DrafterError
from drafter.pipeline import Edition, Shelf, open_office, produce
from tests.examples.commanded import shown
from tests.examples.overlaid import (
    SHIPPED,
    change,
    not_said_to_be_made_up,
    printed_by,
    proof_of,
)
from tests.examples.reports import ROOT, SHELF, assert_sound, flat_data, told_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drafter.pipeline import Produced

EXAMPLES = ROOT / "examples"
CITY = "汐州市"
OVERRIDING, TAKING = DISTRICTS = ("鹭洲区", "槐岭县")
OFFICES = (CITY, *DISTRICTS)
TOPIC = "社会救助/救助顾问"
MEALS = "养老/助餐"
CITY_SAYS = "中心厨房带助餐点。"
DISTRICT_SAYS = "沿街餐馆参与助餐。"


def text_of(office: str) -> str:
    return shown(f"{office}/2025.yaml")


def section(office: str, topic: str, root: Path = EXAMPLES) -> Path:
    return root / office / "sections" / f"{topic}.md"


def written_in(file: Path, office: str) -> set[str]:
    return printed_by(file, told_by(office, "2025"))


class Copies:
    """The three offices side by side in another place, where files may be changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for office in OFFICES:
            shutil.copytree(EXAMPLES / office, root / office)

    def produced(self, office: str, outline: str = "") -> Produced:
        """The report as its files are now."""
        return produce(self.root / office / "2025.yaml", Shelf(), Edition(outline=outline))


def body(report: Produced) -> str:
    return "\n".join(report.draft.texts)


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    return Copies(tmp_path)


@pytest.mark.parametrize("office", OFFICES)
def test_the_summary_reads_as_it_did(office: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{office}2025.txt", text_of(office))


@pytest.mark.parametrize("office", OFFICES)
def test_every_file_says_that_the_place_is_made_up(office: str) -> None:
    assert not_said_to_be_made_up(EXAMPLES / office) == []


@pytest.mark.parametrize("office", OFFICES)
def test_nothing_is_found_wrong_with_it(office: str) -> None:
    assert produce(EXAMPLES / office / "2025.yaml", SHELF).findings == ()
    assert_sound(told_by(office, "2025"))
    assert "〔待填〕" not in text_of(office)


@pytest.mark.parametrize("office", [CITY, OVERRIDING])
def test_their_sections_read_well_with_every_figure_missing(office: str) -> None:
    assert proof_of(EXAMPLES / office / "2025.yaml", TOPIC, MEALS) == []


def test_the_city_reports_a_few_figures_and_the_districts_some_twenty() -> None:
    count = {
        office: len(
            {
                name.removesuffix(".户").removesuffix(".人")
                for name, _ in flat_data(EXAMPLES / office / "2025.yaml")
            }
        )
        for office in OFFICES
    }
    assert count == {CITY: 14, OVERRIDING: 25, TAKING: 23}


@pytest.mark.parametrize("office", OFFICES)
def test_the_topic_of_the_city_stands_in_all_three(office: str) -> None:
    assert {"救助顾问.工作站", "救助顾问.人数", "救助顾问.入户", "救助顾问.对接"} <= written_in(
        section(CITY, TOPIC), office
    )


@pytest.mark.parametrize("office", OFFICES)
def test_the_outline_of_the_city_shapes_all_three(office: str) -> None:
    outline = open_office(EXAMPLES / office / "2025.yaml", SHELF, []).outline
    assert outline.place.file == str(EXAMPLES / CITY / "templates" / "提纲" / "汐州市统一提纲.yaml")
    parts = [
        plain_text(block.runs)
        for block in told_by(office, "2025").draft.blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    assert parts == ["2025年工作情况", "存在问题", "2026年工作计划"]


def test_one_district_takes_the_item_of_the_city_and_the_other_its_own() -> None:
    assert CITY_SAYS in text_of(CITY)
    assert CITY_SAYS in text_of(TAKING)
    assert "全县有老年助餐中心厨房9个，由中心厨房送餐的助餐点27个" in text_of(TAKING)
    assert CITY_SAYS not in text_of(OVERRIDING)
    assert DISTRICT_SAYS in text_of(OVERRIDING)
    assert "养老.助餐.餐饮企业" in written_in(section(OVERRIDING, MEALS), OVERRIDING)
    assert written_in(section(CITY, MEALS), OVERRIDING) == set()


@pytest.mark.parametrize("office", OFFICES)
def test_the_other_items_of_the_topic_are_the_shipped_ones(office: str) -> None:
    assert {"养老.助餐.助餐点", "养老.助餐.新增"} <= written_in(SHIPPED / f"{MEALS}.md", office)


def test_three_libraries_add_to_one_tree_of_indicators() -> None:
    catalogue = open_office(
        EXAMPLES / OVERRIDING / "2025.yaml", SHELF, []
    ).compiled.library.catalogue
    files = {
        catalogue.measures[f"养老.助餐.{name}"].indicator.place.file
        for name in ("助餐点", "中心厨房", "餐饮企业")
    }
    assert files == {
        str(folder / "养老" / "指标.yaml")
        for folder in (
            SHIPPED,
            EXAMPLES / CITY / "sections",
            EXAMPLES / OVERRIDING / "sections",
        )
    }


def test_each_calls_things_by_its_own_word() -> None:
    assert "社会救助顾问驻站入户" in text_of(CITY)
    assert "社会救助顾问驻站入户" in text_of(TAKING)
    assert "社区救助顾问驻站入户" in text_of(OVERRIDING)
    assert "社会救助顾问" not in text_of(OVERRIDING)
    assert "指导各街道定期探访" in text_of(OVERRIDING)
    assert "指导各县（区）推行社会救助顾问分片包户" in text_of(CITY)
    assert "一是推行社会救助顾问分片包户" in text_of(TAKING)


@pytest.mark.parametrize("district", DISTRICTS)
@pytest.mark.parametrize("measure", ["救助顾问.人数", "低保.在册.人", "养老.助餐.新增"])
def test_the_city_has_of_a_district_what_the_district_has(district: str, measure: str) -> None:
    own = dict(flat_data(EXAMPLES / district / "2025.yaml"))[measure]
    city = dict(flat_data(EXAMPLES / CITY / "2025.yaml"))[measure]
    number = re.search(r"\d+", own)
    part = re.search(rf"{district}: (\d+)", city)
    assert number is not None
    assert part is not None
    assert number.group() == part.group(1)


def test_what_the_city_writes_anew_reaches_both_and_is_told_where_it_is_laid_over(
    copies: Copies,
) -> None:
    topic, meals, own = (
        section(office, path, copies.root)
        for office, path in ((CITY, TOPIC), (CITY, MEALS), (OVERRIDING, MEALS))
    )
    change(topic, "困难家庭由顾问上门建档", "顾问逐户登门问需")
    change(meals, CITY_SAYS, "中心厨房统一配餐。")
    taking, overriding = (copies.produced(office) for office in (TAKING, OVERRIDING))
    assert "顾问逐户登门问需" in body(taking)
    assert "顾问逐户登门问需" in body(overriding)

    assert "中心厨房统一配餐。" in body(taking)
    assert taking.findings == ()

    assert DISTRICT_SAYS in body(overriding)
    (told,) = overriding.findings
    assert (told.rule, told.place.file) == ("原件已变", str(own))
    assert [related.place.file for related in told.related] == [str(meals)]

    kept = own.read_text(encoding="utf-8").partition("社会化: ")[2][:12]
    change(own, kept, told.hint.rpartition("：")[2])
    assert copies.produced(OVERRIDING).findings == ()


def test_a_district_moved_without_its_city_is_told_the_cause_alone(copies: Copies) -> None:
    shutil.rmtree(copies.root / CITY)
    with pytest.raises(DrafterError) as stopped:
        copies.produced(TAKING)
    told = {finding.message: finding for finding in stopped.value.findings}
    lost = told["没有素材库“../汐州市”这个文件夹"]
    assert lost.place.file == str(copies.root / TAKING / "单位.yaml")
    assert str(copies.root) in lost.hint
    assert "没有名为“汐州市统一提纲”的提纲" not in told
    assert "没有指标“救助顾问”" not in told


def test_under_a_shipped_outline_it_still_drafts_what_is_left(copies: Copies) -> None:
    shutil.rmtree(copies.root / CITY)
    moved = copies.produced(OVERRIDING, "总结与计划")
    assert "没有素材库“../汐州市”这个文件夹" in [finding.message for finding in moved.findings]
    assert "城乡低保在册1432户2186人" in body(moved)
    assert DISTRICT_SAYS in body(moved)
    assert "救助顾问" not in body(moved)
