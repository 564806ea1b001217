"""The years of an office for whoever has to choose one: how far each is filled in, when it last changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.figures.filling import filling_in
from drafter.figures.wordfiles import word_files
from drafter.figures.yearindex import year_files
from drafter.figures.yearset import read_year
from drafter.findings import Severity
from drafter.library.searchpath import search_path
from drafter.pipeline import Shelf, office_folder, open_profile

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.figures.filling import Filling
    from drafter.findings import Finding


def filling_of(path: Path, shelf: Shelf) -> Filling | None:
    """How far the year at `path` is filled in; None when it cannot be read."""
    found: list[Finding] = []
    try:
        office = office_folder(path, found)
        profile = open_profile(office, found)
        libraries = search_path(office, profile.libraries, found)
        library = shelf.library(libraries, found).library
        found.clear()  # what is wrong around the year is not the year's
        year = read_year(office, path, library.catalogue, library.units, profile.divisions, found)
    except DrafterError:
        return None
    if year is None:
        return None
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    return filling_in(year.book, library.catalogue, errors)


def last_change(path: Path) -> datetime | None:
    """When any of a year's files was last written, by the clock on the wall; None if nobody can tell."""
    times = []
    for file in (*year_files(path), *word_files(path)):
        try:
            times.append(file.stat().st_mtime)
        except OSError:
            continue
    return datetime.fromtimestamp(max(times)) if times else None
