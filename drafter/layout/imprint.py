"""版记: who gets copies, who printed it and when, at the foot of the last page (7.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.drafting.blocks import Paragraph, ParagraphRole
from drafter.layout import issuestyles as styles
from drafter.layout.measure import quarter_widths
from drafter.layout.paragraphs import paragraph_xml, text_xml, unseen_xml
from drafter.layout.runs import runs_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.blocks import Run
    from drafter.layout.pens import Pens
    from drafter.library.pageissue import ImprintStyle
    from drafter.library.pagestyles import PageStyle

_TAB = "<w:r><w:tab/></w:r>"
# The least that may stand between office and date, in quarters of a character.
_GAP = 4


def imprint_xml(paragraphs: Sequence[Paragraph], style: PageStyle, pens: Pens) -> str:
    """A table of one row for each paragraph, and the paragraph it hangs from; "" without any.

    The table floats: Word, WPS and LibreOffice set it down on the foot of the type area
    of the page where its paragraph stands, and text goes around it. A text frame would
    do as well in Word, but LibreOffice sets one at the end of a document in line.
    """
    if not paragraphs:
        return ""
    imprint = style.issue.imprint
    if imprint is None:
        return "".join(text_xml(paragraph, pens) for paragraph in paragraphs)
    width = style.page.text_width
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"</w:tcPr>{_row_xml(paragraph, imprint, style, pens)}</w:tc></w:tr>"
        for paragraph in paragraphs
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.IMPRINT}"/>{_place(style)}'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>{unseen_xml()}'
    )


def _place(style: PageStyle) -> str:
    """On the foot of the type area, a line away from the text above it.

    The left edge is that of the page plus its margin: LibreOffice lets a table as wide
    as the type area float only then. Where margins change sides there is no one such
    measure, and the type area's own edge is named.
    """
    page = style.page
    across = 'w:horzAnchor="margin" w:tblpX="0"' if page.mirrored else ""
    across = across or f'w:horzAnchor="page" w:tblpX="{page.inner}"'
    return (
        '<w:tblpPr w:leftFromText="0" w:rightFromText="0"'
        f' w:topFromText="{style.text_grid.line_pitch}" w:bottomFromText="0"'
        f' w:vertAnchor="margin" {across} w:tblpYSpec="bottom"/>'
    )


def _row_xml(paragraph: Paragraph, imprint: ImprintStyle, style: PageStyle, pens: Pens) -> str:
    if paragraph.role is not ParagraphRole.PRINTED_BY:
        return paragraph_xml(styles.CC, runs_xml(paragraph.runs, pens.of(styles.CC)))
    between = next(
        (at for at, run in enumerate(paragraph.runs) if not run.text.strip()), len(paragraph.runs)
    )
    office, day = paragraph.runs[:between], paragraph.runs[between + 1 :]
    pen = pens.of(styles.PRINTED_BY)
    percent = _office_width(office, day, imprint, style)
    narrow = pen
    if percent < 100:
        letters = f'<w:w w:val="{percent}"/></w:rPr>'
        narrow = replace(pen, words=pen.words.replace("</w:rPr>", letters, 1))
    content = f"{runs_xml(office, narrow)}{_TAB}{runs_xml(day, pen)}"
    return paragraph_xml(styles.PRINTED_BY, content)


def _office_width(
    office: Sequence[Run], day: Sequence[Run], imprint: ImprintStyle, style: PageStyle
) -> int:
    """How many per cent of their width the office's letters may have to stand beside the date."""
    line = style.page.text_width * 4 // (imprint.lettering.size * 10)
    wanted = quarter_widths("".join(run.text for run in office))
    room = line - 8 * imprint.blank - _GAP - quarter_widths("".join(run.text for run in day))
    return 100 if wanted <= room else max(1, room * 100 // wanted)
