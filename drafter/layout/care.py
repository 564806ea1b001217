"""What text cannot be written as it is: most can, and then needs no look at each of its runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.layout.xmltext import changing
from drafter.library.charactersets import uncommon

if TYPE_CHECKING:
    from collections.abc import Sequence


# With more kinds of them hardly any text is free of all.
_FEW = 20


def needing_care(texts: Sequence[str]) -> Sequence[bool]:
    """Which texts may hold a character that some font lacks, or that XML cannot hold as it is."""
    whole = "".join(texts)
    marks = changing(whole).union(uncommon(whole))
    care = [len(marks) > _FEW] * len(texts)
    for mark in marks if len(marks) <= _FEW else ():
        care = [needed or mark in text for needed, text in zip(care, texts, strict=True)]
    return care
