"""What is meant by a path that is no year: a name typed wrong, a document made from one, a folder of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import textfaults
from drafter.decoding import kind_of_file
from drafter.figures.yearindex import YAML_SUFFIXES, is_year_file, office_years
from drafter.library.searchpath import PROFILE
from drafter.location import Location
from drafter.period import YEAR_IN_TEXT
from drafter.textfile import LIMIT
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from drafter.findings import Finding


def nearest_beside(path: Path) -> Path | None:
    """What stands where the path leads and is most like it: 2018.yaml for 2018.yml, 2018.yam and 2081.yaml."""
    try:
        there = sorted(each for each in path.parent.iterdir() if not each.name.startswith("."))
    except (OSError, ValueError):
        return None
    same = [each for each in there if each.stem == path.stem and is_year_file(each)]
    near = nearest(path.name, [each.name for each in there])
    return same[0] if same else path.with_name(near) if near else None


def year_of_document(path: Path) -> Path | None:
    """The year beside a document that is named like it: 2018.yaml for 2018.docx and 2018（公开稿）.docx."""
    years = [
        year.path for year in office_years(path.parent) if path.stem.startswith(year.path.stem)
    ]
    return max(years, key=lambda year: len(year.stem), default=None)


def document_fault(path: Path) -> Finding | None:
    """That a file is a document of Word or the like, and where the figures stand; None where it is none."""
    if path.suffix.lower() in YAML_SUFFIXES or not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            kind = kind_of_file(stream.read(LIMIT))
    except OSError:
        return None
    if not kind:
        return None
    year = year_of_document(path)
    hint = (
        f"它是由 {year.name} 生成的话，打开 {year.name}，改了数再导出"
        if year
        else "数据填在 2018.yaml 一类的文件里，打开那样的文件"
    )
    return textfaults.NOT_TEXT.at(Location(str(path)), f"这是{kind}，不是一年的数据", hint=hint)


def no_office(path: Path) -> Finding:
    """That the folder has no 单位.yaml; of a folder that is named like a year, the one around it."""
    inside = path.is_dir() and not YEAR_IN_TEXT.search(path.name)
    folder = path if inside else path.parent
    return textfaults.NO_OFFICE.at(
        Location(str(folder)),
        f"这不是单位的文件夹，里面没有 {PROFILE}",
        hint=f"原来有 {PROFILE} 的，拷到这里再打开；没有的，先建单位：drafter new {folder}",
    )


def with_nearest(found: Iterable[Finding], path: Path) -> Iterator[Finding]:
    """What was found, and of a file that is not there the one that may be meant."""
    near = nearest_beside(path)
    for finding in found:
        missing = finding.rule == textfaults.NOT_FOUND.name and near is not None
        yield finding._replace(hint=f"是不是 {near}？") if missing else finding


def year_at(folder: Path) -> Path:
    """A year that may be meant: the folder itself where it is one, else the newest there is."""
    if (folder.parent / PROFILE).is_file() and not (folder / PROFILE).is_file():
        return folder
    years = office_years(folder)
    return years[0].path if years else folder / "2018.yaml"
