"""The numbers that Word counts before paragraphs by itself (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.layout.reading.marks import W, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
    }
)
_FULL_WIDTH = frozenset({"decimalFullWidth", "decimalFullWidth2"})
_CIRCLES = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_PLACE = re.compile(r"%([1-9])")


class Level(Struct, frozen=True):
    """A level of a list: how its number is written, and where it begins."""

    text: str
    form: str
    start: int


class Numbering:
    """Counts the paragraphs of every list as Word does."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        """Read what the lists look like; None where the document has no such part."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read(numbering)
        for style in styles.iter(f"{W}style") if styles is not None else ():
            named = _named(style.find(f"{W}pPr"))
            if named is not None:
                self._of_style[style.get(f"{W}styleId") or ""] = named

    def next(self, properties: _Element | None, style: str) -> str:
        """What stands before a paragraph, which is counted thereby; "" for no number."""
        named = _named(properties) or self._of_style.get(style)
        if named is None:
            return ""
        number, depth = named
        levels = self._levels.get(self._lists.get(number, ""), {})
        level = levels.get(depth)
        if level is None or level.form in {"bullet", "none"}:
            return ""
        counts = self._counts.setdefault(self._lists[number], {})
        first = self._starts.get((number, depth), level.start)
        counts[depth] = counts.get(depth, first - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

        def written(found: re.Match[str]) -> str:
            above = int(found[1]) - 1
            known = levels.get(above)
            return _written(counts.get(above, known.start), known.form) if known else ""

        return _PLACE.sub(written, level.text)

    def _read(self, numbering: _Element) -> None:
        for each in numbering.iter(f"{W}abstractNum"):
            levels = {
                int(level.get(f"{W}ilvl") or 0): Level(
                    value(level, "lvlText"),
                    value(level, "numFmt") or "decimal",
                    _number(value(level, "start"), 1),
                )
                for level in each.iter(f"{W}lvl")
            }
            self._levels[each.get(f"{W}abstractNumId") or ""] = levels
        for each in numbering.iter(f"{W}num"):
            name = each.get(f"{W}numId") or ""
            self._lists[name] = value(each, "abstractNumId")
            for override in each.iter(f"{W}lvlOverride"):
                if start := value(override, "startOverride"):
                    self._starts[name, int(override.get(f"{W}ilvl") or 0)] = _number(start, 1)


def _named(properties: _Element | None) -> tuple[str, int] | None:
    """The list and level that properties name; the list 0 is none."""
    named = properties.find(f"{W}numPr") if properties is not None else None
    number = value(named, "numId") if named is not None else ""
    if named is None or number in {"", "0"}:
        return None
    return number, _number(value(named, "ilvl"), 0)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise


def _written(count: int, form: str) -> str:
    if form in _HAN:
        return _han(count)
    if form in _FULL_WIDTH:
        return str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if form in _CIRCLES and 0 < count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    return str(count)


def _han(count: int) -> str:
    """1—99 as 公文 count; above that digit by digit."""
    if not 0 < count < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(max(0, count)))
    tens, ones = divmod(count, 10)
    said = ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "")
    return said + (_DIGITS[ones] if ones else "")
