"""Which file of an office is of which period, by the 年度 and 时段 written in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.period import Period, Span
from drafter.textfile import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YAML_SUFFIXES = frozenset({".yaml", ".yml"})

_LIBRARY_FOLDERS = frozenset({"sections", "templates"})
_NOT_YEARS = re.compile(r"单位\Z|.*提纲\Z")
_YEAR = re.compile(
    r"^\ufeff?[\"']?年度[\"']?[ \t　]*[:：][ \t　]*[\"']?([^\"'#＃\r\n]+)", re.MULTILINE
)
_SPAN = re.compile(
    r"^\ufeff?[\"']?时段[\"']?[ \t　]*[:：][ \t　]*[\"']?([^\"'#＃\r\n]+)", re.MULTILINE
)
_YEAR_IN_NAME = re.compile(r"((?:19|20)[0-9]{2})(?![0-9])")


class YearThere(Struct, frozen=True):
    """A year's file or folder; `stated` is whether its period is written in it, not only its name."""

    period: Period
    path: Path
    stated: bool = True


class YearIndex:
    """Looks a period's file up among the year files of one office folder.

    One index may serve many reports of the same folder: files are looked into once.
    """

    def __init__(self, office: Path) -> None:
        """Index `office`, lazily."""
        self._office = office
        self._by_period: dict[Period, list[Path]] = {}
        self._unseen: list[Path] | None = None

    def find(self, period: Period, beside: Path, year: int) -> tuple[Path, ...]:
        """The files of `period`, first the one named like `beside` with its `year` replaced."""
        here = beside.absolute()
        self._look_into_all_but(here)
        known = self._by_period.get(period)
        if known is None:
            return ()
        named = named_alike(beside, year, period)
        paths = (path for path in known if path.absolute() != here)
        return tuple(sorted(paths, key=lambda path: (path.absolute() != named, path)))

    def _look_into_all_but(self, here: Path) -> None:
        """What asks is not looked into: most offices have no other year."""
        unseen = list(_candidates(self._office)) if self._unseen is None else self._unseen
        self._unseen = []
        for path in unseen:
            if path.absolute() == here:
                self._unseen.append(path)
            elif (stated := _stated_period(path)) is not None:
                self._by_period.setdefault(stated, []).append(path)


def office_years(office: Path) -> tuple[YearThere, ...]:
    """The years of an office, the newest first.

    A file that states no year that can be read is taken for the one its name begins with.
    """
    years = []
    for path in _candidates(office):
        period = _stated_period(path)
        if period is not None:
            years.append(YearThere(period, path))
        elif named := _YEAR_IN_NAME.match(path.stem):
            years.append(YearThere(Period(int(named[1]), Span.named("全年")), path, stated=False))
    return tuple(sorted(years, key=_newest_first))


def newest_year(office: Path) -> Path | None:
    """The file or folder of the office's newest year; None where there is none."""
    years = office_years(office)
    return years[0].path if years else None


def _newest_first(year: YearThere) -> tuple[int, int, int, bool, str]:
    """The whole year before its second half, what states its year before what is only named so."""
    span = year.period.span
    return (-year.period.year, -span.last, span.first, not year.stated, str(year.path))


def _candidates(office: Path) -> Iterator[Path]:
    for path in sorted(entries_of(office)):
        if path.name.startswith(".") or path.name in _LIBRARY_FOLDERS:
            continue
        if path.is_dir():
            yield from (path,) if is_year_folder(path) else year_files(path)
        elif is_year_file(path):
            yield path


def named_alike(beside: Path, year: int, period: Period) -> Path:
    """Where the file of `period` is expected: `beside` with its `year` replaced."""
    name = beside.name.replace(str(year), str(period.year))
    return beside.with_name(name).absolute()


def is_year_file(path: Path) -> bool:
    """Whether figures may stand in it: YAML, and neither 单位.yaml nor an outline."""
    return path.suffix.lower() in YAML_SUFFIXES and not _NOT_YEARS.match(path.stem)


def year_files(path: Path) -> tuple[Path, ...]:
    """The files of a year: itself, or those of its folder."""
    if path.is_dir():
        return tuple(sorted(entry for entry in entries_of(path) if is_year_file(entry)))
    return (path,)


def is_year_folder(path: Path) -> bool:
    """Whether its files make one year: no two of them state different ones."""
    stated = {_stated_period(file) for file in year_files(path)}
    return len(stated - {None}) < 2


def entries_of(folder: Path) -> list[Path]:
    """What stands in a folder; nothing where that cannot be seen."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _stated_period(path: Path) -> Period | None:
    """The period a year says it is of, from a glance at its text."""
    for file in year_files(path):
        text = glance(file)
        year = _YEAR.search(text)
        if year is not None:
            span = _SPAN.search(text)
            return Period.read(year.group(1), span.group(1) if span else "全年")
    return None


def glance(path: Path) -> str:
    """The text of a file, whatever can be read of it."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return ""
        with path.open("rb") as stream:
            data = stream.read(LIMIT)
    except OSError:
        return ""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
