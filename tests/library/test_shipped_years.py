"""The shipped library is right for every report year and level, and its outlines place every topic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import Heading, HoleRun, Paragraph
from drafter.drafting.report import draft_report
from drafter.drafting.spoken import TERM_FORM
from drafter.library.levels import LEVELS
from drafter.library.spells import month_of
from drafter.pipeline import Shelf, open_office
from tests.examples.reports import ORPHAN
from tests.offices import write_office

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.drafting.blocks import Draft
    from drafter.drafting.report import CompiledLibrary
    from drafter.library.outlines import Outline
    from drafter.office import Office

YEARS = range(2011, 2028)
OUTLINES = ("总结与计划", "总结问题与计划", "变字八章", "补板与重点工作", "口号框架")
# institutional dates: the last month of each wording, as published
CONGRESSES = {
    (2012, 10): "党的十七大精神",
    (2017, 9): "党的十八大精神",
    (2022, 9): "党的十九大精神",
    (2023, 1): "党的二十大精神",
    (2024, 6): "党的二十大和二十届二中全会精神",
    (2025, 9): "党的二十大和二十届二中、三中全会精神",
    (2027, 9): "党的二十大和二十届历次全会精神",
}


OFFICES = {
    "省": ("青禾省民政厅", "省民政厅", "省委、省政府"),
    "市": ("青禾市民政局", "市民政局", "市委、市政府"),
    "区县": ("清河县民政局", "县民政局", "县委、县政府"),
    "乡镇街道": ("桥头街道民政办公室", "街道民政办", "街道党工委、办事处"),
}
SPANS = {"全年": 12, "上半年": 6}
PLANS = {
    **dict.fromkeys((2011, 2016, 2021, 2026), "开局"),
    **dict.fromkeys((2015, 2020, 2025), "收官"),
}
NAME_THE_PLAN = {"总结问题与计划", "变字八章"}
THOUGHT_SINCE, MEETING_SINCE, GOVERNANCE_UNTIL = (2017, 10), (2024, 10), (2023, 12)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int, str], Office]:
    """An office of every level, in every year and half year, on one shelf."""
    shelf = Shelf()
    return {
        (level, year, span): open_office(
            _year(tmp_path_factory.mktemp(level), level, year, span), shelf, []
        )
        for level in LEVELS
        for year in YEARS
        for span in SPANS
    }


def _year(folder: Path, level: str, year: int, span: str) -> Path:
    name, short, superiors = OFFICES[level]
    profile = f"名称: {name}\n简称: {short}\n层级: {level}\n上级: {superiors}\n"
    data = "数据: {低保: {资金: 30}}\n" if year == 2026 else ""
    text = f"年度: {year}\n时段: {span}\n{data}"
    write_office(folder, {"单位.yaml": profile, f"{year}.yaml": text})
    return folder / f"{year}.yaml"


@pytest.fixture(scope="module")
def library(offices: dict[tuple[str, int, str], Office]) -> CompiledLibrary:
    return offices["区县", 2026, "全年"].compiled


def draft_of(office: Office, outline: Outline, *, blank: bool = False) -> Draft:
    return draft_report(office.compiled, office.profile, office.year, outline, blank=blank)


@pytest.mark.parametrize("turn", range(len(OUTLINES)))
def test_every_year_and_level_has_its_words(
    offices: dict[tuple[str, int, str], Office], turn: int
) -> None:
    """市, 区县, 乡镇街道: each says all topics in each year, every outline having its turn."""
    for number, year in enumerate(YEARS):
        for shift, level in enumerate(LEVELS[1:]):
            if (number + shift) % len(OUTLINES) != turn:
                continue
            office = offices[level, year, "全年"]
            draft = draft_of(office, office.compiled.library.outlines[OUTLINES[turn]], blank=True)
            where = (level, year, OUTLINES[turn])
            unsaid = [
                run for run in draft.runs() if isinstance(run, HoleRun) and run.field == TERM_FORM
            ]
            assert unsaid == [], where
            assert draft.findings == (), where
            for block in draft.blocks:
                if isinstance(block, Heading | Paragraph):
                    assert not ORPHAN.search(block.text), (where, block.text)


@pytest.mark.parametrize("name", OUTLINES)
def test_leads_say_what_holds_at_their_time(
    offices: dict[tuple[str, int, str], Office], name: str
) -> None:
    for (level, year, span), office in offices.items():
        draft = draft_of(office, office.compiled.library.outlines[name])
        lead = next(
            block.text
            for block in draft.blocks
            if isinstance(block, Paragraph) and block.role.value == "正文"
        )
        wanted = lead_pattern(level, year, span)
        assert re.fullmatch(wanted, lead), (wanted, lead)
        assert not ORPHAN.search(lead), lead
        duties = duties_of(level, (year, SPANS[span]))
        assert ("职责" in lead) == (f"认真履行{duties}，" in lead), lead


def lead_pattern(level: str, year: int, span: str) -> str:
    """The lead of that time and level, whatever words join its parts."""
    _, short, superiors = OFFICES[level]
    until = (year, SPANS[span])
    opening = f"{year}年{span if span != '全年' else ''}，"
    if year in PLANS:
        plan = "二三四五"[(year - 2011) // 5]
        opening = f"{year}年是“十{plan}五”{PLANS[year]}之年，"
    parts = [f"{opening}{short}在{superiors}的坚强领导下，"]
    if until >= THOUGHT_SINCE:
        parts.append("坚持以习近平新时代中国特色社会主义思想为指导，")
    congress = next((word for end, word in CONGRESSES.items() if until <= end), None)
    if congress is not None:
        parts.append(f"[^，党]{{2,6}}{congress}，")
    if until >= MEETING_SINCE:
        parts.append("[^，党]{2,4}第十五次全国民政会议精神，")
    return "".join(parts) + "[^党是年]*。"


def duties_of(level: str, until: tuple[int, int]) -> str:
    """职责 as the office's level and time have them."""
    if level == "乡镇街道":
        return "为民服务职责"
    if until <= GOVERNANCE_UNTIL:
        return "民生保障、社会治理和社会服务职责"
    return "民生保障和社会服务职责"


@pytest.mark.parametrize("name", OUTLINES)
@pytest.mark.parametrize(("span", "following"), [("全年", "2027年"), ("上半年", "下半年")])
def test_the_plan_of_2026_speaks_of_what_follows(
    offices: dict[tuple[str, int, str], Office], name: str, span: str, following: str
) -> None:
    office = offices["区县", 2026, span]
    draft = draft_of(office, office.compiled.library.outlines[name])
    headings = [block for block in draft.blocks if isinstance(block, Heading)]
    ending = re.compile("(?:计划|打算|重点工作)$")
    start = max(draft.blocks.index(block) for block in headings if ending.search(block.text))
    plan = draft.texts[start:]
    assert len(plan) > 2
    assert following in draft.title + plan[0]
    for text in plan:
        assert set(re.findall("20[0-9]{2}年(?:下半年)?|下半年", text)) <= {following}, text
    assert any("围绕“十五五”规划" in text for text in plan) == (name in NAME_THE_PLAN)


@pytest.mark.parametrize("name", OUTLINES)
def test_every_topic_has_a_place(library: CompiledLibrary, name: str) -> None:
    outline = library.library.outlines[name]
    placed = {path for path, _ in outline.placed}
    assert sorted(library.sections.keys() - placed) == []


def test_congresses_are_named_from_the_month_they_met(library: CompiledLibrary) -> None:
    term = library.library.terms.by_name["党代会精神"]
    ends = [month_of(*end) for end in CONGRESSES]
    for month in range(month_of(2011, 1), month_of(2027, 9) + 1):
        expected = next(
            word for end, word in zip(ends, CONGRESSES.values(), strict=True) if month <= end
        )
        word = term.word(month, "区县", "民政")
        assert word is not None
        assert word.text == expected, month
    assert term.word(month_of(2027, 12), "区县", "民政") is None


@pytest.mark.parametrize(
    ("name", "year", "word"),
    [
        ("规划", 2015, "“十二五”规划"),
        ("规划", 2016, "“十三五”规划"),
        ("规划", 2027, "“十五五”规划"),
        ("规划开局", 2011, "“十二五”开局之年"),
        ("规划开局", 2012, ""),
        ("规划开局", 2026, "“十五五”开局之年"),
        ("规划收官", 2015, "“十二五”收官之年"),
        ("规划收官", 2025, "“十四五”收官之年"),
        ("规划收官", 2026, ""),
        ("特困人员", 2016, "五保、三无人员"),
        ("特困人员", 2017, "特困人员"),
        ("低收入人口", 2020, "低收入家庭"),
        ("贫困户", 2020, "建档立卡贫困户"),
        ("刚性支出困难家庭", 2020, "支出型贫困家庭"),
        ("刚性支出困难家庭", 2022, "支出型困难家庭"),
        ("刚性支出困难家庭", 2024, "刚性支出困难家庭"),
        ("供养机构", 2016, "敬老院"),
        ("儿童主任", 2018, "儿童福利督导员"),
        ("儿童主任", 2019, "儿童主任"),
        ("慈善法", 2015, "慈善政策"),
        ("慈善法", 2023, "慈善法"),
        ("慈善法", 2024, "新修改的慈善法"),
        ("未成年人保护", 2021, "未成年人保护"),
        ("士官", 2022, "军士"),
        ("审核", 2020, "审核审批"),
        ("审核", 2021, "审核确认"),
        ("低收入人口", 2021, "低收入人口"),
        ("民政事业", 2017, "社会服务事业"),
        ("民政事业", 2020, "民政事业"),
        ("福利企业", 2016, "福利企业"),
        ("福利企业", 2017, ""),
        ("民办非企业单位", 2015, "民办非企业单位"),
        ("民办非企业单位", 2016, "民办非企业单位（社会服务机构）"),
        ("民政会议精神", 2023, ""),
        ("民政会议精神", 2024, "第十五次全国民政会议精神"),
        ("指导思想", 2016, ""),
        ("指导思想", 2017, "习近平新时代中国特色社会主义思想"),
    ],
)
def test_terms_change_with_the_year(
    library: CompiledLibrary, name: str, year: int, word: str
) -> None:
    found = library.library.terms.by_name[name].word(month_of(year, 12), "区县", "民政")
    assert (found.text if found else "") == word
