"""GB/T 9704 measured on paper: every document rendered as it is, and again without its grid.

LibreOffice hides wrong line heights as long as there is a grid, so both must pass.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from drafter.layout.writer import write_document
from tests.layout.documents import (
    draft,
    figure,
    heading,
    page_style,
    paragraph,
    report,
    signed,
    table,
    title,
)
from tests.layout.rendering import Rendered, rendered, require_renderer, without_grid

if TYPE_CHECKING:
    from drafter.drafting.blocks import Block

pytestmark = pytest.mark.rendered

PITCH = 579 / 1440 * 25.4
CHARACTER = 315 / 1440 * 25.4
# Han characters alone: stops may be squeezed or hang over the edge.
WORDS = "政策落实服务群众保障民生完善制度加强监督推进改革提高质量确保安全"

SIGNED = {"long": ("广州市番禺区民政局", "2019年1月10日"), "short": ("民政局", "2019年12月10日")}
LINES = range(17, 23)


def han(count: int) -> str:
    return (WORDS * (count // len(WORDS) + 1))[:count]


def headings() -> list[Block]:
    blocks: list[Block] = []
    for number in "一二三四五六七八":
        blocks += [
            heading(1, f"{number}、", "主要工作"),
            heading(2, "（一）", "社会救助"),
            heading(3, "1.", "低保"),
            heading(4, "（1）", "标准"),
            paragraph(han(26 + 28 * 5), figure("908户")),
        ]
    return blocks


def filled(lines: int) -> list[Block]:
    """So many lines of text in short paragraphs, and signature and date."""
    text = [paragraph(han(26 + 28))] * (lines // 2) + [paragraph(han(26))] * (lines % 2)
    return [*text, *signed("民政局", "2019年1月10日")]


def long_table() -> list[Block]:
    rows = [(f"指标{n}", "万元", figure(f"{n}.73"), figure("5.6%")) for n in range(60)]
    return [paragraph(han(60)), table("主要数据", ("名称", "单位", "本年", "同比"), *rows)]


DOCUMENTS = {
    "report": report(),
    "dense": draft(*[paragraph(han(726))] * 6),
    "headings": draft(*headings()),
    "title": draft(title("番禺区民政局\n2018年工作总结"), paragraph(han(60))),
    "table": draft(*long_table()),
    **{name: draft(paragraph(han(100)), *signed(*names)) for name, names in SIGNED.items()},
    **{f"{lines} lines": draft(*filled(lines)) for lines in LINES},
}


@pytest.fixture(scope="module")
def papers() -> dict[str, Rendered]:
    """Every document on paper, by its name and by its name without grid."""
    require_renderer()
    written = {name: write_document(content, page_style()) for name, content in DOCUMENTS.items()}
    stripped = {f"{name}, no grid": without_grid(data) for name, data in written.items()}
    return rendered({**written, **stripped})


@pytest.fixture(params=["", ", no grid"], ids=["as-is", "no-grid"])
def grid(request: pytest.FixtureRequest) -> str:
    """What to add to a document's name in this round."""
    return str(request.param)


def test_28_characters_a_line_and_22_lines_a_page(papers: dict[str, Rendered], grid: str) -> None:
    paper = papers[f"dense{grid}"]
    # 26 characters after the indent, then 25 lines of 28.
    assert [len(line.text) for line in paper.lines] == [26, *[28] * 25] * 6
    assert [len(page.lines) for page in paper.pages] == [22] * 7 + [2]
    full = [line for line in paper.lines if len(line.text) == 28]
    assert all(abs(line.left - 28.0) <= 0.5 for line in full)
    assert all(abs(line.right - 184.0) <= 0.5 for line in full)
    assert all(abs(line.left - 28.0 - 2 * CHARACTER) < 0.2 for line in paper.lines[::26])


def test_headings_do_not_change_the_rhythm(papers: dict[str, Rendered], grid: str) -> None:
    paper = papers[f"headings{grid}"]
    assert len(paper.pages) > 3
    for page in paper.pages[:-1]:
        # Headings go over with their text, so that a page may end early by as many lines.
        assert 22 - 4 <= len(page.lines) <= 22
        assert all(abs(b.middle - a.middle - PITCH) < 1.2 for a, b in pairwise(page.lines))


def test_page_numbers_hang_7_mm_below_outside(papers: dict[str, Rendered], grid: str) -> None:
    paper = papers[f"report{grid}"]
    assert len(paper.pages) > 5
    for number, page in enumerate(paper.pages, 1):
        (footer,) = page.footer
        assert footer.text == f"—{number}—"
        if number % 2:
            assert abs(footer.right - (184 - 14 / 72 * 25.4)) < 0.6
            dash = (footer.right - 3, 263, 2.5, 12)
        else:
            assert abs(footer.left - (28 + 14 / 72 * 25.4)) < 0.6
            dash = (footer.left + 0.5, 263, 2.5, 12)
        above, below = paper.ink(number, dash)
        assert abs((above + below) / 2 - 262 - 7) <= 0.5


@pytest.mark.parametrize("name", SIGNED)
def test_date_begins_two_characters_after_the_signature(
    papers: dict[str, Rendered], name: str, grid: str
) -> None:
    *text, first, second = papers[f"{name}{grid}"].lines
    assert (first.text, second.text) == SIGNED[name]
    assert abs(second.left - first.left - 11.11) <= 0.2
    # One blank line before the signature.
    assert abs(first.middle - text[-1].middle - 2 * PITCH) < 1
    assert abs(second.middle - first.middle - PITCH) < 1
    # The longer one has two characters blank to its right. How much space stands between
    # digits and Han characters is each program's own affair: a third of a character.
    longer = first if name == "long" else second
    assert abs(longer.right - (184 - 2 * CHARACTER)) < CHARACTER / 3


@pytest.mark.parametrize("lines", LINES)
def test_signature_and_date_never_stand_alone(
    papers: dict[str, Rendered], lines: int, grid: str
) -> None:
    paper = papers[f"{lines} lines{grid}"]
    assert len(paper.lines) == lines + 2
    last = paper.pages[-1].lines
    assert [line.text for line in last[-2:]] == ["民政局", "2019年1月10日"]
    assert len(last) >= 3


def test_title_stands_in_the_middle_one_blank_line_above_the_text(
    papers: dict[str, Rendered], grid: str
) -> None:
    first, second, text, *_ = papers[f"title{grid}"].lines
    for line in (first, second):
        assert abs((line.left + line.right) / 2 - 106) < 0.5
    assert abs(second.middle - first.middle - 36 / 72 * 25.4) < 0.5
    assert abs(text.middle - second.middle - 2 * PITCH) < 3


def test_a_table_repeats_its_header_and_fits_the_type_area(
    papers: dict[str, Rendered], grid: str
) -> None:
    paper = papers[f"table{grid}"]
    assert len(paper.pages) > 1
    for number, page in enumerate(paper.pages, 1):
        assert [line.text for line in page.lines].count("名称单位本年同比") == 1
        # The outermost rules stand on the edges of the type area.
        paper.ink(number, (27.5, 60, 1, 100))
        paper.ink(number, (183.5, 60, 1, 100))
    # No number is cut in two.
    assert len([line for line in paper.lines if line.text.startswith("指标")]) == 60


def test_fonts_are_the_ones_that_stand_for_the_official_ones(
    papers: dict[str, Rendered], grid: str
) -> None:
    assert papers[f"report{grid}"].fonts == {
        "FandolSong-Bold",  # 方正小标宋简体
        "FandolFang-Regular",  # 仿宋_GB2312
        "FandolKai-Regular",  # 楷体_GB2312
        "FandolHei-Regular",  # 黑体
        "FandolSong-Regular",  # 宋体
        "LiberationSerif",  # Times New Roman
    }
