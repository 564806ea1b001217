"""Titles broken into lines (GB/T 9704 7.3.1), as they stand in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.layout.measure import half_widths
from drafter.layout.writer import write_document
from tests.layout.documents import (
    Piece,
    draft,
    office,
    page_style,
    paragraphs_of,
    period,
    text,
    text_of,
    title,
)

if TYPE_CHECKING:
    from drafter.drafting.blocks import Run

STYLE = page_style()


def lines(*pieces: Piece, name: str = "", changes: str = "") -> list[str]:
    style = page_style(changes) if changes else STYLE
    data = write_document(draft(title(*pieces), office=name), style)
    return text_of(paragraphs_of(data)[0]).split("\n")


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((office("番禺区民政局"), period("2018年"), "工作总结"), ["番禺区民政局2018年工作总结"]),
        (
            (office("广州市番禺区民政局"), period("2018年"), "工作总结和", period("2019年"), "工作计划"),
            ["广州市番禺区民政局", "2018年工作总结和2019年工作计划"],
        ),
        (
            (office("广东省广州市番禺区民政局"), period("2018年上半年"), "工作总结和", period("下半年"), "工作计划"),
            ["广东省广州市番禺区民政局", "2018年上半年工作总结和下半年工作计划"],
        ),
        # 和 does not begin a line; 关于 does not end one.
        (
            (office("番禺区民政局"), "关于", period("2018年"), "民政工作情况和", period("2019年"), "工作安排的报告"),
            ["番禺区民政局关于2018年民政工作情况和", "2019年工作安排的报告"],
        ),
        # A title typed as a whole.
        (
            ("广州市番禺区民政局2018年工作总结和2019年工作计划",),
            ["广州市番禺区民政局", "2018年工作总结和2019年工作计划"],
        ),
        # The name of an office is whole, whatever stands in it.
        (
            (office("黔东南州镇远县民政和社会事务管理局"), period("2018年"), "工作总结"),
            ["黔东南州镇远县民政和社会事务管理局", "2018年工作总结"],
        ),
        # 《》 goes on one line if it can.
        (
            (office("番禺区民政局"), "关于贯彻落实《社会救助暂行办法和实施细则》情况的报告"),
            ["番禺区民政局关于贯彻落实", "《社会救助暂行办法和实施细则》情况的报告"],
        ),
        # Nowhere to break: Word wraps it.
        (("一" * 30,), ["一" * 30]),
    ],
)  # fmt: skip
def test_title_breaks_between_words(pieces: tuple[Run, ...], expected: list[str]) -> None:
    assert lines(*pieces) == expected


def test_name_of_the_office_is_whole_in_a_typed_title() -> None:
    name = "黔东南州镇远县民政和社会事务管理局"
    assert lines(f"{name}工作总结及打算", name=name) == [name, "工作总结及打算"]
    assert lines(f"{name}工作总结及打算")[0] != name


def test_lines_set_by_the_office_are_kept() -> None:
    assert lines("番禺区民政局\n2018年\n工作总结") == ["番禺区民政局", "2018年", "工作总结"]


def test_three_lines_form_a_rhombus_or_a_trapezium() -> None:
    broken = lines(
        office("伊犁哈萨克自治州民政局"), period("2018年"), "民政事业发展和改革工作总结暨",
        period("2019年"), "工作计划及任务安排",
    )  # fmt: skip
    assert broken == [
        "伊犁哈萨克自治州民政局",
        "2018年民政事业发展和改革工作总结暨",
        "2019年工作计划及任务安排",
    ]


def test_lines_of_equal_length_are_avoided() -> None:
    pieces = ("甲" * 6, "乙" * 4, "丙" * 10)
    assert lines(*pieces, changes="标题: {每行字数: 14}") == ["甲" * 6, "乙" * 4 + "丙" * 10]


def test_lines_half_a_character_apart_are_avoided() -> None:
    pieces = ("甲" * 6, "乙" * 4, "丙" * 9 + "120")
    broken = lines(*pieces, changes="标题: {每行字数: 15}")
    assert broken == ["甲" * 6, "乙" * 4 + "丙" * 9 + "120"]


def test_lines_one_character_apart_will_do() -> None:
    pieces = ("甲" * 6, "乙" * 4, "丙" * 11)
    broken = lines(*pieces, changes="标题: {每行字数: 15}")
    assert broken == ["甲" * 6 + "乙" * 4, "丙" * 11]


def test_no_line_is_shorter_than_both_its_neighbours() -> None:
    pieces = ("甲" * 8, "乙" * 2, "丙" * 8, "丁" * 2, "戊" * 8)
    broken = lines(*pieces, changes="标题: {每行字数: 12}")
    assert broken == ["甲" * 8, "乙" * 2 + "丙" * 8 + "丁" * 2, "戊" * 8]


PIECES = st.sampled_from(
    [
        "番禺区",
        "工作",
        "总结",
        "和",
        "《办法》",
        "、",
        "关于",
        "养老服务",
        "2018年",
        "的",
        "报告",
        "，",
        "救助",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=25))
def test_no_title_loses_a_word_or_begins_a_line_with_a_stop(pieces: list[str]) -> None:
    broken = lines(*(text(piece) for piece in pieces))
    assert "".join(broken) == "".join(pieces)
    assert not any(line[0] in "的和、，》" for line in broken[1:])
    assert not any(line.count("《") != line.count("》") for line in broken)
    widths = [half_widths(line) for line in broken]
    assert len(broken) == 1 or max(widths) < half_widths("".join(pieces))
