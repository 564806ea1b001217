"""Estimated pages: on simple drafts to the line, on whole reports against LibreOffice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from drafter.drafting.blocks import ParagraphRole
from drafter.layout.pagination import extent_of
from drafter.layout.writer import write_document
from drafter.pipeline import Edition, Shelf, draft_office, open_office, produce
from tests.layout.documents import (
    SENTENCE,
    draft,
    figure,
    heading,
    heads,
    page_style,
    paragraph,
    report,
    signed,
    table,
    title,
)
from tests.layout.issued import head, imprint, issued, issued_style
from tests.layout.rendering import rendered, require_renderer

if TYPE_CHECKING:
    from drafter.drafting.blocks import Block, Draft
    from drafter.library.pagestyles import PageStyle

ROOT = Path(__file__).parents[2]
STYLE = page_style()


def pages(*blocks: Block, style: PageStyle = STYLE) -> tuple[int, int]:
    extent = extent_of(draft(*blocks), style)
    return extent.text_pages, extent.annex_pages


@pytest.mark.parametrize(
    ("characters", "expected"),
    [(26, 1), (22 * 28 - 2, 1), (22 * 28 - 1, 2), (44 * 28 - 2, 2), (44 * 28 - 1, 3)],
)
def test_pages_follow_from_lines_and_characters(characters: int, expected: int) -> None:
    assert pages(paragraph("字" * characters)) == (expected, 0)
    # The same lines in paragraphs of their own.
    assert pages(*[paragraph("字")] * (-(-(characters + 2) // 28))) == (expected, 0)


def test_digits_take_half_a_character_and_a_quarter_beside_han() -> None:
    assert pages(*[paragraph("1" * 52)] * 22) == (1, 0)
    assert pages(*[paragraph("1" * 53)] * 22) == (2, 0)
    # 25 characters, three digits, and two quarters between them: 27.
    assert pages(*[paragraph("字" * 12 + "123" + "字" * 12)] * 22) == (1, 0)
    assert pages(*[paragraph("字1" * 17)] * 22) == (2, 0)


def test_an_empty_draft_is_one_page() -> None:
    assert pages() == pages(paragraph()) == pages(table("", ())) == (1, 0)


def test_a_heading_goes_over_with_its_text() -> None:
    text = [paragraph("字")] * 21
    assert pages(*text, paragraph("字")) == (1, 0)
    assert pages(*text[1:], heading(1, "一、", "字"), paragraph("字")) == (1, 0)
    # Alone at the foot of the page it would be the last of 22 lines.
    assert pages(*text, heading(1, "一、", "字"), paragraph("字"), *text[3:]) == (2, 0)
    assert pages(*text, heading(1, "一、", "字"), paragraph("字"), *text[1:]) == (2, 0)
    assert pages(*text, heading(1, "一、", "字"), paragraph("字"), *text) == (3, 0)


def test_headings_alone_fill_pages_too() -> None:
    assert pages(*[heading(1, "一、", "字")] * 22) == (1, 0)
    assert pages(*[heading(1, "一、", "字")] * 60) == (3, 0)


def test_what_stands_around_the_text_takes_its_room() -> None:
    """Beside a bare report of 16 lines: nine lines for the head, three for the imprint."""
    style = issued_style()
    bare = issued(*[paragraph("字")] * 11, above=[], below=[])
    assert extent_of(bare, style).pages == 1
    assert extent_of(replace(bare, blocks=(*head("王小明"), *bare.blocks)), style).pages == 2
    long = issued(*[paragraph("字")] * 13, above=[], below=[])
    assert extent_of(long, style).pages == 1
    assert extent_of(replace(long, blocks=(*long.blocks, *imprint("市民政局"))), style).pages == 2


def test_signature_and_date_want_three_lines() -> None:
    assert pages(*[paragraph("字")] * 19, *signed("局", "1日")) == (1, 0)
    assert pages(*[paragraph("字")] * 20, *signed("局", "1日")) == (2, 0)


def test_a_title_is_as_high_as_its_lines() -> None:
    # 720 twips a line and a blank one of 579: of 22 lines the text loses three, then five.
    for name, lost in (("字" * 20, 3), ("字" * 21, 4), ("字\n字\n字", 5)):
        room = 22 - lost
        assert pages(title(name), *[paragraph("字")] * room) == (1, 0)
        assert pages(title(name), *[paragraph("字")] * (room + 1)) == (2, 0)


def test_rows_are_counted_by_their_height_and_the_header_again_on_every_page() -> None:
    # 12756 twips hold 28 rows of 454.
    rows = [("低保", figure("1"))] * 200
    assert pages(table("", *rows[:28])) == (1, 0)
    assert pages(table("", *rows[:29])) == (2, 0)
    assert pages(table("", *rows[: 28 + 27])) == (2, 0)
    assert pages(table("", *rows[: 28 + 28])) == (3, 0)
    assert pages(table("", *rows), style=page_style("表格: {行高: 20}")) > (12, 0)


def test_a_long_name_in_a_row_takes_more_lines() -> None:
    short = [("低保", "人", figure("1"), figure("1"), figure("1"))] * 28
    long = [("评估家庭养老床位需求的经济困难失能老年人数" * 2, *short[0][1:])] * 28
    assert pages(table("", *short)) == (1, 0)
    assert pages(table("", *long)) == (2, 0)


def test_an_annex_begins_a_page_and_is_counted_apart() -> None:
    label = paragraph("附件", role=ParagraphRole.ANNEX_LABEL)
    name = paragraph("数据表", role=ParagraphRole.ANNEX_TITLE)
    rows = [("低保", figure("1"))] * 60
    blocks = (paragraph("字"), *signed("局", "1日"), label, name, table("", *rows))
    assert pages(*blocks) == (1, 3)
    assert pages(*blocks, label, name, table("", *rows[:3])) == (1, 4)
    assert extent_of(draft(*blocks), STYLE).pages == 4


@given(
    st.lists(
        st.one_of(
            st.integers(0, 900).map(lambda count: paragraph("字1" * count)),
            st.integers(1, 9).map(lambda level: heading(level, "一、", "字" * level * 20)),
            st.integers(0, 90).map(
                lambda count: table("表", *[("字" * count, figure("1"))] * count)
            ),
            st.just(title("字" * 90)),
        ),
        max_size=12,
    ),
    st.sampled_from(["", "每面: {行数: 1}\n行距: 600", "纸张: {宽: 60}", "表格: {行高: 250}"]),
)
def test_any_draft_has_pages_and_more_of_it_has_no_fewer(blocks: list[Block], changes: str) -> None:
    style = STYLE
    if changes:
        style = relaxed(changes)
    counted = [sum(pages(*blocks[:end], style=style)) for end in range(len(blocks) + 1)]
    assert counted == sorted(counted)
    assert counted[0] == 1


def relaxed(changes: str) -> PageStyle:
    """A page style too small for its own lines, as an office may have it after a warning."""
    page, grid = STYLE.page, STYLE.text_grid
    match changes[:2]:
        case "每面":
            return replace(STYLE, text_grid=replace(grid, line_pitch=page.text_height + 1))
        case "纸张":
            return replace(STYLE, page=replace(page, width=page.inner + page.outer + 400))
        case _:
            return replace(STYLE, table=replace(STYLE.table, row_height=page.text_height * 2))


def with_table(rows: int) -> Draft:
    cells = [
        (
            f"指标{number}的名称有长有短" + "而且会回行" * (number % 9 == 0),
            "万元",
            figure(f"{number}.7"),
        )
        for number in range(rows)
    ]
    return draft(paragraph("说明。" * 40), table("主要数据", ("名称", "单位", "本年"), *cells))


@pytest.mark.rendered
def test_the_estimate_is_within_a_page_of_libreoffice() -> None:
    require_renderer()
    shelf = Shelf()
    drafts: dict[str, tuple[Draft, PageStyle]] = {
        "report": (report(), STYLE),
        "small": (report(), page_style("正文: {字号: 四号}")),
        "figures": (
            draft(
                *[paragraph(heads("甲。"), "在册", figure("908户"), figure("1515人"), SENTENCE)]
                * 60
            ),
            STYLE,
        ),
        **{f"{rows} rows": (with_table(rows), STYLE) for rows in (20, 70, 150)},
    }
    for year in sorted(ROOT.glob("examples/*/20[0-9][0-9].yaml")):
        name = year.parent.name
        for edition in (Edition(), Edition(blank=True)):
            produced = produce(year, shelf, edition)
            drafts[f"{name} {edition.blank}"] = (produced.draft, produced.office.page_style)
        office = open_office(year, shelf, [])
        issued = office.compiled.library.page_styles["报告"]
        drafts[f"{name} 报告"] = (draft_office(replace(office, page_style=issued)), issued)
    papers = rendered({name: write_document(*drafted) for name, drafted in drafts.items()})
    counted = {
        name: (extent_of(*pair).pages, len(papers[name].pages)) for name, pair in drafts.items()
    }
    assert {name: both for name, both in counted.items() if abs(both[0] - both[1]) > 1} == {}
    exact = [estimated == real for estimated, real in counted.values()]
    assert sum(exact) >= len(exact) * 2 / 3, counted
