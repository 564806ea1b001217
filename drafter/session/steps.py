"""Steps of one sitting: made, undone, done again, and made anew on what others wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.editing.edits import Edit, Refusal
from drafter.session.disk.merging import Conflict, merge
from drafter.session.history import History
from drafter.session.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from drafter.session.disk.tenure import Tenure
    from drafter.session.disk.turns import Turn
    from drafter.session.disk.worktexts import WorkTexts
    from drafter.session.disk.writing import Writing
    from drafter.session.history import Step

    # A step as it would be made on the files as they stand now, or why it cannot be.
    Again = Callable[[Step], Step | Refusal]


class Steps:
    """What was done to the texts and in what order."""

    def __init__(self, texts: WorkTexts, writing: Writing, tenure: Tenure) -> None:
        """Nothing was."""
        self._texts = texts
        self._writing = writing
        self._tenure = tenure
        self._history = History()

    def make(self, step: Step) -> Outcome:
        """Make a new step; what no request can ask for is written at once, or not made."""
        outcome = self._do(step, step, step.edits)
        if outcome.done:
            self._history.add(step)
        return outcome

    def undo(self) -> Outcome | None:
        """Take the last step back; None where there is none."""
        if not self._history.done:
            return None
        step = self._history.done[-1]
        outcome = self._turn(step, step.inverse)
        if outcome.done:
            self._history.turn_back()
        return outcome

    def redo(self) -> Outcome | None:
        """Do again what was undone last; None where nothing was."""
        if not self._history.undone:
            return None
        step = self._history.undone[-1]
        outcome = self._turn(step, step)
        if outcome.done:
            self._history.turn_forth()
        return outcome

    def insist(self, met: Iterable[Turn], again: Again) -> tuple[Refusal, ...]:
        """Do turns again that met a change of others; what could not be is offered at the next start."""
        remade: dict[Step, Step] = {}
        refused: list[Refusal] = []
        for turn in met:
            made = again(turn.made)
            if isinstance(made, Refusal):
                refused.append(made)
                self._writing.offer(turn)
                continue
            if not turn.taken_back:
                remade[turn.step] = made
            if made.edits:
                self._writing.keep(turn.step if turn.taken_back else made, made, made.edits)
                self._texts.take(made.edits)
        self._history.remake(remade)
        return tuple(refused)

    def give_in(self, met: Sequence[Turn], again: Again) -> None:
        """Let turns not be that met a change of others; to do them again is to do them to theirs."""
        before = dict(self._texts.now)
        steps = [turn.step for turn in met if not turn.taken_back]
        remade: list[Step] = []
        for step in steps:
            made = again(step)
            if not isinstance(made, Refusal):
                remade.append(made)
                self._texts.take(made.edits)
        self._texts.now.clear()
        self._texts.now.update(before)
        self._history.give_up(steps, remade)

    def _turn(self, step: Step, made: Step) -> Outcome:
        """Do or take back a step whose files may have been changed since, where the places differ."""
        edits: list[Edit] = []
        for edit in made.edits:
            current = self._texts.now.get(edit.path, b"")
            merged = merge(edit.before, edit.after, current)
            if isinstance(merged, Conflict):
                return Outcome(False, merged.findings(edit.path), spot=step.spot)
            edits.append(Edit(edit.path, current, merged))
        if held := self._tenure.held_by_others(edit.path for edit in edits):
            return Outcome(False, held)
        return self._do(step, made, tuple(edits))

    def _do(self, step: Step, made: Step, edits: tuple[Edit, ...]) -> Outcome:
        kept = self._writing.keep(step, made, edits)
        self._texts.take(edits)
        obstacles = self._writing.write()
        written = not any(edit.path in self._texts.unwritten for edit in edits)
        if not (written or kept):
            self._texts.take(edit.inverse for edit in reversed(edits))
            self._writing.write()
        return Outcome(written or kept, obstacles, written, step.title, step.spot)
