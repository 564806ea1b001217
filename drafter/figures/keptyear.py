"""What was read of a year, kept beside its figures so that a trial value need not read it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.figures.book import FigureBook
    from drafter.figures.words import Words
    from drafter.figures.yearfile import YearHead
    from drafter.figures.yearindex import YearIndex
    from drafter.figures.yearsource import Root, YearTerms
    from drafter.findings import Finding
    from drafter.textfile import TextFile


class StagesFound(Struct, frozen=True):
    """What reading a year found, by its stages; `rest` is what no trial value changes."""

    rest: tuple[Finding, ...]
    figures: tuple[Finding, ...]
    head: tuple[Finding, ...]
    others: tuple[Finding, ...]
    compared: tuple[Finding, ...]
    words: tuple[Finding, ...]

    def all(self) -> tuple[Finding, ...]:
        """Everything, stage by stage."""
        return (
            *self.rest,
            *self.figures,
            *self.head,
            *self.others,
            *self.compared,
            *self.words,
        )


class KeptYear(Struct, frozen=True, eq=False):
    """A year as it was read, before any 稿 of it was made.

    `roots` are its files, `texts` its 素材; `files` are those of the year, `other_files` those of
    the years it is compared with.
    """

    terms: YearTerms
    path: Path
    index: YearIndex
    roots: tuple[Root, ...]
    texts: tuple[TextFile, ...]
    head: YearHead
    book: FigureBook
    words: Words
    files: tuple[str, ...]
    other_files: tuple[str, ...]
    found: StagesFound
