"""Whether a file that was to be emptied is: the emptying is not trusted, its result is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.authoring.nextyear.emptiedyear import NAME
from drafter.figures.attributes import ATTRIBUTES
from drafter.figures.entries import FIELDS
from drafter.figures.figure import BASELINE, HISTORY, LISTS, TARGET
from drafter.figures.values import NOT_HAD
from drafter.figures.yearfile import HEAD_KEYS
from drafter.yamlsource import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.yamlsource import Node

_MAY_STAY = frozenset({TARGET, BASELINE, HISTORY, *ATTRIBUTES}) - {"状态"}


def left_over(root: Mapping) -> Iterator[Scalar]:
    """The numbers of the old period that still stand in the new file."""
    for entry in root.entries:
        key = entry.key.text
        if key == LISTS:
            yield from _in_lists(entry.value)
        elif key not in HEAD_KEYS:
            yield from _in_data(entry.value, (key,))


def _in_data(node: Node, names: tuple[str, ...]) -> Iterator[Scalar]:
    match node:
        case Scalar():
            field = next((name for name in names[1:] if name in FIELDS), "")
            if not node.absent and node.text != NOT_HAD and field not in _MAY_STAY:
                yield node
        case Mapping():
            for entry in node.entries:
                yield from _in_data(entry.value, (*names, *entry.key.text.split(".")))
        case Sequence():
            for item in node.items:
                yield from _in_data(item, names)


def _in_lists(node: Node) -> Iterator[Scalar]:
    if not isinstance(node, Mapping):
        yield from _in_data(node, (LISTS,))
        return
    for entry in node.entries:
        if not isinstance(entry.value, Sequence):
            yield from _in_data(entry.value, (LISTS,))
            continue
        for record in entry.value.items:
            if not isinstance(record, Mapping):
                yield from _in_data(record, (LISTS,))
                continue
            for key, value in record.entries:
                if key.text != NAME or not isinstance(value, Scalar):
                    yield from _in_data(value, (LISTS,))
