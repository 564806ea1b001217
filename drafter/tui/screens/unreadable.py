"""A year that cannot be opened: what is wrong, where, and what to do, here or at another one."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.authoring.waysout import ways_out
from drafter.filenames import printable
from drafter.tui.actions import bindings
from drafter.tui.widgets.cursorlist import CursorList
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.app import ComposeResult

    from drafter.findings import Finding


class Way(StrEnum):
    """What can be done next."""

    RETRY = "retry"
    MEANT = "meant"
    ANOTHER = "another"
    BLANK = "blank"
    ELSEWHERE = "elsewhere"
    LEAVE = "leave"


class UnreadableScreen(Screen["Path | None"]):
    """Dismissed with the path to be tried next, the same or another, or None to leave."""

    BINDINGS = bindings("retry", "back")
    AUTO_FOCUS = "CursorList"
    DEFAULT_CSS = """
    UnreadableScreen {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
        Prose { padding: 0 1; margin-top: 1; height: auto; }
        VerticalScroll { height: auto; max-height: 1fr; }
        #todo { height: auto; margin-top: 1; }
    }
    """

    def __init__(self, path: Path, findings: tuple[Finding, ...]) -> None:
        """Keep what is wrong; look for what else can be done."""
        super().__init__()
        self._path = path
        self._findings_there = findings
        self._ways = ways_out(path)
        self._list = CursorList(id="todo", markup=False)

    def compose(self) -> ComposeResult:
        """The faults, one below the other, then what can be done."""
        yield Static(Content(f"打不开 {printable(self._path)}"), id="title")
        with VerticalScroll(can_focus=False):
            for finding in self._findings_there:
                hint = f"\n建议：{finding.hint}" if finding.hint else ""
                yield Prose(f"{finding.place}：{finding.rule}\n{finding.message}{hint}")
        yield self._list
        yield FootKeys()

    def on_mount(self) -> None:
        """The likeliest thing first; say what to press."""
        again = Option(" 改好了，再打开一次", id=Way.RETRY)
        others = list(self._options())
        self._list.add_options([again, *others] if self._ways.mendable else [*others, again])
        self._list.add_option(Option(" 退出", id=Way.LEAVE))
        self._list.highlighted = 0
        self.query_one(FootKeys).show(
            FootKey("↑↓", "移动"),
            FootKey("Enter", "就做这一项"),
            foot_key("retry"),
            foot_key("back", "退出"),
        )

    def _options(self) -> Iterator[Option]:
        ways = self._ways
        if ways.meant is not None:
            yield Option(f" 打开 {printable(ways.meant.name)}", id=Way.MEANT)
        if ways.office is not None:
            yield Option(" 打开本单位的另一年", id=Way.ANOTHER)
        if ways.empty:
            yield Option(f" 这个文件是空的：从头填{ways.empty}年，写成空表", id=Way.BLANK)
        if ways.elsewhere is not None:
            where = printable(ways.elsewhere.absolute())
            yield Option(f" 在它所在的文件夹里新建单位（{where}）", id=Way.ELSEWHERE)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case Way.RETRY:
                self.action_retry()
            case Way.MEANT:
                self.dismiss(self._ways.meant)
            case Way.ANOTHER:
                self._open_another()
            case Way.BLANK:
                self._start_blank()
            case Way.ELSEWHERE:
                self.dismiss(self._ways.elsewhere)
            case _:
                self.action_back()

    def _open_another(self) -> None:
        from drafter.tui.screens.start.openyear import OpenYear

        assert self._ways.office is not None
        self.app.push_screen(OpenYear(self._ways.office, date.today()), self._opened)

    def _start_blank(self) -> None:
        from drafter.tui.screens.start.startoffice import StartOffice

        folder, year = self._path.parent, self._ways.empty
        page = StartOffice.for_empty(folder, date.today(), self._path, year)
        self.app.push_screen(page, self._opened)

    def _opened(self, year: Path | None) -> None:
        if year is not None:
            self.dismiss(year)

    def action_retry(self) -> None:
        """Try again, now that the file may have been mended."""
        self.dismiss(self._path)

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)
