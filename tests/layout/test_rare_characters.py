"""Rare characters of names are printed by a font that has them, and nothing else changes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from drafter.drafting.blocks import ParagraphRole
from drafter.layout.writer import write_document
from tests.layout.documents import (
    W,
    draft,
    figure,
    heading,
    heads,
    hole,
    page_style,
    paragraph,
    paragraph_with,
    parts_of,
    report,
    signed,
    table,
    text_of,
    title,
    words_runs,
    xml_of,
)
from tests.layout.formats import SLOTS, Formats
from tests.layout.issued import issued_style
from tests.layout.rendering import MAP, rendered, require_renderer

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.drafting.blocks import Block, Draft
    from drafter.library.pagestyles import PageStyle

STYLE = page_style()
NAME = "朱镕喆"
WIDER = {"方正小标宋简体": "方正小标宋_GBK", "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}
# GBK, extension A, extension B, extension E, extension G.
RARE = "镕㛃𠮷𬭎𰻝"
FANGSONG = ["仿宋", "仿宋", "宋体-ExtB", "宋体-ExtB", "SimSun-ExtG"]
KAI = ["楷体", "楷体", *FANGSONG[2:]]
TITLE = ["方正小标宋_GBK", "宋体", *FANGSONG[2:]]
SONG, HEI = (["宋体", "宋体", *FANGSONG[2:]], ["黑体", "黑体", *FANGSONG[2:]])


def looks(content: Draft, words: str, style: PageStyle = STYLE) -> list[tuple[str, str]]:
    """Text and Han font of the runs of the paragraph with these words."""
    data = write_document(content, style)
    formats, element = Formats(data), paragraph_with(data, words)
    return [
        (text_of(run), formats.look(element, run).fonts["eastAsia"]) for run in words_runs(element)
    ]


def fonts_of(content: Draft, words: str, style: PageStyle = STYLE) -> list[str]:
    """The font of each character of `words` in the one paragraph that has them."""
    letters = [(mark, font) for text, font in looks(content, words, style) for mark in text]
    start = "".join(mark for mark, _ in letters).index(words)
    return [font for _, font in letters[start : start + len(words)]]


@pytest.mark.parametrize(
    ("block", "fonts"),
    [
        (title(f"石碁{RARE}镇总结"), TITLE),
        (paragraph(f"甲{RARE}乙"), FANGSONG),
        (paragraph(f"甲{RARE}乙：", role=ParagraphRole.RECIPIENT), FANGSONG),
        (paragraph(f"甲{RARE}乙", role=ParagraphRole.GAP), FANGSONG),
        (heading(1, "一、", f"甲{RARE}"), HEI),
        (heading(2, "（一）", f"甲{RARE}"), KAI),
        (heading(3, "1.", f"甲{RARE}"), FANGSONG),
        (heading(4, "（1）", f"甲{RARE}"), FANGSONG),
        (paragraph(heads(f"甲{RARE}。"), "文。"), KAI),
        (paragraph(heads(f"甲{RARE}。"), "文。", level=1, number="一、"), HEI),
        (paragraph(heads(f"甲{RARE}。"), "文。", level=3, number="1."), FANGSONG),
        (table(f"甲{RARE}", ("乙",)), HEI),
        (table("", (f"甲{RARE}",), ("乙",)), HEI),
        (table("", ("甲",), (f"乙{RARE}",)), SONG),
    ],
)
def test_every_style_has_its_wider_font(block: Block, fonts: list[str]) -> None:
    assert fonts_of(draft(block), RARE) == fonts


def test_the_cells_of_a_table_have_the_wider_font_of_theirs() -> None:
    style = page_style("字体: {宋体: {字符集: GB2312, 生僻字: {名称: 大宋, 字符集: GBK}}}")
    content = draft(table("喆", ("镕",), ("堃",), ("碁",)))
    assert [fonts_of(content, mark, style) for mark in "喆镕堃碁"] == [
        ["黑体"],
        ["黑体"],
        ["大宋"],
        ["大宋"],
    ]


def test_signature_and_date_have_theirs() -> None:
    content = draft(paragraph("文。"), *signed(f"石{RARE}镇", f"{RARE}日"))
    assert fonts_of(content, f"石{RARE}") == ["仿宋_GB2312", *FANGSONG]
    assert fonts_of(content, f"{RARE}日") == [*FANGSONG, "仿宋_GB2312"]
    under_title = draft(title("总结"), paragraph(f"（{RARE}）", role=ParagraphRole.SIGNATURE))
    assert fonts_of(under_title, RARE) == KAI


ABOVE = tuple(ParagraphRole)[: tuple(ParagraphRole).index(ParagraphRole.TITLE)]
BELOW = (ParagraphRole.CC, ParagraphRole.PRINTED_BY)


@pytest.mark.parametrize("role", ParagraphRole)
def test_no_part_of_a_document_is_forgotten(role: ParagraphRole) -> None:
    """In whatever face a part is set, its GB2312 font does not print 镕."""
    label = ("签发人：",) if role is ParagraphRole.SIGNATORY else ()
    part = paragraph(*label, "甲镕乙", role=role)
    others = (title("总结"), paragraph("文。"))
    closing = signed("局", "1日") if role in BELOW else ()
    blocks = (part, *others) if role in ABOVE else (*others, *closing, part)
    own, other = fonts_of(draft(*blocks), "甲镕", issued_style())
    assert other == {**WIDER, "黑体": "黑体"}[own]


def test_only_the_rare_characters_leave_the_run() -> None:
    block = paragraph(f"劳模{NAME}、", "石碁镇堃", heads("喆。"), "到位")
    assert looks(draft(block), "劳模") == [
        ("劳模朱", "仿宋_GB2312"),
        ("镕喆", "仿宋"),
        ("、石", "仿宋_GB2312"),
        ("碁", "仿宋"),
        ("镇", "仿宋_GB2312"),
        ("堃", "仿宋"),
        ("喆", "楷体"),
        ("。", "楷体_GB2312"),
        ("到位", "仿宋_GB2312"),
    ]


def test_the_number_of_a_heading_stays_before_it() -> None:
    for block in (heading(2, "（一）", "镕民"), paragraph(heads("镕民"), level=2, number="（一）")):
        assert looks(draft(block), "镕") == [
            ("（一）", "楷体_GB2312"),
            ("镕", "楷体"),
            ("民", "楷体_GB2312"),
        ]


def test_a_figure_and_a_hole_stay_one_run() -> None:
    block = paragraph("面积", figure("12万㎡"), "、", hole("㎡"), "，在册", figure("908户"), "㎡")
    assert looks(draft(block), "面积") == [
        ("面积", "仿宋_GB2312"),
        ("12万㎡", "仿宋"),
        ("、", "仿宋_GB2312"),
        ("××㎡", "仿宋"),
        ("，在册", "仿宋_GB2312"),
        ("908户", "仿宋_GB2312"),
        ("㎡", "仿宋"),
    ]
    marked = Formats(write_document(draft(block), STYLE))
    element = paragraph_with(write_document(draft(block), STYLE), "面积")
    grounds = {text_of(run): marked.look(element, run).ground for run in words_runs(element)}
    assert grounds["××㎡"] == "yellow"


ORDINARY = (
    "，。、；：？！“”‘’（）《》〈〉〔〕【】……——·～％‰℃×÷±≥≤①②⑩㈠ⅠⅢⅫ№￥＄０９ＡＺａｚ"
    "1366.73 ABC-é€•2024年12月20日"
)


def test_punctuation_numbers_and_latin_are_not_rare() -> None:
    """Beside a rare character too, where every one of them is looked at."""
    assert looks(draft(paragraph(ORDINARY)), "1366") == [(ORDINARY, "仿宋_GB2312")]
    assert looks(draft(paragraph(ORDINARY + "镕")), "1366") == [
        (ORDINARY, "仿宋_GB2312"),
        ("镕", "仿宋"),
    ]


@pytest.mark.parametrize("mark", "〇㎡㎏㏄")
def test_symbols_that_gb2312_lacks_are_rare(mark: str) -> None:
    assert fonts_of(draft(paragraph(f"二{mark}")), mark) == ["仿宋"]


@pytest.mark.parametrize("selector", ["\ufe00", "\U000e0101"])
def test_a_variant_stays_with_its_character(selector: str) -> None:
    variant = f"㛃{selector}"
    assert looks(draft(paragraph(f"甲{variant}乙")), "甲") == [
        ("甲", "仿宋_GB2312"),
        (variant, "仿宋"),
        ("乙", "仿宋_GB2312"),
    ]


@pytest.mark.parametrize("mark", ["\ue000", "😀", "\U00033fff", "한"])
def test_what_no_font_has_is_printed_in_the_text_s_own(mark: str) -> None:
    assert looks(draft(paragraph(f"甲{mark}镕")), "甲") == [
        (f"甲{mark}", "仿宋_GB2312"),
        ("镕", "仿宋"),
    ]


def test_a_document_without_rare_characters_names_no_font_in_its_text() -> None:
    assert b"w:eastAsia=" not in parts_of(write_document(report(), STYLE))["word/document.xml"]


def test_every_run_keeps_four_fonts_and_the_hint() -> None:
    content = draft(
        title(NAME),
        paragraph(heads(NAME), NAME, level=2, number="㈠"),
        table(NAME, (NAME,), (NAME,)),
    )
    data = write_document(content, STYLE)
    formats = Formats(data)
    seen = 0
    for element in xml_of(data).iter(f"{W}p"):
        for run in words_runs(element):
            fonts = formats.look(element, run).fonts
            assert set(fonts) == {*SLOTS, "hint"}
            assert fonts["hint"] == "eastAsia"
            assert fonts["ascii"] == fonts["hAnsi"] == "Times New Roman"
            seen += "镕" in text_of(run)
    assert seen == 6


def test_the_document_is_valid(tmp_path: Path) -> None:
    content = draft(
        title(RARE),
        heading(1, "㈠", RARE),
        paragraph(heads(RARE), figure("12㎡"), hole("㎡"), RARE),
    )
    path = tmp_path / "文.docx"
    path.write_bytes(write_document(content, STYLE))
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(path))
    assert [str(error) for error in result.errors] == []


def test_the_font_table_lists_every_font_that_may_print() -> None:
    fonts = [
        (font.get(f"{W}name"), None if other is None else other.get(f"{W}val"))
        for font in xml_of(write_document(report(), STYLE), "word/fontTable.xml").iter(f"{W}font")
        for other in [font.find(f"{W}altName")]
    ]
    assert len(fonts) == len(dict(fonts))
    assert set(fonts) >= {
        ("仿宋_GB2312", "仿宋"),
        ("仿宋", "FangSong"),
        ("楷体", "KaiTi"),
        ("方正小标宋_GBK", "华文中宋"),
        ("宋体", "SimSun"),
        ("宋体-ExtB", "SimSun-ExtB"),
        ("SimSun-ExtG", None),
    }


@pytest.mark.parametrize(
    ("changes", "fonts"),
    [
        ("字体: {仿宋: {名称: 方正仿宋_GBK, 字符集: GBK}}", ["方正仿宋_GBK", "仿宋"]),
        ("字体: {仿宋: {名称: 全字库仿宋, 字符集: 全部}}", ["全字库仿宋", "全字库仿宋"]),
        ("字体: {仿宋: {生僻字: {名称: 方正仿宋_GBK, 字符集: GBK}}}", ["方正仿宋_GBK", "宋体"]),
        (
            "字体: {仿宋: {生僻字: {字符集: GB2312}}}\n生僻字: {宋体: {名称: 超大宋体}}",
            ["超大宋体", "超大宋体"],
        ),
    ],
)
def test_an_office_says_what_its_fonts_have(changes: str, fonts: list[str]) -> None:
    data = write_document(draft(paragraph("甲镕㛃")), page_style(changes))
    formats, element = Formats(data), paragraph_with(data, "甲")
    printed = {
        mark: formats.look(element, run).fonts["eastAsia"]
        for run in words_runs(element)
        for mark in text_of(run)
    }
    assert [printed["镕"], printed["㛃"]] == fonts


FONTS = {
    **dict.fromkeys("民政\ue000—“”0aé ", "仿宋_GB2312"),
    **dict.fromkeys("镕㛃㎡", "仿宋"),
    "𠮷": "宋体-ExtB",
}


@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.text(st.sampled_from([*FONTS]), min_size=1, max_size=6),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_no_character_is_lost_moved_or_left_to_a_font_without_it(
    pieces: list[tuple[bool, str]],
) -> None:
    block = paragraph(*(figure(words) if tracked else words for tracked, words in pieces))
    printed = looks(draft(block), "")
    assert "".join(text for text, _ in printed) == "".join(words for _, words in pieces)
    texts = iter(printed)
    for words in (words for tracked, words in pieces if tracked):
        assert any(text == words for text, _ in texts)
    figures = {words for tracked, words in pieces if tracked}
    for text, font in printed:
        if text not in figures:
            assert {font} == {FONTS[mark] for mark in text}


def han(count: int) -> str:
    return ("政策落实服务群众保障民生完善制度" * 2)[:count]


def characters_of(pdf: bytes, folder: Path) -> list[tuple[str, str]]:
    """Every character on paper and the font it is drawn with, in reading order."""
    path = folder / "文.pdf"
    path.write_bytes(pdf)
    command = ["pdftohtml", "-xml", "-i", "-hidden", "-stdout", "-fontfullname", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    root = ElementTree.fromstring(done.stdout)
    names = {
        node.attrib["id"]: node.attrib["family"].partition("+")[2] for node in root.iter("fontspec")
    }
    return [
        (mark, names[node.attrib["font"]])
        for node in root.iter("text")
        for mark in "".join(node.itertext())
    ]


def has_glyph(font: str, mark: str) -> bool:
    """Whether a font of the tests' folder, by its name in a PDF, has the character."""
    form = "%{postscriptname} %{charset}\n"
    files = [path for path in MAP.parent.iterdir() if path.suffix in {".ttf", ".otf", ".ttc"}]
    done = subprocess.run(
        ["fc-query", "-f", form, *files], capture_output=True, check=True, text=True
    )
    for line in done.stdout.splitlines():
        name, *ranges = line.split()
        if name == font:
            ends = [(int(part, 16) for part in (item + "-" + item).split("-")) for item in ranges]
            return any(first <= ord(mark) <= last for first, last, *_ in map(tuple, ends))
    return False


@pytest.mark.rendered
def test_rare_characters_on_paper(tmp_path: Path) -> None:
    require_renderer()
    # One name a line: where fonts change, LibreOffice leaves out a character's spacing, so
    # that a line with several of them holds one character less.
    ends = ("镕喆堃", "㛃", "𠮷", "𬭎", "碁", "㎡")
    lines = [f"{han(28 - len(end) - 4)}{end}民政工作" for end in ends]
    long = "".join(lines)[2:]
    content = draft(
        title(f"石碁镇{RARE}总结"),
        paragraph(long),
        heading(2, "（一）", "喆堃同志"),
        paragraph(heads("镕。"), "面积", figure("12㎡"), "。"),
        *signed("石碁镇堃", "2019年1月10日"),
    )
    paper = rendered({"文": write_document(content, STYLE)})["文"]
    printed = [line.text for line in paper.lines]
    assert printed[1:7] == [lines[0][2:], *lines[1:]]
    assert "".join(printed) == (
        f"石碁镇{RARE}总结{long}（一）喆堃同志镕。面积12㎡。石碁镇堃2019年1月10日"
    )
    drawn = characters_of(paper.pdf, tmp_path)
    rare = set(RARE + "喆堃碁㎡")
    assert rare <= {mark for mark, _ in drawn}
    for mark, font in dict.fromkeys(drawn):
        if mark in rare:
            assert has_glyph(font, mark), (mark, font)
    # In the font that stands for the one its run names, and not wherever a glyph was found.
    start = next(place for place, (mark, _) in enumerate(drawn) if mark == long[0])
    body = dict(drawn[start : start + len(long)])
    assert (body["政"], body["镕"], body["㛃"]) == ("FandolFang-Regular", "UMingCN", "UMingCN")
    assert body["𠮷"] == "BabelStoneHan"
    assert dict(drawn[:start])["碁"] == "UMingCN"
    behind = drawn[start + len(long) :]
    assert [font for mark, font in behind if mark == "喆"] == ["UKaiCN"]
