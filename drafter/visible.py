"""Which characters can be seen: those that cannot are no part of a name or value."""

from __future__ import annotations

from typing import Final
from unicodedata import category

# Controls, formats (joiners, directions), surrogates, private use, unassigned.
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def is_visible(mark: str) -> bool:
    """Whether the character prints, or is a blank."""
    return category(mark) not in _INVISIBLE
