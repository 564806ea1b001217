"""The small office as a fixture: quick, since the shared library behind it is small too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.badinput.smalloffice import Command, shared_library, small_office

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.library.searchpath import LibraryFolder


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> LibraryFolder:
    """The small shared library, written once."""
    return shared_library(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def in_small_office(
    tmp_path: Path,
    small_library: LibraryFolder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Command:
    """`drafter` in the folder of the small office."""
    monkeypatch.setenv("DRAFTER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("drafter.library.searchpath.shipped_folder", lambda: small_library)
    return Command(small_office(tmp_path / "试验 县"), capsys, monkeypatch)
