"""The files of a year as they are read, and those of the years it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from drafter.figures import faults
from drafter.figures.builder import BookBuilder
from drafter.figures.collecting import collect
from drafter.figures.typedunits import UnitNames
from drafter.figures.yearfile import merged_head, period_of
from drafter.figures.yearindex import named_alike, year_files
from drafter.findings import Finding, Related, Severity
from drafter.location import Location
from drafter.period import Period, Span
from drafter.yamlsource import Mapping, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drafter.figures.book import FigureBook
    from drafter.figures.yearindex import YearIndex
    from drafter.library.indicators import Catalogue
    from drafter.library.units import Units
    from drafter.textfile import TextFile

    Read = Callable[[Path, list[Finding]], TextFile | None]

MOST_RELATED = 5

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


class YearTerms(NamedTuple):
    """What a year is read with; `read` gives the text of a file, `divisions` are the office's 下辖."""

    catalogue: Catalogue
    units: Units
    divisions: tuple[str, ...]
    read: Read


class Root(NamedTuple):
    """What one file of a year says."""

    file: str
    mapping: Mapping


class YearSource(Struct):
    """Reads the files of one year; `files` are all that were read."""

    terms: YearTerms
    found: list[Finding]
    files: list[str] = field(default_factory=list)
    roots: list[Root] = field(default_factory=list)

    @property
    def mappings(self) -> list[Mapping]:
        """What the files say."""
        return [root.mapping for root in self.roots]

    def open(self, path: Path) -> bool:
        """Read all files at `path`; whether there is anything in them."""
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
            text = self.terms.read(file, self.found)
            if text is not None:
                self.files.append(text.path)
                mapping = read_yaml(text, self.found)
                if mapping is not None:
                    self.roots.append(Root(text.path, mapping))
        return bool(self.roots)

    def figures(self) -> BookBuilder:
        """The figures in the files."""
        builder = new_builder(self.terms, self.found)
        collect(self.mappings, builder)
        return builder


def new_builder(terms: YearTerms, found: list[Finding]) -> BookBuilder:
    """A builder of books that has nothing yet."""
    units = UnitNames(terms.units, found)
    return BookBuilder(terms.catalogue, units, terms.divisions, found)


class OtherYears(Struct):
    """The books that this year's figures are compared with."""

    source: YearSource
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
        other = YearSource(self.source.terms, found)
        opened = other.open(paths[0])
        self.source.files += other.files
        builder = other.figures() if opened else None
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
