"""Every rule on written words is linear: 100,000 characters made to stop it do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.checks.runner import rule_modules
from drafter.checks.written.paper import Paper
from drafter.checks.written.setting import Setting
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage
from drafter.period import Period
from drafter.pipeline import Shelf, library_path
from tests.walking import LENGTH, taken, time_of

if TYPE_CHECKING:
    from drafter.checks.runner import RuleModule

# A rule may take as long as so many bare walks over the characters; one that looks again from
# every character would take thousands.
WALKS = 500
MODULES = tuple(module for module in rule_modules() if hasattr(module, "check_text"))
HOSTILE = (
    *(
        "，",
        ",",
        "、",
        "。",
        ".",
        "…",
        "-",
        "—",
        "~",
        " ",
        "　",
        ":",
        "；",
        "|",
        "*",
        "#",
        "x",
        "×",
        "_",
    ),
    *("（", "(", "）", "《", "》", "“", "”", '"', "《“", "（《", "[", "〔"),
    *("1", "9", "１", "一", "二", "十", "万", "年", "A", "第", "的", "是", "张", "己"),
    *("一是", "二是", "一、", "（一）", "1.", "1、", "（1）", "①", "第一，", "首先，", "最后，"),
    *(
        "一、\n",
        "（一）\n",
        "1.\n",
        "1.二\n",
        "一是\n",
        "年\n",
        "一、概况\n（一）概况\n",
        "\n\n",
        "1\n",
    ),
    *(
        "1.5%",
        "12月",
        "2023年",
        "2023年13月",
        "2023-12-",
        "12:30",
        "1,300",
        "1.1.1.1",
        "1-2-",
        "90岁",
    ),
    *(
        "增长5%，",
        "由900元提高到950元，",
        "共3个，",
        "其中1个，",
        "占5%",
        "达90%",
        "新增1个，累计2个，",
    ),
    *(
        "合计3人，",
        "3户4人",
        "三件事：",
        "五个一批",
        "“五清”",
        "提升一个水平、",
        "截止",
        "目前",
        "十八大",
    ),
    *(
        "五年规划",
        "低保",
        "信访人张某",
        "上访人王小二，",
        "13812345678",
        "110101199003070011",
        "6222",
    ),
    *(
        "工作工作",
        "进行",
        "力争争取",
        "高水平高质量",
        "养老服务工作",
        "镇（街）街（镇）",
        "<br>",
        "&nbsp;",
    ),
    *(
        "万",
        "3千万元",
        "约3个左右",
        "3万、4万",
        "分别",
        "区民政局",
        "中华人民共和国",
        "《甲》、《乙》、",
    ),
)


def paper_of(text: str) -> Paper:
    found: list[object] = []
    library = Shelf().library(library_path(None, found), found).library  # type: ignore[arg-type]
    passages = tuple(
        Passage(line, ((0, Location("文.txt", number, 1)),))
        for number, line in enumerate(text.split("\n"), 1)
    )
    period = Period.read("2023")
    return Paper(Manuscript("文.txt", passages), Setting(library, None, period))


def worked_out(paper: Paper) -> None:
    """What rules share."""
    assert paper.skeleton
    assert isinstance(paper.enumerations, tuple)
    assert isinstance(paper.numbers, tuple)


def run(module: RuleModule, paper: Paper) -> None:
    for _ in module.check_text(paper):
        pass


@pytest.mark.parametrize("piece", HOSTILE, ids=[repr(piece) for piece in HOSTILE])
def test_no_rule_is_stopped_by_a_hostile_text(piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    paper = paper_of(text)
    allowed = time_of(WALKS)
    shared = taken(lambda: worked_out(paper))
    slow = {"所共用的": shared} if shared > allowed else {}
    for module in MODULES:
        time = taken(lambda module=module: run(module, paper))  # type: ignore[misc]
        if time > allowed:
            slow[module.RULE.name] = time
    assert not slow, f"{slow}（至多 {allowed:.2f} 秒）"
