"""The first screen in a folder that is no office: what the program is, and what to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.authoring.standing import Kind, standing_of_folder
from drafter.figures.yearindex import newest_year
from drafter.filenames import printable
from drafter.tui.actions import bindings
from drafter.tui.widgets.cursorlist import CursorList
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult

    from drafter.authoring.standing import Standing

NEW, PROFILE_ONLY, LEAVE = "new", "profile", "leave"
MOST_NAMES = 5

_WHAT_IT_IS = (
    "由一年的数据起草民政工作总结和计划：数只填一次，增减和比例由程序算，文稿随填随看，"
    "最后导出公文格式的 .docx。\n"
    "一个单位一个文件夹；先答几个问题、选好要写的主题，就可以填数。"
)


def first_of(folder: Path, today: date) -> Path | Screen[Path | None]:
    """What the program begins with in a folder: its newest year, or the screen that leads to one."""
    standing = standing_of_folder(folder)
    if standing.kind is Kind.OFFICE:
        from drafter.tui.screens.start.startoffice import StartOffice

        return StartOffice.of(folder, today)
    if standing.kind is Kind.YEARS and standing.newest is not None:
        return standing.newest
    return Welcome(standing, today)


class Welcome(Screen[Path | None]):
    """Dismissed with the year to be opened, or None to leave."""

    BINDINGS = bindings("back")
    DEFAULT_CSS = """
    Welcome {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
        .text { height: auto; padding: 0 1; margin-top: 1; max-width: 100; }
        #found { margin-bottom: 1; }
        #todo { height: auto; }
    }
    """

    def __init__(self, standing: Standing, today: date) -> None:
        """What the folder was found to be."""
        super().__init__()
        self._standing = standing
        self._today = today
        self._list = CursorList(id="todo", markup=False)

    def compose(self) -> ComposeResult:
        """What it is, what was found here, what to do."""
        yield Static("民政工作总结起草", id="title", markup=False)
        yield Prose(_WHAT_IT_IS, classes="text")
        yield Prose(_found(self._standing), id="found", classes="text")
        yield self._list
        yield FootKeys()

    def on_mount(self) -> None:
        """The likeliest thing first."""
        self._list.add_options(list(_options(self._standing)))
        self._list.highlighted = 0
        self._list.focus()
        self.query_one(FootKeys).show(
            FootKey("↑↓", "移动"),
            FootKey("Enter或鼠标", "就做这一项"),
            foot_key("back", "退出"),
        )

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        from drafter.tui.screens.start.startoffice import StartOffice

        event.stop()
        here, today = self._standing.folder, self._today
        if event.option_id == NEW:
            self.app.push_screen(StartOffice.of(here, today), self._opened)
        elif event.option_id == PROFILE_ONLY:
            year = self._standing.years[0]
            self.app.push_screen(StartOffice.for_year(here, today, year), self._opened)
        elif event.option_id is None or event.option_id == LEAVE:
            self.dismiss(None)
        else:
            self._open(self._standing.offices[int(event.option_id)])

    def _open(self, office: Path) -> None:
        """The newest year of an office below this folder, or its first."""
        from drafter.tui.screens.start.startoffice import StartOffice

        year = newest_year(office)
        if year is not None:
            self.dismiss(year)
        else:
            self.app.push_screen(StartOffice.of(office, self._today), self._opened)

    def _opened(self, year: Path | None) -> None:
        if year is not None:
            self.dismiss(year)

    def action_back(self) -> None:
        """Leave the program."""
        self.dismiss(None)


def _found(standing: Standing) -> str:
    """What stands in the folder."""
    where = f"现在的文件夹：{printable(standing.folder.absolute())}"
    if standing.kind is Kind.NO_PROFILE:
        files = "、".join(printable(year.path.name) for year in standing.years[:MOST_NAMES])
        more = "等" if len(standing.years) > MOST_NAMES else ""
        return (
            f"{where}\n里面有数据文件（{files}{more}），但是缺 单位.yaml，不知道是哪个单位的。"
            "原来的 单位.yaml 还在的，拷到这里再打开；没有了，补一个。"
        )
    if standing.offices:
        return f"{where}\n它自己不是一个单位，下面有{len(standing.offices)}个单位的文件夹。"
    if standing.others:
        return f"{where}\n里面还没有单位，有{standing.others}个别的文件；新文件会和它们放在一起。"
    return f"{where}\n里面还是空的。"


def _options(standing: Standing) -> Iterator[Option]:
    if standing.kind is Kind.NO_PROFILE:
        name = standing.years[0].period.name
        yield Option(f" 补一个 单位.yaml，打开{name}的数据", id=PROFILE_ONLY)
    for at, office in enumerate(standing.offices):
        yield Option(Content(f" 打开{printable(office.name)}"), id=str(at))
    yield Option(" 新建单位，写在现在的文件夹里", id=NEW)
    yield Option(" 退出", id=LEAVE)
