"""A 素材 file with its items: which lines each takes, and where on them its words stand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from drafter.figures.inline import HIDDEN
from drafter.figures.wordlines import BLANKS
from drafter.figures.wordreader import WordReader
from drafter.figures.words import WordText
from drafter.yamlsource.corrections import line_starts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.figures.words import TopicHeading, WordForm, WordItem, WordRun
    from drafter.findings import Finding
    from drafter.location import Location
    from drafter.textfile import TextFile

Key = tuple[str, str]


class Said(NamedTuple):
    """What an item says, apart from where."""

    form: WordForm
    heading: str
    text: str
    internal: bool
    speaker: str
    remedies: tuple[Said, ...] = ()


class Piece(Struct, frozen=True):
    """An item or 对策: what it says, its words from `start` to `end`, its lines (from 1)."""

    said: Said
    start: int
    end: int
    lines: tuple[int, ...]
    remedies: tuple[Piece, ...] = ()

    @property
    def all_lines(self) -> tuple[int, ...]:
        """Its lines and those of its 对策."""
        return (*self.lines, *(line for remedy in self.remedies for line in remedy.all_lines))


class WordSheet(Struct, frozen=True):
    """One file as read; `found` is what was found in it, but for what links lead to."""

    source: TextFile
    pieces: Mapping[Key, tuple[Piece, ...]]
    headings: tuple[TopicHeading, ...]
    found: tuple[Finding, ...]
    starts: tuple[int, ...]

    @property
    def says(self) -> dict[Key, list[Said]]:
        """What the file says, by topic and 视角."""
        return {key: [piece.said for piece in pieces] for key, pieces in self.pieces.items()}

    def line_start(self, line: int) -> int:
        """Where a line begins; behind the last, where the text ends."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.source.text)

    def line_end(self, line: int) -> int:
        """Where a line ends, before its break."""
        text, end = self.source.text, self.line_start(line + 1)
        while end > self.line_start(line) and text[end - 1] in "\r\n":
            end -= 1
        return end


class _Verbatim:
    """Leaves the words of a line as they are."""

    def begin(self, stem: str) -> None:
        """Whose words they are makes no difference."""

    def read(self, text: str, place: Location) -> tuple[WordRun, ...]:
        """The words without their comments."""
        return (WordText(text.replace(HIDDEN, ""), place),) if text else ()


def word_sheet(source: TextFile, before: tuple[Finding, ...] = ()) -> WordSheet:
    """The file as read; `before` was found on decoding it."""
    found: list[Finding] = []
    reader = WordReader(_Verbatim(), found)
    reader.read(source)
    words = reader.words()
    starts = tuple(line_starts(source.text))
    pieces: dict[Key, tuple[Piece, ...]] = defaultdict(tuple)
    for key, items in words.by_topic.items():
        pieces[key] = tuple(_piece(source, starts, item) for item in items)
    return WordSheet(source, pieces, words.headings, (*before, *found), starts)


def said_by(item: WordItem) -> Said:
    """What an item says."""
    heading = "".join(run.text for run in item.heading)
    remedies = tuple(said_by(remedy) for remedy in item.remedies)
    return Said(item.form, heading, item.text.rstrip(), item.internal, item.speaker, remedies)


def _piece(source: TextFile, starts: tuple[int, ...], item: WordItem) -> Piece:
    line = item.place.line
    start = starts[line - 1] + item.place.column - 1
    stop = starts[line] if line < len(starts) else len(source.text)
    words = source.text[start:stop]
    comment = words.rfind("<!--")
    # What stands in comments before the words is none of them; behind them it may be all that is left.
    if comment >= 0 and ("-->" not in words[comment:] or words.rstrip().endswith("-->")):
        words = words[:comment]
    end = start + len(words.rstrip(BLANKS + "\r\n"))
    lines = dict.fromkeys([line, *(run.place.line for run in item.runs)])
    remedies = tuple(_piece(source, starts, remedy) for remedy in item.remedies)
    return Piece(said_by(item), start, end, tuple(lines), remedies)
