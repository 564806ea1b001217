"""Where an office can mend what is found in words that came with the program."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from drafter.findings import Related
from drafter.library.searchpath import shipped_folder
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding
    from drafter.manuscript import Passage


def in_own_files(written: Callable[[], Paper], findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; one in a shipped file stands at the office's nearest words or figure instead.

    Nobody can mend a shipped file; where the sentence is written is said besides.
    """
    folder = shipped_folder()
    shipped = (f"{folder.sections}{os.sep}", f"{folder.templates}{os.sep}")
    for finding in findings:
        if finding.place.file.startswith(shipped):
            own = _nearest(written(), finding.place, shipped)
            here = Related(finding.place, "这句话写在这里")
            yield finding._replace(place=own, related=(here, *finding.related))
        else:
            yield finding


def _nearest(paper: Paper, place: Location, shipped: tuple[str, ...]) -> Location:
    """The nearest place of the office in the passage that prints a place; else the year's file."""
    for passage in paper.passages:
        index = _piece_at(passage, place)
        if index is None:
            continue
        places = [piece[1] for piece in passage.pieces]
        for other in sorted(range(len(places)), key=lambda each: abs(each - index)):
            if places[other].line and not places[other].file.startswith(shipped):
                return places[other]
    return Location(paper.manuscript.path, 1, 1)


def _piece_at(passage: Passage, place: Location) -> int | None:
    """The last piece of a passage that begins in the line of a place, not behind it."""
    return max(
        (
            index
            for index, (_, begin) in enumerate(passage.pieces)
            if (begin.file, begin.line) == (place.file, place.line) and begin.column <= place.column
        ),
        default=None,
    )
