"""What was done or taken back and is not in its files yet, and what of it meets a change of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from drafter.session.disk.merging import Conflict, merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.figures.editing.edits import Edit
    from drafter.session.history import Step
    from drafter.session.journal.journal import Journal


class Turn(Struct, frozen=True, eq=False):
    """A step that was made, or taken back (then `made` is its inverse), and what that did.

    `ticket` is that of its requests in the journal.
    """

    step: Step
    made: Step
    edits: tuple[Edit, ...]
    ticket: int

    @property
    def taken_back(self) -> bool:
        """Whether the step is to be in the files no more."""
        return self.made is not self.step

    @property
    def paths(self) -> frozenset[str]:
        """The files it is of."""
        return frozenset(edit.path for edit in self.edits)


class Turns:
    """The turns that are not in their files, in order; the journal knows of each."""

    def __init__(self, journal: Journal) -> None:
        """None yet."""
        self._journal = journal
        self._turns: list[Turn] = []

    def add(self, step: Step, made: Step, edits: tuple[Edit, ...]) -> None:
        """To be said before it is written."""
        ticket = self._journal.accepted(made.requests, edits)
        self._turns.append(Turn(step, made, edits, ticket))

    def cancel(self, step: Step, unwritten: Iterable[str]) -> bool:
        """Let the last turn of this step not be, if no file has it yet; whether that is so."""
        turns = (turn for turn in reversed(self._turns) if turn.step is step)
        turn = next(turns, None)
        if turn is None or not turn.paths <= {*unwritten}:
            return False
        self._journal.withdrawn(turn.ticket)
        self._turns.remove(turn)
        return True

    def written(self, unwritten: Iterable[str]) -> None:
        """All files but these are as they shall be."""
        left = {*unwritten}
        done = [turn for turn in self._turns if turn.paths.isdisjoint(left)]
        if done:
            self._journal.written(*(turn.ticket for turn in done))
            self._turns = [turn for turn in self._turns if turn not in done]

    def meeting(self, path: str, theirs: bytes) -> Met:
        """What becomes of a file of others with all turns done to it that do not meet them."""
        text, met = theirs, []
        for turn in self._turns:
            edits = [edit for edit in turn.edits if edit.path == path]
            for edit in edits:
                merged = merge(edit.before, edit.after, text)
                if isinstance(merged, Conflict):
                    met.append(turn)
                    break
                text = merged
        return Met(text, tuple(met))

    def give_up(self, path: str, turns: Sequence[Turn]) -> None:
        """Turns are not to be in this file; what they are in others stays."""
        for turn in turns:
            at = self._turns.index(turn)
            others = tuple(edit for edit in turn.edits if edit.path != path)
            if others:
                self._turns[at] = replace(turn, edits=others)
            else:
                self._journal.withdrawn(turn.ticket)
                del self._turns[at]


class Met(NamedTuple):
    """A file of others with the rest of ours, and the turns that meet a change of theirs."""

    text: bytes
    turns: tuple[Turn, ...]
