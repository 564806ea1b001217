"""settings.xml and fontTable.xml of a page style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.layout.styles import NAMESPACE
from drafter.layout.xmltext import attribute
from drafter.library.pagestyles import NumberPlace

if TYPE_CHECKING:
    from drafter.library.faces import Face
    from drafter.library.pagestyles import PageStyle

_MICROSOFT = "http://schemas.microsoft.com/office/word"
# What Word 2013 and later write for a Chinese document of their own.
_COMPATIBILITY = (
    "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
    "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
) + "".join(
    f'<w:compatSetting w:name="{name}" w:uri="{_MICROSOFT}" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
        ("useWord2013TrackBottomHyphenation", 0),
    )
)

# What may not end and not begin a line: Word's strict set for Chinese, and the dash, which
# GB/T 15834 does not let be torn in two.
_NEVER_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
_NEVER_FIRST = "!%),.:;>?]}¢¨°·ˇˉ—―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"


def settings_xml(style: PageStyle) -> str:
    """The whole part, in the order the schema wants."""
    mirror = "<w:mirrorMargins/>" if style.page.mirrored else ""
    odd_and_even = "<w:evenAndOddHeaders/>" if style.page_number.place is NumberPlace.OUTER else ""
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>{mirror}'
        "<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"
        f'<w:defaultTabStop w:val="420"/>{odd_and_even}'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{_NEVER_LAST}"/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{attribute(_NEVER_FIRST)}"/>'
        f"<w:compat>{_COMPATIBILITY}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table_xml(style: PageStyle) -> str:
    """The whole part: each font with the one that takes its place."""
    every = style.fonts.all()
    faces = "".join(_font_xml(face) for face in every)
    latin = ""
    if all(face.name != style.latin for face in every):
        latin = (
            f'<w:font w:name="{attribute(style.latin)}"><w:charset w:val="00"/>'
            '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
        )
    return f'<w:fonts xmlns:w="{NAMESPACE}">{faces}{latin}</w:fonts>'


def _font_xml(face: Face) -> str:
    alternative = f'<w:altName w:val="{attribute(face.alternative)}"/>' if face.alternative else ""
    # 86 is GB2312's character set number.
    return (
        f'<w:font w:name="{attribute(face.name)}">{alternative}<w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
    )
