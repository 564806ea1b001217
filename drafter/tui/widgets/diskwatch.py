"""Looks at the disk while one works: what others change there, and whether the files are still ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from drafter.session.disk.watching import Changed
    from drafter.session.sitting import Sitting

LOOK_EVERY = 1.0
BEAT_EVERY = 60.0


class DiskWatch(Widget):
    """Shows nothing; looks in a thread of its own, for a drive may be far away."""

    DEFAULT_CSS = "DiskWatch { display: none; }"

    @dataclass
    class Found(Message):
        """Files of the year were changed by somebody else."""

        changes: tuple[Changed, ...]

    @dataclass
    class LetGo(Message):
        """Others no longer fill in these files."""

        paths: tuple[str, ...]

    class Beat(Message):
        """It is time to say that we are still here."""

    def __init__(self, sitting: Sitting) -> None:
        """Watch the files of a sitting."""
        super().__init__()
        self._sitting = sitting

    def on_mount(self) -> None:
        """Begin to look."""
        self.set_interval(LOOK_EVERY, self._look)
        self.set_interval(BEAT_EVERY, lambda: self.post_message(self.Beat()))

    @work(thread=True, exclusive=True, group="disk")
    def _look(self) -> None:
        changes = self._sitting.watch.changes()
        if changes:
            self.post_message(self.Found(changes))
        if paths := self._sitting.tenure.left():
            self.post_message(self.LetGo(paths))
