"""One half of a pair that was typed as one value: the 1515 of 908户1515人."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.editing.addresses import Address
from drafter.figures.editing.spots import value_spot
from drafter.figures.figure import DATA
from drafter.yamlsource import Mapping, Scalar

if TYPE_CHECKING:
    from drafter.library.indicators import Catalogue
    from drafter.yamlsource.editing.content import Trail


def half_of(
    root: Mapping, address: Address, text: str, catalogue: Catalogue
) -> tuple[Trail, str] | None:
    """The pair that holds the number at an address, and its words with that number replaced."""
    known = catalogue.measures.get(address.path) if address.root == DATA else None
    if known is None or not known.indicator.paired or not text:
        return None
    whole = value_spot(root, Address(DATA, address.names[:-1], address.field))
    if whole is None or not isinstance(whole.node, Scalar):
        return None
    first, second = (unit.name for unit in known.indicator.units)
    front, unit, back = whole.node.text.partition(first)
    if not unit or not back.endswith(second):
        return None
    number = text.removesuffix(known.unit.name)
    if known.unit.name == first:
        return whole.trail, f"{number}{first}{back}"
    return whole.trail, f"{front}{first}{number}{second}"
