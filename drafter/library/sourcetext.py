"""A piece of template text and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from drafter.location import Location
    from drafter.yamlsource import Scalar


class SourceText(Struct, frozen=True):
    """Text and the place of its first character; of its first line, where columns cannot be told."""

    text: str
    place: Location


def source_text(scalar: Scalar) -> SourceText:
    """A YAML scalar as template text; the column is that of its first character."""
    place = scalar.place
    column = place.column + int(scalar.quoted) if scalar.as_typed else 0
    return SourceText(scalar.text, place._replace(column=column))
