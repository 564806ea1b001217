"""A year that cannot be opened: what is wrong, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from drafter.filenames import printable
from drafter.tui.actions import bindings
from drafter.tui.widgets.footkeys import FootKeys, foot_key
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from drafter.findings import Finding


class UnreadableScreen(Screen["Path | None"]):
    """Dismissed with the path to try again, or None to leave."""

    BINDINGS = bindings("retry", "back")
    DEFAULT_CSS = """
    UnreadableScreen #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
    UnreadableScreen Prose { padding: 0 1; margin-top: 1; height: auto; }
    """

    def __init__(self, path: Path, findings: tuple[Finding, ...]) -> None:
        """Keep what is wrong."""
        super().__init__()
        self._path = path
        self._findings_there = findings

    def compose(self) -> ComposeResult:
        """The faults, one below the other."""
        yield Static(Content(f"打不开 {printable(self._path)}"), id="title")
        with VerticalScroll():
            for finding in self._findings_there:
                hint = f"\n建议：{finding.hint}" if finding.hint else ""
                yield Prose(f"{finding.place}：{finding.rule}\n{finding.message}{hint}")
        yield FootKeys()

    def on_mount(self) -> None:
        """Say what to press."""
        self.query_one(FootKeys).show(foot_key("retry"), foot_key("back", "退出"))

    def action_retry(self) -> None:
        """Try again, now that the file may have been mended."""
        self.dismiss(self._path)

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)
