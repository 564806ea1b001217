"""What a text counts within its paragraphs: 一是…二是…, 第一…第二…, 首先…其次…最后…."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.skeleton import Skeleton

_HAN: Final = "[一二三四五六七八九十]{1,3}"
_BEGIN: Final = r"(?:(?<=[。；，：！？;:,、\n）)”])|\A)[ \u3000]*"
_ITEM: Final = pattern(
    rf"{_BEGIN}(?:(?P<counted>{_HAN})(?P<word>是|要|抓|靠)(?![、一])"
    rf"|第(?P<ordinal>{_HAN})[，、,：:]"
    r"|(?P<first>首先|其次|再次|最后)(?=[，、,])"
    r"|(?P<circled>[①-⑳])"
    r"|[（(](?P<bracket>\d{1,2})[）)]"
    r"|(?P<arabic>\d{1,2})(?:[．、]|\.(?!\d)))"
)
_ORDER: Final = ("首先", "其次", "再次", "最后")
ORDINAL, ORDER, CIRCLED, BRACKET, ARABIC = "第", "首先", "①", "（1）", "1."
_FORMS: Final = {"ordinal": ORDINAL, "circled": CIRCLED, "bracket": BRACKET, "arabic": ARABIC}


class Item(NamedTuple):
    """One item: its number (0 for 最后), and where what counts it begins and ends."""

    value: int
    start: int
    end: int


class Enumeration(NamedTuple):
    """Items that are counted together; `form` is what counts them (是 for 一是, 第, 首先, ①, …)."""

    form: str
    items: tuple[Item, ...]


def enumerations(text: str, bones: Skeleton) -> Iterator[Enumeration]:
    """Those of a text, in the order of their first items; a heading ends all that are open."""
    borders = [heading.start for heading in bones.headings] + [len(text) + 1]
    numbered = {heading.start for heading in bones.headings}
    border = 0
    open_: dict[str, list[Item]] = {}
    groups: list[tuple[str, list[Item]]] = []
    for found in _ITEM.finditer(text):
        item, form = _read(found)
        if item.start in numbered:
            continue
        while borders[border] <= item.start:
            border += 1
            open_.clear()
        if item.value == 1 or form not in open_:
            open_[form] = []
            groups.append((form, open_[form]))
        open_[form].append(item)
    for form, items in groups:
        yield Enumeration(form, tuple(items))


def _read(found: re.Match[str]) -> tuple[Item, str]:
    """An item and the form it is counted in."""
    kind = str(found.lastgroup if found.lastgroup != "word" else "counted")
    said = found[kind]
    start, end = found.start(kind) - (kind in {"ordinal", "bracket"}), found.end()
    if kind == "first":
        value = 0 if said == _ORDER[-1] else _ORDER.index(said) + 1
        return Item(value, start, end), ORDER
    form = found["word"] if kind == "counted" else _FORMS[kind]
    return Item(read_ordinal(said) or 0, start, end), form
