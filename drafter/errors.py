"""Cannot go on: the one exception that carries located findings to the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.findings import Finding


class DrafterError(Exception):
    """Nothing can be returned; the findings say why (exit code 2)."""

    def __init__(self, *findings: Finding) -> None:
        """Keep the findings; the exception's text is theirs."""
        super().__init__("\n".join(f"{item.place}: {item.message}" for item in findings))
        self.findings = findings
