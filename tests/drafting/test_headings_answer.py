"""Slogans, motifs, headings of items, chapters as one list: what outlines announce they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import CountRun
from tests.drafts import draft_section

if TYPE_CHECKING:
    from pathlib import Path

    from tests.drafts import Outcome

TOPICS = {
    f"sections/试验/{name}.md": (
        f"---\n标题: {name}工作\n概括: {name}有序\n---\n# 总结\n- 〔数〕[[{name}{{{{ 帮扶.{measure} }}}}。]]\n"
        f"# 问题\n- 〔难〕[[{name}只有{{{{ 帮扶.{measure} }}}}。]]\n# 计划\n- 〔做〕做好{name}。\n"
    )
    for name, measure in (("甲", "标准"), ("乙", "资金"), ("丙", "复核"))
}
ALL = "  帮扶: {标准: 9, 资金: 3, 复核: 7}\n"
SLOGANS = """\
标题: 总结
导语: 预告
编号: ["（一）", "1."]
部分:
  - {口号: "解决{{ 项数 }}个热点", 写法: 平铺, 章节: [{标题: 甲, 主题: 试验/甲}, {标题: 乙, 主题: 试验/乙}]}
  - {口号: "突出{{ 项数 }}项重点", 标题: "{{ 口号 }}，做好实事", 写法: 平铺, 章节: [{标题: 丙, 主题: 试验/丙}]}
"""
LEAD = "# 总结\n{% if 框架 %}围绕{{ 框架 }}，{% endif %}开展工作。\n"


def drafted(tmp_path: Path, outline: str, data: str = ALL, words: str = "") -> Outcome:
    more = {**TOPICS, "templates/导语/预告.md": LEAD}
    return draft_section(tmp_path, "# 总结\n", data, outline=outline, words=words, more=more)


def test_the_lead_announces_what_the_chapters_answer(tmp_path: Path) -> None:
    outcome = drafted(tmp_path, SLOGANS)
    assert outcome.lines == [
        "围绕解决两个热点、突出一项重点，开展工作。",
        "（一）解决两个热点",
        "1.甲",
        "甲每人每月9元。",
        "2.乙",
        "乙3万元。",
        "（二）突出一项重点，做好实事",
        "1.丙",
        "丙7户。",
    ]
    counts = [run.text for run in outcome.draft.runs() if isinstance(run, CountRun)]
    assert counts == ["两", "一", "两", "一"]


def test_announcement_and_answer_shrink_together(tmp_path: Path) -> None:
    lines = drafted(tmp_path, SLOGANS, "  帮扶: {标准: 9}\n").lines
    assert lines[:2] == ["围绕解决一个热点，开展工作。", "（一）解决一个热点"]
    assert not any("重点" in line for line in lines)


def test_a_part_announces_its_own_chapters(tmp_path: Path) -> None:
    outline = (
        '标题: 总结\n部分:\n  - {标题: 情况, 引语: "做到{{ 框架 }}。", 写法: 平铺, 章节: '
        "[{口号: 甲要快, 主题: 试验/甲}, {口号: 乙要稳, 主题: 试验/乙}]}\n"
    )
    assert drafted(tmp_path, outline).lines[:3] == [
        "一、情况",
        "做到甲要快、乙要稳。",
        "（一）甲要快",
    ]
    assert drafted(tmp_path / "b", outline, "  帮扶: {资金: 3}\n").lines[1] == "做到乙要稳。"


def test_a_plan_repeats_no_slogan_in_the_lead(tmp_path: Path) -> None:
    plan = (
        "  - 标题: 打算\n    视角: 计划\n    写法: 平铺\n"
        '    同: ["解决{{ 项数 }}个热点", "{{ 口号 }}，做好实事"]\n'
    )
    lines = drafted(tmp_path, SLOGANS + plan).lines
    assert lines[0] == "围绕解决两个热点、突出一项重点，开展工作。"
    assert lines[-9:] == [
        "（三）打算",
        "1.解决两个热点",
        "（1）甲",
        "做好甲。",
        "（2）乙",
        "做好乙。",
        "2.突出一项重点，做好实事",
        "（1）丙",
        "做好丙。",
    ]


MOTIF = """\
标题: 总结
部分:
  - 标题: "实现新{{ 变字 }}"
    变字: 突破
    小标题: "{{ 主题.标题 }}有{{ 变字 }}"
    写法: 一是
    引语: "三项{{ 变字 }}："
    主题: [试验/甲, 试验/乙]
    章节: [{标题: "再添{{ 变字 }}", 变字: 亮色, 主题: [试验/丙]}]
"""


def test_items_repeat_the_motif_of_their_chapter(tmp_path: Path) -> None:
    assert drafted(tmp_path, MOTIF).lines == [
        "一、实现新突破",
        "三项突破：",
        "一是甲工作有突破。甲每人每月9元。二是乙工作有突破。乙3万元。",
        "（一）再添亮色",
        "丙7户。",
    ]


LIST = """\
标题: 总结
部分:
  - {标题: 甲项, 写法: 平铺, 主题: 试验/甲}
  - {标题: 其余, 写法: 平铺, 章节: [{标题: 乙项, 主题: 试验/乙}, {标题: 丙项, 主题: 试验/丙}]}
  - 标题: 打算
    视角: 计划
    写法: 连写
    章节写法: 一是
    引语: "抓好{{ 项数 }}个方面。"
    同: [甲项, 其余]
    另拟: {甲项: 抓紧甲, 其余: 兼顾其余}
"""


def test_a_flat_plan_counts_the_chapters_of_several_parts(tmp_path: Path) -> None:
    assert drafted(tmp_path, LIST).lines[-3:] == [
        "三、打算",
        "抓好两个方面。",
        "一是抓紧甲。做好甲。二是兼顾其余。做好乙。做好丙。",
    ]
    only = drafted(tmp_path / "b", LIST, "  帮扶: {资金: 3}\n")
    assert only.lines[-2:] == ["抓好一个方面。", "兼顾其余。做好乙。"]


def test_a_list_of_chapters_may_stand_in_a_list(tmp_path: Path) -> None:
    outline = LIST.replace("标题: 其余, 写法: 平铺", "标题: 其余, 写法: 平铺, 章节写法: 一是")
    assert drafted(tmp_path, outline).lines[-2:] == [
        "抓好两个方面。",
        "一是抓紧甲。做好甲。二是兼顾其余。做好乙。做好丙。",
    ]


def test_chapters_may_be_numbered_paragraphs(tmp_path: Path) -> None:
    outline = LIST.replace("章节写法: 一是", "章节写法: 分条")
    assert drafted(tmp_path, outline).lines[-2:] == [
        "（一）抓紧甲。做好甲。",
        "（二）兼顾其余。做好乙。做好丙。",
    ]


def test_problems_are_taken_into_the_plan(tmp_path: Path) -> None:
    outline = (
        "标题: 总结\n部分:\n  - {标题: 情况, 写法: 平铺, 章节: [{主题: 试验/甲}]}\n"
        "  - {标题: 打算, 视角: 计划, 并入: [问题], 写法: 平铺, 同: 情况}\n"
    )
    words = "# 试验/甲\n## 问题\n- 人手不足。\n  - 对策：增加人手。\n"
    outcome = drafted(tmp_path, outline, words=words)
    assert outcome.lines[-5:] == [
        "二、打算",
        "甲只有每人每月9元。",
        "人手不足。",
        "做好甲。",
        "增加人手。",
    ]
    assert "素材没有地方印" not in outcome.rules()


def test_a_broken_topic_is_a_gap_in_a_list_too(tmp_path: Path) -> None:
    more = {
        **TOPICS,
        "sections/试验/乙.md": "# 总结\n- 〔数〕{{ 帮扶.没有 }}。\n- 〔二〕{{ 帮扶.资金 }}。\n# 计划\n- 〔做〕{{ 帮扶.没有 }}。\n",
    }
    more["templates/导语/预告.md"] = LEAD
    lines = draft_section(tmp_path, "# 总结\n", ALL, outline=LIST, more=more).lines
    assert lines[-2:] == ["一是抓紧甲。做好甲。二是兼顾其余。做好丙。", "【乙：章节有错误，待改】"]
