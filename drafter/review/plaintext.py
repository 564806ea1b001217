"""Text files (.txt, .md) as passages: a line is one, its indent and the marks of Markdown left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage
from drafter.textfile import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding


def read_plain(path: Path) -> Manuscript:
    """The passages of a text file.

    Raises:
        DrafterError: when it cannot be read as text.
    """
    found: list[Finding] = []
    file = read_text(path, found)
    if file is None:
        raise DrafterError(*found)
    passages = []
    for number, line in enumerate(file.text.splitlines(), 1):
        text = line.strip()
        if text:
            place = Location(str(path), number, len(line) - len(line.lstrip()) + 1)
            passages.append(Passage(text, ((0, place),)))
    return Manuscript(str(path), tuple(passages), tuple(found))
