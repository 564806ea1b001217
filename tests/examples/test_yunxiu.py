"""云岫县, which does not exist: its whole 2025, and its 2026 as it stands half filled in December."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import Heading, Paragraph
from tests.drafts import draft_office
from tests.examples.commanded import figures, found, openings, shown
from tests.examples.reports import (
    ROOT,
    SHELF,
    assert_nothing_hangs,
    assert_sound,
    readable,
    told_by,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.examples.commanded import Found, Listed

OFFICE = "云岫县"
TOWNS = (
    *("岫东街道", "岫西街道", "松坞镇", "鹤渡镇", "青碓镇"),
    *("麦岭镇", "茶泉镇", "竹埠镇", "柿林乡", "雾源乡"),
)
PLAN = "三、下一步工作计划"
# What a clerk has to look at this morning: the rule, the file and a word of what is said.
TO_LOOK_AT = {
    ("印出空缺", "养老服务科.yaml", "老年助餐每日就餐人数"),
    ("印出空缺", "社会事务科.yaml", "农村留守儿童"),
    ("印出空缺", "办公室.yaml", "普法宣传活动"),
    ("比率不符", "养老服务科.yaml", "截去了尾数"),
    ("疑似单位填错", "社会事务科.yaml", "流浪乞讨人员救助支出"),
    ("上年数不一致", "社会救助科.yaml", "2968.4万元，上年文件里是2986.4万元"),
    ("素材里的数字没有来处", "素材.md", "36"),
}


def half_filled() -> str:
    return shown(f"{OFFICE}/2026")


def findings() -> list[Found]:
    return found(f"{OFFICE}/2026")


def listed() -> list[Listed]:
    return figures(f"{OFFICE}/2026")


def by_town(measure: str, year: list[Listed]) -> dict[str, str]:
    """A measure's breakdown, in the order it is filled in."""
    return {
        item["字段"].removeprefix("分."): item["值"]
        for item in year
        if item["指标"] == measure and item["字段"].startswith("分.")
    }


def test_the_whole_year_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("云岫县2025.txt", readable(told_by(OFFICE, "2025")))


def test_the_half_filled_year_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    drafted = draft_office(ROOT / "examples" / OFFICE, year="2026", shelf=SHELF)
    assert_nothing_hangs(
        [block for block in drafted.draft.blocks if isinstance(block, Heading | Paragraph)]
    )
    golden("云岫县2026.txt", readable(drafted))


def test_every_file_says_that_the_county_is_made_up() -> None:
    first = openings(OFFICE)
    assert len(first) >= 8
    assert [name for name, line in first.items() if "虚构" not in line] == []


def test_nothing_is_wrong_with_the_whole_year() -> None:
    assert found(f"{OFFICE}/2025.yaml") == []


@pytest.mark.parametrize("measure", ["低保.在册.人", "留守儿童.人数", "养老.助餐.新增"])
def test_the_whole_year_has_every_town_and_adds_them_up(measure: str) -> None:
    towns = by_town(measure, figures(f"{OFFICE}/2025.yaml"))
    assert tuple(towns) == TOWNS
    total = sum(int(number) for number in towns.values())
    printed = [run.text for run in told_by(OFFICE, "2025").draft.runs() if _is(run, measure)]
    assert any(text.startswith(str(total)) for text in printed)


def _is(run: object, measure: str) -> bool:
    return getattr(run, "id", "") == measure


def test_the_whole_report_is_sound() -> None:
    assert_sound(told_by(OFFICE, "2025"))


def test_this_morning_nothing_is_an_error_and_seven_things_want_looking_at() -> None:
    said = Counter(item["严重度"] for item in findings())
    assert said["错误"] == 0
    warned = [item for item in findings() if item["严重度"] == "警告"]
    assert len(warned) == len(TO_LOOK_AT)
    for rule, file, word in TO_LOOK_AT:
        assert [
            item
            for item in warned
            if item["规则"] == rule and Path(item["文件"]).name == file and word in item["说明"]
        ], (rule, file, word)


def test_what_a_department_has_still_to_confirm_is_listed_and_printed_all_the_same() -> None:
    unsure = [item["说明"] for item in findings() if item["规则"] == "数据待核"]
    assert len(unsure) == 3
    for label, text in (
        ("全国通办婚姻登记", "办理“全国通办”婚姻登记561对"),
        ("单人户纳入低保人数", "参照单人户纳入的1236人"),
        ("低收入人口", "低收入人口11402户20187人"),
    ):
        assert any(label in message for message in unsure)
        assert text in half_filled()


def test_what_has_not_come_is_a_hole_in_the_three_sentences_that_cannot_do_without() -> None:
    text = half_filled()
    assert text.count("〔待填〕") == 3
    assert "全县助餐点每天就餐〔待填〕人" in text
    assert "举办普法宣传活动〔待填〕场" in text
    assert "在册农村留守儿童〔待填〕人（岫东街道55人" in text


def test_the_one_town_that_has_not_reported_leaves_the_total_open() -> None:
    towns = by_town("留守儿童.人数", listed())
    assert tuple(towns) == tuple(town for town in TOWNS if town != "茶泉镇")
    assert by_town("低保.在册.人", listed()).keys() == set(TOWNS)
    assert "城乡低保在册6444户10811人，人数比上年减少89人" in half_filled()


def test_what_has_not_come_and_can_be_done_without_falls_away() -> None:
    text = half_filled()
    assert "残疾人两项补贴规范发放" in text
    assert "年内累计支出补贴资金" not in text
    assert "民政事业费支出" not in text
    pending = {item["规则"] for item in findings() if item["严重度"] == "提示"}
    assert {"待报", "未印", "未达目标", "与上年时段不同"} <= pending


def test_figures_come_each_from_the_file_of_its_department() -> None:
    files = {
        item["指标"].partition(".")[0]: Path(item["来源"]["文件"]).name
        for item in listed()
        if Path(item["来源"]["文件"]).parent.name == "2026"
    }
    assert {files[name] for name in ("低保", "特困", "临时救助", "低收入人口")} == {
        "社会救助科.yaml"
    }
    assert files["养老"] == "养老服务科.yaml"
    assert {files[name] for name in ("孤儿", "婚姻", "殡葬")} == {"社会事务科.yaml"}
    assert {files[name] for name in ("社会组织", "地名", "慈善")} == {"社会组织和区划地名科.yaml"}
    assert {files[name] for name in ("福彩", "信访", "政务")} == {"办公室.yaml"}


def test_last_year_is_taken_from_its_file() -> None:
    assert "城市低保标准每人每月由910元提高到950元" in half_filled()
    assert "农村低保标准每人每月由760元提高到820元，同比增长7.9%" in half_filled()
    file = (ROOT / "examples" / OFFICE / "2026" / "社会救助科.yaml").read_text(encoding="utf-8")
    assert file.count("上年:") == 1  # the one that is copied wrong


def test_eleven_months_are_not_compared_with_twelve() -> None:
    assert "1—11月销售福利彩票4716.3万元，完成年度任务的96.3%。" in half_filled()
    assert "1—11月办理结婚登记1538对、离婚登记517对。" in half_filled()
    assert "截至11月底，募集善款851.7万元，同比增长3.1%" in half_filled()


def test_projects_are_told_by_how_far_they_are_and_planned_by_what_comes_next() -> None:
    told, _, plan = half_filled().partition(PLAN)
    assert "县社会福利中心建设处于内部装修阶段，投资1.26亿元，已完成投资9800万元" in told
    assert "鹤渡镇区域养老服务中心建设于2026年5月开工，完成基础施工，投资1560万元" in told
    assert "县殡仪馆火化设备更新于2026年8月投入使用，投资320万元。" in told
    assert "岫西街道综合养老服务中心扩建处于前期工作阶段。" in told
    assert "加快推进县社会福利中心建设，完成装修和设备安装，投入试运行，力争2027年6月" in plan
    assert "完成概算批复和施工招标" in plan
    assert "火化设备" not in plan


def test_words_stand_with_their_topics_and_remedies_in_the_plan() -> None:
    told, _, plan = half_filled().partition(PLAN)
    assert "实施“安居微改造”136户，投入慈善资金81.6万元" in told
    assert "日供餐约650份" in told
    assert "山区助餐点运营成本高。柿林、雾源两乡村落分散" in told
    assert "在柿林、雾源两乡试行邻里助餐" in plan
    assert "助餐点建一个成一个，让老人吃得上、吃得起、吃得好。" in plan
