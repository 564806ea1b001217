"""A file that others changed in the very place where ours is not written yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.session.described import described
from drafter.textfile import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.figures.editing.requests import Request
    from drafter.office import Office
    from drafter.session.disk.merging import Place

MOST_LINES = 20


class Dispute(NamedTuple):
    """What stands in the file now, line by line, and what we would have it say; `data` is all of theirs."""

    path: str
    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    data: bytes


def dispute(
    path: str, data: bytes, places: Iterable[Place], requests: Iterable[Request], office: Office
) -> Dispute:
    """The dispute over a file whose bytes are now `data`."""
    source = text_of(path, data, [])
    lines = source.text.splitlines() if source else []
    theirs = [
        f"第{number}行：{lines[number - 1].strip()}"
        for place in places
        for number in range(place.first, place.last + 1)
        if number <= len(lines)
    ]
    ours = [described(request, office) for request in requests]
    return Dispute(path, tuple(theirs[:MOST_LINES]), tuple(ours[:MOST_LINES]), data)
