"""The styles of 版头, 附注 and 版记, as far as the page style has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.layout.fonts import letters_xml
from drafter.layout.stylexml import character_style, paragraph_style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.library.pageissue import ImprintStyle, MarkStyle, RedLine
    from drafter.library.pageletters import Lettering
    from drafter.library.pagestyles import PageStyle

COPY_NUMBER = "CopyNumber"
SECRECY = "Secrecy"
URGENCY = "Urgency"
MARK = "IssuerMark"
NUMBER = "DocumentNumber"
SIGNED_BY = "SignedBy"
SIGNATORY = "SignatoryName"
RED_LINE = "RedLine"
NOTE = "IssueNote"
CC = "CopiesTo"
PRINTED_BY = "PrintedBy"
IMPRINT = "Imprint"

_LEFT = '<w:jc w:val="left"/>'
_OFF_GRID = '<w:snapToGrid w:val="0"/>'


def issue_styles_xml(style: PageStyle) -> str:
    """Every style that these elements need."""
    issue = style.issue
    return "".join(
        (
            *_corner(style),
            _mark(issue.mark, style) if issue.mark else "",
            _number(style),
            _red_line(issue.red_line, style) if issue.red_line else "",
            _note(style),
            _imprint(issue.imprint, style) if issue.imprint else "",
        )
    )


def _corner(style: PageStyle) -> Iterator[str]:
    issue = style.issue
    if issue.copy_number:
        yield paragraph_style(
            COPY_NUMBER, "份号", _LEFT, letters_xml(issue.copy_number, style.latin)
        )
    for identifier, name, lettering in (
        (SECRECY, "密级", issue.secrecy),
        (URGENCY, "紧急程度", issue.urgency),
    ):
        if lettering:
            # 三号黑体 (7.2.2): the digits of ★1年 are 黑体 too.
            yield paragraph_style(identifier, name, _LEFT, letters_xml(lettering, lettering.font))


def mark_line(size: int) -> int:
    """Height in twips of the mark's line, for letters of `size` half-points."""
    return size * 12


def number_lettering(style: PageStyle) -> Lettering:
    """The letters of the line that 发文字号 and 签发人 share."""
    issue = style.issue
    if issue.number:
        return issue.number.lettering
    return issue.signatory.label if issue.signatory else style.body.lettering


def _mark(mark: MarkStyle, style: PageStyle) -> str:
    line = f'<w:spacing w:line="{mark_line(mark.lettering.size)}" w:lineRule="exact"/>'
    letters = letters_xml(mark.lettering, style.latin, spacing=0, colour=mark.colour)
    return paragraph_style(
        MARK, "发文机关标志", f'{_OFF_GRID}{line}<w:jc w:val="center"/>', letters, after=NUMBER
    )


def _number(style: PageStyle) -> str:
    """The line of 发文字号 and 签发人; the names differ in their font alone."""
    number, signatory = style.issue.number, style.issue.signatory
    if number is None and signatory is None:
        return ""
    before = number.lines_before * style.text_grid.line_pitch if number else 0
    # Without a 签发人 beside it the number stands in the middle (7.2.5).
    place = _LEFT if signatory else '<w:jc w:val="center"/>'
    xml = paragraph_style(
        NUMBER,
        "发文字号",
        f'<w:spacing w:before="{before}"/>{place}',
        letters_xml(number_lettering(style), style.latin),
    )
    if signatory is None:
        return xml
    label = replace(signatory.label, bold=False)
    name = replace(label, font=signatory.name_font)
    return (
        xml
        + character_style(SIGNED_BY, "签发人", letters_xml(label, style.latin))
        + character_style(SIGNATORY, "签发人姓名", letters_xml(name, style.latin))
    )


def _red_line(line: RedLine, style: PageStyle) -> str:
    """An empty paragraph as high as a hair: what is drawn is the border above it.

    A border of the number's own paragraph would be cut off by its indent.
    """
    pitch, size = style.text_grid.line_pitch, number_lettering(style).size * 10
    # A line of exact height ends a fifth of it below the baseline, the letters an eighth.
    before = max(0, line.drop - (pitch // 5 - size // 8))
    after = line.lines_after * pitch
    border = f'<w:top w:val="single" w:sz="{line.weight}" w:space="0" w:color="{line.colour}"/>'
    return paragraph_style(
        RED_LINE,
        "红色分隔线",
        f"<w:keepNext/><w:pBdr>{border}</w:pBdr>{_OFF_GRID}"
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="20" w:lineRule="exact"/>{_LEFT}',
        '<w:sz w:val="2"/><w:szCs w:val="2"/>',
    )


def _note(style: PageStyle) -> str:
    note = style.issue.note
    if note is None:
        return ""
    width = note.indent * style.character_pitch
    indent = f'<w:ind w:firstLineChars="{note.indent * 100}" w:firstLine="{width}"/>'
    return paragraph_style(
        NOTE, "附注", f"{indent}{_LEFT}", letters_xml(note.lettering, style.latin)
    )


def _imprint(imprint: ImprintStyle, style: PageStyle) -> str:
    letters = letters_xml(imprint.lettering, style.latin, spacing=0)
    pitch = f'<w:spacing w:line="{imprint.line_pitch}" w:lineRule="exact"/>'
    character = imprint.lettering.size * 10
    blank = imprint.blank * character
    # 抄送： is three characters; what wraps begins below the first name.
    hanging = 3 * character
    end = style.page.text_width - blank
    edges = (
        ("top", imprint.outer_rule),
        ("bottom", imprint.outer_rule),
        ("insideH", imprint.inner_rule),
    )
    rules = "".join(
        f'<w:{edge} w:val="single" w:sz="{weight}" w:space="0" w:color="auto"/>'
        for edge, weight in edges
    )
    sides = (("top", imprint.margin), ("left", 0), ("bottom", imprint.margin), ("right", 0))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return (
        paragraph_style(
            CC,
            "抄送",
            f'{_OFF_GRID}{pitch}<w:ind w:left="{blank + hanging}" w:right="{blank}"'
            f' w:hanging="{hanging}"/>',
            letters,
        )
        + paragraph_style(
            PRINTED_BY,
            "印发",
            f'<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs>{_OFF_GRID}{pitch}'
            f'<w:ind w:left="{blank}" w:right="{blank}"/>{_LEFT}',
            letters,
        )
        + f'<w:style w:type="table" w:customStyle="1" w:styleId="{IMPRINT}"><w:name w:val="版记"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{rules}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
