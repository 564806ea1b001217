"""How far two years must lie apart to look like one number in two units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fractions import Fraction

TIMES: Final = 900


def is_unit_slip(larger: Fraction, smaller: Fraction) -> bool:
    """Whether it is nearer that 元 was read as 万元 than that anything grew so."""
    return larger >= TIMES * smaller
