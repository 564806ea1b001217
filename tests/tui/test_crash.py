"""A fault of the program itself: one line in Chinese, the terminal as it was, nothing typed is lost.

`drafter/tui/compat.py` changes what Textual does then, by names that are not public. Looked at in
Textual 8.2.8; when another version is taken, look again at `App._handle_exception` (called by
every message pump, timer and worker; keeps the exception for `run_test`), `App._fatal_error` and
`App.panic` (what they put into `_exit_renderables` is printed at the end), then change the number.
"""

from __future__ import annotations

import re
import shutil
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest
import textual

from drafter.checks.crash import LONGEST, crash_text
from drafter.columns import width
from drafter.tui.app import DrafterApp
from drafter.tui.compat import TellsNoCrash
from drafter.tui.screens.recovery import RecoveryScreen
from tests.terminal import ROOT, Terminal
from tests.tui.piloting import EXAMPLES, run, screen, settle, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

LOOKED_THROUGH = "8.2.8"
# Python runs this file first of all: every 7 that is typed is a fault of the program.
FAULTY = """
from drafter.session.form import Form

as_it_is = Form.type

def type_on(form, text):
    known = as_it_is(form, text)
    secret_of_the_office = text + "是秘密"
    return {}[len(text)] if text.endswith("7") else known

Form.type = type_on
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")
    return tmp_path / "番禺区"


def test_this_version_of_textual_was_looked_through() -> None:
    assert textual.__version__ == LOOKED_THROUGH, __doc__


def fail(*_: object) -> None:
    raise LookupError("坏了")


def test_a_crash_is_an_exception_to_whoever_tests_and_leaves_the_journal(
    office: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "96")
        with monkeypatch.context() as patch:
            patch.setattr("drafter.session.form.Form.type", fail)
            await type_text(pilot, "0")

    with pytest.raises(LookupError, match="坏了"):
        run(DrafterApp(office / "2018.yaml"), journey)
    assert capfd.readouterr() == ("", "")
    assert [path.name for path in office.iterdir() if path.name.startswith(".")] == []

    async def look(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app.screen, RecoveryScreen)
        await settle(pilot)
        assert "[√] 城乡低保标准 ← 96" in screen(pilot)

    run(DrafterApp(office / "2018.yaml"), look)


class Faulty(TellsNoCrash):
    """Fails in a thread."""

    def on_mount(self) -> None:
        self.run_worker(fail, thread=True)


def test_a_fault_in_a_thread_is_that_fault_and_nothing_is_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    app = Faulty()
    app.run(headless=True)
    assert isinstance(app.crash, LookupError)
    assert capfd.readouterr() == ("", "")


def test_of_a_fault_one_line_is_told_and_where_in_the_program_it_was(office: Path) -> None:
    try:
        DrafterApp(office)._show_first()  # no loop runs: Textual itself complains
    except Exception as error:
        told = crash_text(error)
        assert "←app.py:" in told
    assert crash_text(ValueError("一行\n又一行")) == "ValueError：一行 又一行"
    assert width(crash_text(ValueError("长" * 1000))) < LONGEST + 20


@pytest.fixture
def faulty(office: Path, tmp_path: Path) -> Iterator[Terminal]:
    """The program with a fault in it, in a real terminal."""
    (tmp_path / "sitecustomize.py").write_text(FAULTY, encoding="utf-8")
    settings = {
        "DRAFTER_STATE": tmp_path / "state",
        "DRAFTER_CACHE": tmp_path / "cache",
        "PYTHONPATH": f"{tmp_path}:{ROOT}",
    }
    terminal = Terminal(["2018.yaml"], office, settings)
    yield terminal
    if terminal.running:
        terminal.kill(signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="没有伪终端")
def test_a_clerk_reads_what_happened_and_finds_her_work_at_the_next_start(
    office: Path, faulty: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty.wait_for("城乡低保标准［元/人·月］> 950")
    faulty.type("960")
    faulty.press("Enter")
    faulty.wait_for("已保存")
    shown = bytearray()
    monkeypatch.setattr(faulty._stream, "feed", shown.extend)
    faulty.type("97")
    assert faulty.wait() == 2
    screens, left_them, told = shown.decode().rpartition("\x1b[?1049l")
    assert left_them
    fault, kept, hand_on = told[told.index("程序") :].splitlines()
    assert re.fullmatch(
        r"程序内部出错（KeyError，sitecustomize\.py:\d+←.+\.py:\d+：2），界面关掉了。", fault
    )
    assert kept == "已经写进文件的都在；还没有写进去的另外存着，下次打开时会问要不要填上。"
    assert hand_on == "请把“程序内部出错”那一行和数据文件交给维护人员。"
    assert "Traceback" not in screens + told
    assert "秘密" not in screens + told
    assert b"960" in (office / "2018.yaml").read_bytes()
    assert [path.name for path in office.iterdir() if path.name.startswith(".")] == []

    (tmp_path / "sitecustomize.py").unlink()
    settings = {"DRAFTER_STATE": tmp_path / "state", "DRAFTER_CACHE": tmp_path / "cache"}
    again = Terminal(["2018.yaml"], office, settings)
    try:
        again.wait_for("[√] 城乡低保对象 ← 97")
    finally:
        again.kill(signal.SIGKILL)
