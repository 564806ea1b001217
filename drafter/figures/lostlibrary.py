"""What is found only because a 素材库 is not where 单位.yaml says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.figures import faults
from drafter.library import faults as libraryfaults

if TYPE_CHECKING:
    from drafter.findings import Finding

_CONSEQUENCES: Final = frozenset(
    rule.name
    for rule in (
        faults.UNKNOWN_INDICATOR,
        faults.BAD_LINK,
        libraryfaults.MISSING_PIECE,
        libraryfaults.UNKNOWN_OWN_TERM,
        libraryfaults.UNKNOWN_COMPETENCE,
    )
)


def leave_the_cause(found: list[Finding], since: int) -> None:
    """Take out what was found `since`, if a library that is there may well have it."""
    found[since:] = [item for item in found[since:] if item.rule not in _CONSEQUENCES]
