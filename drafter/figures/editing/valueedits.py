"""Where a value of a year's file is set, put in or taken out, and by which splices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures import editfaults
from drafter.figures.editing.addresses import Address
from drafter.figures.editing.halves import half_of
from drafter.figures.editing.ranks import Rank, Ranks, head_rank, ranks_of
from drafter.figures.editing.spots import Spot, entry_spot, spots, value_spot
from drafter.figures.figure import CURRENT, DATA, LISTS
from drafter.location import Location
from drafter.yamlsource import Mapping, Scalar, Sequence
from drafter.yamlsource.editing.material import Group, Items, chain
from drafter.yamlsource.editing.splices import (
    fill_group,
    insert_item,
    insert_pair,
    remove_pair,
)
from drafter.yamlsource.splicefaults import PLACE_TAKEN

if TYPE_CHECKING:
    from drafter.figures.editing.pens import Done, Pen
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.yamlsource.editing.material import Material
    from drafter.yamlsource.editing.sheet import Sheet
    from drafter.yamlsource.editing.splices import Change


def set_at(pen: Pen[Done], address: Address, text: str, catalogue: Catalogue) -> Done | Finding:
    """Set the value at an address; what is not there yet is put in where it belongs."""
    spot = value_spot(pen.root, address)
    if spot is not None:
        return pen.set_value(spot.trail, text)
    half = half_of(pen.root, address, text, catalogue)
    if half is not None:
        return pen.set_value(*half)
    return _insert(pen, address, text, catalogue)


def clear_at(pen: Pen[Done], address: Address) -> Done | Finding:
    """Take the value at an address away; its key stays."""
    spot = value_spot(pen.root, address)
    return _not_there(pen.file, address) if spot is None else pen.set_value(spot.trail, "")


def remove_at(sheet: Sheet, address: Address) -> Change | Finding:
    """Take a whole entry, one field of it, or a record out."""
    spot = entry_spot(sheet.root, address)
    return (
        _not_there(sheet.source.path, address) if spot is None else remove_pair(sheet, spot.trail)
    )


def insert_record(
    sheet: Sheet, name: str, pairs: tuple[tuple[str, str], ...], number: int
) -> Change | Finding:
    """Put a record into a 清单, as its record of that number; 0 is behind the last."""
    address = Address(LISTS, (name,))
    record = Group(pairs, braced=True)
    deepest = list(spots(sheet.root, address, (name,)))
    if not deepest:
        at = _index(sheet.root, (), head_rank(LISTS), head=True)
        return insert_pair(sheet, (), at, LISTS, Group(((name, Items((record,))),)))
    spot = deepest[-1]
    if spot.rest:
        if isinstance(spot.node, Mapping):
            at = len(spot.node.entries)
            return insert_pair(sheet, spot.trail, at, name, Items((record,)))
        return fill_group(sheet, spot.trail, Group(((name, Items((record,))),)))
    if isinstance(spot.node, Sequence):
        count = len(spot.node.items)
        if number > count + 1:
            return _not_there(sheet.source.path, Address(LISTS, (name,), (), number))
        return insert_item(sheet, spot.trail, number - 1 if number else count, record)
    return fill_group(sheet, spot.trail, Items((record,)))


def _insert(pen: Pen[Done], address: Address, text: str, catalogue: Catalogue) -> Done | Finding:
    if address.root == LISTS:
        return _insert_field(pen, address, text)
    if not address.root:
        at = _index(pen.root, (), head_rank(address.path), head=True)
        return pen.insert_pair((), at, address.path, text)
    if address.root == DATA and not _is_known(address, catalogue):
        return editfaults.NO_HOME.at(
            Location(pen.file),
            f"没有指标“{address.path}”，没有填",
            hint=_near_hint(address, catalogue),
        )
    holder = _holder(pen.root, address)
    if holder is None:
        at = _index(pen.root, (), head_rank(address.root), head=True)
        return pen.insert_pair((), at, address.root, _material(address, address.full, text))
    if isinstance(holder.node, Mapping):
        return _insert_pair(pen, address, holder, text, catalogue)
    if not isinstance(holder.node, Scalar):
        return PLACE_TAKEN.at(holder.node.place, "这里是一列，没有改", hint="改成每行一个“键: 值”")
    if len(holder.led) < _depth(address, catalogue):
        group = _material(address, holder.rest, text)
        assert isinstance(group, Group)
        return pen.fill_group(holder.trail, group)
    inner = _material(address, holder.rest, text)
    assert isinstance(inner, Group)
    return pen.wrap_value(holder.trail, CURRENT, inner.pairs)


def _split(address: Address, holder: Spot, catalogue: Catalogue) -> Finding | None:
    """That a pair is typed half by half, so that it cannot have one value too."""
    known = catalogue.indicators.get(address.path) if address.root == DATA else None
    assert isinstance(holder.node, Mapping)
    if known is None or not known.paired or holder.rest != (CURRENT,):
        return None
    halves = [unit.name for unit in known.units if unit.name in holder.node.keys()]  # noqa: SIM118
    if not halves:
        return None
    return PLACE_TAKEN.at(
        holder.node.place,
        f"“{address.path}”按{'、'.join(halves)}分开填，没有改",
        hint=f"写明改哪一个，例：{address.path}.{halves[0]}",
    )


def _insert_field(pen: Pen[Done], address: Address, text: str) -> Done | Finding:
    """Put a field into a record that has it not."""
    deepest = list(spots(pen.root, address, ()))
    spot = deepest[-1] if deepest else None
    if spot is None or len(spot.rest) != 1 or not isinstance(spot.node, Mapping):
        return _not_there(pen.file, address)
    return pen.insert_pair(spot.trail, len(spot.node.entries), spot.rest[0], text)


def _holder(root: Mapping, address: Address) -> Spot | None:
    """The innermost node on the way to an address, where what is missing has to go."""
    names = address.full
    found = list(spots(root, address, names))
    if any(not spot.rest for spot in found):  # the entry is a group without 本年
        names = (*address.names, *address.field)
        found = list(spots(root, address, names))
    return max(found, key=lambda spot: len(spot.led), default=None)


def _insert_pair(
    pen: Pen[Done], address: Address, holder: Spot, text: str, catalogue: Catalogue
) -> Done | Finding:
    assert isinstance(holder.node, Mapping)
    in_halves = _split(address, holder, catalogue)
    if in_halves is not None:
        return in_halves
    ranks = ranks_of(catalogue)
    dotted = _is_dotted(holder.node, holder.rest)
    names = (".".join(holder.rest),) if dotted else holder.rest
    material = text if dotted else _material(address, names[1:], text)
    rank = ranks.of((*holder.led, *holder.rest))
    at = _index(holder.node, holder.led, rank, ranks)
    if not holder.node.entries and not pen.is_braced(holder.node):
        return pen.fill_group(holder.trail, Group(((names[0], material),)))
    return pen.insert_pair(holder.trail, at, names[0], material)


def _is_dotted(mapping: Mapping, rest: tuple[str, ...]) -> bool:
    """Whether the neighbours write groups as dotted keys: those of the same group, else most."""
    if len(rest) < 2:
        return False
    keys = [entry.key.text for entry in mapping.entries]
    if any(key.startswith(f"{rest[0]}.") for key in keys):
        return True
    flat = sum("." in key for key in keys)
    return flat > sum(isinstance(entry.value, Mapping) for entry in mapping.entries)


def _material(address: Address, names: tuple[str, ...], text: str) -> Material:
    """What is new below a key: groups on lines of their own, the fields of a figure in braces."""
    fields = len(address.full) - len(address.names)
    inside = min(len(names), fields) if address.field != (CURRENT,) else int(CURRENT in names)
    material: Material = text
    for name in reversed(names[len(names) - inside :]):
        material = Group(((name, material),), braced=True)
    return chain(names[: len(names) - inside], material)


def _index(
    mapping: Mapping,
    led: tuple[str, ...],
    rank: Rank,
    ranks: Ranks | None = None,
    *,
    head: bool = False,
) -> int:
    """Behind which of its neighbours a new pair belongs: the last that comes before it."""
    best, index = (-1, 0, 0), 0
    for at, entry in enumerate(mapping.entries, 1):
        names = (*led, *entry.key.text.split("."))
        other = head_rank(entry.key.text) if head or ranks is None else ranks.of(names)
        if best <= other <= rank:
            best, index = other, at
    return index


def _depth(address: Address, catalogue: Catalogue) -> int:
    """How many of its names make a figure: those of the indicator, not of 户 or 人 within it."""
    if address.root == DATA:
        for length in range(1, len(address.names)):
            if ".".join(address.names[:length]) in catalogue.indicators:
                return length
    return len(address.names)


def _is_known(address: Address, catalogue: Catalogue) -> bool:
    return address.path in catalogue.indicators or address.path in catalogue.measures


def _near_hint(address: Address, catalogue: Catalogue) -> str:
    near = catalogue.nearest(address.path)
    rest = "目录里没有的数填在 自设 里"
    return f"是不是“{near}”？{rest}" if near else rest


def _not_there(file: str, address: Address) -> Finding:
    return editfaults.NOT_THERE.at(
        Location(file),
        f"文件里没有“{address}”，没有改",
        hint="重新读一遍文件，再指明改哪一处",
    )
