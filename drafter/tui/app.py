"""The terminal application: opens a year or offers to start one, and goes from screen to screen."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.screen import Screen

from drafter import garbage
from drafter.errors import DrafterError, ScreensCrashedError
from drafter.library.searchpath import is_office
from drafter.session.journal.recovery import left_behind
from drafter.session.leaving import after_crash
from drafter.session.sitting import Sitting
from drafter.tui.compat import TellsNoCrash
from drafter.tui.everywhere import Everywhere
from drafter.tui.looks import KEYBOARD
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.widgets.footkeys import key_in_force

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.session.journal.recovery import LeftBehind

ENDINGS = ("SIGHUP", "SIGTERM")


@runtime_checkable
class Objects(Protocol):
    """A screen on which something may stand that leaving would lose."""

    def objection(self) -> str:
        """Why it would be too early to leave; nothing if it is not."""


class DrafterApp(TellsNoCrash, Everywhere):
    """Navigates; what a screen shows is the screen's own."""

    TITLE = "工作总结"

    def __init__(self, path: Path, look: str = "") -> None:
        """Open what stands at `path`: a year, an office, or a folder to start one in."""
        super().__init__(look)
        self._start = path
        self._objected: tuple[str, int] = ("", 0)
        self.kept = ""

    def on_mount(self) -> None:
        """End orderly when the terminal is closed; show the first screen."""
        loop = asyncio.get_running_loop()
        for name in ENDINGS:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.exit)
        self.take_keys()
        # What is drawn while the application itself is being mounted is thrown away.
        self.call_later(self._show_first)

    def on_ready(self) -> None:
        """Have garbage collected again, but not looked for in all that was loaded so far."""
        garbage.settle()

    def _show_first(self) -> None:
        self.begin(self._start)
        self.tell_of_keys()

    def begin(self, path: Path) -> None:
        """Show what a path leads to."""
        first: Path | Screen[Path | None] = path
        if path.is_dir() and not _is_year(path):
            from drafter.tui.screens.start.welcome import first_of

            first = first_of(path, date.today())
        if isinstance(first, Screen):
            self.push_screen(first, self._begun)
        else:
            self.open_year(first)

    def open_year(self, path: Path) -> None:
        """Sit down at a year; what an earlier sitting left unwritten is offered first."""
        self._leave_sitting()
        try:
            self.sitting = Sitting(path)
        except DrafterError as error:
            from drafter.tui.screens.unreadable import UnreadableScreen

            self.push_screen(UnreadableScreen(path, error.findings), self._begun)
            return
        # Who may not change the file must not be asked to: its holder's journal is not ours.
        left = () if self.sitting.tenure.holders else left_behind(self.sitting.path)
        if left:
            from drafter.tui.screens.recovery import RecoveryScreen

            self.push_screen(RecoveryScreen(self.sitting, left), self._recovered)
        else:
            self._sit_down()

    async def action_quit(self) -> None:
        """Leave; where that would be too early, say so and leave when asked again."""
        screens = (each for each in reversed(self.screen_stack) if isinstance(each, Objects))
        objection = next(filter(None, (screen.objection() for screen in screens)), "")
        stands = objection, self.sitting.journal.changes if self.sitting else 0
        if objection and stands != self._objected:
            self._objected = stands
            self.set_timer(self.NOTIFICATION_TIMEOUT, self._forget_objection)
            self.notify(
                f"{objection}。再按一次 {key_in_force(self, 'quit')} 退出。",
                severity="warning",
                markup=False,
            )
            return
        self.exit()

    def _forget_objection(self) -> None:
        """Ask again once the message is gone."""
        self._objected = ("", 0)

    def on_unmount(self) -> None:
        """Whatever ends the program, the sitting ends with it."""
        self._leave_sitting()

    def _begun(self, year: Path | None) -> None:
        if year is None:
            self.exit()
        else:
            self.begin(year)

    def _recovered(self, _: tuple[LeftBehind, ...] | None) -> None:
        self._sit_down()

    def _sit_down(self) -> None:
        if self.sitting is not None:
            self.push_screen(DeskScreen(self.sitting))
            self.welcome()

    def _leave_sitting(self) -> None:
        if self.sitting is not None:
            sitting, self.sitting = self.sitting, None
            self.kept = after_crash(sitting)
            sitting.close()


def _is_year(path: Path) -> bool:
    """Whether a folder is a year of the office above it."""
    return is_office(path.parent) and not is_office(path)


def run(path: Path, *, keyboard_signs: bool) -> int:
    """Run the application at a path; its exit code.

    Raises:
        ScreensCrashedError: when something unforeseen has ended it; the sitting is over all the same.
    """
    app = DrafterApp(path, KEYBOARD if keyboard_signs else "")
    app.run()
    if app.crash is not None:
        raise ScreensCrashedError(app.crash, app.kept)
    return app.return_code or 0
