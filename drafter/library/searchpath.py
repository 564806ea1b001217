"""Where a library's files are looked for: the office first, its 素材库, the shipped library last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter import resources
from drafter.library import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.yamlsource import Scalar


@dataclass(frozen=True, slots=True)
class LibraryFolder:
    """One library: its sections/ and its templates/."""

    sections: Path
    templates: Path


SearchPath = tuple[LibraryFolder, ...]


def shipped_folder() -> LibraryFolder:
    """The library that comes with the program."""
    return LibraryFolder(resources.shipped("sections"), resources.shipped("templates"))


def folder_at(root: Path) -> LibraryFolder:
    """The library whose sections/ and templates/ stand in `root`."""
    return LibraryFolder(root / "sections", root / "templates")


def search_path(office: Path, libraries: tuple[Scalar, ...], found: list[Finding]) -> SearchPath:
    """All library folders, nearest first; a 素材库 that is not there is a finding."""
    folders = [folder_at(office)]
    for scalar in libraries:
        root = office / scalar.text
        folder = folder_at(root)
        if folder.sections.is_dir() or folder.templates.is_dir():
            folders.append(folder)
        else:
            found.append(
                faults.MISSING_PIECE.at(
                    scalar.place,
                    f"素材库“{scalar.text}”里没有 sections 或 templates 文件夹",
                    hint=f"路径从本单位文件夹算起，现在指的是：{root}",
                )
            )
    return (*folders, shipped_folder())


def nearest_files(roots: tuple[Path, ...], pattern: str) -> dict[str, Path]:
    """Files below the roots by their relative path without suffix; the same path nearer wins."""
    files: dict[str, Path] = {}
    for root in reversed(roots):
        for path in _below(root, pattern):
            files[path.relative_to(root).with_suffix("").as_posix()] = path
    return dict(sorted(files.items()))


def all_files(roots: tuple[Path, ...], pattern: str) -> tuple[Path, ...]:
    """Every file below the roots that matches, nearest root first."""
    return tuple(path for root in roots for path in _below(root, pattern))


def _below(root: Path, pattern: str) -> Iterator[Path]:
    if root.is_dir():
        yield from sorted(root.rglob(pattern))
