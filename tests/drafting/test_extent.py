"""字数 as Word counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import ParagraphRole
from drafter.drafting.extent import word_count
from tests.layout.documents import heading, paragraph, table

if TYPE_CHECKING:
    from drafter.drafting.blocks import Block


def words(*blocks: Block) -> int:
    return word_count(blocks, [block.text for block in blocks])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("在册低保对象。", 7),
        ("发放1366.73万元，", 6),
        ("O2O模式", 3),
        ("中　文 字\t。\n", 4),
        ("𠮷镕", 2),
        ("", 0),
    ],
)
def test_words_are_counted_as_word_counts_them(text: str, count: int) -> None:
    assert words(paragraph(text)) == count
    # Numbers at the ends of paragraphs that follow each other are two.
    assert words(paragraph("1"), paragraph(text), paragraph("2")) == count + 2


def test_headings_count_with_their_numbers_tables_and_heads_of_annexes_not_at_all() -> None:
    count = words(
        heading(1, "一、", "工作情况"),
        table("主要数据", ("指标", "本年")),
        paragraph("附件", role=ParagraphRole.ANNEX_LABEL),
        paragraph("数据表", role=ParagraphRole.ANNEX_TITLE),
    )
    assert count == 6
