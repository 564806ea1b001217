"""How long a draft is: 字数 as Word counts it, and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.drafting.blocks import BODY_PARAGRAPH, Paragraph, ParagraphRole, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.blocks import Block

# Blanks, half-width marks, and the ? that stands for everything full-width.
_KINDS = bytes(
    ord(" " if chr(code).isspace() else "?" if code == ord("?") else "0") for code in range(128)
)
_TABLE = _KINDS + bytes(128)
_IDEOGRAPHIC_BLANK = "\u3000"
_ANNEX_HEAD = frozenset({ParagraphRole.ANNEX_LABEL, ParagraphRole.ANNEX_TITLE})


class Extent(NamedTuple):
    """How long a report is: 字数, and pages of its text and of its annexes, as estimated."""

    words: int
    text_pages: int
    annex_pages: int

    @property
    def pages(self) -> int:
        """All pages."""
        return self.text_pages + self.annex_pages


def word_count(blocks: Sequence[Block], texts: Sequence[str]) -> int:
    """字数 of headings and paragraphs, whose texts are `texts`; tables and the heads of annexes are left out."""
    text = "\n".join([text for block, text in zip(blocks, texts, strict=True) if _counts(block)])
    marks = sorted_marks(text)
    # A run of letters and digits counts once, every Han character and mark on its own.
    runs = marks.count(b"?0") + marks.count(b" 0") + marks.startswith(b"0")
    return runs + marks.count(b"?") - text.count(_IDEOGRAPHIC_BLANK)


def _counts(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.role is BODY_PARAGRAPH or block.role not in _ANNEX_HEAD
    return not isinstance(block, Table)


def sorted_marks(text: str) -> bytes:
    """A byte for every character: `0` for a half-width one, a blank, `?` for a full-width one.

    Reports are measured whenever they are written, and bytes are counted quickly.
    """
    return text.encode("ascii", "replace").translate(_TABLE)
