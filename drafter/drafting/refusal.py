"""The one exception of template compilation; it never leaves the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting import faults

if TYPE_CHECKING:
    from drafter.findings import Finding, Rule
    from drafter.location import Location


class RefusedError(Exception):
    """A piece of template outside the language; carries its finding."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(finding.message)
        self.finding = finding


def refuse(
    place: Location, message: str, hint: str, rule: Rule = faults.BAD_SYNTAX
) -> RefusedError:
    """A refusal at `place`."""
    return RefusedError(rule.at(place, message, hint=hint))
