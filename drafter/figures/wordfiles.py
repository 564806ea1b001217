"""Which files hold the 素材 of a year, and which look so and are not read because of their names."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.yearindex import entries_of, glance, is_year_file, year_files
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from drafter.findings import Finding

WORDS_NAME = "素材"
_SUFFIXES = frozenset({".md", ".markdown", ".txt"})
# What explains how something is done holds headings of topics only to show them.
_EXPLAINS = re.compile(r"readme|说明|须知|帮助|写法|怎么|如何", re.IGNORECASE)
_TOPIC = re.compile(r"^#[ \t　]*[一-鿿]+[ \t　]*[/／][ \t　]*[一-鿿]+[ \t　]*$", re.MULTILINE)
_BEGINS = re.compile(r"(?!\d)")


def word_files(year_path: Path) -> tuple[Path, ...]:
    """The 素材 of a year: 2018素材.md, 2018/素材.md, and beside each file of its folder."""
    is_folder = year_path.is_dir()
    folder = year_path if is_folder else year_path.with_suffix("")
    beside = (file.with_suffix("") for file in (year_files(year_path) if is_folder else ()))
    names = (
        f"{folder}{WORDS_NAME}.md",
        f"{folder}{os.sep}{WORDS_NAME}.md",
        *(f"{stem}{WORDS_NAME}.md" for stem in beside),
    )
    return tuple(Path(name) for name in dict.fromkeys(names) if os.path.lexists(name))


def strange_words(year_path: Path, read: Collection[Path]) -> Iterator[Finding]:
    """Files in the year's folder, or called like the year, that `read` lacks and that hold words."""
    is_folder = year_path.is_dir()
    stem = year_path.name if is_folder else year_path.stem
    folder = year_path if is_folder else year_path.with_suffix("")
    beside = entries_of(year_path.parent)
    others = {path.stem for path in beside if is_year_file(path)} - {stem}
    near = [path for path in beside if _is_called(path.stem, stem, others)]
    known = {str(path) for path in read}
    for path in sorted((*near, *entries_of(folder))):
        if str(path) not in known and _holds_words(path):
            yield faults.WORDS_NOT_READ.at(
                Location(str(path)),
                f"没有读“{path.name}”：文件名不是这一年素材的名称",
                hint=f"文字移进 {_usual(year_path, read)}；不用的文件移出这个文件夹",
            )


def _is_called(name: str, stem: str, others: Collection[str]) -> bool:
    """Whether a name begins with the year's, and with no longer one of another year."""
    if not name.startswith(stem) or not _BEGINS.match(name, len(stem)):
        return False
    return not any(len(other) > len(stem) and name.startswith(other) for other in others)


def _holds_words(path: Path) -> bool:
    """Whether a file says that it holds words, by its name or by the topics it speaks of."""
    if path.suffix.lower() not in _SUFFIXES or _EXPLAINS.search(path.stem):
        return False
    if path.name.startswith(".") or not path.is_file():
        return False
    return WORDS_NAME in path.stem or _TOPIC.search(glance(path)) is not None


def _usual(year_path: Path, read: Collection[Path]) -> str:
    """The file that the year's words go into."""
    first = next(iter(read), None)
    if first is not None:
        return first.name
    return f"{WORDS_NAME}.md" if year_path.is_dir() else f"{year_path.stem}{WORDS_NAME}.md"
