"""The terminal application's tests: its surroundings, set before Textual is imported and reads them."""

from __future__ import annotations

import os

import pytest

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS"):
    os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No journey leaves its look, its places or its journal to the next one."""
    state = tmp_path_factory.mktemp("state")
    (state / "打过招呼").touch()  # what greets a first-time user would lie over every screen
    monkeypatch.setenv("DRAFTER_STATE", str(state))
    monkeypatch.setenv("DRAFTER_CONFIG", str(tmp_path_factory.mktemp("config")))
