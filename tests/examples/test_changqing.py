"""长清区 2023: results, problems and next year's work; own outline, own topic, annex."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import Heading, Paragraph, plain_text
from drafter.pipeline import Edition, produce
from tests.drafts import Outcome, draft_office
from tests.examples.reports import ROOT, SHELF, WholeReport, assert_sound, told_by

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = ROOT / "examples" / "长清区"
SHIPPED_OUTLINE = "总结问题与计划"
REMEDY = re.compile(r"^ +- 对策：(.+)$", re.MULTILINE)


class TestChangqing(WholeReport):
    office = "长清区"
    year = "2023"
    shipped = SHIPPED_OUTLINE
    rows = 77
    names = ("长清", "济南", "三峡", "汇养老", "孝堂山", "南山园", "泉城", "园博园", "海右")
    own = frozenset({"自设.社工站.媒体发文"})


def told(outcome: Outcome, part: str) -> dict[str, str]:
    """The text of every chapter of a part, by its heading."""
    chapters: dict[str, str] = {}
    within, chapter = "", ""
    for block in outcome.draft.blocks:
        if isinstance(block, Heading):
            title = plain_text(block.runs)
            within, chapter = (title, "") if block.level == 1 else (within, title)
        elif isinstance(block, Paragraph) and within == part and block.role.value == "正文":
            chapters[chapter] = chapters.get(chapter, "") + block.text
    return chapters


def test_the_plan_takes_up_what_the_problems_ask_for() -> None:
    outcome = told_by("长清区", "2023")
    problems, plan = told(outcome, "存在问题"), told(outcome, "2024年重点工作")
    remedies = REMEDY.findall((OFFICE / "2023素材.md").read_text(encoding="utf-8"))
    assert len(remedies) >= len(problems)
    for remedy in remedies:
        assert remedy in "".join(plan.values())
        assert remedy not in "".join(problems.values())
    assert problems.keys() <= plan.keys()


def test_problems_open_with_their_own_sentence_and_results_are_counted() -> None:
    outcome = told_by("长清区", "2023")
    problems = told(outcome, "存在问题")
    assert problems["社会事务工作"].startswith("坟墓整治资金拨付滞后。2021年整治散埋乱葬坟墓7378座")
    results = told(outcome, "2023年工作开展情况")
    assert all(text.startswith("一是") for text in results.values())
    assert "二是" not in "".join(problems.values())


def changed(tmp_path: Path, before: str, after: str) -> Path:
    """A copy of the office with one place of its year's file changed."""
    copy = tmp_path / "长清区"
    shutil.copytree(OFFICE, copy)
    year = copy / "2023.yaml"
    text = year.read_text(encoding="utf-8")
    assert text.count(before) == 1
    year.write_text(text.replace(before, after), encoding="utf-8")
    return year


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("未拨: 1780.632", "未拨: 1708.632", "校验不符"),
        ("{分: {文昌街道: 26,", "{本年: 61, 分: {文昌街道: 26,", "分项之和不符"),
        ("维修: 37处", "维修: 508处", "校验不符"),
        ("跨区域: 196", "跨区域: 5937", "校验不符"),
        ("{户: 263, 人: 561}", "{户: 561, 人: 263}", "校验不符"),
        ("资金: 14086", "资金: 140.86", "校验不符"),
        ("{市级: 1, 区级: 1}", "{市级: 1, 区级: ××}", "印出空缺"),
        ("万德街道: 2}", "万得街道: 2}", "下辖里没有"),
    ],
)
def test_figures_that_do_not_agree_are_found(
    tmp_path: Path, before: str, after: str, rule: str
) -> None:
    findings = produce(changed(tmp_path, before, after), SHELF).findings
    assert any(rule in f"{finding.rule}{finding.message}" for finding in findings), findings


def test_a_deadline_comes_from_the_data(tmp_path: Path) -> None:
    year = changed(tmp_path, "期限: 2024-03-31", "期限: 2024-06-30")
    plan = told(draft_office(year.parent, year="2023.yaml"), "2024年重点工作")
    assert "大学城和主城区26条先行办理，力争2024年6月底前全部完成" in plan["区划地名管理工作"]


def test_the_usual_outlines_take_the_report_too() -> None:
    """Only the office's own topic has no place; problems want an outline that has them."""
    found = {}
    for outline in (SHIPPED_OUTLINE, "总结与计划"):
        produced = produce(OFFICE / "2023.yaml", SHELF, Edition(outline=outline))
        assert_sound(Outcome(produced.draft, produced.findings))
        found[outline] = {finding.rule for finding in produced.findings}
        unplaced = [item for item in produced.findings if item.rule == "主题没有进提纲"]
        assert ["三峡移民" in item.message for item in unplaced] == [True]
    assert found[SHIPPED_OUTLINE] == {"主题没有进提纲"}


def test_the_other_example_takes_this_outline_too() -> None:
    year = ROOT / "examples" / "番禺区" / "2018.yaml"
    produced = produce(year, SHELF, Edition(outline=SHIPPED_OUTLINE))
    assert_sound(Outcome(produced.draft, produced.findings))
    assert produced.findings == ()
