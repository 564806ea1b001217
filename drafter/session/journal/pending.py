"""What is typed or accepted and not yet in its file: the state that a journal keeps."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from drafter.session.journal.requestlines import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.figures.editing.requests import Request
    from drafter.session.wish import Typed


class Mark(NamedTuple):
    """What a batch makes of a file: the digests of its bytes before and after."""

    path: str
    before: str
    after: str


class Batch(Struct, frozen=True):
    """Requests that were accepted together."""

    requests: tuple[Request, ...]
    marks: tuple[Mark, ...] = ()


class Pending(Struct):
    """The batches by their tickets, in order, and what is being typed by its place.

    What is typed together, as several pasted items of words, has the place of its first.
    `refused` are the places where it could not be written, because the file was another's.
    """

    batches: dict[int, Batch] = field(default_factory=dict)
    typed: dict[tuple[object, ...], tuple[Typed, ...]] = field(default_factory=dict)
    refused: set[tuple[object, ...]] = field(default_factory=set)

    def __bool__(self) -> bool:
        """Whether there is anything that a file does not have."""
        return bool(self.batches or self.typed)

    def type(self, together: tuple[Typed, ...]) -> bool:
        """Whether this is not what was typed there last."""
        place = place_of(together[0])
        if self.typed.get(place) == together:
            return False
        self.typed[place] = together
        self.refused.discard(place)
        return True

    def accept(self, ticket: int, batch: Batch) -> None:
        """Keep a batch; what was typed at its places is done with."""
        self.batches[ticket] = batch
        self.drop(batch.requests)

    def settle(self, tickets: Iterable[int]) -> None:
        """Forget batches."""
        for ticket in tickets:
            self.batches.pop(ticket, None)

    def drop(self, given_up: Iterable[Typed]) -> bool:
        """Forget what was typed at these places; whether there was anything."""
        places = [place_of(typed) for typed in given_up]
        self.refused.difference_update(places)
        gone = [self.typed.pop(place, None) for place in places]
        return any(gone)

    def refuse(self, refused: Iterable[Typed]) -> bool:
        """Know that what was typed at these places could not be written; whether that is new."""
        places = self.typed.keys() & {place_of(typed) for typed in refused}
        new = places - self.refused
        self.refused |= new
        return bool(new)

    def move(self, old: Path, new: Path) -> None:
        """Take the files that stood in one folder for those of another: it was renamed."""
        for ticket, batch in self.batches.items():
            marks = (
                mark._replace(path=str(new / Path(mark.path).relative_to(old)))
                if old in Path(mark.path).parents
                else mark
                for mark in batch.marks
            )
            self.batches[ticket] = Batch(batch.requests, tuple(marks))

    def forget_written(self) -> None:
        """Forget the batches whose files stand as they left them, and those before them.

        A kill between the writing of a file and its line in the journal leaves such batches.
        """
        reached: dict[str, str] = {}
        for ticket, batch in reversed(tuple(self.batches.items())):
            for mark in batch.marks:
                if mark.path not in reached:
                    reached[mark.path] = _digest_of_file(mark.path)
            if batch.marks and all(reached[mark.path] == mark.after for mark in batch.marks):
                reached |= {mark.path: mark.before for mark in batch.marks}
                del self.batches[ticket]


def digest(data: bytes) -> str:
    """What tells the contents of files apart."""
    return sha256(data).hexdigest()


def _digest_of_file(path: str) -> str:
    try:
        return digest(Path(path).read_bytes())
    except (OSError, ValueError):
        return ""
