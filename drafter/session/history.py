"""What was done in a sitting, to be undone and done again; also what is long on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from drafter.figures.editing.edits import Edit
    from drafter.figures.editing.requests import Request, WordsAt

MOST_STEPS = 1000
AT_WORDS = "素材."


class Spot(NamedTuple):
    """Where a step was made: the topic, and the row's path and field."""

    topic: str
    path: str = ""
    field: str = ""

    @classmethod
    def of_words(cls, at: WordsAt) -> Spot:
        """An item of the words."""
        return cls(at.topic, f"{AT_WORDS}{at.aspect}", f"{at.number}.{at.remedy}.{at.file}")

    @property
    def at_words(self) -> bool:
        """Whether the step was made in the words; `path` then goes on to their 视角."""
        return self.path.startswith(AT_WORDS)


class Step(Struct, frozen=True, eq=False):
    """One accepted change: what it is called, what it did to the files, where, and what was asked.

    `restoring` is what would have to be asked to take it back, nothing where no request can.
    """

    title: str
    edits: tuple[Edit, ...]
    spot: Spot
    requests: tuple[Request, ...] = ()
    restoring: tuple[Request, ...] = ()

    @property
    def inverse(self) -> Step:
        """What takes it back."""
        edits = tuple(edit.inverse for edit in reversed(self.edits))
        return Step(self.title, edits, self.spot, self.restoring, self.requests)


class History(Struct):
    """Steps done, the last one last, and those that were undone."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Remember a new step; what was undone before it cannot be done again."""
        self.done.append(step)
        del self.done[:-MOST_STEPS]
        self.undone.clear()

    def turn_back(self) -> None:
        """The last step is undone."""
        self.undone.append(self.done.pop())

    def turn_forth(self) -> None:
        """The step undone last is done again."""
        self.done.append(self.undone.pop())

    def remake(self, remade: Mapping[Step, Step]) -> None:
        """Let steps have been made as these that stand for them."""
        self.done = [remade.get(step, step) for step in self.done]

    def give_up(self, steps: Collection[Step], remade: Iterable[Step]) -> None:
        """Let these steps never have been made; what stands for them can be done again."""
        self.done = [step for step in self.done if step not in steps]
        self.undone += reversed(tuple(remade))
