"""Cannot go on: with located findings for the command line, or with a fault of the program itself."""

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


class ScreensCrashedError(Exception):
    """The screens are gone because of a fault of the program; `kept` says what became of the work."""

    def __init__(self, fault: BaseException, kept: str) -> None:
        """Keep what happened."""
        super().__init__(str(fault))
        self.fault = fault
        self.kept = kept
