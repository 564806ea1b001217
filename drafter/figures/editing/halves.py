"""A pair that is typed as one value, 908户1515人, or half by half; and what the other is then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.editing.addresses import Address
from drafter.figures.editing.spots import value_spot
from drafter.figures.figure import DATA
from drafter.figures.values import NOT_HAD
from drafter.yamlsource import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.library.indicators import Catalogue
    from drafter.yamlsource.editing.content import Trail


NOT_SPLIT = frozenset({"", "~", NOT_HAD})  # what is said of both halves with one word


def halves_apart(
    roots: Iterable[Mapping], address: Address, text: str, catalogue: Catalogue
) -> tuple[tuple[str, str], ...]:
    """The measures of a pair that is typed half by half, each with its share of the words.

    Nothing where it is not typed so, or where the words are not of two halves.
    """
    known = catalogue.indicators.get(address.path) if address.root == DATA else None
    if known is None or not known.paired:
        return ()
    roots = tuple(roots)
    if any(value_spot(root, address) is not None for root in roots):
        return ()
    halves = [Address(DATA, (*address.names, unit.name), address.field) for unit in known.units]
    if not any(value_spot(root, half) is not None for root in roots for half in halves):
        return ()
    if text in NOT_SPLIT:
        return tuple((measure, text) for measure in known.measures)
    first, second = (unit.name for unit in known.units)
    front, unit, back = text.partition(first)
    if not unit or not back.endswith(second):
        return ()
    shares = (front.strip(), back.removesuffix(second).strip())
    return tuple(zip(known.measures, shares, strict=True))


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
