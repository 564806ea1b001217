"""What writes a value: splices into the text of a file, or only nodes, for a value that is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct

from drafter.figures.figure import LISTS
from drafter.yamlsource import Entry, Mapping, Scalar, Sequence
from drafter.yamlsource.editing import splices
from drafter.yamlsource.editing.material import Group, Items

if TYPE_CHECKING:
    from drafter.figures.editing.addresses import Address
    from drafter.findings import Finding
    from drafter.location import Location
    from drafter.yamlsource import Node
    from drafter.yamlsource.editing.content import Trail
    from drafter.yamlsource.editing.material import Material
    from drafter.yamlsource.editing.sheet import Sheet
    from drafter.yamlsource.editing.splices import Change

Done = TypeVar("Done", covariant=True)


class Pen(Protocol[Done]):
    """Writes values at places of one file; what it cannot write is a finding."""

    @property
    def root(self) -> Mapping:
        """What the file says."""

    @property
    def file(self) -> str:
        """The path of the file."""

    def is_braced(self, node: Node) -> bool:
        """Whether a group stands within braces or brackets."""

    def set_value(self, trail: Trail, text: str) -> Done | Finding:
        """Put words in place of a value."""

    def wrap_value(
        self, trail: Trail, name: str, pairs: tuple[tuple[str, Material], ...]
    ) -> Done | Finding:
        """Make a group of a value, which becomes its `name`."""

    def fill_group(self, trail: Trail, group: Group | Items) -> Done | Finding:
        """Put a group where a key stands that has none yet."""

    def insert_pair(self, trail: Trail, index: int, key: str, material: Material) -> Done | Finding:
        """Put a pair into a mapping, as its pair of that number."""


class SplicePen(Struct, frozen=True):
    """Writes into the text of a file."""

    sheet: Sheet

    @property
    def root(self) -> Mapping:
        """What the file says."""
        return self.sheet.root

    @property
    def file(self) -> str:
        """The path of the file."""
        return self.sheet.source.path

    def is_braced(self, node: Node) -> bool:
        """Whether a group stands within braces or brackets."""
        return bool(self.sheet.opener(node))

    def set_value(self, trail: Trail, text: str) -> Change | Finding:
        """Put words in place of a value."""
        return splices.set_value(self.sheet, trail, text)

    def wrap_value(
        self, trail: Trail, name: str, pairs: tuple[tuple[str, Material], ...]
    ) -> Change | Finding:
        """Make a group of a value, which becomes its `name`."""
        return splices.wrap_value(self.sheet, trail, name, pairs)

    def fill_group(self, trail: Trail, group: Group | Items) -> Change | Finding:
        """Put a group where a key stands that has none yet."""
        return splices.fill_group(self.sheet, trail, group)

    def insert_pair(
        self, trail: Trail, index: int, key: str, material: Material
    ) -> Change | Finding:
        """Put a pair into a mapping, as its pair of that number."""
        return splices.insert_pair(self.sheet, trail, index, key, material)


class TrialPen(Struct, frozen=True):
    """Writes nothing but gives what the file would say; new values stand where they would go."""

    root: Mapping
    file: str

    def is_braced(self, node: Node) -> bool:
        """An empty group that was read stood in braces."""
        return not isinstance(node, Scalar)

    def set_value(self, trail: Trail, text: str) -> Mapping | Finding:
        """Put words in place of a value."""
        node = splices.node_at(self.root, trail)
        if not isinstance(node, Scalar):
            return splices.group_in_the_way(node)
        return self._with(trail, _scalar(text, node.place))

    def wrap_value(
        self, trail: Trail, name: str, pairs: tuple[tuple[str, Material], ...]
    ) -> Mapping | Finding:
        """Make a group of a value, which becomes its `name`."""
        node = splices.node_at(self.root, trail)
        others = (_entry(key, material, node.place) for key, material in pairs)
        entries = (Entry(_scalar(name, node.place), node), *others)
        return self._with(trail, Mapping(entries, node.place))

    def fill_group(self, trail: Trail, group: Group | Items) -> Mapping | Finding:
        """Put a group where a key stands that has none yet."""
        node = splices.node_at(self.root, trail)
        if not (isinstance(node, Scalar) and node.absent):
            return splices.content_in_the_way(node)
        return self._with(trail, _node(group, node.place))

    def insert_pair(
        self, trail: Trail, index: int, key: str, material: Material
    ) -> Mapping | Finding:
        """Put a pair into a mapping, as its pair of that number."""
        mapping = splices.node_at(self.root, trail)
        assert isinstance(mapping, Mapping)
        near = mapping.entries[index - 1].key.place if index else mapping.place
        entry = _entry(key, material, near)
        entries = (*mapping.entries[:index], entry, *mapping.entries[index:])
        return self._with(trail, Mapping(entries, mapping.place))

    def _with(self, trail: Trail, node: Node) -> Mapping:
        root = _replaced(self.root, trail, node)
        assert isinstance(root, Mapping)
        return root


def _replaced(root: Node, trail: Trail, new: Node) -> Node:
    if not trail:
        return new
    at, rest = trail[0], trail[1:]
    if isinstance(root, Mapping):
        entry = root.entries[at]
        entry = Entry(entry.key, _replaced(entry.value, rest, new))
        return Mapping((*root.entries[:at], entry, *root.entries[at + 1 :]), root.place)
    assert isinstance(root, Sequence)
    item = _replaced(root.items[at], rest, new)
    return Sequence((*root.items[:at], item, *root.items[at + 1 :]), root.place)


def _entry(key: str, material: Material, place: Location) -> Entry:
    return Entry(_scalar(key, place), _node(material, place))


def _node(material: Material, place: Location) -> Node:
    match material:
        case str():
            return _scalar(material, place)
        case Group():
            return Mapping(tuple(_entry(key, value, place) for key, value in material.pairs), place)
        case Items():
            return Sequence(tuple(_node(item, place) for item in material.items), place)


def _scalar(text: str, place: Location) -> Scalar:
    return Scalar(text, place, quoted=False, start=0, end=len(text))


def alone(address: Address, text: str, place: Location) -> Mapping:
    """A file that says nothing but one value."""
    if address.root == LISTS:
        record = Mapping((_entry(".".join(address.field), text, place),), place)
        items = Entry(_scalar(address.names[0], place), Sequence((record,), place))
        inner = Mapping((items,), place)
    else:
        inner = Mapping((_entry(".".join(address.full), text, place),), place)
    return Mapping((Entry(_scalar(address.root, place), inner),), place)
