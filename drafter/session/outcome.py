"""What becomes of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.session.history import Spot


class Outcome(Struct, frozen=True):
    """Whether a change stands, what stands in its way, and where it was.

    A change can stand and yet not be `written`: then it is kept in the journal.
    """

    done: bool
    findings: tuple[Finding, ...] = ()
    written: bool = True
    title: str = ""
    spot: Spot | None = None
