"""What a text counts within its paragraphs: 一是…二是…, 第一…第二…, 首先…其次…最后…."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.ordinals import HAN_ORDINAL, ordinal_value
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.skeleton import Skeleton

_ITEM: Final = pattern(
    rf"(?:(?P<counted>{HAN_ORDINAL})(?P<word>是|要|抓|靠)(?![、一])"
    rf"|第(?P<ordinal>{HAN_ORDINAL})[，、,：:]"
    r"|(?P<first>首先|其次|再次|最后)(?=[，、,])"
    r"|(?P<circled>[①-⑳])"
    r"|[（(](?P<bracket>\d{1,2})[）)]"
    r"|(?P<arabic>\d{1,2})[．、.](?!\d))"
)
# What an item may begin with: from a rare character on, so that `re` can leap to it. No mark
# stands within, so that none of these hides an item that begins within it.
_PERHAPS: Final = pattern(
    r"[0-9０-９一二三四五六七八九十第首其再最①-⑳（(]"
    r"(?:[一二三四五六七八九十]{0,3}[是要抓靠，、,：:]|[先次后]|(?<=[①-⑳])|\d{0,2}[）)．、.])"
)
_BEFORE: Final = frozenset("。；，：！？;:,、\n）)” \u3000")
_ORDER: Final = ("首先", "其次", "再次", "最后")
ORDINAL, ORDER, CIRCLED, BRACKET, ARABIC = "第", "首先", "①", "（1）", "1."
_FORMS: Final = {"ordinal": ORDINAL, "circled": CIRCLED, "bracket": BRACKET, "arabic": ARABIC}
_SPACES: Final = " \u3000"
_DEEPEST: Final = 4


class Item(NamedTuple):
    """One item: its number (0 for 最后), and where what counts it begins and ends."""

    value: int
    start: int
    end: int


class Enumeration(NamedTuple):
    """Items that are counted together; `form` is what counts them (是 for 一是, 第, 首先, ①, …).

    `inside` is the item of another enumeration of the same form within which they surely stand:
    the other one goes on behind them, or a colon of that item announces them.
    """

    form: str
    items: tuple[Item, ...]
    inside: Item | None = None


class _Group:
    """An enumeration while it is being read."""

    def __init__(self, form: str, first: Item) -> None:
        self.form = form
        self.items = [first]
        self.inside: Item | None = None


def enumerations(text: str, bones: Skeleton) -> Iterator[Enumeration]:
    """Those of a text, in the order of their first items; a heading ends all that are open."""
    borders = [heading.start for heading in bones.headings] + [len(text) + 1]
    numbered = {heading.start for heading in bones.headings}
    border = 0
    open_: dict[str, list[_Group]] = {}
    groups: list[_Group] = []
    for found in _items(text):
        item, form = _read(found)
        unread = item.value == 0 and form != ORDER  # 十十是
        if item.start in numbered or unread:
            continue
        while borders[border] <= item.start:
            border += 1
            open_.clear()
        stack = open_.setdefault(form, [])
        if item.value == 1 or not stack:
            groups.append(_Group(form, item))
            _open(text, stack, groups[-1])
        else:
            _go_on(stack, item)
    for group in groups:
        yield Enumeration(group.form, tuple(group.items), group.inside)


def _items(text: str) -> Iterator[re.Match[str]]:
    """What counts, where a clause begins."""
    for perhaps in _PERHAPS.finditer(text):
        start = perhaps.start()
        if start and text[start - 1] not in _BEFORE:
            continue
        found = _ITEM.match(text, start)
        if found is None:
            continue
        while start and text[start - 1] in _SPACES:
            start -= 1
        if not start or text[start - 1] in _BEFORE:
            yield found


def _open(text: str, stack: list[_Group], group: _Group) -> None:
    """Begin an enumeration, perhaps within an item of the one before it."""
    item = group.items[0]
    if stack:
        around = stack[-1].items[-1]
        if text.find("\n", around.end, item.start) >= 0 or len(stack) == _DEEPEST:
            stack.clear()
        elif text[item.start - 1] in "：:" and not _ended(text, around.end, item.start):
            group.inside = around
    stack.append(group)


def _ended(text: str, start: int, end: int) -> bool:
    return text.find("。", start, end) >= 0


def _go_on(stack: list[_Group], item: Item) -> None:
    """Add an item where its number follows: to the last enumeration, or to one around it."""
    if item.value != stack[-1].items[-1].value + 1:
        for depth in range(len(stack) - 2, -1, -1):
            around = stack[depth].items[-1]
            if around.value + 1 == item.value:
                for within in stack[depth + 1 :]:
                    within.inside = around
                del stack[depth + 1 :]
                break
    stack[-1].items.append(item)


def _read(found: re.Match[str]) -> tuple[Item, str]:
    """An item and the form it is counted in."""
    kind = str(found.lastgroup if found.lastgroup != "word" else "counted")
    said = found[kind]
    start, end = found.start(kind) - (kind in {"ordinal", "bracket"}), found.end()
    if kind == "first":
        value = 0 if said == _ORDER[-1] else _ORDER.index(said) + 1
        return Item(value, start, end), ORDER
    form = found["word"] if kind == "counted" else _FORMS[kind]
    return Item(ordinal_value(said), start, end), form
