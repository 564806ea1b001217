"""The numbers that Word counts before paragraphs by itself (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from drafter.layout.reading.marks import W, number, switch, value
from drafter.layout.reading.numberforms import written
from drafter.layout.reading.wordstyles import NO_LIST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from drafter.layout.reading.wordstyles import WordStyles

_PLACE: Final = re.compile(r"%([1-9])")
_BARE: Final = frozenset({"bullet", "none"})


class Level(Struct, frozen=True):
    """A level of a list: how its number is written, where it begins, and after which it restarts."""

    text: str
    form: str
    start: int
    restarts: int
    style: str
    plain: bool


class Numbering:
    """Counts the paragraphs of every list as Word does.

    Lists that look alike share an abstract one and are counted together, unless one of them says
    where it starts.
    """

    def __init__(self, numbering: _Element | None, styles: WordStyles) -> None:
        """Read what the lists look like; None where the document has no such part."""
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def next(self, properties: _Element | None, style: str) -> str:
        """What stands before a paragraph, which is counted thereby; "" for no number."""
        list_, depth = self._named(properties, style)
        abstract = self._lists.get(list_, "")
        if not list_ or not abstract:
            return ""
        levels = {**self._of(abstract), **self._own.get(list_, {})}
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        self._count(counts, list_, depth, levels)
        if level.form in _BARE:
            return ""

        def said(found: re.Match[str]) -> str:
            above = int(found[1]) - 1
            known = levels.get(above)
            if known is None:
                return ""
            return written(counts.get(above, known.start), "decimal" if level.plain else known.form)

        return _PLACE.sub(said, level.text)

    def _count(
        self, counts: dict[int, int], list_: str, depth: int, levels: Mapping[int, Level]
    ) -> None:
        start = levels[depth].start
        if (list_, depth) not in self._met:
            self._met.add((list_, depth))
            if (list_, depth) in self._starts:
                start = self._starts[list_, depth]
                counts.pop(depth, None)
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            if depth < levels[deeper].restarts if deeper in levels else True:
                del counts[deeper]

    def _named(self, properties: _Element | None, style: str) -> tuple[str, int]:
        """The list and level of a paragraph: its own, or of its style; "" for none."""
        named = properties.find(f"{W}numPr") if properties is not None else None
        own = value(named, "numId") if named is not None else ""
        of_style, depth_of_style = self._styles.numbered(style)
        list_ = own or of_style
        if list_ in {"", NO_LIST}:
            return "", 0
        depth = value(named, "ilvl") if named is not None else ""
        if own or depth:
            return list_, number(depth, 0)
        for at, level in self._of(self._lists.get(list_, "")).items():
            if level.style and level.style == style:
                return list_, at
        return list_, number(depth_of_style, 0)

    def _of(self, abstract: str) -> dict[int, Level]:
        """The levels of an abstract list, or of the one its style of lists has."""
        return self._levels.get(abstract) or self._levels.get(self._linked.get(abstract, ""), {})

    def _read(self, numbering: _Element) -> None:
        by_style: dict[str, str] = {}
        leads: dict[str, str] = {}
        for each in numbering.iterchildren(f"{W}abstractNum"):
            name = each.get(f"{W}abstractNumId") or ""
            self._levels[name] = dict(map(_level, each.iterchildren(f"{W}lvl")))
            if style := value(each, "styleLink"):
                by_style[style] = name
            if style := value(each, "numStyleLink"):
                leads[name] = style
        self._linked = {name: by_style.get(style, "") for name, style in leads.items()}
        for each in numbering.iterchildren(f"{W}num"):
            name = each.get(f"{W}numId") or ""
            self._lists[name] = value(each, "abstractNumId")
            for override in each.iterchildren(f"{W}lvlOverride"):
                depth = number(override.get(f"{W}ilvl") or "", 0)
                for own in override.iterchildren(f"{W}lvl"):
                    self._own.setdefault(name, {})[depth] = _level(own)[1]
                    self._starts[name, depth] = _level(own)[1].start
                if start := value(override, "startOverride"):
                    self._starts[name, depth] = number(start, 1)


def _level(element: _Element) -> tuple[int, Level]:
    depth = number(element.get(f"{W}ilvl") or "", 0)
    return depth, Level(
        value(element, "lvlText"),
        value(element, "numFmt") or "decimal",
        number(value(element, "start"), 1),
        number(value(element, "lvlRestart"), depth),
        value(element, "pStyle"),
        bool(switch(element, "isLgl")),
    )
