"""What becomes of what is not in its file yet when the program is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.session.sitting import Sitting

OFFERED_AGAIN = "现在退出，下次打开时会问"
LOST = "现在退出就没有了"
ALL_WRITTEN = "填过的都已经写进文件。"
KEPT = "已经写进文件的都在；还没有写进去的另外存着，下次打开时会问要不要填上。"
NOT_KEPT = "已经写进文件的都在；还没有写进去的没有存住，要重新填。"


def on_leaving(sitting: Sitting) -> str:
    """As a clerk who leaves is told: it is offered again, unless the journal cannot be kept."""
    return OFFERED_AGAIN if sitting.journal.keeping else LOST


def after_crash(sitting: Sitting) -> str:
    """As a clerk is told whose program has come to an end of itself."""
    journal = sitting.journal
    if not journal.pending:
        return ALL_WRITTEN
    return KEPT if journal.keeping else NOT_KEPT
