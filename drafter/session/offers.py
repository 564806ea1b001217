"""What earlier sittings left unwritten, each beside what the files say in its place now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures.editing.requests import ClearValue, MendLine, RemoveEntry, SetValue, SetWords
from drafter.session.described import label
from drafter.session.journal.requestlines import place_of
from drafter.session.restoring import text_at
from drafter.session.wish import Wish
from drafter.session.words.worditems import topic_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.session.journal.recovery import LeftBehind
    from drafter.session.sitting import Sitting
    from drafter.session.wish import Typed

_VALUES = SetValue | ClearValue | RemoveEntry
# A later one at its place says all that an earlier one said; words put in stand beside each other.
_REPLACED = _VALUES | SetWords | MendLine | Wish


class Offer(Struct, frozen=True):
    """Something to be filled in now, or given up.

    `stands` is what the files say in its place, "" where that is nothing or the same; `later`
    whether another offer is of the same place and newer, `refused` whether it could not be
    written then, because the file was another's, as she was told.
    """

    left: LeftBehind
    number: int
    typed: tuple[Typed, ...]
    stands: str = ""
    later: bool = False
    refused: bool = False

    @property
    def wanted(self) -> bool:
        """Whether it is to be filled in unless somebody says no."""
        return not (self.later or self.refused)


def offers(sitting: Sitting, left: Sequence[LeftBehind]) -> tuple[Offer, ...]:
    """All that was left, the newest `left` first; what is newer comes later, to stand over the rest."""
    newer: set[tuple[object, ...]] = set()
    offered: list[Offer] = []
    for one in left:
        for number, typed in reversed(tuple(enumerate(one.offered))):
            refused = one.was_refused(number)
            places = {place_of(each) for each in typed if isinstance(each, _REPLACED)}
            later = len(places) == len(typed) and places <= newer
            offered.append(Offer(one, number, typed, _stands(typed, sitting), later, refused))
            newer |= places if not refused else set()
    return tuple(reversed(offered))


def keep_only(kept: Iterable[Offer], left: Iterable[LeftBehind], sitting: Sitting) -> None:
    """Let these be offered again at the next start, and nothing else of what was left."""
    kept = tuple(kept)
    for one in left:
        one.keep_only({offer.number for offer in kept if offer.left is one}, sitting.path)


def _stands(together: Sequence[Typed], sitting: Sitting) -> str:
    """What the files say where something else was typed."""
    others = [
        (typed, text)
        for typed in together
        if (text := _text_of(typed, sitting)) and text != getattr(typed, "text", None)
    ]
    if len(together) == 1:
        return "".join(text for _, text in others)
    return "；".join(
        f"{label(typed.path, typed.field, sitting.office)} {text}"
        for typed, text in others
        if isinstance(typed, _VALUES)
    )


def _text_of(typed: Typed, sitting: Sitting) -> str:
    if isinstance(typed, _VALUES):
        return text_at(sitting.office.year, typed.path, typed.field)
    if isinstance(typed, SetWords):
        groups = topic_words(sitting, typed.at.topic)
        return next((row.text for group in groups for row in group.rows if row.at == typed.at), "")
    return ""
