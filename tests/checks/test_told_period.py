"""What period a document reports on, by its title, its lead, or the year it speaks of most."""

from __future__ import annotations

import pytest

from drafter.checks.written.toldperiod import told_period
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage

LONG = "区民政局紧扣民生保障，狠抓各项任务落实，年初确定的目标如期实现，现将情况总结如下。"


def period_of(text: str) -> str | None:
    lines = text.split("\n")
    passages = tuple(
        Passage(line, ((0, Location("文.txt", number, 1)),))
        for number, line in enumerate(lines, start=1)
    )
    period = told_period(Manuscript("文.txt", passages))
    return period.name if period else None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("某区民政局2023年工作总结及2024年工作计划", "2023年"),
        ("某县民政局\n2023年上半年工作总结", "2023年上半年"),
        ("某县民政局工作总结\n（2022年度）", "2022年"),
        ("某县民政局二〇二三年工作总结", "2023年"),
        ("某局2024年工作计划和2023年工作总结", "2023年"),
        ("2023年1—11月工作情况", "2023年1—11月"),
        ("2023年前三季度工作情况汇报", "2023年前三季度"),
        ("某市民政局2024年上半年工作总结和下半年工作计划", "2024年上半年"),
        ("民政工作总结\n2023年以来，" + LONG, "2023年"),
        ("2017年，" + LONG + "\n下半年，重点抓好三项工作。", "2017年上半年"),
        ("今年以来，" + LONG + "\n2018年新增3家。2018年办结12件。自2018年5月起试行。", "2018年"),
        ("投入1000-2000万元建设养老服务中心\n2023年，" + LONG, "2023年"),
        ("某局2023工作总结", "2023年"),
    ],
)
def test_the_period_is_told(text: str, period: str) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "某县民政局2024年工作要点",
        "某局2023年工作打算",
        "在全市2024年民政工作会议上的报告",
        "2021—2023年工作总结",
        "2023年区民政局五年工作情况报告",
        "某局“十四五”规划中期评估报告",
        "工作总结\n" + LONG,
        "投入2000万元改造敬老院的总结",
        "惠及困难群众2000-2050人工作情况",
        "新增床位2018张情况汇报",
        "发放救助金20000元的报告",
        "今年以来，" + LONG + "\n2018年新增3家。2017年办结12件。2016年5月起试行。",
    ],
)
def test_there_is_no_telling(text: str) -> None:
    assert period_of(text) is None


def test_what_a_plan_names_does_not_count() -> None:
    text = "今年以来，" + LONG + "\n2018年新增3家。\n" * 3
    assert period_of(text + "二、下一步工作计划\n" + "2019年新建2家。\n" * 9) == "2018年"


FOOT = "\n某县民政局\n2019年12月20日"


def test_all_else_outvotes_the_year_of_the_title() -> None:
    body = f"\n今年以来，{LONG}\n一、2019年工作情况\n新建3家。\n二、2020年工作计划\n新建2家。"
    assert period_of("某县民政局2018年工作总结和2020年工作计划" + body + FOOT) == "2019年"
    assert period_of("某县民政局2018年工作总结和2019年工作计划" + body + FOOT) == "2018年"
    assert period_of("某县民政局2018年工作总结\n一、2019年工作情况\n新建3家。") == "2018年"
    assert period_of("某县民政局2018年上半年工作总结" + body + FOOT) == "2018年上半年"
