"""Fonts and grounds as Word's properties say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.layout.xmltext import attribute

if TYPE_CHECKING:
    from drafter.library.pageletters import Lettering

# Without it Word takes “”, …, — and × from the Latin font.
HINT = '<w:rFonts w:hint="eastAsia"/>'


def hint_with(font: str) -> str:
    """The hint, and for Han characters another font than the style's."""
    return f'<w:rFonts w:hint="eastAsia" w:eastAsia="{attribute(font)}"/>'


def letters_xml(
    lettering: Lettering, latin: str, *, spacing: int | None = None, colour: str = ""
) -> str:
    """Run properties of a style, in the order the schema wants; `spacing` in twips."""
    bold = "<w:b/><w:bCs/>" if lettering.bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    apart = "" if spacing is None else f'<w:spacing w:val="{spacing}"/>'
    return (
        f"{fonts_xml(lettering.font, latin)}{bold}{ink}{apart}"
        f'<w:sz w:val="{lettering.size}"/><w:szCs w:val="{lettering.size}"/>'
    )


def fonts_xml(font: str, latin: str) -> str:
    """All four slots by name: one left out would come from Word's own defaults."""
    han, other = attribute(font), attribute(latin)
    return f'<w:rFonts w:ascii="{other}" w:hAnsi="{other}" w:eastAsia="{han}" w:cs="{other}"/>'


def ground_xml(colour: str) -> str:
    """Highlighting or shading, for what `PageStyle.hole` may say."""
    if not colour:
        return ""
    if colour.isupper() or colour.isdecimal():
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'
    return f'<w:highlight w:val="{colour}"/>'
