"""What becomes of what is not in its file yet when the program is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.session.sitting import Sitting

OFFERED_AGAIN = "现在退出，下次打开时会问"
LOST = "现在退出就没有了"


def on_leaving(sitting: Sitting) -> str:
    """As a clerk who leaves is told: it is offered again, unless the journal cannot be kept."""
    return OFFERED_AGAIN if sitting.journal.keeping else LOST
