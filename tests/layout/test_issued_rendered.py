"""版头, seal and 版记 measured on paper (GB/T 9704 7.2, 7.3.5.1, 7.4), with the grid and without."""

from __future__ import annotations

import pytest

from drafter.layout.writer import write_document
from tests.layout.documents import paragraph, table
from tests.layout.issued import (
    RED,
    Word,
    corner,
    head,
    imprint,
    ink,
    issued,
    issued_style,
    rules,
    words,
)
from tests.layout.rendering import Rendered, rendered, require_renderer, without_grid

pytestmark = pytest.mark.rendered

PITCH = 579 / 1440 * 25.4
CHARACTER = 315 / 1440 * 25.4
SMALL = 14 / 72 * 25.4
LEFT, TOP, RIGHT, FOOT = 28.0, 37.0, 184.0, 262.0
WORDS = "政策落实服务群众保障民生完善制度加强监督推进改革提高质量确保安全"
LONG = "广西壮族自治区防城港市上思县民政局"
COPIES = [f"清河县第{number}人民医院管理委员会" for number in "一二三四五六七"]
TEXT = [paragraph(WORDS), paragraph(WORDS)]

MARKS = {
    "plain": issued(*TEXT),
    "corner": issued(*TEXT, above=[*corner("000012", "秘密★1年", "加急"), *head("王小明")]),
    "long": issued(
        *TEXT,
        above=head("王小明", mark=f"{LONG}文件"),
        name=LONG,
        below=imprint("上思县财政局", office=f"{LONG}办公室"),
    ),
    "short": issued(*TEXT, above=head("王小明", mark="民政局")),
    "three": issued(*TEXT, above=head("王小明", "买买提江", "李华", number="清民报〔2024〕105号")),
}
LINES = range(1, 24, 2)
DOCUMENTS = {
    **MARKS,
    "copies": issued(*TEXT, below=imprint(*COPIES)),
    "annex": issued(*TEXT, annex=(paragraph("附件"), table("表", ("指标", "本年"), ("低保", "1")))),
    **{f"{count} lines": issued(*[paragraph(WORDS[:26])] * count) for count in LINES},
}


@pytest.fixture(scope="module")
def papers() -> dict[str, Rendered]:
    """Every document on paper, by its name and by its name without grid."""
    require_renderer()
    written = {name: write_document(content, issued_style()) for name, content in DOCUMENTS.items()}
    stripped = {f"{name}, no grid": without_grid(data) for name, data in written.items()}
    return rendered({**written, **stripped})


@pytest.fixture(params=["", ", no grid"], ids=["as-is", "no-grid"])
def grid(request: pytest.FixtureRequest) -> str:
    """What to add to a document's name in this round."""
    return str(request.param)


def word(paper: Rendered, page: int, text: str) -> Word:
    """The first word that begins with `text`."""
    return next(item for item in words(paper.pdf, page) if item.text.startswith(text))


def red_line(paper: Rendered, below: float) -> float:
    """How far from the head of the page the red line stands."""
    bounds = ink(paper.pdf, 1, (20, below, 170, 20), RED)
    return (bounds.top + bounds.bottom) / 2


@pytest.mark.parametrize("name", MARKS)
def test_the_mark_begins_35_mm_below_the_head_of_the_type_area(
    papers: dict[str, Rendered], name: str, grid: str
) -> None:
    mark = ink(papers[f"{name}{grid}"].pdf, 1, (5, 50, 200, 48), RED)
    assert abs(mark.top - TOP - 35) <= 0.5
    # On one line, in the middle, inside the type area.
    assert mark.bottom - mark.top < 20
    assert abs((mark.left + mark.right) / 2 - (LEFT + RIGHT) / 2) < 1.5
    assert mark.left >= LEFT - 0.2
    assert mark.right <= RIGHT + 0.2


def test_what_stands_in_the_corner_is_below_each_other(
    papers: dict[str, Rendered], grid: str
) -> None:
    page = papers[f"corner{grid}"].pages[0]
    assert [line.text for line in page.lines[:3]] == ["000012", "秘密★1年", "加急"]
    for place, line in enumerate(page.lines[:3]):
        assert abs(line.left - LEFT) < 0.5
        assert abs(line.middle - TOP - (place + 0.6) * PITCH) < 2


def test_the_number_stands_two_lines_below_the_mark_beside_the_signatory(
    papers: dict[str, Rendered], grid: str
) -> None:
    paper = papers[f"plain{grid}"]
    mark = ink(paper.pdf, 1, (5, 50, 200, 48), RED)
    number, signed = (word(paper, 1, text) for text in ("清民〔", "签发人：王小明"))
    assert 2 * PITCH < number.middle - mark.bottom < 3 * PITCH
    assert abs(number.middle - signed.middle) < 0.5
    assert abs(number.left - LEFT - CHARACTER) < 0.3
    assert abs(signed.right - (RIGHT - CHARACTER)) < 0.5


def test_names_in_two_lines_are_aligned_and_the_number_stands_beside_the_last(
    papers: dict[str, Rendered], grid: str
) -> None:
    paper = papers[f"three{grid}"]
    first, second, third, number = (
        word(paper, 1, text) for text in ("签发人：王小明", "买买提江", "李华", "清民报〔")
    )
    assert abs(first.middle - second.middle) < 0.5
    assert abs(third.middle - first.middle - PITCH) < 0.5
    assert abs(third.left - first.left - 4 * CHARACTER) < 0.3
    assert abs(number.middle - third.middle) < 0.5
    assert abs(second.right - (RIGHT - CHARACTER)) < 0.5


@pytest.mark.parametrize("name", ["plain", "three", "long"])
def test_the_red_line_is_as_wide_as_the_type_area_4_mm_below_the_number(
    papers: dict[str, Rendered], name: str, grid: str
) -> None:
    paper = papers[f"{name}{grid}"]
    number = word(paper, 1, "清民")
    # Of the Han characters: 〔〕 reach below them.
    letters = ink(paper.pdf, 1, (number.left, number.middle - 4, 2 * CHARACTER, 9))
    line = ink(paper.pdf, 1, (20, letters.bottom + 1, 170, 12), RED)
    assert abs(line.top - letters.bottom - 4) <= 0.5
    assert abs(line.left - LEFT) <= 0.3
    assert abs(line.right - RIGHT) <= 0.3
    assert 0.5 < line.bottom - line.top < 1


def test_the_title_stands_two_lines_below_the_red_line_and_page_one_has_text(
    papers: dict[str, Rendered], grid: str
) -> None:
    for name in ("plain", "three", "corner"):
        paper = papers[f"{name}{grid}"]
        lines = paper.pages[0].lines
        place = next(at for at, line in enumerate(lines) if line.text.endswith("的报告"))
        line = red_line(paper, lines[place].middle - 40)
        # The letters of a title stand low in its line of 36 pt.
        assert 2 * PITCH < lines[place].middle - 4 - line < 2.6 * PITCH
        assert lines[place + 1].text == "清河县人民政府："
        assert lines[place + 2].text.startswith(WORDS[:6])
        assert abs(lines[place + 1].middle - lines[place].middle - 2 * PITCH) < 3


@pytest.mark.parametrize("name", ["plain", "long"])
def test_a_seal_has_room_over_signature_and_date(
    papers: dict[str, Rendered], name: str, grid: str
) -> None:
    paper = papers[f"{name}{grid}"]
    lines = paper.pages[-1].lines
    at = next(place for place, line in enumerate(lines) if line.text == "2024年1月10日")
    words_before, signature, date = lines[at - 2], lines[at - 1], lines[at]
    assert words_before.text == "特此报告。"
    assert abs(signature.middle - words_before.middle - 3 * PITCH) < 1
    assert abs(date.middle - signature.middle - PITCH) < 1
    middles = [(line.left + line.right) / 2 for line in (signature, date)]
    assert abs(middles[0] - middles[1]) < CHARACTER / 3
    if name == "plain":
        assert abs(date.right - (RIGHT - 4 * CHARACTER)) < CHARACTER / 3
    else:
        # The name is longer than four characters blank would allow: it ends at the edge.
        assert abs(signature.right - RIGHT) < 0.5


@pytest.mark.parametrize("name", ["plain", "copies", "long", "annex"])
def test_the_last_rule_of_the_imprint_is_the_foot_of_the_last_page(
    papers: dict[str, Rendered], name: str, grid: str
) -> None:
    paper = papers[f"{name}{grid}"]
    first, inner, last = rules(paper.pdf, len(paper.pages))[-3:]
    assert abs(last.middle - FOOT) <= 0.5
    assert abs(first.thickness - 0.35) <= 0.06
    assert abs(last.thickness - 0.35) <= 0.06
    assert abs(inner.thickness - 0.25) <= 0.06
    for edge in (LEFT, RIGHT):
        bounds = ink(paper.pdf, len(paper.pages), (edge - 2, last.middle - 0.4, 4, 0.8))
        assert abs((bounds.left if edge == LEFT else bounds.right) - edge) <= 0.3
    assert len(paper.pages[-1].footer) == 1


def test_copies_wrap_behind_their_colon(papers: dict[str, Rendered], grid: str) -> None:
    paper = papers[f"copies{grid}"]
    lines = paper.pages[-1].lines
    at = next(place for place, line in enumerate(lines) if line.text.startswith("抄送："))
    *copies, printed = lines[at:]
    assert len(copies) > 2
    assert abs(copies[0].left - LEFT - SMALL) < 0.3
    assert all(abs(line.left - LEFT - 4 * SMALL) < 0.3 for line in copies[1:])
    assert all(line.right < RIGHT - SMALL + 0.5 for line in copies)
    assert copies[-1].text.endswith("。")
    assert printed.text == "清河县民政局办公室2024年1月10日印发"


@pytest.mark.parametrize("name", ["plain", "long"])
def test_who_printed_it_stands_left_and_when_right(
    papers: dict[str, Rendered], name: str, grid: str
) -> None:
    printed = papers[f"{name}{grid}"].pages[-1].lines[-1]
    assert printed.text.endswith("办公室2024年1月10日印发")
    assert abs(printed.left - LEFT - SMALL) < 0.3
    assert abs(printed.right - (RIGHT - SMALL)) < 0.5


@pytest.mark.parametrize("count", LINES)
def test_the_imprint_stands_on_the_last_page_and_covers_nothing(
    papers: dict[str, Rendered], count: int, grid: str
) -> None:
    paper = papers[f"{count} lines{grid}"]
    texts = [line.text for line in paper.lines]
    assert texts.count(WORDS[:26]) == count
    last = paper.pages[-1].lines
    assert [line.text[:3] for line in last[-2:]] == ["抄送：", "清河县"]
    for page in paper.pages[:-1]:
        assert not [line for line in page.lines if line.text.startswith("抄送")]
    first, *_ = rules(paper.pdf, len(paper.pages))
    assert all(line.middle < first.middle - PITCH for line in last[:-2])
