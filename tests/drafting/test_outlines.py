"""Outlines as the reader meets them: manners, numbering, mirrors, what vanishes, what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import Heading, Paragraph, TextRole
from tests.drafts import draft_section

if TYPE_CHECKING:
    from pathlib import Path

    from tests.drafts import Outcome

FIRST = (
    "---\n标题: 帮扶工作\n概括: 帮扶精准到人\n---\n# 总结\n"
    "- 〔标准〕**标准{{ 帮扶.标准.走势 }}。** 标准{{ 帮扶.标准 }}。\n"
    "- 〔资金〕**资金及时发放。** [[发放{{ 帮扶.资金 }}。]]\n"
    "# 计划\n- 〔标准〕适时调整标准。\n"
)
SECOND = "---\n标题: 复核\n概括: 复核常态开展\n---\n# 总结\n- 〔复核〕[[复核{{ 帮扶.复核 }}。]]\n# 计划\n- 〔复核〕定期复核。\n"
DATA = "  帮扶: {标准: {本年: 950, 上年: 900}, 资金: 3, 复核: 7}\n"
MORE = {"sections/试验/复核.md": SECOND}


def outline(manner: str, *, extra: str = "", numbering: str = "") -> str:
    return (
        f"标题: 总结\n{numbering}部分:\n  - 标题: 工作情况\n    写法: {manner}\n"
        f"    章节:\n      - {{标题: 救助, 主题: [试验/帮扶, 试验/复核]}}\n{extra}"
    )


def drafted(tmp_path: Path, text: str, data: str = DATA, **more: str) -> Outcome:
    return draft_section(tmp_path, FIRST, data, outline=text, more={**MORE, **more})


@pytest.mark.parametrize(
    ("manner", "expected"),
    [
        (
            "小标题句",
            [
                "标准稳步提高。标准每人每月950元。资金及时发放。发放3万元。",
                "复核常态开展。复核7户。",
            ],
        ),
        (
            "一是",
            ["一是帮扶精准到人。标准每人每月950元。发放3万元。二是复核常态开展。复核7户。"],
        ),
        (
            "分条",
            ["1.帮扶精准到人。标准每人每月950元。发放3万元。", "2.复核常态开展。复核7户。"],
        ),
        ("平铺", ["标准每人每月950元。", "发放3万元。", "复核7户。"]),
        ("连写", ["标准每人每月950元。发放3万元。复核7户。"]),
    ],
)
def test_manners_of_enumeration(tmp_path: Path, manner: str, expected: list[str]) -> None:
    outcome = drafted(tmp_path, outline(manner))
    assert outcome.lines == ["一、工作情况", "（一）救助", *expected]


def test_mini_headings_are_told_from_the_text(tmp_path: Path) -> None:
    outcome = drafted(tmp_path, outline("小标题句"))
    headings = [run.text for run in outcome.draft.runs() if run.role is TextRole.RUN_IN_HEADING]
    assert headings == ["标准", "稳步提高", "。", "资金及时发放。", "复核常态开展", "。"]


def test_a_topic_alone_is_counted_by_its_items(tmp_path: Path) -> None:
    text = "标题: 总结\n部分:\n  - {标题: 情况, 写法: 一是, 主题: 试验/帮扶}\n"
    outcome = drafted(tmp_path, text)
    assert outcome.lines[1] == (
        "一是标准稳步提高。标准每人每月950元。二是资金及时发放。发放3万元。"
    )


def test_a_single_entry_is_not_counted(tmp_path: Path) -> None:
    text = "标题: 总结\n部分:\n  - {标题: 情况, 写法: 一是, 主题: 试验/帮扶}\n"
    outcome = drafted(tmp_path, text, "  帮扶: {资金: 3}\n")
    assert outcome.lines == ["一、情况", "资金及时发放。发放3万元。"]


def test_numbering_may_begin_lower_and_closes_up(tmp_path: Path) -> None:
    text = (
        '标题: 总结\n编号: ["（一）", "1."]\n部分:\n'
        "  - {标题: 没有内容, 写法: 平铺, 主题: 试验/没有}\n"
        "  - {标题: 情况, 章节: [{标题: 甲, 主题: 试验/帮扶}, {标题: 乙, 主题: 试验/复核}]}\n"
    )
    outcome = drafted(
        tmp_path, text, **{"sections/试验/没有.md": "# 总结\n- 〔无〕[[{{ 帮扶.预算 }}。]]\n"}
    )
    headings = [block for block in outcome.draft.blocks if isinstance(block, Heading)]
    assert [(item.level, item.text) for item in headings] == [
        (2, "（一）情况"),
        (3, "1.甲"),
        (3, "2.乙"),
    ]


def test_counts_are_derived_after_clauses_have_fallen(tmp_path: Path) -> None:
    text = outline("分条").replace("标题: 救助, ", '标题: 救助, 引语: "抓好{{ 项数 }}个方面：", ')
    both = drafted(tmp_path / "a", text)
    one = drafted(tmp_path / "b", text, "  帮扶: {标准: 950, 资金: 3}\n")
    assert both.lines[2] == "抓好两个方面："
    assert one.lines[2:] == [
        "抓好两个方面：",
        "1.标准每人每月950元。",
        "2.资金及时发放。发放3万元。",
    ]


MIRROR = "  - {标题: 下一步, 视角: 计划, 写法: 连写, 同: 工作情况, 另拟: {救助: 提升救助水平}}\n"


def test_a_plan_mirrors_the_report_under_its_own_headings(tmp_path: Path) -> None:
    outcome = drafted(tmp_path, outline("平铺", extra=MIRROR))
    assert outcome.lines[-3:] == ["二、下一步", "（一）提升救助水平", "适时调整标准。定期复核。"]


def test_a_mirror_leaves_out_what_it_is_told(tmp_path: Path) -> None:
    text = outline("平铺", extra=MIRROR.replace("另拟:", "减: [试验/复核], 另拟:"))
    assert drafted(tmp_path, text).lines[-1] == "适时调整标准。"


def test_order_and_omissions_of_one_topic(tmp_path: Path) -> None:
    text = (
        "标题: 总结\n部分:\n  - {标题: 情况, 写法: 平铺, 章节: "
        "[{主题: 试验/帮扶, 次序: [资金, 标准]}]}\n"
    )
    assert drafted(tmp_path / "a", text).lines[1:] == ["发放3万元。", "标准每人每月950元。"]
    without = text.replace("次序: [资金, 标准]", "去掉: [标准]")
    assert drafted(tmp_path / "b", without).lines[1:] == ["发放3万元。"]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ('["一、"]', ["一、情况", "（一）甲"]),
        ('["一、", "1."]', ["一、情况", "1.甲"]),
        ('["（一）"]', ["（一）情况", "1.甲"]),
    ],
)
def test_numbering_goes_on_in_the_official_order(
    tmp_path: Path, marks: str, expected: list[str]
) -> None:
    text = (
        f"标题: 总结\n编号: {marks}\n部分:\n"
        "  - {标题: 情况, 章节: [{标题: 甲, 主题: 试验/帮扶}]}\n"
    )
    outcome = drafted(tmp_path, text)
    assert outcome.lines[:2] == expected
    assert "提纲格式不对" not in outcome.rules()


def test_below_the_last_ordinal_nothing_is_numbered_and_it_is_said(tmp_path: Path) -> None:
    inner = "{标题: 丁, 写法: 分条, 主题: 试验/帮扶}"
    for title in ("丙", "乙", "甲"):
        inner = f"{{标题: {title}, 章节: [{inner}]}}"
    outcome = drafted(tmp_path, f"标题: 总结\n部分:\n  - {inner}\n")
    assert outcome.lines[:4] == ["一、甲", "（一）乙", "1.丙", "（1）丁"]
    assert outcome.lines[4].startswith("标准稳步提高。")
    assert outcome.places("提纲格式不对") == ["测试.yaml:3:44"]


def test_lines_of_a_title_must_say_the_title(tmp_path: Path) -> None:
    head = "年度: 2025\n提纲: 测试\n标题: 清河县工作总结\n标题分行: [清河县, 总结]\n数据:\n"
    outcome = draft_section(tmp_path, FIRST, DATA, head=head)
    assert outcome.places("标题分行与标题不符") == ["2025.yaml:4:7"]


def test_what_the_page_does_not_print_is_said(tmp_path: Path) -> None:
    head = "年度: 2025\n提纲: 测试\n抄送: 县委办\n发文字号: 清民〔2025〕1号\n数据:\n"
    outcome = draft_section(tmp_path, FIRST, DATA, head=head)
    assert outcome.places("版头要素没有印") == ["2025.yaml:3:5", "2025.yaml:4:7"]


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        (
            "标题: 总结\n部分:\n  - {标题: 情况, 主题: [试验/邦扶]}\n",
            "主题不存在",
            "测试.yaml:3:19",
        ),
        (
            "标题: 总结\n部分:\n  - {标题: 情况, 主题: [试验/帮扶, 试验/帮扶]}\n",
            "主题在一个部分里出现两次",
            "测试.yaml:3:26",
        ),
        (
            "标题: 总结\n部分:\n  - {标题: 情况, 写法: 大标题, 主题: 试验/帮扶}\n",
            "取值不符",
            "测试.yaml:3:18",
        ),
        (
            "标题: 总结\n部分:\n  - {标题: 下一步, 视角: 计划, 同: 情况}\n",
            "提纲格式不对",
            "测试.yaml:3:26",
        ),
        (
            "标题: 总结\n部分:\n  - {标题: 情况, 主题: 试验/帮扶, 次序: [发放]}\n",
            "主题不存在",
            "测试.yaml:3:18",
        ),
        (
            '标题: 总结\n编号: ["①"]\n部分:\n  - {标题: 情况, 主题: 试验/帮扶}\n',
            "提纲格式不对",
            "测试.yaml:2:5",
        ),
        ("标题: 总结\n部份:\n  - {标题: 情况, 主题: 试验/帮扶}\n", "未知的键", "测试.yaml:2:1"),
    ],
)
def test_faults_of_an_outline_name_their_place(
    tmp_path: Path, text: str, rule: str, place: str
) -> None:
    assert place in drafted(tmp_path, text).places(rule)


def test_a_live_topic_without_a_place_is_said(tmp_path: Path) -> None:
    text = "标题: 总结\n部分:\n  - {标题: 情况, 主题: 试验/帮扶}\n"
    outcome = drafted(tmp_path, text)
    assert outcome.places("主题没有进提纲") == ["2025.yaml:5:43"]


def test_a_topic_of_another_authority_is_told_so_before_it_is_put_in(tmp_path: Path) -> None:
    text = "标题: 总结\n部分:\n  - {标题: 情况, 主题: 试验/帮扶}\n"
    led = SECOND.replace("概括", "主管: [{系统: 水利, 自: 1949}]\n概括")
    outcome = drafted(tmp_path, text, **{"sections/试验/复核.md": led})
    (told,) = (item for item in outcome.found if item.rule == "主题没有进提纲")
    assert told.hint.startswith("“试验/复核”由别的部门主管，核对是不是填错了")


def test_title_signature_and_date(tmp_path: Path) -> None:
    head = "年度: 2025\n时段: 上半年\n提纲: 测试\n成文日期: 2025-07-05\n主送: 县政府\n数据:\n"
    outcome = draft_section(tmp_path, FIRST, DATA, head=head)
    texts = [
        (block.role.value, block.text)
        for block in outcome.draft.blocks
        if isinstance(block, Paragraph) and block.role.value != "正文"
    ]
    assert texts == [
        ("标题", "清河县民政局2025年上半年工作总结"),
        ("主送机关", "县政府："),
        ("署名", "清河县民政局"),
        ("成文日期", "2025年7月5日"),
    ]


def test_a_years_own_title_and_its_lines(tmp_path: Path) -> None:
    head = "年度: 2025\n提纲: 测试\n标题分行: [清河县民政局, 工作总结]\n数据:\n"
    outcome = draft_section(tmp_path, FIRST, DATA, head=head)
    assert outcome.draft.blocks[0].text == "清河县民政局\n工作总结"
    assert outcome.draft.title == "清河县民政局工作总结"
