"""What is done on its way to the files: kept, written, put together with what others wrote, disputed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.session.disk.disputes import Dispute, dispute
from drafter.session.disk.merging import Conflict, merge
from drafter.session.disk.turns import Turns

if TYPE_CHECKING:
    from drafter.figures.editing.edits import Edit
    from drafter.findings import Finding
    from drafter.office import Office
    from drafter.session.disk.turns import Turn
    from drafter.session.disk.watching import Watch
    from drafter.session.disk.worktexts import WorkTexts
    from drafter.session.history import Step
    from drafter.session.journal.journal import Journal


class Writing:
    """The texts of one sitting, and what of them the disk does not have."""

    def __init__(self, texts: WorkTexts, journal: Journal, watch: Watch) -> None:
        """All is written, and nothing disputed."""
        self._texts = texts
        self._journal = journal
        self._watch = watch
        self._turns = Turns(journal)
        self._theirs: dict[str, bytes] = {}
        self.written_at: datetime | None = None

    def keep(self, step: Step, made: Step, edits: tuple[Edit, ...]) -> bool:
        """Have the journal know of it before it is written; False where it cannot be asked for."""
        if self._turns.cancel(step, self._texts.unwritten):
            return True
        if made.requests:
            self._turns.add(step, made, edits)
        return bool(made.requests)

    def offer(self, turn: Turn) -> None:
        """What could not be done again is offered at the next start."""
        self._journal.pasted((turn.made.requests,))

    def write(self) -> tuple[Finding, ...]:
        """Write what is not written yet; what stands in the way."""
        for path, theirs in tuple(self._theirs.items()):
            self.merge(path, theirs)
        with self._watch.held():
            before = self._texts.unwritten
            obstacles = self._texts.write()
            left = self._texts.unwritten
            for path in before:
                if path not in left:
                    self._watch.wrote(Path(path), self._texts.seen[path])
        self._turns.written(left)
        if not left:
            self.written_at = datetime.now()
        return obstacles

    def merge(self, path: str, theirs: bytes) -> bool:
        """Put what others wrote together with ours; False where they meet and somebody must decide."""
        merged = merge(self._texts.seen[path], self._texts.now[path], theirs)
        if isinstance(merged, Conflict):
            met = self._turns.meeting(path, theirs)
            if met.turns:
                self._theirs[path] = theirs
                return False
            merged = met.text
        self._take(path, theirs, merged)
        return True

    @property
    def disputed(self) -> tuple[str, ...]:
        """The files of which nobody has said yet whose change shall stand."""
        return tuple(self._theirs)

    def disputes(self, office: Office) -> tuple[Dispute, ...]:
        """What stands on either side of each of them."""
        return tuple(self._dispute(path, theirs, office) for path, theirs in self._theirs.items())

    def give_way(self, path: str) -> tuple[Turn, ...]:
        """Take a disputed file as others have it, with all of ours that does not meet them; what does."""
        theirs = self._theirs[path]
        met = self._turns.meeting(path, theirs)
        self._turns.give_up(path, met.turns)
        self._take(path, theirs, met.text)
        return met.turns

    def _take(self, path: str, theirs: bytes, ours: bytes) -> None:
        self._theirs.pop(path, None)
        self._texts.seen[path] = theirs
        self._texts.now[path] = ours

    def _dispute(self, path: str, theirs: bytes, office: Office) -> Dispute:
        merged = merge(self._texts.seen[path], self._texts.now[path], theirs)
        places = merged.places if isinstance(merged, Conflict) else ()
        turns = self._turns.meeting(path, theirs).turns
        requests = (request for turn in turns for request in turn.made.requests)
        return dispute(path, theirs, places, requests, office)
