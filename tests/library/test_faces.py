"""字体 and 生僻字 of a page style: what each font has, who takes over, what is wrong at its place."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.charactersets import CharacterSet, is_everyday
from tests.layout.documents import page_style, read_styles

if TYPE_CHECKING:
    from drafter.findings import Finding

HAN = st.characters(min_codepoint=0x2E80, max_codepoint=0x3FFFF, exclude_categories=["Cs"])


def faults(text: str) -> list[str]:
    found: list[Finding] = []
    read_styles(found, 本局=f"沿用: 公文\n{text}")
    return [f"{item.place} {item.rule}: {item.message} {item.hint}".strip() for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "字体: {仿宋: {字符集: GBX}}",
            "本局.yaml:2:16 版式数值不合: “字符集”不能是“GBX” 改为：GBK",
        ),
        (
            "字体: {仿宋: {字符集: 扩展B至F}}",
            "本局.yaml:2:16 版式数值不合: “字符集”不能是“扩展B至F” 可以写：GB2312、GBK、GB18030、全部",
        ),
        ("字体: {仿宋: {生僻字: {名字: 仿宋}}}", "本局.yaml:2:17 未知的键: 不认识的键“名字”"),
        ("字体: {黑体: {生僻字: {字符集: GBK}}}", "本局.yaml:2:1"),
        ("生僻字: {超大: {字符集: 全部}}", "本局.yaml:2:"),
        ("生僻字: 宋体", "本局.yaml:2:"),
    ],
)
def test_what_is_wrong_is_found_at_its_place(text: str, expected: str) -> None:
    lines = faults(text)
    assert lines
    assert lines[0].startswith(expected)


def test_a_font_that_says_nothing_is_taken_for_gb2312() -> None:
    fonts = page_style("字体: {隶书: {名称: 隶书}}").fonts
    assert fonts.font_of("隶书", "民") == "隶书"
    assert fonts.font_of("隶书", "镕") == "宋体"


def test_a_reserve_is_asked_only_after_the_face_itself() -> None:
    fonts = page_style("生僻字: {宋体: {名称: 超大宋体, 字符集: 全部}}").fonts
    assert fonts.font_of("仿宋_GB2312", "镕") == "仿宋"
    assert fonts.font_of("仿宋_GB2312", "𠮷") == "超大宋体"
    assert fonts.lacking("\ue000한\U00033fff") == ""
    assert "超大宋体" in [face.name for face in fonts.all()]


@pytest.mark.parametrize(
    ("mark", "names"),
    [
        ("民", ["GB2312", "GBK", "GB18030"]),
        ("镕", ["GBK", "GB18030"]),
        ("〇", ["GBK", "GB18030"]),
        ("㡣", ["GB18030"]),
        ("龥", ["GBK", "GB18030"]),
        ("鿏", []),
        ("𠮷", ["扩展B至F"]),
        ("𬭎", ["扩展B至F"]),
        ("𰻝", ["扩展G至I"]),
        ("\U00033fff", []),
        ("\ue000", []),
    ],
)
def test_sets_have_what_their_standards_have(mark: str, names: list[str]) -> None:
    assert [kind.value for kind in CharacterSet if kind.has(mark)] == [*names, "全部"]


@given(st.text(HAN | st.characters(max_codepoint=0x2E7F, exclude_categories=["Cs"])))
def test_everyday_text_needs_no_other_font(text: str) -> None:
    if is_everyday(text):
        assert all(CharacterSet.GB2312.has(mark) for mark in text)
        assert page_style().fonts.lacking(text) == ""


@pytest.mark.parametrize("mark", "镕喆堃㛃碁〇㎡𠮷")
def test_rare_characters_are_not_everyday(mark: str) -> None:
    assert not is_everyday(f"民政{mark}")


def test_common_marks_are_everyday() -> None:
    assert is_everyday("民政——“一老一小”……·①Ⅲ×℃％～〔2024〕1.5%")


def test_every_han_character_up_to_extension_i_has_a_font() -> None:
    """All that Unicode 13 to 15 call ideographs, but the later additions to their oldest block."""
    fonts = page_style().fonts
    lacking = fonts.lacking(
        "".join(
            chr(code)
            for code in range(0x3400, 0x323B0)
            if unicodedata.name(chr(code), "").startswith("CJK UNIFIED IDEOGRAPH")
        )
    )
    assert all("\u4db6" <= mark <= "\u4dbf" or "\u9fa6" <= mark <= "\u9fff" for mark in lacking)
