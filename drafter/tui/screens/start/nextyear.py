"""Going on from a year to the next period: shows what it would write, and writes when told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from drafter.authoring.nextyear.goingon import GoingOn, Outlook, outlook
from drafter.tui.actions import bindings
from drafter.tui.screens.start.writingpage import WritingPage
from drafter.tui.widgets.choicerow import ChoiceRow
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key
from drafter.tui.widgets.formrow import FormRow
from drafter.tui.widgets.nameinput import NameInput
from drafter.tui.widgets.pagebutton import PageButton
from drafter.tui.widgets.prose import Prose
from drafter.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from drafter.figures.yearindex import YearThere

EMPTIED, KEPT = "清空，等着写", "照抄，逐条改"
YEARS_IN_A_ROW = 4
_WRITE = "写这些文件"


class NextYear(WritingPage):
    """Dismissed with the new year's file or folder, or None."""

    BINDINGS = bindings("go_on", "back", "previous_field", "next_field")
    AUTO_FOCUS = None
    DEFAULT_CSS = """
    NextYear {
        #form { height: auto; padding: 1 1 0 1; max-width: 120; }
        #form FormRow { margin-bottom: 1; }
        #outlook { height: 1fr; padding: 0 1; max-width: 120; scrollbar-size-vertical: 1; }
    }
    """

    class Planned(Message):
        """It is known what would be written."""

        def __init__(self, outlook: Outlook) -> None:
            """Keep it."""
            super().__init__()
            self.outlook = outlook

    def __init__(self, folder: Path, years: Sequence[YearThere]) -> None:
        """The years of the office in `folder` to go on from, the newest first."""
        super().__init__()
        self._folder = folder
        names = [year.period.name for year in years]
        # Two files may state one period; then only their own names tell them apart.
        self._years = {
            year.period.name if names.count(year.period.name) == 1 else year.path.name: year.path
            for year in years
        }
        self._outlook: Outlook | None = None
        self._from = ChoiceRow(tuple(self._years), YEARS_IN_A_ROW, id="from")
        self._to = NameInput(id="to")
        self._words = ChoiceRow((EMPTIED, KEPT), 2, id="words")
        self._to_row = FormRow("转到", self._to)
        self._text = Prose()

    def compose(self) -> ComposeResult:
        """Three questions, what follows from them, keys."""
        yield Static("接着往下写：由一期转出下一期的空表", id="title", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            yield FormRow("由哪一期", self._from)
            yield self._to_row
            yield FormRow("素材的条目", self._words)
        with VerticalScroll(id="outlook"):
            yield self._text
        yield Trouble(self._folder)
        with Horizontal(id="buttons"):
            yield PageButton("返回", id="before")
            yield PageButton(_WRITE, id="next", variant="primary")
        yield FootKeys()

    def on_mount(self) -> None:
        """From the newest year, as usual."""
        self._from.chosen = next(iter(self._years))
        self._words.chosen = EMPTIED
        self.query_one(FootKeys).show(
            FootKey("Tab", "下一栏"),
            FootKey("←→", "选"),
            foot_key("go_on", _WRITE),
            foot_key("back"),
            foot_key("quit", of="app"),
        )
        self._from.focus()
        self._plan_anew()

    @on(Input.Changed)
    @on(ChoiceRow.Changed)
    def _plan_anew(self) -> None:
        self._outlook = None
        self._plan(self._asked)

    @property
    def _asked(self) -> GoingOn:
        year = self._years[self._from.chosen]
        return GoingOn(year, self._to.value.strip(), self._words.chosen == KEPT)

    @work(thread=True, exclusive=True, group="plan")
    def _plan(self, asked: GoingOn) -> None:
        self.post_message(self.Planned(outlook(asked)))

    @on(Planned)
    def _planned(self, event: Planned) -> None:
        if event.outlook.asked != self._asked:  # somebody has typed on
            return
        self._outlook = event.outlook
        self._text.say("\n".join(event.outlook.lines()))
        self.trouble.show(event.outlook.faults)
        target = event.outlook.target
        usual = "" if self._to.value.strip() else "；空着就是这样"
        self._to_row.remark(f"{target}{usual}" if target else "例：2027、全年、2027上半年")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def action_go_on(self) -> None:
        """Write what is shown."""
        if self._outlook is not None and self._outlook.rollover and not self.writes:
            self.write(self._outlook.write)

    def action_previous_field(self) -> None:
        """To the field before."""
        self.focus_previous()

    def action_next_field(self) -> None:
        """To the field behind."""
        self.focus_next()
