"""Reads a year: its file or folder of files, its words, and last year's figures."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.builder import BookBuilder
from drafter.figures.comparison import check_spans, check_stated
from drafter.figures.data import DataReader
from drafter.figures.figure import DATA, LISTS, OWN_FIGURES
from drafter.figures.inline import InlineReader
from drafter.figures.lists import ListReader
from drafter.figures.ownfigures import OwnFigureReader
from drafter.figures.typedunits import UnitNames
from drafter.figures.wordreader import WordReader
from drafter.figures.yearfile import (
    BODY_KEYS,
    check_keys,
    is_indicator,
    merged_head,
    period_of,
    read_head,
)
from drafter.figures.yearindex import YearIndex, is_year_folder, named_alike, year_files
from drafter.figures.yearname import check_named_year
from drafter.findings import Finding, Related, Severity
from drafter.location import Location
from drafter.period import Period, Span
from drafter.textfile import read_text
from drafter.yamlsource import Mapping, Scalar, read_yaml

if TYPE_CHECKING:
    from drafter.figures.book import FigureBook
    from drafter.figures.words import Words
    from drafter.figures.yearfile import YearHead
    from drafter.library.indicators import Catalogue
    from drafter.library.units import Units

WORDS_NAME = "素材"
MOST_RELATED = 5

_YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_HARMLESS = frozenset(
    rule.name
    for rule in (
        faults.UNKNOWN_INDICATOR,
        faults.INDICATOR_WITH_CHILDREN,
        faults.BAD_ATTRIBUTE,
        faults.GIVEN_TWICE,
        faults.UNKNOWN_DIVISION,
        faults.BAD_OWN_NAME,
    )
)  # what is wrong with last year's file without making a number of it unreadable


@dataclass(frozen=True, slots=True)
class YearData:
    """Everything an office says of one year; `files` are all that was read for it."""

    head: YearHead
    book: FigureBook
    words: Words
    files: tuple[str, ...]


def read_year(
    office_folder: Path,
    year_path: Path,
    catalogue: Catalogue,
    units: Units,
    divisions: tuple[str, ...],
    found: list[Finding],
    *,
    index: YearIndex | None = None,
) -> YearData | None:
    """Read the year at `year_path`: a file, a folder of files, or one file of such a folder.

    `divisions` are the office's 下辖; an `index` may be shared between the years of an
    office. Everything wrong with the content is found at once; None when no file could
    be read or no year is stated.
    """
    year_path = whole_year(office_folder, year_path)
    source = _YearSource(catalogue, UnitNames(units, found), divisions, found)
    builder = source.read(year_path)
    if builder is None:
        return None
    for mapping in source.mappings:
        check_keys(mapping, catalogue, found)
    named = _YEAR_IN_NAME.search(year_path.stem)
    head = read_head(
        merged_head(tuple(source.mappings), found), int(named[1]) if named else None, found
    )
    if head is None:
        return None
    check_named_year(year_path, head, source.mappings, found)
    others = _OtherYears(source, index or YearIndex(office_folder), year_path, head.period)
    book = builder.book(head.period, others.previous(), others.opening())
    check_stated(book, found)
    check_spans(book, found)
    words = _read_words(year_path, book, source)
    return YearData(head, book, words, tuple(source.files))


class _YearSource:
    """Reads the files of one year into a book builder."""

    def __init__(
        self,
        catalogue: Catalogue,
        units: UnitNames,
        divisions: tuple[str, ...],
        found: list[Finding],
    ) -> None:
        self.catalogue = catalogue
        self.units = units
        self.divisions = divisions
        self.found = found
        self.files: list[str] = []
        self.mappings: list[Mapping] = []

    def read(self, path: Path) -> BookBuilder | None:
        """The figures of all files at `path`; None when none could be read."""
        files = year_files(path)
        if not files:
            self.found.append(
                faults.NO_FIGURE_FILES.at(
                    Location(str(path)),
                    "文件夹里没有 .yaml 文件",
                    hint="每个科室一个文件，例：社会救助科.yaml",
                )
            )
        for file in files:
            text = read_text(file, self.found)
            if text is not None:
                self.files.append(text.path)
                mapping = read_yaml(text, self.found)
                if mapping is not None:
                    self.mappings.append(mapping)
        return self._collect() if self.mappings else None

    def _collect(self) -> BookBuilder:
        builder = BookBuilder(self.catalogue, self.units, self.divisions, self.found)
        data, own, lists = DataReader(builder), OwnFigureReader(builder), ListReader(builder)
        for mapping in self.mappings:
            for key, read in ((DATA, data.read), (OWN_FIGURES, own.read), (LISTS, lists.read)):
                node = mapping.get(key)
                if isinstance(node, Mapping):
                    read(node)
                elif node is not None and not (isinstance(node, Scalar) and node.absent):
                    self.found.append(
                        faults.BAD_ENTRY.at(
                            node.place,
                            f"“{key}”要写成一组",
                            hint=f"{key}: 之下每行一项，缩进两格",
                        )
                    )
            data.read(self._misplaced(mapping))
        return builder

    def _misplaced(self, mapping: Mapping) -> Mapping:
        """Indicators that stand outside 数据; `check_keys` tells of them."""
        entries = (
            entry
            for entry in mapping.entries
            if entry.key.text not in BODY_KEYS and is_indicator(entry.key.text, self.catalogue)
        )
        return Mapping(tuple(entries), mapping.place)


@dataclass(slots=True)
class _OtherYears:
    """The books that this year's figures are compared with."""

    source: _YearSource
    index: YearIndex
    path: Path
    period: Period

    def previous(self) -> FigureBook | None:
        """The same period a year before."""
        return self._read(self.period.previous)

    def opening(self) -> FigureBook | None:
        """The whole year before, where that is another file than `previous`."""
        if self.period.span.whole_year:
            return None
        return self._read(Period(self.period.year - 1, Span.named("全年")))

    def _read(self, period: Period) -> FigureBook | None:
        paths = self.index.find(period, self.path, self.period.year)
        if not paths:
            return None
        named = named_alike(self.path, self.period.year, period)
        taken = len(paths) == 1 or paths[0].absolute() == named
        if len(paths) > 1:
            outcome = f"用的是 {paths[0].name}" if taken else "都没有用上"
            self.source.found.append(
                faults.LAST_YEAR_AMBIGUOUS.at(
                    Location(str(self.path)),
                    f"{period.name}的数据文件有{len(paths)}个，{outcome}",
                    hint="只留一个，其余移出本单位文件夹",
                    related=tuple(Related(Location(str(path)), period.name) for path in paths),
                )
            )
        if not taken:
            return None
        found: list[Finding] = []
        source = self.source
        other = _YearSource(
            source.catalogue, UnitNames(source.units.units, found), source.divisions, found
        )
        builder = other.read(paths[0])
        source.files += other.files
        if builder is not None and period_of(merged_head(tuple(other.mappings), [])) != period:
            builder = None
        book = builder.book(period, None, None) if builder else None
        self._tell_unreadable(paths[0], found)
        return book

    def _tell_unreadable(self, path: Path, found: list[Finding]) -> None:
        lost = [
            finding
            for finding in found
            if finding.severity is Severity.ERROR and finding.rule not in _HARMLESS
        ]
        if lost:
            self.source.found.append(
                faults.LAST_YEAR_UNREADABLE.at(
                    lost[0].place,
                    f"比较用的 {path.name} 有{len(lost)}处读不懂，那里的数用不上",
                    hint=f"检查并改好 {path.name}",
                    related=tuple(
                        Related(finding.place, finding.message) for finding in lost[:MOST_RELATED]
                    ),
                )
            )


def whole_year(office: Path, path: Path) -> Path:
    """The folder of a year when one of its files was named."""
    if path.parent == office:
        return path
    inside = path.is_file() and office.absolute() in path.absolute().parent.parents
    return path.parent if inside and is_year_folder(path.parent) else path


def _read_words(year_path: Path, book: FigureBook, source: _YearSource) -> Words:
    reader = WordReader(InlineReader(book, source.units, source.found), source.found)
    for path in word_files(year_path):
        text = read_text(path, source.found)
        if text is not None:
            source.files.append(text.path)
            reader.read(text)
    return reader.words()


def word_files(year_path: Path) -> tuple[Path, ...]:
    """The 素材 of a year: 2018素材.md, 2018/素材.md, and beside each file of its folder."""
    folder = year_path if year_path.is_dir() else year_path.with_suffix("")
    beside = (file.with_suffix("") for file in year_files(year_path) if year_path.is_dir())
    names = (
        f"{folder}{WORDS_NAME}.md",
        f"{folder}{os.sep}{WORDS_NAME}.md",
        *(f"{stem}{WORDS_NAME}.md" for stem in beside),
    )
    return tuple(Path(name) for name in dict.fromkeys(names) if os.path.lexists(name))
