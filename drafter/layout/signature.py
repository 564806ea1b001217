"""Signature and date of issue, as far from the left as GB/T 9704 7.3.5.2 wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.drafting.blocks import ParagraphRole
from drafter.layout import styles
from drafter.layout.measure import quarter_widths
from drafter.layout.paragraphs import paragraph_xml
from drafter.layout.runs import runs_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.blocks import Paragraph
    from drafter.layout.pens import Pens
    from drafter.library.pagestyles import PageStyle


class Indents(NamedTuple):
    """Left indents in twips."""

    signature: int
    date: int


def closing_xml(closing: Sequence[Paragraph], style: PageStyle, pens: Pens) -> str:
    """The paragraphs of signature and date, kept together, after the blank line they want."""
    indents = signature_indents(
        [block.text for block in closing if block.role is ParagraphRole.SIGNATURE],
        [block.text for block in closing if block.role is ParagraphRole.DATE],
        style,
    )
    pieces = []
    for position, block in enumerate(closing):
        before = 0 if position else style.signature.lines_before * style.text_grid.line_pitch
        is_date = block.role is ParagraphRole.DATE
        left = indents.date if is_date else indents.signature
        pieces.append(
            paragraph_xml(
                styles.DATE if is_date else styles.SIGNATURE,
                runs_xml(block.runs, pens.plain),
                place=f'<w:spacing w:before="{before}"/><w:ind w:left="{left}"/>',
            )
        )
    return "".join(pieces)


def signature_indents(signatures: Sequence[str], dates: Sequence[str], style: PageStyle) -> Indents:
    """Where signature and date begin, so that their right blank and their shift are right.

    Both hang from the left edge: set from the right, the space that Word puts between
    Han characters and digits would push them apart by as much as a character.
    """
    line = 4 * style.text_grid.characters
    blank, shift = 4 * style.signature.right_blank, 4 * style.signature.date_shift
    signature = max(map(quarter_widths, signatures), default=0)
    date = max(map(quarter_widths, dates), default=0)
    # The longer of the two decides which one has the blank to its right.
    left = line - blank - (date + shift if date > signature else signature)
    # A name that fills the line begins at the edge.
    left = max(0, left)
    pitch = style.character_pitch
    return Indents(left * pitch // 4, (left + shift) * pitch // 4)
