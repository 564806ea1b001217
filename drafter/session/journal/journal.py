"""What is typed or accepted and not yet in its file, kept on the disk with every key."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.location import Location
from drafter.processes import this_process
from drafter.session import journalfaults
from drafter.session.journal.journalfile import JournalFile, folder_mark, real_path
from drafter.session.journal.journallines import (
    Head,
    accepted_line,
    closed_line,
    dropped_line,
    refused_line,
    settled_line,
    typed_line,
    whole,
)
from drafter.session.journal.pending import Batch, Mark, Pending, digest
from drafter.systemerrors import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from drafter.figures.editing.edits import Edit
    from drafter.figures.editing.requests import Request
    from drafter.findings import Finding
    from drafter.session.wish import Typed

MOST_BYTES = 1024 * 1024
_PATIENCE = 2.0  # seconds before a disk that failed is tried again with a key


class Journal:
    """The journal of one sitting. Nothing here raises, whatever becomes of the disk.

    A line reaches the system with every key, so that it outlives the process, and the disk
    with everything pasted or accepted, so that it outlives a power failure.
    """

    def __init__(self, head: Head, tell: Callable[[Finding], None]) -> None:
        """See `begin`."""
        self._head = head
        self._tell = tell
        self._told = False
        self._file: JournalFile | None = None
        self._pending = Pending()
        self._ticket = 0
        self._most = MOST_BYTES
        self._again = 0.0
        self.changes = 0  # how often what is pending became something else

    @classmethod
    def begin(cls, year_path: Path, tell: Callable[[Finding], None]) -> Journal:
        """The journal of a sitting at this year; nothing is on the disk before the first event.

        `tell` is called once, when nothing can be kept.
        """
        path = real_path(year_path)
        return cls(Head(path, this_process(), folder_mark(path)), tell)

    @property
    def pending(self) -> bool:
        """Whether anything was typed or accepted that its file does not have."""
        return bool(self._pending)

    @property
    def keeping(self) -> bool:
        """Whether all that is pending is on the disk."""
        return not self._pending or (self._file is not None and self._file.open)

    def typing(self, typed: Typed) -> None:
        """Text stands in the editor; it replaces what was typed at the same place."""
        if self._pending.type((typed,)) and self._patient():
            self._keep(typed_line((typed,)))

    def pasted(self, several: Iterable[tuple[Typed, ...]]) -> None:
        """Much was typed at once: each of the several in its own place, its parts together."""
        new = [together for together in several if self._pending.type(together)]
        if new:
            self._keep(b"".join(map(typed_line, new)), lasting=True)

    def accepted(self, requests: Iterable[Request], edits: Iterable[Edit] = ()) -> int:
        """Requests were accepted, and `edits` will do them: to be said before they are written.

        What was typed at their places is done with. The ticket names the batch to `written`.
        """
        return self._accept(Batch(tuple(requests), tuple(map(_mark, edits))))

    def written(self, *tickets: int) -> None:
        """Batches are in their files: those of these tickets, or all."""
        self._settle(tickets or tuple(self._pending.batches))

    def withdrawn(self, *tickets: int) -> None:
        """Batches that were never written shall not be."""
        self._settle(tickets)

    def dropped(self, *given_up: Typed) -> None:
        """What was typed at these places is given up."""
        if self._pending.drop(given_up):
            self._keep(dropped_line(given_up))

    def refused(self, *typed: Typed) -> None:
        """What was typed at these places could not be written, because the file is another's."""
        if self._pending.refuse(typed):
            self._keep(refused_line(typed))

    def refused_all(self) -> None:
        """Nothing that stands in the editor can be written."""
        self.refused(*(together[0] for together in self._pending.typed.values()))

    def adopt(self, batches: Iterable[Batch], typed: Iterable[tuple[Typed, ...]]) -> bool:
        """Keep what another journal has kept; whether it is on the disk."""
        for batch in batches:
            self._accept(batch)
        self.pasted(typed)
        return self.keeping

    def close(self) -> None:
        """The sitting is over: what is pending is left for the next, else nothing is left."""
        file, self._file = self._file, None
        if file is None:
            return
        with suppress(OSError):
            if not self._pending:
                file.remove()
            else:
                if not file.open:
                    file.start(whole(self._head, self._pending), lasting=False)
                file.add(closed_line(), lasting=True)
            file.close()

    def _accept(self, batch: Batch) -> int:
        self._ticket += 1
        self._pending.accept(self._ticket, batch)
        self._keep(accepted_line(self._ticket, batch), lasting=True)
        return self._ticket

    def _settle(self, tickets: tuple[int, ...]) -> None:
        if known := [ticket for ticket in tickets if ticket in self._pending.batches]:
            self._pending.settle(known)
            self._keep(settled_line(known))

    def _patient(self) -> bool:
        """Whether a key may try the disk: not again and again one that has just failed."""
        return time.monotonic() >= self._again

    def _keep(self, line: bytes, *, lasting: bool = False) -> None:
        """Write a line; or the whole anew, where it has grown long or the disk has failed."""
        self.changes += 1
        try:
            if self._file is None:
                self._file = JournalFile(self._head.year_path)
            if self._file.open and self._file.size + len(line) <= self._most:
                self._file.add(line, lasting=lasting)
            else:
                lasting = lasting or bool(self._pending.batches)
                self._file.start(whole(self._head, self._pending), lasting=lasting)
                self._most = max(MOST_BYTES, 4 * self._file.size)
                self._again = 0.0
        except (OSError, ValueError) as error:
            self._fail(error)

    def _fail(self, error: OSError | ValueError) -> None:
        """Leave the file with what it has; it is written anew when the disk takes it again."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        self._again = time.monotonic() + _PATIENCE
        if self._told:
            return
        self._told = True
        message, hint = reason(error, "写")
        self._tell(
            journalfaults.NOT_KEPT.at(
                Location(self._head.year_path),
                f"未写的内容另存不下：{message}；可以接着填，但断电时会丢掉没有回车的内容",
                hint=f"{hint}；每填一处就回车，写进文件的不会丢",
            )
        )


def _mark(edit: Edit) -> Mark:
    return Mark(real_path(Path(edit.path)), digest(edit.before), digest(edit.after))
