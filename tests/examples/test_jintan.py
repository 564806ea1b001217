"""金坛区 2017上半年: gaps first, eight projects, and a flat plan for the rest of the same year."""

from __future__ import annotations

import re

from drafter.drafting.blocks import CountRun, Heading, Paragraph, PeriodRun, plain_text
from tests.examples.reports import WholeReport, told_by

PLAN = "下半年工作打算"
ENTRY = re.compile(r"(?:^|。)([一二三四五六七八九])是")


class TestJintan(WholeReport):
    office = "金坛区"
    year = "2017上半年"
    shipped = "补板与重点工作"
    rows = 32
    corrected = frozenset({("养老.机构.引进", "两家")})
    names = ("常州", "指前", "茅山", "金沙益站", "汤庄", "福彩杯", "五连冠")


def paragraphs_under(title: str) -> list[Paragraph]:
    """The paragraphs after the heading that is `title`, up to the next part."""
    part, told = "", []
    for block in told_by("金坛区", "2017上半年").draft.blocks:
        if isinstance(block, Heading) and block.level == 1:
            part = plain_text(block.runs)
        elif isinstance(block, Paragraph) and part == title and block.role.value == "正文":
            told.append(block)
    return told


def test_the_heading_counts_the_projects_under_it() -> None:
    title = "围绕基础设施，推进八项重点工程"
    projects = paragraphs_under(title)
    assert len(projects) == 8
    assert [block.number for block in projects] == [f"（{n}）" for n in "一二三四五六七八"]
    assert sum("下一步" in block.text for block in projects) == 7


def test_the_plan_announces_as_many_sides_as_it_lists() -> None:
    announced, told = paragraphs_under(PLAN)
    assert [run.text for run in announced.runs if isinstance(run, CountRun)] == ["九"]
    assert ENTRY.findall(told.text) == list("一二三四五六七八九")


def test_a_half_year_speaks_of_half_years() -> None:
    said = {
        run.text
        for run in told_by("金坛区", "2017上半年").draft.runs()
        if isinstance(run, PeriodRun)
    }
    assert "上半年" in said
    assert "下半年" in said
    assert not any("全年" in period or "2018" in period for period in said)


def test_two_targets_of_one_thing_stand_each_where_they_were_said() -> None:
    body = told_by("金坛区", "2017上半年").body
    assert "2017年争创综合减灾示范社区2个" in body
    assert "下半年争取创成全国综合减灾示范社区1—2个" in body
    assert "护理型1775张，占28%；社会力量举办的4714张，占74.5%" in body
