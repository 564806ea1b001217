"""The page number: `— 1 —`, 7 mm below the type area, outside on odd and even pages (7.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.layout.fonts import HINT
from drafter.layout.styles import FOOTER, footer_line
from drafter.layout.xmltext import escaped
from drafter.library.pagestyles import NumberPlace

if TYPE_CHECKING:
    from drafter.library.pagestyles import PageStyle


def page_number_xml(style: PageStyle, *, even: bool) -> str:
    """The footer's paragraph for odd or for even pages."""
    number = style.page_number
    opening = f"<w:r><w:rPr>{HINT}</w:rPr>"

    def words(text: str) -> str:
        return f'{opening}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""

    def mark(kind: str) -> str:
        return f'{opening}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    field = (
        f'{mark("begin")}{opening}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f"{mark('separate')}{words('1')}{mark('end')}"
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{FOOTER}"/>{_place(style, even=even)}</w:pPr>'
        f"{words(number.before)}{field}{words(number.after)}</w:p>"
    )


def footer_distance(style: PageStyle) -> int:
    """From the foot of the sheet to the footer's line, in twips.

    Set so that the dash, which is three tenths of its size above the baseline, stands
    as far below the type area as the style says; the baseline of a line of exact
    height is at four fifths of it.
    """
    size = style.page_number.lettering.size * 10
    line = footer_line(style)
    return max(0, style.page.bottom - style.page_number.drop - line // 5 - size * 3 // 10)


def _place(style: PageStyle, *, even: bool) -> str:
    number = style.page_number
    if number.place is NumberPlace.CENTRE:
        return '<w:jc w:val="center"/>'
    side = "left" if even else "right"
    blank = (
        f'<w:ind w:{side}Chars="{number.blank * 100}" w:{side}="{number.blank * number.lettering.size * 10}"'
        ' w:firstLineChars="0" w:firstLine="0"/>'
    )
    return f'{blank}<w:jc w:val="{side}"/>'
