"""附件说明 and the head of an annex page, as GB/T 9704 7.3.4 and 7.3.7 want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.layout import styles
from drafter.layout.measure import half_widths
from drafter.layout.paragraphs import paragraph_xml
from drafter.layout.runs import LINE_BREAK, runs_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.blocks import Paragraph, Run
    from drafter.layout.pens import Pens
    from drafter.library.pagestyles import PageStyle

_TAB = "<w:r><w:tab/></w:r>"
_HEAD = 6  # half characters of 附件：, behind which all names begin
_ORDINAL = 2  # of 1.


def note_xml(note: Paragraph, style: PageStyle, pens: Pens, *, first: bool) -> str:
    """One line of 附件说明; its `number` is 附件：, 附件：1. or 2.

    Lines that wrap go on below the first character of the name. Behind an ordinal a
    tab sees to that: a digit and a stop are not as wide as a Han character.
    """
    numbered = note.number.endswith(".")
    pitch = style.character_pitch
    left = style.annex.note_indent * pitch + (_HEAD + _ORDINAL * numbered) * pitch // 2
    hanging = half_widths(note.number) * pitch // 2
    before = style.annex.note_lines_before * style.text_grid.line_pitch if first else 0
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if numbered else ""
    place = f'{tabs}<w:spacing w:before="{before}"/><w:ind w:left="{left}" w:hanging="{hanging}"/>'
    pen = pens.of(styles.ATTACHMENT_NOTE)
    if not numbered:
        content = runs_xml(note.runs, pen, number=note.number)
    else:
        content = runs_xml((), pen, number=note.number) + _TAB + runs_xml(note.runs, pen)
    return paragraph_xml(styles.ATTACHMENT_NOTE, content, place=place)


def label_xml(label: Paragraph, pens: Pens) -> str:
    """附件 and its number, at the head of a new page."""
    return paragraph_xml(styles.ANNEX_LABEL, runs_xml(label.runs, pens.of(styles.ANNEX_LABEL)))


def annex_title_xml(lines: Sequence[Sequence[Run]], pens: Pens, *, flow: str = "") -> str:
    """The title of an annex, its lines joined in one paragraph."""
    content = LINE_BREAK.join(runs_xml(line, pens.of(styles.ANNEX_TITLE)) for line in lines)
    return paragraph_xml(styles.ANNEX_TITLE, content, flow=flow)
