"""What the styles of a Word document say of its paragraphs, each with those it is based on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from drafter.layout.reading.marks import W, number, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MEANT: Final = re.compile(r"(?:heading|标题) ?[1-9]|title|标题|subtitle|副标题|toc ?[1-9]", re.I)
_LONGEST_CHAIN: Final = 12
NO_LIST: Final = "0"


class Style(Struct, frozen=True):
    """A style as it stands in the file; None is what it leaves to the style below."""

    name: str
    below: str
    outline: str
    list_: str
    depth: str
    hidden: bool | None


class WordStyles:
    """The styles by their ids; the id "" is the default style of paragraphs."""

    def __init__(self, tree: _Element | None) -> None:
        """Read them; None where the document has no such part."""
        self._styles: dict[str, Style] = {}
        for each in tree.iterchildren(f"{W}style") if tree is not None else ():
            style = _style(each)
            self._styles[each.get(f"{W}styleId") or ""] = style
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in {"1", "true"}:
                self._styles[""] = style

    def name(self, style: str) -> str:
        """What it is called: of styles made from a heading, or outlined as one, that heading."""
        own = self._styles.get(style)
        if own is None:
            return style
        for each in self._chain(style):
            if _MEANT.fullmatch(each.name):
                return each.name
            if each.outline:
                return outlined(each.outline) or own.name
        return own.name

    def numbered(self, style: str) -> tuple[str, str]:
        """The list it counts in and the level of it; "" where it names none."""
        list_ = next((each.list_ for each in self._chain(style) if each.list_), "")
        return list_, next((each.depth for each in self._chain(style) if each.depth), "")

    def hides(self, style: str) -> bool:
        """Whether text in it is not printed."""
        return next((each.hidden for each in self._chain(style) if each.hidden is not None), False)

    def _chain(self, style: str) -> Iterator[Style]:
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            if not found.below:
                return
            style = found.below


def outlined(level: str) -> str:
    """The heading that an outline level makes of a paragraph; "" for body text."""
    depth = number(level, 9)
    return f"heading {depth + 1}" if depth < 9 else ""


def _style(element: _Element) -> Style:
    properties = element.find(f"{W}pPr")
    letters = element.find(f"{W}rPr")
    named = properties.find(f"{W}numPr") if properties is not None else None
    return Style(
        value(element, "name"),
        value(element, "basedOn"),
        value(properties, "outlineLvl") if properties is not None else "",
        value(named, "numId") if named is not None else "",
        value(named, "ilvl") if named is not None else "",
        switch(letters, "vanish") if letters is not None else None,
    )
