"""Reads what the files of a year hold beside their head into a book builder, whole or one part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.figures import faults
from drafter.figures.data import DataReader
from drafter.figures.figure import DATA, LISTS, OWN_FIGURES
from drafter.figures.lists import ListReader
from drafter.figures.ownfigures import OwnFigureReader
from drafter.figures.yearfile import BODY_KEYS, is_indicator
from drafter.yamlsource import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.figures.builder import BookBuilder
    from drafter.library.indicators import Catalogue


class Part(NamedTuple):
    """What stands apart from the rest of a year: one indicator, all of 自设, all of 清单.

    No number, gap or finding of one part depends on another. Without a `root` it is the whole.
    """

    root: str = ""
    path: str = ""


WHOLE = Part()


def collect(mappings: Iterable[Mapping], builder: BookBuilder, part: Part = WHOLE) -> None:
    """Read `part` of the files into `builder`."""
    data = DataReader(builder, part.path)
    readers = (
        (DATA, data.read),
        (OWN_FIGURES, OwnFigureReader(builder).read),
        (LISTS, ListReader(builder).read),
    )
    for mapping in mappings:
        for key, read in readers:
            if part.root not in {"", key}:
                continue
            node = mapping.get(key)
            if isinstance(node, Mapping):
                read(node)
            elif node is not None and not (isinstance(node, Scalar) and node.absent):
                builder.found.append(
                    faults.BAD_ENTRY.at(
                        node.place,
                        f"“{key}”要写成一组",
                        hint=f"{key}: 之下每行一项，缩进两格",
                    )
                )
        if part.root in {"", DATA}:
            data.read(_misplaced(mapping, builder.catalogue))


def _misplaced(mapping: Mapping, catalogue: Catalogue) -> Mapping:
    """Indicators that stand outside 数据; `check_keys` tells of them."""
    entries = (
        entry
        for entry in mapping.entries
        if entry.key.text not in BODY_KEYS and is_indicator(entry.key.text, catalogue)
    )
    return Mapping(tuple(entries), mapping.place)
