"""Signature and date of issue, with a seal (GB/T 9704 7.3.5.1) or without (7.3.5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.drafting.blocks import ParagraphRole
from drafter.layout import issuestyles, styles
from drafter.layout.measure import quarter_widths
from drafter.layout.paragraphs import KEEP_NEXT, paragraph_xml, text_xml
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
    """The paragraphs of signature, date and note, kept together, after the blank lines they want."""
    indents = signature_indents(
        [block.text for block in closing if block.role is ParagraphRole.SIGNATURE],
        [block.text for block in closing if block.role is ParagraphRole.DATE],
        style,
    )
    pieces = []
    for position, block in enumerate(closing):
        if block.role is ParagraphRole.NOTE:
            pieces.append(_note_xml(block, style, pens))
            continue
        before = 0 if position else _lines_before(style) * style.text_grid.line_pitch
        is_date = block.role is ParagraphRole.DATE
        left = indents.date if is_date else indents.signature
        pieces.append(
            paragraph_xml(
                styles.DATE if is_date else styles.SIGNATURE,
                runs_xml(block.runs, pens.of(styles.DATE if is_date else styles.SIGNATURE)),
                flow=KEEP_NEXT if is_date and block is not closing[-1] else "",
                place=f'<w:spacing w:before="{before}"/><w:ind w:left="{left}"/>',
            )
        )
    return "".join(pieces)


def _note_xml(note: Paragraph, style: PageStyle, pens: Pens) -> str:
    if style.issue.note is None:
        return text_xml(note, pens)
    return paragraph_xml(issuestyles.NOTE, runs_xml(note.runs, pens.of(issuestyles.NOTE)))


def signature_indents(signatures: Sequence[str], dates: Sequence[str], style: PageStyle) -> Indents:
    """Where signature and date begin, so that their right blank and their shift are right.

    Under a seal the signature's middle is the date's. Both hang from the left edge: set
    from the right, the space that Word puts between Han characters and digits would push
    them apart by as much as a character.
    """
    line = 4 * style.text_grid.characters
    signature = max(map(quarter_widths, signatures), default=0)
    date = max(map(quarter_widths, dates), default=0)
    if style.issue.seal:
        return _under_seal(signature, date, line - 4 * style.issue.seal.right_blank, style)
    blank, shift = 4 * style.signature.right_blank, 4 * style.signature.date_shift
    # The longer of the two decides which one has the blank to its right.
    left = line - blank - (date + shift if date > signature else signature)
    # A name that fills the line begins at the edge.
    left = max(0, left)
    pitch = style.character_pitch
    return Indents(left * pitch // 4, (left + shift) * pitch // 4)


def _under_seal(signature: int, date: int, end: int, style: PageStyle) -> Indents:
    """The date ends at `end`, the signature stands over its middle; all in quarters.

    A signature that would go over the edge ends there, and takes the date along.
    """
    date = date or signature
    # In eighths from here, so that halves are whole.
    begin = 2 * (end - date)
    over = begin + date - signature
    shift = min(0, 2 * (4 * style.text_grid.characters - signature) - over)
    pitch = style.character_pitch
    return Indents(max(0, over + shift) * pitch // 8, max(0, begin + shift) * pitch // 8)


def _lines_before(style: PageStyle) -> int:
    return (style.issue.seal or style.signature).lines_before
