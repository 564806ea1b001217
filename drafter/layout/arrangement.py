"""The parts of a document, as its blocks' roles and order tell them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.drafting.blocks import Block, Paragraph, ParagraphRole

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNED = frozenset({ParagraphRole.SIGNATURE, ParagraphRole.DATE})
_FRONT = _SIGNED | {ParagraphRole.TITLE}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where the parts of a document begin, as positions in its blocks.

    Before `text`: the title, with the office and date that may stand under it. From
    `closing`: the last signature and date. From `annex`: what comes after them.
    """

    text: int
    closing: int
    annex: int


def arrange(blocks: Sequence[Block]) -> Arrangement:
    """Find the parts of a document."""
    text = 0
    while text < len(blocks) and _role(blocks[text]) in _FRONT:
        text += 1
    annex = len(blocks)
    while annex > text and _role(blocks[annex - 1]) not in _SIGNED:
        annex -= 1
    if annex == text:
        return Arrangement(text, len(blocks), len(blocks))
    closing = annex
    while closing > text and _role(blocks[closing - 1]) in _SIGNED:
        closing -= 1
    return Arrangement(text, closing, annex)


def _role(block: Block) -> ParagraphRole | None:
    """A paragraph's role; None for headings and tables."""
    return block.role if isinstance(block, Paragraph) else None
