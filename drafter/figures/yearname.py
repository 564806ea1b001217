"""The year in a file's name against the 年度 written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.yearfile import YEAR
from drafter.figures.yeartimes import check_as_of, check_named_span
from drafter.period import YEAR_IN_TEXT
from drafter.yamlsource import Mapping, Scalar

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.figures.yearfile import YearHead
    from drafter.findings import Finding


def check_named_year(
    path: Path, head: YearHead, files: list[Mapping], found: list[Finding]
) -> None:
    """Find that the name of a year's file or folder has years, and 年度 is none of them.

    A file may have been copied from another year's: what it says is taken, as everywhere.
    Where the files of a folder state different years, that was said already.
    """
    stated = {node.text for file in files if isinstance(node := file.get(YEAR), Scalar)}
    if len(stated) > 1:
        return
    name = path.stem if path.is_file() else path.name
    named = YEAR_IN_TEXT.findall(name)
    year = str(head.period.year)
    if not named or year in named or YEAR not in head.places:
        if check_named_span(name, head, found):
            check_as_of(head, found)
        return
    found.append(
        faults.NAMED_OTHERWISE.at(
            head.place_of(YEAR),
            f"文件名是“{path.name}”，年度写的是{year}，按{year}年处理",
            hint=f"核对是哪一年：改年度，或者把文件名里的{named[0]}改为{year}；改好再查提法合不合时",
        )
    )
