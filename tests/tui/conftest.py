"""The terminal application's tests: its surroundings, set before Textual is imported and reads them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS"):
    os.environ.pop(name, None)

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No journey leaves its look, its places or its journal to the next one."""
    state = tmp_path_factory.mktemp("state")
    (state / "打过招呼").touch()  # what greets a first-time user would lie over every screen
    monkeypatch.setenv("DRAFTER_STATE", str(state))
    monkeypatch.setenv("DRAFTER_CONFIG", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A year that is filled in, free to be changed."""
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")
    return tmp_path / "番禺区" / "2018.yaml"


@pytest.fixture
def half_filled(tmp_path: Path) -> Path:
    """A year of several files that is filled in half, free to be changed."""
    shutil.copytree(EXAMPLES / "云岫县", tmp_path / "云岫县")
    return tmp_path / "云岫县" / "2026"
