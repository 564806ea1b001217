"""Marks of punctuation: which belong to Chinese text, and which stand behind an ordinal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.enumerations import ARABIC, BRACKET, CIRCLED

if TYPE_CHECKING:
    from drafter.checks.written.paper import Paper

HAN: Final = "㐀-鿿"
WIDE: Final = HAN + "，。、；：？！“”‘’（）《》〈〉〔〕【】…—·％℃"
POINTS: Final = "，。、；：？！"
NUMERALS: Final = "一二三四五六七八九十"
# 等 that begins a word, and does not end a list.
NO_ETC: Final = "级待候额同值效次于量比离距高边差式位因到着不靠要闲、"


def ordinal_marks(paper: Paper) -> frozenset[int]:
    """Where what was typed as the number of a heading or an item stands, its marks with it."""
    typed = [range(each.start, each.words) for each in paper.skeleton.headings if not each.counted]
    for group in paper.enumerations:
        if group.form in {ARABIC, BRACKET, CIRCLED}:
            typed.extend(range(each.start, each.end + 1) for each in group.items)
        elif len(group.form) == 1:  # 一是，
            typed.extend(range(each.end, each.end + 1) for each in group.items)
    return frozenset(offset for each in typed for offset in each)
