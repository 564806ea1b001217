"""衢州市 2013: eight chapters, each with its motif; a city; stated growth where no base is known."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.drafting.blocks import Heading, Paragraph, PeriodRun
from tests.examples.reports import WholeReport, told_by

MOTIF = re.compile(r"新(?P<motif>\w\w)$")
ITEM = re.compile(r"(?:^|。)[一二三四五六七八九]是(?P<item>[^。，]*有新(?P<motif>\w\w))。")
PROJECTS = "民政项目建设"


class TestQuzhou(WholeReport):
    office = "衢州市"
    year = "2013"
    level = "市"
    shipped = "变字八章"
    rows = 66
    corrected = frozenset(
        {
            ("低保.城乡比", "69.2%"),
            ("救灾.避灾.标识设置率", "61.4%"),
            ("医疗救助.人次", "22574人次"),
            ("救灾.转移安置", "0.28万人次"),
            ("孤儿.集中.标准", "每人每月1000元"),
            ("孤儿.散居.标准", "每人每月600元"),
        }
    )
    names = ("衢州", "浙江", "天颐", "信安", "互看互学", "幸福驿站", "福彩慈善", "气象局")


def test_every_item_of_a_chapter_takes_up_its_motif() -> None:
    blocks = told_by("衢州市", "2013").draft.blocks
    chapters = [
        (heading.text, told.text)
        for heading, told in pairwise(blocks)
        if isinstance(heading, Heading) and isinstance(told, Paragraph)
    ]
    assert len(chapters) == 5
    for heading, told in chapters:
        motif = MOTIF.search(heading)
        assert motif is not None
        if PROJECTS in heading:
            continue
        items = list(ITEM.finditer(told))
        assert len(items) >= 3
        assert {item["motif"] for item in items} == {motif["motif"]}
    assert len({heading[-2:] for heading, _ in chapters}) == 5


def test_nothing_is_said_of_the_next_year() -> None:
    said = {
        run.text for run in told_by("衢州市", "2013").draft.runs() if isinstance(run, PeriodRun)
    }
    assert said
    assert not any("2014" in period for period in said - {"2014年1月10日"})


def test_the_standards_of_orphans_go_by_where_they_live() -> None:
    body = told_by("衢州市", "2013").body
    assert "集中养育孤儿保障标准达到每人每月1000元；社会散居孤儿保障标准达到每人每月600元" in body
    assert "提高到" not in body
