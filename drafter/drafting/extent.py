"""How long a draft is: 字数 as Word counts it, and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.drafting.blocks import ParagraphRole, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def word_count(blocks: Iterable[Block]) -> int:
    """字数 of headings and paragraphs; tables and the heads of annexes are left out."""
    text = "\n".join(
        [
            block.text
            for block in blocks
            if not isinstance(block, Table) and getattr(block, "role", None) not in _ANNEX_HEAD
        ]
    )
    marks = sorted_marks(text)
    # A run of letters and digits counts once, every Han character and mark on its own.
    runs = marks.count(b"?0") + marks.count(b" 0") + marks.startswith(b"0")
    return runs + marks.count(b"?") - text.count(_IDEOGRAPHIC_BLANK)


def sorted_marks(text: str) -> bytes:
    """A byte for every character: `0` for a half-width one, a blank, `?` for a full-width one.

    Reports are measured whenever they are written, and bytes are counted quickly.
    """
    return text.encode("ascii", "replace").translate(_TABLE)
