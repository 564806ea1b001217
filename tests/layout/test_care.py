"""Paragraphs of everyday words beside such as need care: every character arrives, in its font."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from drafter.layout.writer import write_document
from tests.layout.documents import draft, figure, page_style, paragraph, paragraphs_of, text_of

STYLE = page_style()
EVERYDAY = "民政局年末在册18户，“两项补贴”——发放"
SIGNS = "&<>"
RARE = "镕㛃𠮷㎡"
# More kinds of them than are looked for one by one.
MANY = "".join(map(chr, range(0x3400, 0x3430)))
LOST = "\x00\x1f\ufffe"


@given(
    st.lists(st.text(st.sampled_from(EVERYDAY + SIGNS + RARE), min_size=1, max_size=8), min_size=1)
)
@example(["民政", MANY, "局&", EVERYDAY])
@example([MANY + MANY[::-1] + "镕", "民政", "镕"])
def test_every_character_arrives(texts: list[str]) -> None:
    content = draft(*(paragraph(words, figure(words), words) for words in texts))
    printed = [text_of(node) for node in paragraphs_of(write_document(content, STYLE))]
    assert [words for words in printed if words] == [words * 3 for words in texts]


@given(st.text(st.sampled_from(EVERYDAY + SIGNS + LOST), min_size=1, max_size=8))
def test_what_xml_cannot_hold_is_left_out(words: str) -> None:
    kept = words.translate(dict.fromkeys(map(ord, LOST)))
    content = draft(paragraph("民政"), paragraph(words))
    printed = map(text_of, paragraphs_of(write_document(content, STYLE)))
    assert "".join(printed) == "民政" + kept


@given(st.lists(st.sampled_from(MANY + EVERYDAY + "\ue000\ue001"), max_size=80))
def test_what_no_font_has_is_told_each_once_in_order(marks: list[str]) -> None:
    lost = [mark for mark in marks if "\ue000" <= mark <= "\uf8ff"]
    assert STYLE.fonts.lacking("".join(marks)) == "".join(dict.fromkeys(lost))
    private = "".join(map(chr, range(0xE010, 0xE050)))
    text = "".join(mark + other for mark, other in zip(private, private[::-1], strict=True))
    assert STYLE.fonts.lacking(EVERYDAY + text) == "".join(dict.fromkeys(text))
