"""The files of the year that another is made from, read whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter import textfaults
from drafter.authoring import rolloverfaults
from drafter.errors import DrafterError
from drafter.figures.faults import NO_FIGURE_FILES
from drafter.figures.wordfiles import WORDS_NAME, word_files
from drafter.figures.yearfile import merged_head, period_of
from drafter.figures.yearindex import YAML_SUFFIXES, year_files
from drafter.figures.yearset import whole_year
from drafter.findings import Severity
from drafter.location import Location
from drafter.pipeline import office_folder, open_profile
from drafter.textfile import read_text
from drafter.yamlsource.editing.sheet import sheet_of

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.library.profile import OfficeProfile
    from drafter.period import Period
    from drafter.textfile import TextFile
    from drafter.yamlsource.editing.sheet import Sheet

OUTLINE_NAME = "提纲"

# What is said of a file that was read whole all the same.
_HARMLESS = frozenset(
    rule.name
    for rule in (textfaults.GB18030, textfaults.LONE_CARRIAGE_RETURN, textfaults.MIXED_ENCODINGS)
)


class OldYear(Struct, frozen=True):
    """A year's file or folder, and all that belongs to it.

    `stem` is its name without suffix; of `words` the names are those below the folder that
    `path` stands in.
    """

    office: Path
    profile: OfficeProfile
    path: Path
    stem: str
    period: Period
    sheets: tuple[Sheet, ...]
    words: tuple[tuple[TextFile, str], ...]
    outlines: tuple[Path, ...]


def read_old_year(path: Path) -> OldYear:
    """The year that `path` is one of the files of.

    Raises:
        DrafterError: where there is no such year, or anything in it cannot be read.
    """
    found: list[Finding] = []
    path = _year_path(path)
    office = office_folder(path, found)
    profile = open_profile(office, found)
    path = whole_year(office, path)
    stem = path.name if path.is_dir() else path.stem
    sheets = _sheets(path, found)
    words = _words(path, found)
    lost = [finding for finding in found if finding.rule not in _HARMLESS]
    if lost:
        many = f"有{len(lost)}处要先改好，没有转入下一期"
        raise DrafterError(
            *lost,
            rolloverfaults.NOT_READ_WHOLE.at(
                Location(str(path)), many, hint="改好以后再转；没有读懂的地方清不空"
            ),
        )
    period = period_of(merged_head(tuple(sheet.root for sheet in sheets), []))
    if period is None:
        raise DrafterError(
            rolloverfaults.NO_YEAR_STATED.at(
                Location(str(path)), "没有写年度，或者年度、时段读不懂", hint="写上一行：年度: 2018"
            )
        )
    beside = path.with_name(f"{stem}{OUTLINE_NAME}.yaml")
    inside = sorted(path.glob(f"*{OUTLINE_NAME}.yaml")) if path.is_dir() else []
    outlines = (*((beside,) if os.path.lexists(beside) else ()), *inside)
    return OldYear(office, profile, path, stem, period, tuple(sheets), tuple(words), outlines)


def _year_path(path: Path) -> Path:
    """The year's file or folder, where its 素材 or 提纲 was named."""
    for ending in (f"{WORDS_NAME}.md", f"{OUTLINE_NAME}.yaml"):
        if path.name == ending and path.is_file():
            return path.parent
        if path.name.endswith(ending) and path.is_file():
            stem = path.name.removesuffix(ending)
            names = [stem, *(stem + suffix for suffix in sorted(YAML_SUFFIXES))]
            known = (path.with_name(name) for name in names if path.with_name(name).exists())
            return next(known, path)
    return path


def _sheets(path: Path, found: list[Finding]) -> list[Sheet]:
    files = year_files(path)
    if not files:
        found.append(
            NO_FIGURE_FILES.at(
                Location(str(path)), "文件夹里没有 .yaml 文件", hint="写明那一年的文件"
            )
        )
    sheets = []
    for file in files:
        before: list[Finding] = []
        text = read_text(file, before)
        sheet = sheet_of(text, tuple(before)) if text else None
        if sheet is None:
            found += before
            if text is not None:
                found.append(
                    rolloverfaults.NOT_READ_WHOLE.at(
                        Location(str(file)), "文件里没有读得出的内容", hint="写上“键: 值”，或者移走"
                    )
                )
            continue
        found += sheet.found
        sheets.append(sheet)
    return sheets


def _words(path: Path, found: list[Finding]) -> list[tuple[TextFile, str]]:
    words = []
    for file in word_files(path):
        before: list[Finding] = []
        text = read_text(file, before)
        found += [item for item in before if item.severity is Severity.ERROR]
        if text is not None:
            words.append((text, file.relative_to(path.parent).as_posix()))
    return words
