"""How long a draft is: words as Word counts them, pages by the page style's grid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting.blocks import Heading, Paragraph, ParagraphRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.drafting.blocks import Block

# Word's 字数: every Han character and full-width mark counts, a run of Latin letters
# and digits counts once.
LATIN = re.compile(r"[!-~\u00a1-\u024f]+")
UNPRINTED = frozenset(" \u3000\t\n")
INDENT = 2


def word_count(blocks: Iterable[Block]) -> int:
    """字数 of the text, tables left out."""
    return sum(_words(block.text) for block in blocks if isinstance(block, Heading | Paragraph))


def page_estimate(blocks: Iterable[Block], lines: int, characters: int) -> int:
    """How many pages of `lines` × `characters` the text takes, roughly; tables left out."""
    used = sum(_lines(block, characters) for block in blocks)
    return max(1, -(-used // lines))


def _words(text: str) -> int:
    rest, latin = LATIN.subn("", text)
    return latin + sum(mark not in UNPRINTED for mark in rest)


def _lines(block: Block, characters: int) -> int:
    if not isinstance(block, Heading | Paragraph):
        return 0
    role = block.role if isinstance(block, Paragraph) else ParagraphRole.BODY
    if role is ParagraphRole.TITLE:
        return 2 + block.text.count("\n") + len(block.text) // characters
    if role is ParagraphRole.SIGNATURE:
        return 3
    half_width = sum(mark.isascii() for mark in block.text)
    taken = INDENT + len(block.text) - half_width // 2
    return -(-taken // characters)
