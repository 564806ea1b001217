"""Finds the place of an address in a year's file, however its keys are nested or dotted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.figures.figure import CURRENT, DATA, LISTS
from drafter.yamlsource import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.figures.editing.addresses import Address
    from drafter.yamlsource.editing.content import Trail


class Spot(NamedTuple):
    """A node on the way along some names: `led` by which it was reached, and what is left."""

    trail: Trail
    node: Node
    led: tuple[str, ...]
    rest: tuple[str, ...]


def spots(root: Mapping, address: Address, names: tuple[str, ...]) -> Iterator[Spot]:
    """Every node from the root of the address along `names`, the outermost first.

    Of 数据 what was written outside of it too.
    """
    if address.root == LISTS:
        yield from _record_spots(root, address)
        return
    if address.root:
        for at, entry in enumerate(root.entries):
            if entry.key.text == address.root:
                yield from _along((at,), entry.value, (), names)
    if address.root in {"", DATA}:
        outside = list(_along((), root, (), names))
        yield from outside if not address.root else outside[1:]


def value_spot(root: Mapping, address: Address) -> Spot | None:
    """The value at an address; of several that say the same the first that is given."""
    found = [spot for spot in spots(root, address, address.full) if not spot.rest]
    if address.field == (CURRENT,):
        deeper = spots(root, address, (*address.names, CURRENT))
        found = [spot for spot in found if isinstance(spot.node, Scalar)] + [
            spot for spot in deeper if not spot.rest
        ]
    given = (spot for spot in found if not (isinstance(spot.node, Scalar) and spot.node.absent))
    return next(given, found[0] if found else None)


def entry_spot(root: Mapping, address: Address) -> Spot | None:
    """A pair that is at the address, or under a dotted key goes on from there."""
    names = address.names if address.field == (CURRENT,) else address.full
    if address.root == LISTS:
        return next((spot for spot in spots(root, address, ()) if not spot.rest), None)
    for spot in spots(root, address, names):
        if not spot.rest:
            return spot
        if isinstance(spot.node, Mapping):
            for at, entry in enumerate(spot.node.entries):
                parts = tuple(entry.key.text.split("."))
                if parts[: len(spot.rest)] == spot.rest:
                    return Spot((*spot.trail, at), entry.value, names, ())
    return None


def _along(
    trail: Trail, node: Node, led: tuple[str, ...], names: tuple[str, ...]
) -> Iterator[Spot]:
    yield Spot(trail, node, led, names)
    if not isinstance(node, Mapping) or not names:
        return
    begin = names[0].removesuffix("年")
    for at, entry in enumerate(node.entries):
        if not entry.key.text.startswith(begin):
            continue
        parts = tuple(entry.key.text.split("."))
        if _same(parts, names[: len(parts)]):
            rest = names[len(parts) :]
            yield from _along((*trail, at), entry.value, led + parts, rest)


def _same(parts: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether a key is these names; a year may have its 年."""
    if parts == names:
        return True
    if not parts[-1].removesuffix("年").isdigit():
        return False
    bare = [tuple(part.removesuffix("年") for part in some) for some in (parts, names)]
    return bare[0] == bare[1]


def _record_spots(root: Mapping, address: Address) -> Iterator[Spot]:
    """The lists, the list of that name, its record, and the field of it."""
    names = (*address.names, *([str(address.record)] if address.record else []), *address.field)
    trail: Trail = ()
    node: Node = root
    for at, name in enumerate((address.root, *names)):
        found = _inner(node, name)
        if found is None:
            return
        index, node = found
        trail = (*trail, index)
        yield Spot(trail, node, names[:at], names[at:])


def _inner(node: Node, name: str) -> tuple[int, Node] | None:
    if isinstance(node, Sequence):
        at = int(name) - 1 if name.isdigit() else -1
        return (at, node.items[at]) if 0 <= at < len(node.items) else None
    if not isinstance(node, Mapping):
        return None
    for at, entry in enumerate(node.entries):
        if entry.key.text == name:
            return at, entry.value
    return None
