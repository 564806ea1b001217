"""What a YAML file says, apart from where and how: what an edit is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.yamlsource.nodes import ABSENT, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable


class Words(Struct, frozen=True):
    """The words of a value, and whether they stand for nothing."""

    text: str
    absent: bool


class Pairs(Struct, frozen=True):
    """Keys and what stands under them, in order."""

    pairs: tuple[tuple[str, Content], ...]


class Listed(Struct, frozen=True):
    """Items in order."""

    items: tuple[Content, ...]


Content = Words | Pairs | Listed
Trail = tuple[int, ...]  # which entry or item, from the outermost mapping on


def value_content(text: str, *, quoted: bool = False) -> Words:
    """What a value says that is written so."""
    return Words(text, not quoted and text in ABSENT)


def content_of(node: Node) -> Content:
    """What a node says."""
    match node:
        case Scalar():
            return value_content(node.text, quoted=node.quoted)
        case Mapping():
            return Pairs(tuple((entry.key.text, content_of(entry.value)) for entry in node.entries))
        case Sequence():
            return Listed(tuple(content_of(item) for item in node.items))


def replaced(content: Content, trail: Trail, new: Content) -> Content:
    """The content with another one at `trail`."""
    return _changed(content, trail, lambda _: new)


def inserted(content: Content, trail: Trail, index: int, new: Content, key: str = "") -> Content:
    """The content with a pair, or an item without a key, put in at `index` of what is at `trail`."""

    def put(group: Content) -> Content:
        match group:
            case Pairs(pairs):
                return Pairs((*pairs[:index], (key, new), *pairs[index:]))
            case Listed(items):
                return Listed((*items[:index], new, *items[index:]))
            case Words():
                return group

    return _changed(content, trail, put)


def removed(content: Content, trail: Trail) -> Content:
    """The content without the pair or item at `trail`."""
    at = trail[-1]

    def take(group: Content) -> Content:
        match group:
            case Pairs(pairs):
                return Pairs(pairs[:at] + pairs[at + 1 :])
            case Listed(items):
                return Listed(items[:at] + items[at + 1 :])
            case Words():
                return group

    return _changed(content, trail[:-1], take)


def _changed(content: Content, trail: Trail, change: Callable[[Content], Content]) -> Content:
    if not trail:
        return change(content)
    at, rest = trail[0], trail[1:]
    match content:
        case Pairs(pairs):
            key, inner = pairs[at]
            return Pairs((*pairs[:at], (key, _changed(inner, rest, change)), *pairs[at + 1 :]))
        case Listed(items):
            return Listed((*items[:at], _changed(items[at], rest, change), *items[at + 1 :]))
        case Words():
            return content
