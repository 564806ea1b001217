"""版头: 份号, 密级, 紧急程度, the issuing office's name in red, 发文字号 beside 签发人, the red line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from drafter.drafting.blocks import Paragraph, ParagraphRole, Run
from drafter.layout import issuestyles as styles
from drafter.layout.measure import half_widths, quarter_widths
from drafter.layout.paragraphs import paragraph_xml, text_xml
from drafter.layout.runs import runs_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.layout.pens import Pen, Pens
    from drafter.library.pageissue import MarkStyle
    from drafter.library.pagestyles import PageStyle

_CORNER = {
    ParagraphRole.COPY_NUMBER: styles.COPY_NUMBER,
    ParagraphRole.SECRECY: styles.SECRECY,
    ParagraphRole.URGENCY: styles.URGENCY,
}
_TAB = "<w:r><w:tab/></w:r>"
# In quarters of a character: between two names, and between the number and what follows it.
_GAP = 4
# 签发人：
_LABEL = 16


def head_xml(head: Sequence[Paragraph], style: PageStyle, pens: Pens) -> str:
    """Everything above the title, the red line last.

    An element that the page style has no letters for is set as text, so that a draft
    made for another style loses nothing.
    """
    own = {role: paragraph for paragraph in head if _has(style, role := paragraph.role)}
    pieces = [text_xml(paragraph, pens) for paragraph in head if paragraph.role not in own]
    for lines_above, (role, paragraph) in enumerate(own.items()):
        if role in _CORNER:
            name = _CORNER[role]
            pieces.append(paragraph_xml(name, runs_xml(paragraph.runs, pens.of(name))))
        elif role is ParagraphRole.ISSUER and style.issue.mark:
            pieces.append(_mark_xml(paragraph, lines_above, style.issue.mark, style, pens))
    number = own.get(ParagraphRole.DOCUMENT_NUMBER)
    pieces += _number_rows(number, own.get(ParagraphRole.SIGNATORY), style, pens)
    if style.issue.red_line:
        pieces.append(paragraph_xml(styles.RED_LINE, ""))
    return "".join(pieces)


def _has(style: PageStyle, role: ParagraphRole) -> bool:
    issue = style.issue
    return {
        ParagraphRole.COPY_NUMBER: issue.copy_number,
        ParagraphRole.SECRECY: issue.secrecy,
        ParagraphRole.URGENCY: issue.urgency,
        ParagraphRole.ISSUER: issue.mark,
        ParagraphRole.DOCUMENT_NUMBER: issue.number,
        ParagraphRole.SIGNATORY: issue.signatory,
    }[role] is not None


class MarkSize(NamedTuple):
    """Letters of the mark: size in half-points, width in per cent of their own."""

    size: int
    percent: int


def mark_size(text: str, mark: MarkStyle, width: int) -> MarkSize:
    """The largest letters with which `text` goes on one line of `width` twips.

    Narrow letters as high as the style wants look better than small ones, down to
    its narrowest; only then they shrink.
    """
    halves = max(1, half_widths(text))
    size = mark.lettering.size
    percent = width * 100 // (halves * size * 5)
    if percent >= mark.narrowest:
        return MarkSize(size, min(100, percent))
    return MarkSize(max(2, width * 100 // (halves * 5 * mark.narrowest)), mark.narrowest)


def _mark_xml(
    paragraph: Paragraph, lines_above: int, mark: MarkStyle, style: PageStyle, pens: Pens
) -> str:
    size, percent = mark_size(paragraph.text, mark, style.page.text_width)
    line = styles.mark_line(size)
    # The baseline is at four fifths of a line of exact height. How far above it letters
    # reach is for their designer to say, 75 to 82 hundredths of their size: a millimetre
    # more or less here.
    inside = line * 4 // 5 - size * 10 * 31 // 40
    before = max(0, mark.drop - lines_above * style.text_grid.line_pitch - inside)
    pen = pens.of(styles.MARK)
    letters = f'<w:w w:val="{percent}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    return paragraph_xml(
        styles.MARK,
        runs_xml(paragraph.runs, replace(pen, words=pen.words.replace("</w:rPr>", letters, 1))),
        place=f'<w:spacing w:before="{before}" w:line="{line}" w:lineRule="exact"/>',
    )


class Columns(NamedTuple):
    """Where 签发人： and each name of a line begin, in quarters of a character from the left."""

    label: int
    names: tuple[int, ...]

    def last_line(self, names: int) -> int:
        """Where the last line of so many names begins."""
        return self.names[0] if names > len(self.names) else self.label


def _number_rows(
    number: Paragraph | None, signatory: Paragraph | None, style: PageStyle, pens: Pens
) -> Iterator[str]:
    """发文字号 left, 签发人 right; of several lines the number stands on the last (7.2.5, 7.2.6)."""
    runs = number.runs if number else ()
    if signatory is None or style.issue.signatory is None:
        if runs:
            yield _row_xml((runs_xml(runs, pens.of(styles.NUMBER)),), (), style)
        return
    label, *names = (run for run in signatory.runs if run.text.strip())
    taken = _taken(number, style)
    columns = _columns(names, taken, style)
    written = runs_xml(runs, pens.of(styles.NUMBER))
    abreast = len(columns.names)
    has_room = taken <= columns.last_line(len(names))
    for at in range(0, len(names), abreast):
        cells = [
            runs_xml((name,), _styled(styles.SIGNATORY, pens)) for name in names[at : at + abreast]
        ]
        stops = columns.names
        if at == 0:
            stops = (columns.label, *columns.names[1:])
            cells[0] = runs_xml((label,), _styled(styles.SIGNED_BY, pens)) + cells[0]
        is_last = at + abreast >= len(names)
        first = written if is_last and has_room else ""
        yield _row_xml((first, *cells), stops, style, first=at == 0)
    if runs and not has_room:
        yield _row_xml((written,), (), style, first=False)


def _row_xml(
    cells: Sequence[str], stops: Sequence[int], style: PageStyle, *, first: bool = True
) -> str:
    """A line of cells, each but the first at its stop; only the first line is set off from above."""
    pitch = style.character_pitch
    tabs = "".join(f'<w:tab w:val="left" w:pos="{stop * pitch // 4}"/>' for stop in stops)
    place = f"<w:tabs>{tabs}</w:tabs>" if tabs else ""
    place += "" if first else '<w:spacing w:before="0"/>'
    number = style.issue.number
    if number and style.issue.signatory:
        place += f'<w:ind w:left="{number.blank * pitch}"/>'
    return paragraph_xml(styles.NUMBER, _TAB.join(cells), flow="<w:keepNext/>", place=place)


def _columns(names: Sequence[Run], taken: int, style: PageStyle) -> Columns:
    """As many names abreast as leave room for the number on their last line."""
    signatory = style.issue.signatory
    blank, most = (signatory.blank, signatory.abreast) if signatory else (0, 1)
    widths = [quarter_widths(name.text) for name in names]
    end = 4 * (style.text_grid.characters - blank)
    choices = []
    for abreast in range(min(len(names), most), 0, -1):
        columns = [max(widths[column::abreast]) + _GAP for column in range(abreast)]
        start = max(0, end + _GAP - sum(columns))
        starts = tuple(start + sum(columns[:column]) for column in range(abreast))
        choices.append(Columns(max(0, start - _LABEL), starts))
    roomy = (choice for choice in choices if choice.last_line(len(names)) >= taken)
    return next(roomy, choices[0])


def _taken(number: Paragraph | None, style: PageStyle) -> int:
    """How far from the left the number reaches, with a gap behind it, in quarters."""
    if number is None or style.issue.number is None:
        return 0
    return 4 * style.issue.number.blank + quarter_widths(number.text) + _GAP


def _styled(name: str, pens: Pens) -> Pen:
    """The pen of a character style."""
    pen, opening = pens.of(name), f'<w:rPr><w:rStyle w:val="{name}"/>'
    return replace(
        pen,
        words=pen.words.replace("<w:rPr>", opening, 1),
        hole=pen.hole.replace("<w:rPr>", opening, 1),
    )
