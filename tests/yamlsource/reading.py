"""Reads a text and says what came of it, in the plainest form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.textfile import from_text
from drafter.yamlsource import Mapping, Node, Scalar, Sequence, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding


def plain(node: Node | None) -> object:
    """Words, lists and dictionaries, without places."""
    match node:
        case Scalar():
            return node.text
        case Mapping():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case None:
            return None


def read(text: str) -> tuple[object, list[str]]:
    """The plain content, and the findings as `line:column rule`."""
    root, found = nodes(text)
    return plain(root), [f"{item.place.line}:{item.place.column} {item.rule}" for item in found]


def nodes(text: str) -> tuple[Mapping | None, list[Finding]]:
    """The top-level mapping and the findings."""
    found: list[Finding] = []
    return read_yaml(from_text("2018.yaml", text), found), found


def scalars(node: Node) -> Iterator[Scalar]:
    """Every key and value."""
    match node:
        case Scalar():
            yield node
        case Mapping():
            for key, value in node.entries:
                yield key
                yield from scalars(value)
        case Sequence():
            for item in node.items:
                yield from scalars(item)
