"""Words of a document as a message quotes them."""

from __future__ import annotations

from typing import Final

_INNER: Final = str.maketrans("“”", "‘’")


def inner(words: str) -> str:
    """Words that a message sets between “ and ”: marks of their own become ‘ and ’."""
    return words.translate(_INNER)
