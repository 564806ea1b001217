"""The parts of a document, as its blocks' roles and order tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting.blocks import Block, Paragraph, ParagraphRole

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = frozenset(
    {
        ParagraphRole.COPY_NUMBER,
        ParagraphRole.SECRECY,
        ParagraphRole.URGENCY,
        ParagraphRole.ISSUER,
        ParagraphRole.DOCUMENT_NUMBER,
        ParagraphRole.SIGNATORY,
    }
)
_SIGNED = frozenset({ParagraphRole.SIGNATURE, ParagraphRole.DATE})
_CLOSING = _SIGNED | {ParagraphRole.NOTE}
_FRONT = _SIGNED | {ParagraphRole.TITLE}
_IMPRINT = frozenset({ParagraphRole.CC, ParagraphRole.PRINTED_BY})


class Arrangement(Struct, frozen=True):
    """Where the parts of a document begin, as positions in its blocks.

    Before `title`: what stands above the red line (版头). From `title` up to `text`: the
    title, with the office and date that may stand under it. From `closing`: the last
    signature and date, with a note below them. From `annex`: what comes after them. From `imprint`: 版记.
    """

    title: int
    text: int
    closing: int
    annex: int
    imprint: int


def arrange(blocks: Sequence[Block]) -> Arrangement:
    """Find the parts of a document."""
    title = 0
    while title < len(blocks) and _role(blocks[title]) in _HEAD:
        title += 1
    text = title
    while text < len(blocks) and _role(blocks[text]) in _FRONT:
        text += 1
    imprint = len(blocks)
    while imprint > text and _role(blocks[imprint - 1]) in _IMPRINT:
        imprint -= 1
    annex = imprint
    while annex > text and _role(blocks[annex - 1]) not in _CLOSING:
        annex -= 1
    if annex == text:
        return Arrangement(title, text, imprint, imprint, imprint)
    closing = annex
    while closing > text and _role(blocks[closing - 1]) in _CLOSING:
        closing -= 1
    return Arrangement(title, text, closing, annex, imprint)


def _role(block: Block) -> ParagraphRole | None:
    """A paragraph's role; None for headings and tables."""
    return block.role if isinstance(block, Paragraph) else None
