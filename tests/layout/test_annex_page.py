"""附件说明 and annex pages: what stands in the .docx, and where it comes to stand on paper."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from drafter.drafting.blocks import Block, Paragraph, ParagraphRole
from drafter.layout.writer import write_document
from tests.layout.documents import (
    W,
    draft,
    figure,
    hole,
    office,
    page_style,
    paragraph,
    paragraph_with,
    paragraphs_of,
    period,
    runs,
    signed,
    table,
    text_of,
    title,
    words_runs,
    xml_of,
)
from tests.layout.formats import Formats
from tests.layout.rendering import Line, Rendered, rendered, require_renderer, without_grid

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from tests.layout.documents import Piece

CHARACTER = 315 / 1440 * 25.4
PITCH = 579 / 1440 * 25.4
TOP = 37.0
SIGNED = signed("民政局", "2019年1月10日")
TITLE = "番禺区民政局2018年主要数据表"
HEADS = ("指标", "单位", "本年", "上年", "同比")
LONG = "全区民政事业发展主要数据及其与上一年度同期数据比较情况汇总表（含各镇街）"
ROWS = 70


def note(number: str, *name: Piece) -> Paragraph:
    return Paragraph(ParagraphRole.ATTACHMENT_NOTE, runs(*name), number=number)


def annex(label: str, name: str, *rows: tuple[Piece, ...]) -> list[Block]:
    return [
        paragraph(label, role=ParagraphRole.ANNEX_LABEL),
        paragraph(name, role=ParagraphRole.ANNEX_TITLE),
        table("", HEADS, *rows),
    ]


def row(number: int) -> tuple[Piece, ...]:
    """A row as the annex has it; every tenth name is too long for its column."""
    name = f"{number}号社区服务中心" + "为行动不便老年人提供的上门助餐服务点" * (number % 10 == 0)
    last: Piece = figure("13200") if number % 2 else "—"
    growth: Piece = figure("-4.5个百分点") if number % 2 else "—"
    return name, "元/人·月", figure(f"{13000 + number}多"), last, growth


TEXT = [title("工作总结"), paragraph("政策落实服务群众。" * 12)]
ONE: list[Block] = [
    *TEXT,
    note("附件：", office("番禺区民政局"), period("2018年"), "主要数据表"),
    *SIGNED,
    *annex("附件", TITLE, *map(row, range(1, ROWS + 1))),
]
TWO: list[Block] = [
    *TEXT,
    note("附件：1.", LONG),
    note("2.", LONG),
    *SIGNED,
    *annex("附件1", LONG, row(1)),
    *annex("附件2", LONG, row(2)),
]
LONG_NOTE: list[Block] = [*TEXT, note("附件：", LONG), *SIGNED, *annex("附件", LONG, row(1))]
STYLE = page_style()
DOCUMENT = write_document(draft(*ONE), STYLE)


def properties(element: etree._Element) -> dict[str, str]:
    formats = Formats(DOCUMENT)
    return {
        "style": formats.name(element),
        "align": formats.property(element, "jc", "val"),
        "font": formats.look(element, next(words_runs(element))).fonts["eastAsia"],
        "size": formats.look(element, next(words_runs(element))).size,
    }


def test_the_annex_has_styles_of_its_own() -> None:
    noted, label, name = (
        properties(element)
        for element in paragraphs_of(DOCUMENT)
        if Formats(DOCUMENT).name(element) in {"附件说明", "附件", "附件标题"}
    )
    assert noted == {"style": "附件说明", "align": "left", "font": "仿宋_GB2312", "size": "32"}
    assert label == {"style": "附件", "align": "left", "font": "黑体", "size": "32"}
    assert name == {
        "style": "附件标题",
        "align": "center",
        "font": "方正小标宋简体",
        "size": "44",
    }


def test_it_begins_a_page_and_the_title_keeps_with_the_table() -> None:
    formats = Formats(DOCUMENT)
    label, name = paragraph_with(DOCUMENT, "附件"), paragraphs_of(DOCUMENT)
    breaks = [text_of(item) for item in name if formats.has(item, "pageBreakBefore")]
    assert breaks == ["附件"]
    assert text_of(label).startswith("附件：")
    (titled,) = (item for item in name if formats.name(item) == "附件标题")
    assert formats.has(titled, "keepNext")
    (labelled,) = (item for item in name if formats.name(item) == "附件")
    assert formats.has(labelled, "keepNext")


def test_every_annex_begins_a_page() -> None:
    data = write_document(draft(*TWO), STYLE)
    formats = Formats(data)
    breaks = [text_of(i) for i in paragraphs_of(data) if formats.has(i, "pageBreakBefore")]
    assert breaks == ["附件1", "附件2"]


def test_the_text_keeps_with_the_note_and_the_note_with_the_signature() -> None:
    formats = Formats(DOCUMENT)
    elements = {text_of(item): item for item in paragraphs_of(DOCUMENT)}
    kept = [name[:6] for name, item in elements.items() if formats.has(item, "keepNext")]
    assert kept[:4] == ["工作总结", "政策落实服务", "附件：番禺区", "民政局"]
    noted = paragraph_with(DOCUMENT, "附件：")
    assert formats.property(noted, "spacing", "before") == "579"
    assert formats.property(elements["民政局"], "spacing", "before") == "579"


def test_one_note_hangs_below_its_name_without_a_tab() -> None:
    element = paragraph_with(DOCUMENT, "附件：")
    formats = Formats(DOCUMENT)
    assert text_of(element) == f"附件：{TITLE}"
    assert next(element.iter(f"{W}tab"), None) is None
    assert formats.property(element, "ind", "left") == str(5 * 315)
    assert formats.property(element, "ind", "hanging") == str(3 * 315)


def test_numbered_notes_hang_below_their_names_by_a_tab() -> None:
    data = write_document(draft(*TWO), STYLE)
    formats = Formats(data)
    first, second = (i for i in paragraphs_of(data) if formats.name(i) == "附件说明")
    for element, before, hanging in ((first, "579", 1260), (second, "0", 315)):
        assert formats.property(element, "spacing", "before") == before
        assert formats.property(element, "ind", "left") == "1890"
        assert formats.property(element, "ind", "hanging") == str(hanging)
        (stop,) = element.iterfind(f"{W}pPr/{W}tabs/{W}tab")
        assert stop.get(f"{W}pos") == "1890"
        assert len(list(element.iterfind(f"{W}r/{W}tab"))) == 1
    assert [text_of(first), text_of(second)] == [f"附件：1.{LONG}", f"2.{LONG}"]


def test_rows_are_whole_and_the_header_is_repeated() -> None:
    (found,) = xml_of(DOCUMENT).iter(f"{W}tbl")
    lines = list(found.iter(f"{W}tr"))
    assert len(lines) == ROWS + 1
    assert all(line.find(f"{W}trPr/{W}cantSplit") is not None for line in lines)
    headers = [line.find(f"{W}trPr/{W}tblHeader") is not None for line in lines]
    assert headers == [True] + [False] * ROWS
    cell = next(lines[1].iter(f"{W}p"))
    formats = Formats(DOCUMENT)
    assert formats.property(cell, "spacing", "line") == "400"
    assert formats.property(cell, "snapToGrid", "val") == "0"


def test_the_last_rows_stay_together() -> None:
    formats = Formats(DOCUMENT)
    lines = list(xml_of(DOCUMENT).iter(f"{W}tr"))
    kept = [{formats.has(item, "keepNext") for item in line.iter(f"{W}p")} for line in lines]
    assert kept == [{True}, *[{False}] * (ROWS - 3), {True}, {True}, {False}]


def aligned(*rows: tuple[Piece, ...]) -> list[str]:
    data = write_document(draft(*annex("附件", TITLE, *rows)), STYLE)
    formats = Formats(data)
    lines = list(xml_of(data).iter(f"{W}tr"))
    return [formats.property(item, "jc", "val") for item in lines[-1].iter(f"{W}p")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # What there is none of stands where the figures of its column do.
        ([("低保", "人", figure("5"), "—", "—"), ("特困", "人", figure("6"), figure("5"), "—")],
         ["left", "center", "right", "right", "center"]),
        ([("低保", "人", hole(""), "—", hole("%"))],
         ["left", "center", "right", "center", "right"]),
        ([("床位", "张", "", "", ""), ("　护理", "张", figure("5"), figure("4"), figure("25%"))],
         ["left", "center", "right", "right", "right"]),
    ],
)  # fmt: skip
def test_names_stand_left_and_figures_right(
    lines: list[tuple[Piece, ...]], expected: list[str]
) -> None:
    assert aligned(*lines) == expected


@pytest.mark.parametrize(
    ("changes", "style", "path", "attribute", "value"),
    [
        ("附件: {后空行: 2}", "附件", "spacing", "after", "1158"),
        ("附件说明: {左空: 0}", "附件说明", "ind", "left", "945"),
        ("附件说明: {前空行: 0}", "附件说明", "spacing", "before", "0"),
    ],
)
def test_a_page_style_may_set_it_otherwise(
    changes: str, style: str, path: str, attribute: str, value: str
) -> None:
    data = write_document(draft(*ONE), page_style(changes))
    formats = Formats(data)
    (element,) = (item for item in paragraphs_of(data) if formats.name(item) == style)
    assert formats.property(element, path, attribute) == value


@pytest.mark.parametrize("content", [ONE, TWO, LONG_NOTE], ids=["one", "two", "long note"])
def test_validator_finds_nothing(content: list[Block], tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    path.write_bytes(write_document(draft(*content), STYLE))
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(path))
    assert [str(error) for error in result.errors] == []


def filled(lines: int) -> list[Block]:
    """So many lines of text, a note, signature and date, an annex."""
    text = [paragraph("政策落实服务群众保障民生完善制度加强监督推进改革")] * lines
    return [*text, note("附件：", TITLE), *SIGNED, *annex("附件", TITLE, row(1))]


LINES = range(15, 23)
# Rows that fill a page, or nearly so.
FULL = range(18, 25)
DOCUMENTS = {
    "one": ONE,
    "two": TWO,
    "long note": LONG_NOTE,
    **{f"{lines} lines": filled(lines) for lines in LINES},
    **{f"{rows} rows": annex("附件", TITLE, *[row(1)] * rows) for rows in FULL},
}


@pytest.fixture(scope="module")
def papers() -> dict[str, Rendered]:
    """Every document on paper, by its name and by its name without grid."""
    require_renderer()
    written = {name: write_document(draft(*content), STYLE) for name, content in DOCUMENTS.items()}
    stripped = {f"{name}, no grid": without_grid(data) for name, data in written.items()}
    return rendered({**written, **stripped})


@pytest.fixture(params=["", ", no grid"], ids=["as-is", "no-grid"])
def grid(request: pytest.FixtureRequest) -> str:
    """What to add to a document's name in this round."""
    return str(request.param)


def line_number(line: Line) -> float:
    """Which line of the page it stands on, from 1."""
    return (line.middle - TOP) / PITCH + 0.5


@pytest.mark.rendered
def test_the_label_stands_on_line_1_and_the_title_on_line_3(
    papers: dict[str, Rendered], grid: str
) -> None:
    label, name, *_ = papers[f"one{grid}"].pages[1].lines
    assert label.text == "附件"
    assert abs(label.left - 28.0) < 0.5
    assert abs(line_number(label) - 1) < 0.3
    assert name.text == TITLE
    assert abs((name.left + name.right) / 2 - 106) < 0.5
    assert abs(line_number(name) - 3) < 0.3


@pytest.mark.rendered
def test_the_header_is_on_every_page_and_no_row_is_cut(
    papers: dict[str, Rendered], grid: str
) -> None:
    _, first, *others = papers[f"one{grid}"].pages
    assert len(others) >= 2
    header = "".join(HEADS)
    assert [line.text for line in first.lines].index(header) == 2
    assert all(page.lines[0].text == header for page in others)
    numbers = []
    for page in (first, *others):
        lines = [line.text for line in page.lines if "多" in line.text and "元/人·月" in line.text]
        numbers += lines
        # A name of two lines has its numbers between them, all on one page.
        assert not page.lines[-1].text.startswith("上门") or lines
        assert "多" in page.lines[-1].text or "多" in page.lines[-2].text
    assert len(numbers) == ROWS
    for number, line in enumerate(numbers, 1):
        assert f"元/人·月{13000 + number}多" in line
        assert line.endswith("13200-4.5个百分点" if number % 2 else "——")


@pytest.mark.rendered
def test_page_numbers_go_on_through_the_annex(papers: dict[str, Rendered], grid: str) -> None:
    pages = papers[f"one{grid}"].pages
    assert [[line.text for line in page.footer] for page in pages] == [
        [f"—{number}—"] for number in range(1, len(pages) + 1)
    ]


@pytest.mark.rendered
def test_the_note_stands_one_line_below_the_text_and_above_the_signature(
    papers: dict[str, Rendered], grid: str
) -> None:
    *_, text, noted, name, date = papers[f"one{grid}"].pages[0].lines
    assert (noted.text, name.text, date.text) == (f"附件：{TITLE}", "民政局", "2019年1月10日")
    assert abs(noted.left - 28.0 - 2 * CHARACTER) < 0.3
    for above, below in ((text, noted), (noted, name)):
        assert abs(below.middle - above.middle - 2 * PITCH) < 1


@pytest.mark.rendered
@pytest.mark.parametrize(("name", "column"), [("long note", 5), ("two", 6)])
def test_wrapped_names_go_on_below_their_first_character(
    papers: dict[str, Rendered], name: str, column: int, grid: str
) -> None:
    lines = papers[f"{name}{grid}"].pages[0].lines
    begin = next(at for at, line in enumerate(lines) if line.text.startswith("附件："))
    noted = lines[begin:-2]
    wrapped = [line for line in noted if not line.text.startswith(("附件：", "2."))]
    assert len(wrapped) == len(noted) - (2 if name == "two" else 1)
    assert all(abs(line.left - 28.0 - column * CHARACTER) < 0.2 for line in wrapped)
    assert "".join(line.text for line in noted).count(LONG) == len(noted) - len(wrapped)
    assert all(abs(b.middle - a.middle - PITCH) < 1 for a, b in pairwise(noted))


@pytest.mark.rendered
@pytest.mark.parametrize("lines", LINES)
def test_the_note_and_the_signature_never_leave_the_text(
    papers: dict[str, Rendered], lines: int, grid: str
) -> None:
    *text, last, annexed = papers[f"{lines} lines{grid}"].pages
    assert [line.text for line in last.lines[-3:]] == [
        f"附件：{TITLE}",
        "民政局",
        "2019年1月10日",
    ]
    assert len(last.lines) >= 4
    assert annexed.lines[0].text == "附件"
    assert sum(len(page.lines) for page in (*text, last)) == lines + 3


@pytest.mark.rendered
@pytest.mark.parametrize("rows", FULL)
def test_no_page_holds_a_single_row(papers: dict[str, Rendered], rows: int, grid: str) -> None:
    pages = papers[f"{rows} rows{grid}"].pages
    held = [sum("13001多" in line.text for line in page.lines) for page in pages]
    assert sum(held) == rows
    assert held[-1] >= 3
