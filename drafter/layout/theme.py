"""theme1.xml: what Word takes for charts and text boxes that somebody adds later.

No style of ours refers to it. Without one Word falls back on its own, whose Han fonts
are none of an official document's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.layout.xmltext import attribute

if TYPE_CHECKING:
    from drafter.library.pagestyles import PageStyle

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = (
    ("dk2", "1F1F1F"),
    ("lt2", "EEEEEE"),
    ("accent1", "C00000"),
    ("accent2", "1F4E79"),
    ("accent3", "7F7F7F"),
    ("accent4", "BF9000"),
    ("accent5", "2E75B6"),
    ("accent6", "548235"),
    ("hlink", "0563C1"),
    ("folHlink", "954F72"),
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(style: PageStyle) -> str:
    """The whole part; the schema wants three of every kind of format."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS
    )
    heading = _fonts(style.headings[0].lettering.font, style.latin)
    body = _fonts(style.body.lettering.font, style.latin)
    name = attribute(style.name)
    return (
        f'<a:theme xmlns:a="{_NAMESPACE}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{colours}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{heading}</a:majorFont>'
        f"<a:minorFont>{body}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _fonts(han: str, latin: str) -> str:
    return (
        f'<a:latin typeface="{attribute(latin)}"/><a:ea typeface="{attribute(han)}"/>'
        '<a:cs typeface=""/>'
    )
