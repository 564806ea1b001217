"""Where a library's files are looked for: the office first, its 素材库, the shipped library last."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import resources
from drafter.library import faults
from drafter.library.folders import is_folder

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.yamlsource import Scalar


@dataclass(frozen=True, slots=True)
class LibraryFolder:
    """One library: its sections/ and its templates/."""

    sections: Path
    templates: Path


SearchPath = tuple[LibraryFolder, ...]

# Stands before the name of a file that a nearer one of the same name hides.
HIDDEN = "原件/"
_DRIVE = re.compile(r"[A-Za-z]:|\\\\")


def shipped_folder() -> LibraryFolder:
    """The library that comes with the program."""
    return _shipped()


@cache
def _shipped() -> LibraryFolder:
    return LibraryFolder(resources.shipped("sections"), resources.shipped("templates"))


def folder_at(root: Path) -> LibraryFolder:
    """The library whose sections/ and templates/ stand in `root`."""
    return LibraryFolder(root / "sections", root / "templates")


def search_path(office: Path, libraries: tuple[Scalar, ...], found: list[Finding]) -> SearchPath:
    """All library folders, nearest first; a 素材库 that cannot be used is a finding."""
    own = folder_at(office)
    # Offices without files of their own share one library, and it is read once for all.
    folders = [own] if _stands(own) else []
    for scalar in libraries:
        folder = _library_folder(office, scalar, found)
        if folder is None:
            continue
        if folder in (own, *folders):
            found.append(
                faults.MISSING_PIECE.at(
                    scalar.place,
                    f"素材库“{scalar.text}”就是本单位的或前面已写的文件夹",
                    hint="删去这一项",
                )
            )
        else:
            folders.append(folder)
    return (*folders, shipped_folder())


def _library_folder(office: Path, scalar: Scalar, found: list[Finding]) -> LibraryFolder | None:
    """The folder that a 素材库 names."""
    root = office / scalar.text
    before = len(found)
    if is_folder(root, found):
        folder = folder_at(_without_detours(root))
        if _stands(folder):
            return folder
        message = f"素材库“{scalar.text}”里没有 sections 或 templates 文件夹"
    else:
        message = f"没有素材库“{scalar.text}”这个文件夹"
    hint = f"路径从本单位文件夹算起，现在指的是：{root}"
    if _DRIVE.match(scalar.text) and os.name != "nt":
        hint = "这台电脑不用盘符；写从本单位文件夹算起的路径，例：../共用素材库"
    if len(found) > before:
        # What stands there instead was found at its own place; the clerk looks in 单位.yaml.
        told = found[before]
        del found[before:]
        message, hint = f"素材库“{scalar.text}”不能用：{told.message}", told.hint
        if told.rule == faults.LINKED.name:
            hint = f"写链接所指的文件夹：{os.path.realpath(root)}"
    found.append(faults.MISSING_PIECE.at(scalar.place, message, hint=hint))
    return None


def _without_detours(root: Path) -> Path:
    """`甲县/../共用` as `共用`, so that offices side by side share one library."""
    short = Path(os.path.normpath(root))
    try:
        # Behind a link `..` may lead elsewhere.
        return short if short.samefile(root) else root
    except OSError:
        return root


def _stands(folder: LibraryFolder) -> bool:
    return any(os.path.lexists(part) for part in (folder.sections, folder.templates))
