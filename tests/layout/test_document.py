"""What GB/T 9704 asks of a document, read from its XML."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.blocks import ParagraphRole, Table, TextRole, plain_text
from drafter.layout.writer import write_document
from tests.layout.documents import (
    Piece,
    W,
    count,
    draft,
    figure,
    heading,
    heads,
    hole,
    page_style,
    paragraph,
    paragraph_with,
    paragraphs_of,
    parts_of,
    period,
    report,
    signed,
    table,
    text_of,
    title,
    words_runs,
    xml_of,
)
from tests.layout.formats import SLOTS, Formats, outline_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.drafting.blocks import Block

HEADS = TextRole.RUN_IN_HEADING
STYLE = page_style()
REPORT = write_document(report(), STYLE)
FOOTERS = ("word/footer1.xml", "word/footer2.xml")


def values(data: bytes, path: str, part: str = "word/document.xml") -> list[dict[str, str]]:
    """Attributes of every element of that name, without namespaces."""
    return [
        {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
        for element in xml_of(data, part).iter(f"{W}{path}")
    ]


def test_the_whole_report_looks_as_the_golden_outline(golden: Callable[[str, str], None]) -> None:
    golden("report.txt", outline_of(REPORT))


def test_page_is_profile_a() -> None:
    assert values(REPORT, "pgSz") == [{"w": "11906", "h": "16838"}]
    margins = values(REPORT, "pgMar")[0]
    # 37, 35, 28 and 26 mm as Word takes them; the footer's place is measured in test_rendered.
    assert [margins[side] for side in ("top", "bottom", "left", "right")] == [
        "2098", "1984", "1588", "1474",
    ]  # fmt: skip
    assert values(REPORT, "docGrid") == [{"type": "lines", "linePitch": "579"}]


def test_body_is_28_characters_of_three_hao_by_spacing_not_by_grid() -> None:
    formats = Formats(REPORT)
    body = paragraph_with(REPORT, "围绕群众")
    assert formats.property(body, "spacing", "line") == "579"
    assert formats.property(body, "spacing", "lineRule") == "exact"
    assert formats.property(body, "ind", "firstLineChars") == "200"
    assert formats.property(body, "ind", "firstLine") == "630"
    normal = formats.styles["Normal"].find(f"{W}rPr/{W}spacing")
    assert normal is not None
    assert normal.get(f"{W}val") == "-5"
    assert values(REPORT, "sz", "word/styles.xml")[0] == {"val": "32"}


def test_no_style_takes_fonts_from_a_theme() -> None:
    for name, content in parts_of(REPORT).items():
        assert not re.search(rb'(ascii|hAnsi|eastAsia|cs)[tT]heme="', content), name


def test_document_is_chinese_all_over() -> None:
    assert values(REPORT, "lang", "word/styles.xml") == [
        {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}
    ]
    assert values(REPORT, "themeFontLang", "word/settings.xml") == [
        {"val": "en-US", "eastAsia": "zh-CN"}
    ]
    settings = values(REPORT, "compatSetting", "word/settings.xml")
    assert ("compatibilityMode", "15") in [(value["name"], value["val"]) for value in settings]


@pytest.mark.parametrize("part", ["word/document.xml", *FOOTERS])
def test_every_run_has_four_fonts_and_the_hint(part: str) -> None:
    formats = Formats(REPORT)
    for element in xml_of(REPORT, part).iter(f"{W}p"):
        for run in words_runs(element):
            if text_of(run) == "\n":
                continue
            fonts = formats.look(element, run).fonts
            assert set(fonts) == {*SLOTS, "hint"}, text_of(run)
            assert fonts["hint"] == "eastAsia"
            # 四号半角宋体 for page numbers; Latin letters and digits are Times elsewhere.
            latin = "宋体" if part in FOOTERS else "Times New Roman"
            assert fonts["ascii"] == fonts["hAnsi"] == latin


def test_fonts_name_what_takes_their_place() -> None:
    root = xml_of(REPORT, "word/fontTable.xml")
    named = {str(font.get(f"{W}name")): font.find(f"{W}altName") for font in root.iter(f"{W}font")}
    alternative = named["仿宋_GB2312"]
    assert alternative is not None
    assert alternative.get(f"{W}val") == "仿宋"
    assert set(named) >= {"方正小标宋简体", "楷体_GB2312", "黑体", "宋体", "Times New Roman"}


def test_page_numbers_stand_outside_on_odd_and_even_pages() -> None:
    assert values(REPORT, "evenAndOddHeaders", "word/settings.xml") == [{}]
    kinds = {value["type"]: value["id"] for value in values(REPORT, "footerReference")}
    assert set(kinds) == {"default", "even"}
    relations = parts_of(REPORT)["word/_rels/document.xml.rels"].decode()
    for kind, side in (("default", "right"), ("even", "left")):
        target = re.search(rf'Id="{kinds[kind]}"[^>]*Target="([^"]+)"', relations)
        assert target
        part = f"word/{target[1]}"
        assert values(REPORT, "jc", part) == [{"val": side}]
        assert values(REPORT, "ind", part)[0][f"{side}Chars"] == "100"
        assert text_of(xml_of(REPORT, part)) == "— 1 —"


def test_page_number_in_the_middle_needs_no_even_footer() -> None:
    data = write_document(report(), page_style("页码: {位置: 居中}"))
    assert values(data, "evenAndOddHeaders", "word/settings.xml") == []
    assert [value["type"] for value in values(data, "footerReference")] == ["default"]


def test_headings_are_real_and_stay_with_their_text() -> None:
    formats = Formats(REPORT)
    for level, words in enumerate(
        ("主要工作情况", "社会救助体系更加完善", "居家养老服务提质增效", "助餐配餐覆盖")
    ):
        standing = paragraph_with(REPORT, words)
        assert formats.name(standing) == f"heading {level + 1}"
        assert formats.property(standing, "outlineLvl", "val") == str(level)
        assert formats.has(standing, "keepNext")
    style = docx.Document(io.BytesIO(REPORT)).paragraphs[3].style
    assert style
    assert style.name == "Heading 1"


def test_a_heading_below_the_fourth_level_looks_like_the_fourth() -> None:
    data = write_document(draft(heading(6, "①", "助餐")), STYLE)
    assert Formats(data).name(paragraph_with(data, "助餐")) == "heading 4"


def test_no_page_is_shortened_for_widows() -> None:
    formats = Formats(REPORT)
    for element in paragraphs_of(REPORT):
        assert not formats.has(element, "widowControl")
    assert b'<w:widowControl w:val="0"/>' in parts_of(REPORT)["word/styles.xml"]


def looks_of(data: bytes, words: str) -> list[tuple[str, str]]:
    """Text and Han font of the runs of the paragraph with these words."""
    formats, element = Formats(data), paragraph_with(data, words)
    return [
        (text_of(run), formats.look(element, run).fonts["eastAsia"]) for run in words_runs(element)
    ]


def test_a_run_in_heading_has_its_own_face_and_not_bold() -> None:
    data = write_document(draft(paragraph(heads("保障有力。"), "全年发放。")), STYLE)
    assert looks_of(data, "保障有力") == [
        ("保障有力。", "楷体_GB2312"),
        ("全年发放。", "仿宋_GB2312"),
    ]
    assert "<w:b " not in parts_of(data)["word/document.xml"].decode()


@pytest.mark.parametrize(
    ("level", "face"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312")]
)
def test_a_numbered_run_in_heading_has_the_face_of_its_level(level: int, face: str) -> None:
    block = paragraph(heads("保障有力。"), "全年发放。", level=level, number="（三）")
    data = write_document(draft(block), STYLE)
    assert looks_of(data, "保障有力") == [("（三）保障有力。", face), ("全年发放。", "仿宋_GB2312")]


def test_a_number_without_run_in_heading_is_body() -> None:
    data = write_document(draft(paragraph("完善制度。", level=2, number="（二）")), STYLE)
    assert looks_of(data, "完善制度") == [("（二）完善制度。", "仿宋_GB2312")]


def test_a_figure_inside_a_run_in_heading_has_the_heading_s_face() -> None:
    block = paragraph(
        heads("标准提高到"), figure("950元", HEADS), heads("。"), "比上年提高", figure("50元")
    )
    assert looks_of(write_document(draft(block), STYLE), "标准") == [
        ("标准提高到", "楷体_GB2312"),
        ("950元", "楷体_GB2312"),
        ("。", "楷体_GB2312"),
        ("比上年提高", "仿宋_GB2312"),
        ("50元", "仿宋_GB2312"),
    ]


def test_every_run_in_heading_of_a_paragraph_is_told_from_the_text() -> None:
    block = paragraph(
        heads("标准"), figure("稳步提高", HEADS), heads("。"), "现为", figure("950元"), "。",
        count("二是", HEADS), figure("3万元", HEADS), heads("发放及时。"), figure("3万元"), "到位。",
    )  # fmt: skip
    assert looks_of(write_document(draft(block), STYLE), "标准") == [
        ("标准", "楷体_GB2312"),
        ("稳步提高", "楷体_GB2312"),
        ("。", "楷体_GB2312"),
        ("现为", "仿宋_GB2312"),
        ("950元", "仿宋_GB2312"),
        ("。", "仿宋_GB2312"),
        ("二是", "楷体_GB2312"),
        ("3万元", "楷体_GB2312"),
        ("发放及时。", "楷体_GB2312"),
        ("3万元", "仿宋_GB2312"),
        ("到位。", "仿宋_GB2312"),
    ]


def test_a_bold_run_in_heading_is_bold_and_a_plain_one_in_bold_text_is_not() -> None:
    block = paragraph(heads("保障有力。"), "全年发放。")
    for changes, weights in (
        ("小标题句: {加粗: 是}", [True, False]),
        ("正文: {加粗: 是}", [False, True]),
        ("小标题句: {加粗: 是}\n正文: {加粗: 是}", [True, True]),
    ):
        data = write_document(draft(block), page_style(changes))
        formats, element = Formats(data), paragraph_with(data, "保障有力")
        assert [formats.look(element, run).bold for run in words_runs(element)] == weights


def test_every_figure_is_a_run_of_its_own() -> None:
    block = paragraph("在册", figure("908户"), figure("1515人"), "，", period("2018年"), "末。")
    element = paragraph_with(write_document(draft(block), STYLE), "在册")
    assert [text_of(run) for run in words_runs(element)] == [
        "在册",
        "908户",
        "1515人",
        "，2018年末。",
    ]


@pytest.mark.parametrize(
    ("changes", "ground"),
    [
        ("", "yellow"),
        ("空缺: {底色: 青绿}", "cyan"),
        ("空缺: {底色: fff2cc}", "FFF2CC"),
        ("空缺: {底色: 无}", ""),
    ],
)
def test_a_hole_is_marked_as_the_style_says(changes: str, ground: str) -> None:
    data = write_document(draft(paragraph("床位", hole("张"), "。")), page_style(changes))
    formats, element = Formats(data), paragraph_with(data, "床位")
    grounds = {text_of(run): formats.look(element, run).ground for run in words_runs(element)}
    assert grounds == {"床位": "", "××张": ground, "。": ""}


def test_a_gap_is_marked() -> None:
    data = write_document(draft(paragraph("素材出错", role=ParagraphRole.GAP)), STYLE)
    element = paragraph_with(data, "素材出错")
    formats = Formats(data)
    assert formats.name(element) == "缺口"
    assert [formats.look(element, run).ground for run in words_runs(element)] == ["FFE0B2"]


def test_main_recipient_stands_at_the_edge() -> None:
    formats, element = Formats(REPORT), paragraph_with(REPORT, "人民政府：")
    assert formats.property(element, "ind", "firstLine") in ("", "0")
    assert formats.property(element, "jc", "val") == "left"


def test_closing_keeps_with_the_last_line_of_the_text() -> None:
    formats = Formats(REPORT)
    last = paragraphs_of(REPORT)[-3:]
    assert [text_of(element) for element in last] == [
        "特此报告。",
        "广州市番禺区民政局",
        "2019年1月10日",
    ]
    assert [formats.has(element, "keepNext") for element in last] == [True, True, False]
    assert formats.property(last[1], "spacing", "before") == "579"


def lefts(name: str, date: str) -> tuple[int, int]:
    """Left indents of signature and date in twips."""
    data = write_document(draft(paragraph("特此报告。"), *signed(name, date)), STYLE)
    formats, elements = Formats(data), paragraphs_of(data)[-2:]
    first, second = (int(formats.property(element, "ind", "left")) for element in elements)
    return first, second


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        # Nine characters, two blank to the right: 28 - 2 - 9.
        ("广州市番禺区民政局", "2019年1月10日", (17 * 315, 19 * 315)),
        # The date is longer (6.5, and five quarters between digits and Han characters):
        # it keeps two blank to the right, the name moves left.
        ("民政局", "2019年1月10日", (int(16.25 * 315), int(18.25 * 315))),
        ("民政局", "2019年12月10日", (int(15.75 * 315), int(17.75 * 315))),
        # Too long for one line: at the edge.
        ("局" * 40, "2019年1月10日", (0, 2 * 315)),
    ],
)
def test_signature_and_date_hang_from_the_left(
    name: str, date: str, expected: tuple[int, int]
) -> None:
    assert lefts(name, date) == expected


def test_date_under_the_title_is_centred_kai() -> None:
    blocks = (
        title("工作总结"),
        paragraph("（2019年1月10日）", role=ParagraphRole.DATE),
        paragraph("正文。"),
    )
    data = write_document(draft(*blocks), STYLE)
    formats, (first, second, _) = Formats(data), paragraphs_of(data)
    assert formats.property(second, "jc", "val") == "center"
    assert formats.look(second, next(words_runs(second))).fonts["eastAsia"] == "楷体_GB2312"
    # The blank line comes after the date, not between.
    assert formats.property(first, "spacing", "after") == "0"
    assert formats.property(second, "spacing", "after") == "579"


@pytest.mark.parametrize(
    "annex", [heading(1, "", "附表"), table("附表", ("甲",)), table("", ("甲",)), title("附表")]
)
def test_what_follows_the_date_starts_a_page(annex: Block) -> None:
    blocks = (paragraph("正文。"), *signed("民政局", "2019年1月10日"), annex, paragraph("说明。"))
    data = write_document(draft(*blocks), STYLE)
    formats = Formats(data)
    breaks = [formats.has(element, "pageBreakBefore") for element in paragraphs_of(data)]
    assert breaks == [False, False, False, True] + [False] * (len(breaks) - 4)


def widths_of(*rows: tuple[Piece, ...]) -> list[int]:
    data = write_document(draft(table("表", *rows)), STYLE)
    return [int(value["w"]) for value in values(data, "gridCol")]


def test_a_column_is_never_narrower_than_its_figures() -> None:
    long = "关于数据来源和口径的说明文字" * 4
    row: tuple[Piece, ...] = (long, long, figure("123456.78万元"), long, figure("99.95%"), long)
    widths = widths_of(tuple("名单本备同注"), row)
    # Half a character of twelve points is 120 twips, and 216 are the cell's margins.
    assert widths[2] >= 13 * 120 + 216
    assert widths[4] >= 7 * 120 + 216
    assert sum(widths) == 8844


def test_short_columns_are_given_their_words_before_long_ones() -> None:
    long = "关于数据来源和口径的说明文字" * 4
    widths = widths_of(("指标", "说明"), ("社会组织登记总数", long))
    assert widths[0] >= 16 * 120 + 216


@given(
    st.lists(
        st.lists(st.sampled_from(["", "低保", "说明" * 30, "数据口径"]), min_size=1, max_size=9),
        min_size=1,
        max_size=4,
    )
)
def test_columns_fill_the_type_area_exactly(rows: list[list[str]]) -> None:
    widths = widths_of(*(tuple(row) for row in rows))
    assert sum(widths) == 8844
    assert len(widths) == max(map(len, rows))
    assert min(widths) > 400


def test_figures_stand_to_the_right_and_short_words_in_the_middle() -> None:
    block = table(
        "表",
        ("名", "单位", "本年"),
        ("社会组织登记总数", "个", figure("5")),
        ("数", "人", hole("人")),
    )
    data = write_document(draft(block), STYLE)
    formats = Formats(data)
    aligned = [formats.property(element, "jc", "val") for element in paragraphs_of(data)[4:7]]
    assert aligned == ["left", "center", "right"]


def test_rows_are_whole_and_the_header_is_repeated() -> None:
    data = write_document(draft(table("表", ("甲", "乙"), ("一",), ("二", "三"))), STYLE)
    rows = list(xml_of(data).iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert {len(row.findall(f"{W}tc")) for row in rows} == {2}


def test_all_words_of_the_draft_are_in_the_document_once() -> None:
    words = []
    for block in report().blocks:
        if isinstance(block, Table):
            words.append(plain_text(block.caption))
            words += [plain_text(cell) for row in block.rows for cell in row]
        else:
            words.append(block.text)
    assert [text_of(element).replace("\n", "") for element in paragraphs_of(REPORT)] == words


def test_properties_say_title_office_and_language() -> None:
    properties = docx.Document(io.BytesIO(REPORT)).core_properties
    assert properties.title == "广州市番禺区民政局2018年工作总结和2019年工作计划"
    assert properties.author == "广州市番禺区民政局"
    assert properties.language == "zh-CN"


@pytest.mark.parametrize(
    "words",
    [
        "甲<乙>&“丙”'丁\"戊",
        "  前后有空格  ",
        "制\x01表\x0b符\ufffe\uffff",
        "残\ud800缺",
        "𠮷野家 é ←",
        "]]>",
        "a\tb",
    ],
    ids=["markup", "spaces", "controls", "surrogate", "rare", "cdata", "tab"],
)
def test_whatever_the_words_the_document_is_well_formed(words: str) -> None:
    block = paragraph(heads(words), words, figure(words), hole(words), level=1, number=words)
    data = write_document(
        draft(
            title(words),
            block,
            table(words, (words, "x"), (figure(words), words)),
            *signed(words, words),
            title=words,
            office=words,
        ),
        page_style(),
    )
    printed = re.sub("[\x01\x0b\ufffe\uffff\ud800]", "", words)
    assert text_of(paragraphs_of(data)[1]) == printed * 4 + "××" + printed
    docx.Document(io.BytesIO(data))


def test_a_draft_with_nothing_in_it_is_still_a_document() -> None:
    assert [text_of(element) for element in paragraphs_of(write_document(draft(), STYLE))] == []
    data = write_document(draft(paragraph(), table(""), table("", ())), STYLE)
    docx.Document(io.BytesIO(data))


def test_a_name_for_a_font_cannot_break_the_package() -> None:
    style = page_style('字体: {仿宋: {名称: "A&B<\\"C\\">", 备用: "&"}}')
    data = write_document(report(), style)
    element = paragraph_with(data, "围绕群众")
    run = next(words_runs(element))
    assert Formats(data).look(element, run).fonts["eastAsia"] == 'A&B<"C">'


def test_no_dash_is_torn_in_two() -> None:
    (rule,) = values(REPORT, "noLineBreaksBefore", "word/settings.xml")
    assert rule["lang"] == "zh-CN"
    assert set("—…，。％%") <= set(rule["val"])


def test_a_character_grid_is_set_by_word_alone() -> None:
    data = write_document(report(), page_style("网格: 指定行和字符网格"))
    # 4096 × (442.2 pt / 28 - 16 pt), and no spacing beside it.
    assert values(data, "docGrid") == [
        {"type": "linesAndChars", "linePitch": "579", "charSpace": "-849"}
    ]
    spacing = Formats(data).styles["Normal"].find(f"{W}rPr/{W}spacing")
    assert spacing is not None
    assert spacing.get(f"{W}val") == "0"
