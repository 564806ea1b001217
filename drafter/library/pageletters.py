"""How words look: the font, size and weight that every element of a page style names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.library.pagemeasures import Measures


class Lettering(Struct, frozen=True):
    """How words look: font name for Han characters, size in half-points, bold or not."""

    font: str
    size: int
    bold: bool


def read_lettering(group: Measures, fonts: Mapping[str, str]) -> Lettering:
    """字体, 字号 and 加粗 of a group that has other keys too; `fonts` by the style's own names."""
    font = group.one_of("字体", fonts, default="")
    return Lettering(font, group.font_size("字号"), group.flag("加粗"))


def read_plain(group: Measures, fonts: Mapping[str, str]) -> Lettering:
    """A group that says nothing but how words look."""
    lettering = read_lettering(group, fonts)
    group.done()
    return lettering
