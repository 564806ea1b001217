"""What the application loads before it shows a year: only what the first screen needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.tui.app import DrafterApp
from tests.tui.piloting import WIDE, run, screen_text

if TYPE_CHECKING:
    from textual.pilot import Pilot

ROOT = Path(__file__).parents[2]
# Runs until the first screen stands, and says what was loaded by then.
PROGRAM = """
import sys
from drafter.__main__ import main
from drafter.tui.app import DrafterApp

stands = DrafterApp.on_ready

def glance(self):
    stands(self)
    self.exit()

DrafterApp.on_ready = glance
try:
    main()
finally:
    print(*sys.modules)
"""
NOT_YET = (
    "drafter.layout",
    "drafter.authoring",
    "drafter.browser",
    "drafter.batch",
    "drafter.session.words",
    "drafter.tui.widgets.words",
)
HEAVY = {"click", "docx", "lxml", "jinja2", "yaml"}


def loaded(year: Path, tmp_path: Path) -> set[str]:
    settings = {
        "DRAFTER_CACHE": str(tmp_path / "缓存"),
        "DRAFTER_STATE": str(tmp_path / "state"),
        "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
    }
    process = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(year)],
        cwd=ROOT,
        env=os.environ | settings | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return set(process.stdout.splitlines()[-1].split())


def test_the_second_start_loads_what_the_first_screen_needs(year: Path, tmp_path: Path) -> None:
    loaded(year, tmp_path)  # the library is kept from now on
    names = loaded(year, tmp_path)
    assert "drafter.tui.screens.desk.desk" in names
    assert {name.partition(".")[0] for name in names} & HEAVY == set()
    assert [name for name in sorted(names) if name.startswith(NOT_YET)] == []
    screens = [name.rpartition(".")[2] for name in names if ".tui.screens." in name]
    assert [name for name in screens if not name.startswith("desk")] == []


class Filmed(DrafterApp):
    """Keeps what the terminal is given to show, from the beginning."""

    def __init__(self, year: Path) -> None:
        super().__init__(year)
        self.pictures: list[str] = []

    def post_display_hook(self) -> None:
        lines = screen_text(self) if self.size else []
        if any(map(str.strip, lines)):
            self.pictures.append("\n".join(lines))


def test_the_first_picture_is_whole(year: Path) -> None:
    app = Filmed(year)

    async def journey(_: Pilot[None]) -> None:
        pass

    run(app, journey, size=WIDE)
    first = app.pictures[0]
    status, outline, *_ = first.splitlines()
    assert "2018年工作总结" in status
    assert re.search(r"填\d+/\d+", status)
    assert re.match(r"▼ .*[^ ]+ \d+/\d+ ", outline)
    assert "> 950" in first
    assert "2018年，区民政局" in first
    assert "F1 帮助" in first
