"""How the program can put right what was found: a line of figures, or the words of an item."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.figures.editing.openfiles import WORDS_SUFFIX
from drafter.figures.editing.requests import MendLine, SetWords, WordsAt
from drafter.figures.editing.wordsheet import word_sheet
from drafter.figures.yearindex import YAML_SUFFIXES
from drafter.review.repairing import splices_of
from drafter.textfile import text_of
from drafter.yamlsource.keyboard import slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.figures.editing.wordsheet import Piece, WordSheet
    from drafter.findings import Finding
    from drafter.textfile import TextFile

LONGEST_LINE = 200


class Mend(NamedTuple):
    """A line that the program can put right: as it is, as it would be, and what does it."""

    line: int
    before: str
    after: str
    request: MendLine | SetWords


def mend_of(source: TextFile, finding: Finding) -> Mend | None:
    """How what was found in this file is put right; None where only its writer can."""
    if Path(source.path).suffix.lower() in YAML_SUFFIXES:
        return _of_slip(source, finding)
    return _of_words(source, finding) if source.path.endswith(WORDS_SUFFIX) else None


def _of_slip(source: TextFile, finding: Finding) -> Mend | None:
    line = finding.place.line
    for slip in slips(source.text):
        if slip.line == line and slip.mended_line:
            before = source.text.splitlines()[line - 1].strip()
            request = MendLine(line, source.path)
            return Mend(line, before[:LONGEST_LINE], slip.mended_line.strip(), request)
    return None


def _of_words(source: TextFile, finding: Finding) -> Mend | None:
    splices = tuple(splices_of(source, finding.repairs))
    if not splices or len(splices) < len(finding.repairs):
        return None
    for at, piece in _items(word_sheet(source)):
        if piece.start <= splices[0].start and splices[-1].end <= piece.end:
            before = source.text[piece.start : piece.end]
            mended = text_of(source.path, source.splice(splices), [])
            grown = sum(len(new) - (end - start) for start, end, new in splices)
            after = mended.text[piece.start : piece.end + grown] if mended else before
            return Mend(piece.lines[0], before, after, SetWords(at, after))
    return None


def _items(sheet: WordSheet) -> Iterator[tuple[WordsAt, Piece]]:
    """Every item and 对策 of a file, and how a request names it."""
    for (topic, aspect), pieces in sheet.pieces.items():
        for number, piece in enumerate(pieces, 1):
            at = WordsAt(topic, aspect, number, 0, sheet.source.path)
            yield at, piece
            for remedy, below in enumerate(piece.remedies, 1):
                yield WordsAt(topic, aspect, number, remedy, sheet.source.path), below
