"""The small office as a fixture: quick, since the shared library behind it is small too."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.badinput.smalloffice import FILES, Command, shared_library, small_office

if TYPE_CHECKING:
    from drafter.library.searchpath import LibraryFolder


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> LibraryFolder:
    """The small shared library, written once."""
    return shared_library(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="session")
def office_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small office stands for every test, so that its library need be read but once."""
    return tmp_path_factory.mktemp("offices")


@pytest.fixture
def in_small_office(
    office_root: Path,
    small_library: LibraryFolder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Command:
    """`drafter` in the folder of the small office, which is written anew."""
    office = office_root / "试验 县"
    empty(office_root, {office / parent for name in FILES for parent in Path(name).parents})
    monkeypatch.setattr("drafter.library.searchpath.shipped_folder", lambda: small_library)
    return Command(small_office(office), capsys, monkeypatch)


def empty(folder: Path, kept: set[Path]) -> None:
    """Take away all that stands below, but for the folders to be kept: those take long to make."""
    for parent, folders, files in os.walk(folder, topdown=False):
        for path in (Path(parent, name) for name in (*folders, *files)):
            if path.is_symlink() or not path.is_dir():
                path.unlink()
            elif path not in kept:
                path.rmdir()
