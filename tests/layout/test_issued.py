"""版头, seal and 版记 in the .docx: what stands where, in which letters, and what a style may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.blocks import ParagraphRole
from drafter.layout.writer import write_document
from tests.layout.documents import (
    W,
    draft,
    page_style,
    paragraph,
    paragraph_with,
    paragraphs_of,
    signed,
    table,
    text_of,
    title,
    words_runs,
    xml_of,
)
from tests.layout.formats import SLOTS, Formats
from tests.layout.issued import (
    corner,
    head,
    imprint,
    issued,
    issued_report,
    issued_style,
    ungiven,
)

if TYPE_CHECKING:
    from lxml import etree

    from drafter.drafting.blocks import Draft

STYLE = issued_style()
PITCH = 315
LINE = 579


def written(content: Draft, changes: str = "") -> bytes:
    return write_document(content, issued_style(changes) if changes else STYLE)


def names(data: bytes) -> list[tuple[str, str]]:
    """Style and words of every paragraph."""
    formats = Formats(data)
    return [(formats.name(p), text_of(p)) for p in paragraphs_of(data) if p.find(f".//{W}pStyle") is not None]  # fmt: skip


def own(paragraph: etree._Element, path: str, attribute: str) -> list[str]:
    """A property that the paragraph itself states."""
    return [str(node.get(f"{W}{attribute}")) for node in paragraph.iterfind(f"{W}pPr/{W}{path}")]


def test_every_element_has_a_style_of_its_own_in_the_order_of_the_standard() -> None:
    assert names(written(issued_report())) == [
        ("份号", "000012"),
        ("密级", "秘密★1年"),
        ("紧急程度", "加急"),
        ("发文机关标志", "清河县民政局文件"),
        ("发文字号", "签发人：王小明李华"),
        ("发文字号", "清民〔2024〕5号张㛃"),
        ("红色分隔线", ""),
        ("Title", "清河县民政局关于2023年工作情况的报告"),
        ("主送机关", "清河县人民政府："),
        ("Body Text", "现将有关情况报告如下。"),
        ("Body Text", "特此报告。"),
        ("Signature", "清河县民政局"),
        ("Date", "2024年1月10日"),
        ("附注", "（联系人：张华）"),
        ("附件", "附件"),
        ("表格表头", "指标"),
        ("表格表头", "本年"),
        ("表格文字", "低保"),
        ("表格文字", "××"),
        ("抄送", "抄送：清河县财政局，清河县审计局。"),
        ("印发", "清河县民政局办公室2024年1月10日印发"),
    ]


@pytest.mark.parametrize(
    ("words", "font", "half_points"),
    [
        ("000012", "仿宋_GB2312", "32"),
        ("秘密★", "黑体", "32"),
        ("加急", "黑体", "32"),
        ("文件", "方正小标宋简体", "96"),
        ("清民〔2024〕5号", "仿宋_GB2312", "32"),
        ("签发人：", "仿宋_GB2312", "32"),
        ("王小明", "楷体_GB2312", "32"),
        ("抄送：", "仿宋_GB2312", "28"),
        ("印发", "仿宋_GB2312", "28"),
        ("（联系人", "仿宋_GB2312", "32"),
    ],
)
def test_letters_are_those_of_the_standard(words: str, font: str, half_points: str) -> None:
    data = written(issued_report())
    element = paragraph_with(data, words)
    run = next(run for run in words_runs(element) if words in text_of(run))
    look = Formats(data).look(element, run)
    assert (look.fonts["eastAsia"], look.size, look.bold) == (font, half_points, False)


def test_every_run_has_four_fonts_and_the_hint() -> None:
    data = written(issued_report())
    formats = Formats(data)
    for element in paragraphs_of(data):
        for run in words_runs(element):
            look = formats.look(element, run)
            assert all(look.fonts.get(slot) for slot in SLOTS)
            assert look.fonts["hint"] == "eastAsia"


def test_the_term_of_secrecy_has_digits_of_its_own_face() -> None:
    data = written(issued_report())
    element = paragraph_with(data, "秘密★")
    assert Formats(data).look(element, next(words_runs(element))).fonts["ascii"] == "黑体"


def test_mark_and_line_are_red() -> None:
    styles = Formats(written(issued_report())).styles
    colour = styles["IssuerMark"].find(f"{W}rPr/{W}color")
    border = styles["RedLine"].find(f"{W}pPr/{W}pBdr/{W}top")
    assert colour is not None
    assert border is not None
    assert (colour.get(f"{W}val"), border.get(f"{W}color")) == ("FF0000", "FF0000")


MARK_NAMES = st.text(alphabet="民政局县市区自治州文件", min_size=1, max_size=60)


@given(name=MARK_NAMES, largest=st.sampled_from([26, 48, 72]))
def test_a_mark_of_any_length_fits_on_one_line(name: str, largest: int) -> None:
    changes = f"红头: {{字号: {largest}}}"
    data = written(issued(above=head("王小明", mark=name)), changes)
    (run,) = words_runs(paragraph_with(data, name))
    size, narrow = (
        int(str(run.find(f"{W}rPr/{W}{tag}").get(f"{W}val")))  # type: ignore[union-attr]
        for tag in ("sz", "w")
    )
    width = len(name) * size * 10 * narrow / 100
    assert width <= STYLE.page.text_width
    assert size <= 2 * largest
    assert 66 <= narrow <= 100
    # As large as it may be: half a point more, or one per cent wider, would be too much.
    assert (
        (size, narrow) == (2 * largest, 100)
        or len(name) * size * 10 * (narrow + 1) / 100 > STYLE.page.text_width
        or len(name) * (size + 1) * 10 * narrow / 100 > STYLE.page.text_width
    )
    # Narrow before small.
    assert size == 2 * largest or narrow == 66


@pytest.mark.parametrize(
    ("signers", "rows"),
    [
        (["王小明"], [["清民〔2024〕5号", "签发人：王小明"]]),
        (["王小明", "李华"], [["清民〔2024〕5号", "签发人：王小明", "李华"]]),
        (
            ["王小明", "李华", "买买提江", "张伟", "赵云"],
            [
                ["", "签发人：王小明", "李华"],
                ["", "买买提江", "张伟"],
                ["清民〔2024〕5号", "赵云"],
            ],
        ),
    ],
)
def test_the_number_stands_on_the_last_line_of_names(
    signers: list[str], rows: list[list[str]]
) -> None:
    assert cells(written(issued(above=head(*signers)))) == rows


def test_a_long_number_leaves_the_names_fewer_to_a_line_or_a_line_of_its_own() -> None:
    number = "某某省某某市某某县民政发〔2024〕105号"
    two = cells(written(issued(above=head("王小明", "买买提江", number=number))))
    assert two == [["", "签发人：王小明"], [number, "买买提江"]]
    number = "某某省某某市某某县某某街道办事处民政发〔2024〕105号"
    one = cells(written(issued(above=head("买买提·艾力江", number=number))))
    assert one == [["", "签发人：买买提·艾力江"], [number]]


NAME = st.text(alphabet="王李张赵买提艾力江·", min_size=2, max_size=8)


@given(signers=st.lists(NAME, min_size=1, max_size=7), abreast=st.integers(1, 3))
def test_names_stay_inside_the_line_and_never_run_into_each_other(
    signers: list[str], abreast: int
) -> None:
    data = written(issued(above=head(*signers)), f"签发人: {{每行人数: {abreast}}}")
    line = 28 * PITCH
    found: list[str] = []
    for place, element in enumerate(number_rows(data)):
        stops = [int(stop) for stop in own(element, "tabs/" + f"{W}tab", "pos")]
        _, *row = cells_of(element)
        found += row
        assert len(row) <= abreast
        for at, name in enumerate(row):
            end = stops[at] + len(name) * PITCH
            assert end <= (stops[at + 1] if at + 1 < len(stops) else line - PITCH)
        if place:
            assert own(element, "spacing", "before") == ["0"]
    assert found[0] == f"签发人：{signers[0]}"
    assert found[1:] == signers[1:]


def number_rows(data: bytes) -> list[etree._Element]:
    formats = Formats(data)
    return [p for p in paragraphs_of(data) if formats.name(p) == "发文字号"]


def cells(data: bytes) -> list[list[str]]:
    return [cells_of(row) for row in number_rows(data)]


def cells_of(row: etree._Element) -> list[str]:
    """What stands between the tabs of a line."""
    texts = [""]
    for node in row.iter(f"{W}t", f"{W}r"):
        if node.find(f"{W}tab") is not None:
            texts.append("")
        elif node.tag == f"{W}t":
            texts[-1] += node.text or ""
    return texts


def test_without_signatory_the_number_stands_in_the_middle() -> None:
    data = written(issued(above=head()), "签发人: 无")
    (row,) = number_rows(data)
    assert Formats(data).property(row, "jc", "val") == "center"
    assert own(row, "ind", "left") == []
    assert "SignatoryName" not in Formats(data).styles


def test_a_name_too_rare_for_its_face_gets_another() -> None:
    data = written(issued(above=head("张㛃")))
    element = paragraph_with(data, "㛃")
    fonts = {
        text_of(run): Formats(data).look(element, run).fonts["eastAsia"]
        for run in words_runs(element)
    }
    assert fonts["张"] == "楷体_GB2312"
    assert fonts["㛃"] not in ("楷体_GB2312", "")


def test_what_is_still_to_be_filled_in_is_marked() -> None:
    above = [
        *head()[:1],
        paragraph(ungiven("发文字号", "", "〔××××〕××号"), role=ParagraphRole.DOCUMENT_NUMBER),
        paragraph("签发人：", ungiven("签发人"), role=ParagraphRole.SIGNATORY),
    ]
    data = written(issued(above=above))
    assert cells(data) == [["××〔××××〕××号", "签发人：××"]]
    formats, (row,) = Formats(data), number_rows(data)
    grounds = {text_of(run): formats.look(row, run).ground for run in words_runs(row)}
    assert grounds == {"××〔××××〕××号": "yellow", "签发人：": "", "××": "yellow"}


def lefts(name: str, date: str, changes: str = "") -> tuple[float, float]:
    """Where signature and date begin, in characters from the left edge."""
    data = written(draft(paragraph("特此报告。"), *signed(name, date)), changes)
    found = {text_of(p): p for p in paragraphs_of(data)}
    first, second = (int(own(found[text], "ind", "left")[0]) / PITCH for text in (name, date))
    return first, second


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("民政局", "二〇二四年一月十日", (28 - 4 - 6, 28 - 4 - 9)),
        ("广州市番禺区民政局", "二〇二四年一月十日", (28 - 4 - 9, 28 - 4 - 9)),
        ("某某省某某市某某县民政局", "二〇二四年一月十日", (13.5, 15)),
        # Seventeen characters end on the edge exactly; the next would go over it.
        ("某" * 17, "二〇二四年一月十日", (11, 15)),
        ("某" * 19, "二〇二四年一月十日", (9, 14)),
        ("某" * 30, "二〇二四年一月十日", (0, 8.5)),
    ],
)
def test_under_a_seal_the_name_stands_over_the_middle_of_the_date(
    name: str, date: str, expected: tuple[float, float]
) -> None:
    found = lefts(name, date)
    assert found == pytest.approx(expected, abs=0.01)


def test_without_a_seal_the_date_follows_two_characters_to_the_right() -> None:
    plain = lefts("清河县民政局", "二〇二四年一月十日", "印章: 无")
    assert plain == (28 - 2 - 9 - 2, 28 - 2 - 9)


def test_signature_date_and_note_keep_together_after_two_blank_lines() -> None:
    data = written(issued_report())
    formats = Formats(data)
    closing = [paragraph_with(data, words) for words in ("特此报告", "2024年1月10日", "（联系人")]
    assert [formats.has(element, "keepNext") for element in closing] == [True, True, False]
    signature = next(p for p in paragraphs_of(data) if formats.name(p) == "Signature")
    assert formats.has(signature, "keepNext")
    assert formats.property(signature, "spacing", "before") == str(2 * LINE)


def test_the_imprint_is_a_table_set_down_on_the_foot_of_the_type_area() -> None:
    root = xml_of(written(issued_report()))
    imprint_table = list(root.iter(f"{W}tbl"))[-1]
    place = imprint_table.find(f"{W}tblPr/{W}tblpPr")
    assert place is not None
    assert (place.get(f"{W}vertAnchor"), place.get(f"{W}tblpYSpec")) == ("margin", "bottom")
    assert place.get(f"{W}tblpX") == str(STYLE.page.inner)
    after = imprint_table.getnext()
    assert after is not None
    assert after.tag == f"{W}p"
    assert text_of(after) == ""


def test_where_margins_change_sides_the_imprint_hangs_from_the_type_area() -> None:
    data = written(issued(), "对称页边距: 是")
    place = xml_of(data).find(f".//{W}tblpPr")
    assert place is not None
    assert (place.get(f"{W}horzAnchor"), place.get(f"{W}tblpX")) == ("margin", "0")


def test_the_office_is_narrowed_to_stand_beside_the_date() -> None:
    wide = "广西壮族自治区防城港市上思县民政局办公室"
    data = written(issued(below=imprint(office=wide)))
    office, date, *_ = words_runs(paragraph_with(data, wide))
    scale = office.find(f"{W}rPr/{W}w")
    assert scale is not None
    assert 80 <= int(str(scale.get(f"{W}val"))) < 100
    assert date.find(f"{W}rPr/{W}w") is None
    narrow = paragraph_with(written(issued()), "清河县民政局办公室")
    assert narrow.find(f".//{W}rPr/{W}w") is None


def test_the_plain_style_has_none_of_it() -> None:
    styles = Formats(write_document(draft(title("总结"), paragraph("文")), page_style())).styles
    assert not {"IssuerMark", "DocumentNumber", "RedLine", "CopiesTo", "Imprint"} & styles.keys()


def test_a_draft_made_for_another_style_loses_nothing() -> None:
    data = write_document(issued_report(), page_style())
    text = "".join(text_of(element) for element in paragraphs_of(data))
    for words in ("000012", "秘密★1年", "加急", "清河县民政局文件", "清民〔2024〕5号", "王小明"):
        assert words in text
    for words in ("张㛃", "（联系人：张华）", "抄送：清河县财政局", "办公室　2024年1月10日印发"):
        assert words in text


def test_an_office_changes_the_elements_as_it_likes() -> None:
    changes = (
        "红头: {字号: 36, 颜色: 黑, 距版心: 20}\n红线: 无\n版记: {首末线: 1.5}\n密级: {字体: 楷体}"
    )
    data = written(issued(above=[*corner("000001", "秘密", "加急"), *head("甲", mark="民政局")]), changes)  # fmt: skip
    formats = Formats(data)
    mark = paragraph_with(data, "民政局")
    assert formats.look(mark, next(words_runs(mark))).size == "72"
    assert "RedLine" not in formats.styles
    edge = formats.styles["Imprint"].find(f"{W}tblPr/{W}tblBorders/{W}top")
    assert edge is not None
    assert edge.get(f"{W}sz") == "12"
    secret = paragraph_with(data, "秘密")
    assert formats.look(secret, next(words_runs(secret))).fonts["eastAsia"] == "楷体_GB2312"


def test_text_after_a_table_and_the_imprint_do_not_touch() -> None:
    xml = write_document(issued(annex=(table("表", ("甲",)),)), STYLE)
    tables = list(xml_of(xml).iter(f"{W}tbl"))
    between = tables[0].getnext()
    assert len(tables) == 2
    assert between is not None
    assert between is not tables[1]
