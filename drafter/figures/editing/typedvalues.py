"""What stands in a year's files at an address: the words a clerk typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.editing.addresses import Address, address_of
from drafter.figures.editing.spots import value_spot
from drafter.figures.figure import DATA
from drafter.yamlsource import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.library.indicators import Catalogue
    from drafter.yamlsource import Mapping


def typed_value(
    roots: Iterable[Mapping], path: str, field: str, catalogue: Catalogue
) -> Scalar | None:
    """The value at an address (see SetValue), the first that is given; None where there is none.

    Of a pair whose halves stand apart it is the first half's place with both in one text.
    """
    roots = tuple(roots)
    address = address_of(path, field)
    found = _first_given(roots, address)
    known = catalogue.indicators.get(address.path) if address.root == DATA else None
    if found is not None or known is None or not known.paired:
        return found
    halves = [
        _first_given(roots, Address(DATA, (*address.names, unit.name), address.field))
        for unit in known.units
    ]
    given = [half for half in halves if half is not None]
    if not given:
        return None
    text = "".join(
        f"{'××' if half is None or half.absent else half.text.removesuffix(unit.name)}{unit.name}"
        for half, unit in zip(halves, known.units, strict=True)
    )
    if all(half.absent for half in given):
        text = ""
    return given[0]._replace(text=text)


def _first_given(roots: tuple[Mapping, ...], address: Address) -> Scalar | None:
    first: Scalar | None = None
    for root in roots:
        spot = value_spot(root, address)
        if spot is not None and isinstance(spot.node, Scalar):
            if not spot.node.absent:
                return spot.node
            first = first or spot.node
    return first
