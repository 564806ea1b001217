"""字数 and estimated pages."""

from __future__ import annotations

import pytest

from drafter.checks.length import page_estimate, word_count
from drafter.drafting.blocks import Heading, Paragraph, ParagraphRole, Source, TextRole, TextRun
from drafter.location import Location


def run(text: str) -> TextRun:
    return TextRun(text, TextRole.BODY, Location("试验.md"), Source.TEMPLATE)


def body(text: str) -> Paragraph:
    return Paragraph(ParagraphRole.BODY, (run(text),))


@pytest.mark.parametrize(
    ("text", "count"),
    [("在册低保对象。", 7), ("发放1366.73万元，", 6), ("O2O模式", 3), ("中　文\n字", 3), ("", 0)],
)
def test_words_are_counted_as_word_counts_them(text: str, count: int) -> None:
    assert word_count([body(text)]) == count


def test_headings_count_with_their_numbers() -> None:
    assert word_count([Heading(1, "一、", (run("工作情况"),))]) == 6


@pytest.mark.parametrize(
    ("characters", "pages"), [(26, 1), (22 * 28 - 2, 1), (22 * 28 - 1, 2), (44 * 28 - 1, 3)]
)
def test_pages_follow_from_lines_and_characters(characters: int, pages: int) -> None:
    assert page_estimate([body("字" * characters)], 22, 28) == pages


def test_digits_take_half_a_character() -> None:
    assert page_estimate([body("1" * 52)] * 22, 22, 28) == 1
