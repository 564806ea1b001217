"""The years of an office: open one, go on from one, or start a blank one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.authoring.yearlist import filling_of, last_change
from drafter.columns import padded, width
from drafter.figures.yearindex import office_years
from drafter.filenames import printable
from drafter.pipeline import Shelf
from drafter.tui.actions import bindings
from drafter.tui.screens.start.nextyear import NextYear
from drafter.tui.screens.start.startoffice import StartOffice
from drafter.tui.widgets.cursorlist import CursorList
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.worker import Worker

    from drafter.figures.filling import Filling
    from drafter.figures.yearindex import YearThere

GO_ON, BLANK = "go_on", "blank"
_UNREAD = "读不懂，打开看哪里不对"
_READING = "……"
_GAP = "  "


class OpenYear(Screen[Path | None]):
    """Dismissed with the year to be opened, or None."""

    BINDINGS = bindings("back")
    DEFAULT_CSS = """
    OpenYear {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
        #where { height: 1; padding: 0 1; margin-bottom: 1; color: $text-muted; }
        #years { height: 1fr; }
    }
    """

    class Counted(Message):
        """It is known how far a year is filled in."""

        def __init__(self, at: int, filling: Filling | None) -> None:
            """Keep which of the list."""
            super().__init__()
            self.at = at
            self.filling = filling

    def __init__(self, folder: Path, today: date, current: Path | None = None) -> None:
        """The office in `folder`; `current` is the year that is open."""
        super().__init__()
        self._folder = folder
        self._today = today
        self._current = current.absolute() if current else None
        self._years = office_years(folder)
        self._list = CursorList(id="years", markup=False)
        self._counting: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """Years, then what else can be done."""
        yield Static("打开另一年", id="title", markup=False)
        where = f"文件夹：{printable(self._folder.absolute())}"
        yield Static(where, id="where", markup=False)
        yield self._list
        yield FootKeys()

    def on_mount(self) -> None:
        """List them at once; how far they are filled in comes as it is read."""
        options = [Option(self._text(at, _READING), id=str(at)) for at in range(len(self._years))]
        more = [Option(" 另起一年的空表，提纲和主题另选", id=BLANK)]
        if self._years:
            more.insert(0, Option(" 接着写下一期：照已有的一期转出空表", id=GO_ON))
        self._list.add_options([*options, *([None] if options else []), *more])
        self._list.highlighted = 0
        self._list.focus()
        self.query_one(FootKeys).show(
            FootKey("↑↓", "移动"),
            FootKey("Enter", "打开"),
            foot_key("back"),
            foot_key("quit", of="app"),
        )
        self._counting = self._count()

    @work(thread=True, exclusive=True, group="count")
    def _count(self) -> None:
        shelf = Shelf()
        for at, year in enumerate(self._years):
            if self._counting is not None and self._counting.is_cancelled:
                return
            self.post_message(self.Counted(at, filling_of(year.path, shelf)))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        said = event.filling.text if event.filling else _UNREAD
        self._list.replace_option_prompt(str(event.at), self._text(event.at, said))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == GO_ON:
            self.app.push_screen(NextYear(self._folder, self._years), self._opened)
        elif event.option_id == BLANK:
            self.app.push_screen(StartOffice.of(self._folder, self._today), self._opened)
        elif event.option_id is not None:
            self.dismiss(self._years[int(event.option_id)].path)

    def _opened(self, year: Path | None) -> None:
        if year is not None:
            self.dismiss(year)

    def action_back(self) -> None:
        """Stay with the year that is open."""
        self.dismiss(None)

    def _text(self, at: int, filling: str) -> Content:
        """Period, file, how far filled in, when changed; what is open says so."""
        year = self._years[at]
        changed = last_change(year.path)
        columns = (
            padded(_name(year), max(width(_name(each)) for each in self._years)),
            padded(_file(year), max(width(_file(each)) for each in self._years)),
            padded(filling, 18),
            f"{changed:%Y-%m-%d %H:%M}改" if changed else "",
            "（正开着）" if year.path.absolute() == self._current else "",
        )
        return Content(f" {_GAP.join(columns)}".rstrip())


def _name(year: YearThere) -> str:
    return year.period.name if year.stated else f"{year.period.name}？"


def _file(year: YearThere) -> str:
    return printable(year.path.name) + ("/" if year.path.is_dir() else "")
