"""Export: what is to be written, what it leaves open, the writing, and the document opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from drafter.filenames import printable
from drafter.session.exporting.exporting import Order, Outlook, Source, export, outlook, source_of
from drafter.session.exporting.exportopening import open_document, opener
from drafter.session.exporting.exporttexts import (
    NO_PROGRAM,
    others_text,
    outcome_lines,
    outlook_text,
    unwritten_text,
)
from drafter.session.history import Spot
from drafter.systemerrors import reason
from drafter.tui.actions import bindings
from drafter.tui.widgets.exportform import ExportForm
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key
from drafter.tui.widgets.pagebutton import PageButton
from drafter.tui.widgets.prose import Prose
from drafter.tui.widgets.remarklist import RemarkList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from drafter.batch import Rendered
    from drafter.pipeline import Edition, Stage
    from drafter.session.sitting import Sitting

WRITE = "写成文件"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LOOKING = "正在起草、检查，看有没有空缺……"


class ExportScreen(Screen[Spot | None]):
    """Dismissed with the place somebody wants to mend, or None."""

    BINDINGS = bindings("export", "go_on", "back", "next_pane", "previous_field", "next_field")
    AUTO_FOCUS = None
    DEFAULT_CSS = """
    ExportScreen {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel;
            text-wrap: nowrap; text-overflow: ellipsis; }
        #said { height: auto; max-height: 4; padding: 0 1; margin-top: 1; text-style: bold; }
        #remarks { height: 1fr; min-height: 2; }
        #more { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        #outcome { height: auto; max-height: 8; padding: 0 1; background: $panel; display: none;
            &.-there { display: block; } }
        #buttons { height: 1; padding: 0 1; }
        #buttons Button { min-width: 12; margin-right: 2; }
        #buttons Button:focus { text-style: bold reverse; }
        #open { display: none; &.-there { display: block; } }
    }
    """

    class Seen(Message):
        """It is known what an edition would be."""

        def __init__(self, outlook: Outlook) -> None:
            """Keep it."""
            super().__init__()
            self.outlook = outlook

    class At(Message):
        """The writing is at a stage."""

        def __init__(self, stage: Stage) -> None:
            """Keep which."""
            super().__init__()
            self.stage = stage

    class Wrote(Message):
        """The writing is over."""

        def __init__(self, done: Rendered) -> None:
            """Keep what became of it."""
            super().__init__()
            self.done = done

    class Opened(Message):
        """The system was asked to open the document."""

        def __init__(self, fault: str) -> None:
            """Keep why it could not."""
            super().__init__()
            self.fault = fault

    def __init__(self, sitting: Sitting) -> None:
        """An export of what the sitting has."""
        super().__init__()
        self._sitting = sitting
        self._outlook: Outlook | None = None
        self._writing = False
        self._written: Path | None = None

    def compose(self) -> ComposeResult:
        """The questions, what to look at, what became of it, buttons, keys."""
        sitting = self._sitting
        yield Static(f"导出：{sitting.seen.draft.title}", id="title", markup=False)
        yield ExportForm(sitting.office, sitting.path)
        yield Prose(id="said")
        yield RemarkList(id="remarks")
        yield Static(id="more", markup=False)
        yield Prose(id="outcome")
        with Horizontal(id="buttons"):
            yield PageButton(WRITE, id="write", variant="primary")
            yield PageButton("下载" if self.app.is_web else "打开", id="open")
            yield PageButton("返回", id="before")
        yield FootKeys()

    def on_mount(self) -> None:
        """Look at the usual edition; Enter writes it."""
        self.query_one(FootKeys).show(
            FootKey("Tab", "下一栏"),
            FootKey("←→", "选"),
            foot_key("next_pane", "到清单"),
            FootKey("Enter", "去改"),
            foot_key("export", WRITE),
            foot_key("back"),
            foot_key("quit", of="app"),
        )
        self.query_one("#write").focus()
        self._look_anew()

    # What it would be

    def _look_anew(self) -> None:
        self._outlook = None
        self._say(LOOKING)
        self.query_one(RemarkList).clear()
        self._look(source_of(self._sitting), self._form.edition)

    @work(thread=True, exclusive=True, group="look")
    def _look(self, source: Source, edition: Edition) -> None:
        self.post_message(self.Seen(outlook(source, edition)))

    @on(Seen)
    def _seen(self, message: Seen) -> None:
        if message.outlook.edition != self._form.edition:  # somebody has chosen on
            return
        self._outlook = message.outlook
        self.query_one(RemarkList).show(message.outlook.remarks)
        self._say_outlook()

    @on(ExportForm.Changed)
    def _answered(self) -> None:
        self._tell()
        if self._outlook is None or self._outlook.edition != self._form.edition:
            self._look_anew()
        else:
            self._say_outlook()

    def _say_outlook(self) -> None:
        if self._outlook is None:
            return
        unwritten = unwritten_text(self._sitting.unwritten)
        said = outlook_text(self._outlook, final=self._form.final)
        self._say("\n".join(filter(None, (unwritten, said))))
        self.query_one("#more", Static).update(Content(others_text(self._outlook)))

    @on(RemarkList.At)
    def _at_remark(self, message: RemarkList.At) -> None:
        others = others_text(self._outlook) if self._outlook else ""
        more = printable(message.remark.more) if message.remark else others
        self.query_one("#more", Static).update(Content(more))

    @on(RemarkList.Wanted)
    def _wanted(self, message: RemarkList.Wanted) -> None:
        spot = message.remark.spot
        if spot is not None:
            self.dismiss(spot)
        else:
            self.notify("这一处不在今年的数里，照下面写的位置去改。", markup=False)

    # Writing

    def action_export(self) -> None:
        """Write it, or say what is wrong with its name."""
        if self._writing:
            return
        if self._form.target.fault:
            self._form.insist()
            return
        self._writing = True
        self._tell("正在写……")
        self._write(source_of(self._sitting), self._form.order)

    def action_go_on(self) -> None:
        """As F5: what the other pages call the next step."""
        self.action_export()

    @work(thread=True, group="write")
    def _write(self, source: Source, order: Order) -> None:
        app = self.app

        def tell(stage: Stage) -> None:
            self.post_message(self.At(stage))

        done = export(source, order, tell)
        if not self.post_message(self.Wrote(done)):  # the page was left meanwhile
            said = "\n".join(outcome_lines(done))
            app.call_later(lambda: app.notify(said, title="导出", timeout=15, markup=False))

    @on(At)
    def _is_at(self, message: At) -> None:
        self._tell(f"正在{message.stage}……")

    @on(Wrote)
    def _wrote(self, message: Wrote) -> None:
        done = message.done
        self._writing = False
        self._written = done.written
        lines = [*outcome_lines(done)]
        can_open = self._written is not None and (self.app.is_web or bool(self._opener))
        if self._written is not None and not can_open:
            lines.append(NO_PROGRAM)
        self._tell(*lines)
        self.query_one("#open").set_class(can_open, "-there")
        if self._written is not None:
            self.query_one("#open" if can_open else "#before").focus()

    # Opening

    @property
    def _opener(self) -> str:
        """What opens a document before the eyes of whoever looks at this screen."""
        return opener(os.environ)

    @on(Button.Pressed, "#open")
    def _open(self) -> None:
        if self._written is not None and self.app.is_web:
            self._download(self._written)
        elif self._written is not None:
            self._ask_system(self._written, self._opener)

    def _download(self, path: Path) -> None:
        """Hand the document to the browser that shows this page."""
        try:
            self.app.deliver_binary(path, mime_type=DOCX)
        except OSError as error:
            self._tell(f"下载不了：{reason(error, '读')[0]}", f"文件在 {printable(path)}")
        else:
            self._tell(f"已交给浏览器下载：{printable(path.name)}")

    @work(thread=True, exclusive=True, group="open")
    def _ask_system(self, path: Path, command: str) -> None:
        self.post_message(self.Opened(open_document(path, command)))

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        where = printable(self._written or "")
        if message.fault:
            self._tell(message.fault, f"文件在 {where}")
        else:
            self._tell(f"已请系统打开 {where}")

    # Leaving and moving

    @on(Button.Pressed, "#write")
    def _pressed_write(self) -> None:
        self.action_export()

    @on(Button.Pressed, "#before")
    def _pressed_before(self) -> None:
        self.action_back()

    @on(Input.Submitted)
    def _entered(self, message: Input.Submitted) -> None:
        message.stop()
        self.focus_next()

    def action_back(self) -> None:
        """Leave; what is being written is written, and said where one is then."""
        self.dismiss(None)

    def action_next_pane(self) -> None:
        """To the list of what is to be looked at, and from it back to the writing."""
        remarks = self.query_one(RemarkList)
        (self.query_one("#write") if remarks.has_focus else remarks).focus()

    def action_previous_field(self) -> None:
        """To the field before."""
        self.focus_previous()

    def action_next_field(self) -> None:
        """To the field behind."""
        self.focus_next()

    @property
    def _form(self) -> ExportForm:
        return self.query_one(ExportForm)

    def _say(self, text: str) -> None:
        self.query_one("#said", Prose).say(text)

    def _tell(self, *lines: str) -> None:
        """What is going on, or became of it; nothing takes it away."""
        outcome = self.query_one("#outcome", Prose)
        outcome.say("\n".join(lines))
        outcome.set_class(bool(lines), "-there")
        if not lines:
            self.query_one("#open").set_class(False, "-there")
