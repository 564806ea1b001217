"""Starting an office, or a further year of one, in four pages; nothing is written before the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, ContentSwitcher, Static

from drafter.authoring.newoffice.starting import AddingProfile, FillingEmpty, Starting, Step
from drafter.errors import DrafterError
from drafter.filenames import printable
from drafter.tui.actions import bindings
from drafter.tui.screens.start.writingpage import WritingPage
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key, key_in_force
from drafter.tui.widgets.pagebutton import PageButton
from drafter.tui.widgets.start.identitypage import IdentityPage
from drafter.tui.widgets.start.outlinepage import OutlinePage
from drafter.tui.widgets.start.topicspage import TopicsPage
from drafter.tui.widgets.start.writepage import WritePage
from drafter.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from textual.app import ComposeResult

    from drafter.authoring.newoffice.starting import OfferedOutline
    from drafter.figures.yearindex import YearThere
    from drafter.findings import Finding

_PAGES = {
    Step.IDENTITY: "identity",
    Step.OUTLINE: "outline",
    Step.TOPICS: "topics",
    Step.WRITE: "write",
}
_LEAD = "要写的是下面这些，现在还没有写。"


class StartOffice(WritingPage):
    """The questions of `drafter new`; dismissed with the year's file, or None."""

    BINDINGS = bindings("go_on", "back", "quit")
    AUTO_FOCUS = None
    DEFAULT_CSS = """
    StartOffice {
        #where { height: 1; padding: 0 1; color: $text-muted; text-overflow: ellipsis; }
        ContentSwitcher { height: 1fr; max-width: 120; }
    }
    """

    class LibraryRead(Message):
        """The outlines and topics are at hand."""

        def __init__(self, outlines: tuple[OfferedOutline, ...]) -> None:
            """Keep the outlines."""
            super().__init__()
            self.outlines = outlines

    def __init__(self, folder: Path, starting: Callable[[], Starting]) -> None:
        """A start in `folder`; `starting` looks at it, and may find that it cannot be read."""
        super().__init__()
        self._folder = folder
        self._step = Step.IDENTITY
        self._starting: Starting | None = None
        self._unreadable: tuple[Finding, ...] = ()
        self._library_read = False
        self._waits = False
        self._leaving = False
        try:
            self._starting = starting()
        except DrafterError as error:
            self._unreadable = error.findings

    @classmethod
    def of(cls, folder: Path, today: date) -> StartOffice:
        """A new office, or a further year where the folder is one."""
        return cls(folder, lambda: Starting(folder, today))

    @classmethod
    def for_year(cls, folder: Path, today: date, year: YearThere) -> StartOffice:
        """A 单位.yaml for a year that stands in a folder without one."""
        return cls(folder, lambda: AddingProfile(folder, today, year))

    @classmethod
    def for_empty(cls, folder: Path, today: date, empty: Path, year: int) -> StartOffice:
        """A year of an office whose file is there and empty."""
        return cls(folder, lambda: FillingEmpty(folder, today, empty, year))

    def compose(self) -> ComposeResult:
        """Title, pages, what is wrong, buttons, keys."""
        yield Static(id="title", markup=False)
        yield Static(id="where", markup=False)
        if self._starting is not None:
            with ContentSwitcher(initial=_PAGES[Step.IDENTITY]):
                yield IdentityPage(self._starting.form, id=_PAGES[Step.IDENTITY])
                yield OutlinePage(id=_PAGES[Step.OUTLINE])
                yield TopicsPage(id=_PAGES[Step.TOPICS])
                yield WritePage(id=_PAGES[Step.WRITE])
        yield Trouble(self._folder)
        with Horizontal(id="buttons"):
            yield PageButton("上一步", id="before")
            yield PageButton("下一步", id="next", variant="primary")
        yield FootKeys()

    def on_mount(self) -> None:
        """Read the library while the first questions are answered."""
        where = f"文件夹：{printable(self._folder.absolute())}"
        self.query_one("#where", Static).update(Content(where))
        if self._starting is not None:
            self._read_library(self._starting)
            self._go_to(self._starting, Step.IDENTITY)
            return
        self.query_one("#title", Static).update(Content("这个单位打不开"))
        self.next_button.display = False
        self.trouble.show(self._unreadable)
        self.query_one(FootKeys).show(foot_key("back"), foot_key("quit", of="screen"))

    @work(thread=True, exclusive=True, group="library")
    def _read_library(self, starting: Starting) -> None:
        try:
            self.post_message(self.LibraryRead(starting.outlines()))
        except DrafterError as error:
            self.post_message(self.Failed(error.findings))

    @on(LibraryRead)
    def _library_is_read(self, event: LibraryRead) -> None:
        self.query_one(OutlinePage).offer(event.outlines)
        self._library_read = True
        if self._waits:
            self._waits = False
            self.action_go_on()

    @on(WritingPage.Failed)
    def _waits_no_longer(self) -> None:
        self._waits = False

    @on(IdentityPage.Changed)
    def _answered(self) -> None:
        self._leaving = False
        self.trouble.clear()

    @on(OutlinePage.Chosen)
    def _chose_outline(self) -> None:
        self.action_go_on()

    def action_go_on(self) -> None:
        """The next page, as far as this one is answered; from the last one write."""
        starting = self._starting
        if starting is None or self.writes:
            return
        self._leaving = False
        self.trouble.clear()
        try:
            self._leave(starting)
        except DrafterError as error:
            self.trouble.show(error.findings)

    def _leave(self, starting: Starting) -> None:
        match self._step:
            case Step.IDENTITY if starting.form.identity() is None:
                self.query_one(IdentityPage).insist()
            case Step.IDENTITY if obstacles := starting.obstacles():
                self.trouble.show(obstacles)
            case Step.IDENTITY if not self._library_read:
                self._waits = True
                self.trouble.say("正在读素材库，读完就到下一步……")
            case Step.TOPICS if not starting.offer(self._outline).chosen:
                self.trouble.say("一个主题也没有选。光标移到主题上，按空格打勾。")
            case Step.WRITE:
                self.write(starting.write)
            case _:
                self._go_to(starting, _beside(starting, self._step, 1))

    def action_back(self) -> None:
        """The page before; from the first one leave, asking once where something was answered."""
        if self._step is Step.TOPICS and self.query_one(TopicsPage).clear_filter():
            return
        starting = self._starting
        if starting is not None and self._step is not Step.IDENTITY:
            self.trouble.clear()
            self._go_to(starting, _beside(starting, self._step, -1))
        elif self._may_leave("back"):
            self.dismiss(None)

    async def action_quit(self) -> None:
        """Leave the program, asking once where something was answered."""
        if self._may_leave("quit"):
            await self.app.action_quit()

    def _may_leave(self, action: str) -> bool:
        """Whether nothing would be lost, or was asked about already."""
        starting = self._starting
        if starting is None or not starting.touched or self._leaving:
            return True
        self._leaving = True
        self.trouble.say(
            f"填的还没有写进文件。不要了，再按一次 {key_in_force(self.app, action)}；接着填，照常填。"
        )
        return False

    def _go_to(self, starting: Starting, step: Step) -> None:
        self._prepare(starting, step)
        self._step = step
        at, steps = starting.steps.index(step), starting.steps
        title = f"{starting.title}　第{at + 1}步，共{len(steps)}步：{step.value}"
        self.query_one("#title", Static).update(Content(title))
        self.query_one(ContentSwitcher).current = _PAGES[step]
        self.query_one("#before", Button).label = Content("上一步" if at else "返回")
        self.next_button.label = Content("写这些文件" if step is Step.WRITE else "下一步")
        self.query_one(FootKeys).show(*_foot(step))
        self._focus_on(step)

    def _prepare(self, starting: Starting, step: Step) -> None:
        """Fill a page with what follows from the answers before it."""
        if step is Step.TOPICS:
            self.query_one(TopicsPage).offer(starting.offer(self._outline))
        elif step is Step.WRITE:
            self.query_one(WritePage).show(_LEAD, starting.prepare(self._outline))
            self.trouble.show(starting.obstacles())

    def _focus_on(self, step: Step) -> None:
        match step:
            case Step.IDENTITY:
                self.query_one(IdentityPage).start()
            case Step.OUTLINE:
                self.query_one(OutlinePage).start()
            case Step.TOPICS:
                self.query_one(TopicsPage).start()
            case Step.WRITE:
                self.next_button.focus()

    @property
    def _outline(self) -> str:
        return self.query_one(OutlinePage).chosen


def _beside(starting: Starting, step: Step, by: int) -> Step:
    return starting.steps[starting.steps.index(step) + by]


_ON_PAGE = {
    Step.IDENTITY: (
        FootKey("Tab", "下一栏"),
        FootKey("Shift+Tab", "上一栏"),
        FootKey("←→", "选"),
    ),
    Step.OUTLINE: (FootKey("↑↓", "看"), FootKey("Enter", "就用这种", "screen.go_on")),
    Step.TOPICS: (
        FootKey("↑↓", "移动"),
        FootKey("空格", "打勾"),
        FootKey("直接键入", "查找"),
    ),
    Step.WRITE: (),
}


def _foot(step: Step) -> tuple[FootKey, ...]:
    """What to press on each page."""
    go_on = foot_key("go_on", "写这些文件" if step is Step.WRITE else "")
    back = foot_key("back", "" if step is Step.IDENTITY else "上一步")
    return (*_ON_PAGE[step], go_on, back, foot_key("quit", of="screen"))
