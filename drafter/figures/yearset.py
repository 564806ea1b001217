"""Reads a year: its file or folder of files, its words, and last year's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures.comparison import check_spans, check_stated
from drafter.figures.inline import InlineReader
from drafter.figures.keptyear import KeptYear, StagesFound
from drafter.figures.typedunits import UnitNames
from drafter.figures.wordfiles import strange_words, word_files
from drafter.figures.wordreader import WordReader
from drafter.figures.yearfile import check_keys, merged_head, read_head
from drafter.figures.yearindex import YearIndex, is_year_folder
from drafter.figures.yearname import check_named_year
from drafter.figures.yearsource import OtherYears, YearSource, YearTerms
from drafter.figures.yeartimes import check_own_days
from drafter.period import YEAR_IN_TEXT
from drafter.textfile import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drafter.figures.book import FigureBook
    from drafter.figures.words import Words
    from drafter.figures.yearfile import YearHead
    from drafter.figures.yearsource import Read
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.library.units import Units
    from drafter.textfile import TextFile
    from drafter.yamlsource import Mapping


class YearData(Struct, frozen=True):
    """Everything an office says of one year; `files` are all that was read for it.

    `kept` is what it was read from, for trial values.
    """

    head: YearHead
    book: FigureBook
    words: Words
    files: tuple[str, ...]
    kept: KeptYear | None = None


def read_year(
    office_folder: Path,
    year_path: Path,
    catalogue: Catalogue,
    units: Units,
    divisions: tuple[str, ...],
    found: list[Finding],
    *,
    index: YearIndex | None = None,
    read: Read = read_text,
) -> YearData | None:
    """Read the year at `year_path`: a file, a folder of files, or one file of such a folder.

    `divisions` are the office's 下辖; an `index` may be shared between the years of an
    office; `read` gives the text of a file. Everything wrong with the content is found at
    once; None when no file could be read or no year is stated.
    """
    year_path = whole_year(office_folder, year_path)
    index = index or YearIndex(office_folder)
    stages = _Stages(found)
    source = YearSource(YearTerms(catalogue, units, divisions, read), found)
    if not source.open(year_path):
        return None
    rest = stages.next()
    builder = source.figures()
    figures = stages.next()
    for mapping in source.mappings:
        check_keys(mapping, catalogue, found)
    rest += stages.next()
    head = head_of(source.mappings, year_path, found)
    if head is None:
        return None
    head_found = stages.next()
    own_files = tuple(source.files)
    others = OtherYears(source, index, year_path, head.period)
    previous, opening = others.previous(), others.opening()
    others_found = stages.next()
    book = builder.book(head.period, previous, opening)
    figures += stages.next()
    check_stated(book, found)
    check_spans(book, found)
    check_own_days(book, source.mappings, found)
    compared = stages.next()
    other_files = tuple(source.files[len(own_files) :])
    texts = []
    word_paths = word_files(year_path)
    for path in word_paths:
        text = read(path, found)
        if text is not None:
            texts.append(text)
    found.extend(strange_words(year_path, word_paths))
    rest += stages.next()
    words = read_words(texts, book, found)
    told = StagesFound(rest, figures, head_found, others_found, compared, stages.next())
    kept = KeptYear(
        source.terms,
        year_path,
        index,
        tuple(source.roots),
        tuple(texts),
        head,
        book,
        words,
        own_files,
        other_files,
        told,
    )
    return year_of(kept)


def year_of(kept: KeptYear) -> YearData:
    """The year that was read."""
    files = (*kept.files, *kept.other_files, *(text.path for text in kept.texts))
    return YearData(kept.head, kept.book, kept.words, files, kept)


class _Stages(Struct):
    """Cuts what is found into what each stage found."""

    found: list[Finding]
    begin: int = 0

    def __post_init__(self) -> None:
        """Begin behind what was found before."""
        self.begin = len(self.found)

    def next(self) -> tuple[Finding, ...]:
        """What was found since the last stage."""
        found = tuple(self.found[self.begin :])
        self.begin = len(self.found)
        return found


def head_of(mappings: list[Mapping], year_path: Path, found: list[Finding]) -> YearHead | None:
    """What the files say of the report; None, and a finding, where no year is stated."""
    named = YEAR_IN_TEXT.search(year_path.stem)
    head = read_head(merged_head(tuple(mappings), found), int(named[1]) if named else None, found)
    if head is not None:
        check_named_year(year_path, head, mappings, found)
    return head


def read_words(texts: Iterable[TextFile], book: FigureBook, found: list[Finding]) -> Words:
    """What the 素材 of a year say."""
    reader = WordReader(InlineReader(book, UnitNames(book.units, found), found), found)
    for text in texts:
        reader.read(text)
    return reader.words()


def whole_year(office: Path, path: Path) -> Path:
    """The folder of a year when one of its files was named."""
    if path.parent == office:
        return path
    inside = path.is_file() and office.absolute() in path.absolute().parent.parents
    return path.parent if inside and is_year_folder(path.parent) else path
