"""Naming a figure that no catalogue has; its fields are filled in on the details page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen
from textual.widgets import Input, Static

from drafter.figures.figure import CURRENT, OWN_FIGURES
from drafter.session.details.detailsform import Subject
from drafter.session.details.fieldreading import own_name_fault
from drafter.session.history import Spot
from drafter.session.ownfigures import topic_of_own
from drafter.tui.actions import bindings
from drafter.tui.screens.detailspage import DetailsScreen
from drafter.tui.widgets.fieldlist import FieldList
from drafter.tui.widgets.footkeys import FootKeys, foot_key
from drafter.tui.widgets.formrow import FormRow
from drafter.tui.widgets.nameinput import NameInput
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from drafter.session.sitting import Sitting

ABOUT = """目录里没有的数填在自设里，自己起名。
名称以汉字开头，后面可以有汉字、字母、数字；同一类的几个数用点分开，例：补充医疗险.投保、补充医疗险.赔付率。
填数时连单位一起写，例：16285名、92.5%。
要印进文稿，在素材里写【自设.补充医疗险.投保】；还没有用的列在提纲最后的“自设数”里。"""


class OwnFigureScreen(Screen[Spot | None]):
    """Dismissed as the details page is."""

    BINDINGS = bindings("save", "back")
    AUTO_FOCUS = "#name"
    DEFAULT_CSS = """
    OwnFigureScreen {
        #title { height: 1; padding: 0 1; text-style: bold; background: $primary; color: $surface; }
        #form { padding: 1 1 0 1; }
        FormRow, Prose { margin-bottom: 1; max-width: 120; }
    }
    """

    def __init__(self, sitting: Sitting, spot: Spot) -> None:
        """Add to a sitting; `spot` is where one came from."""
        super().__init__()
        self._sitting = sitting
        self._spot = spot
        self._own_name = NameInput(id="name")

    def compose(self) -> ComposeResult:
        """The name, those there are, and how names are made."""
        yield Static("加一个自设数", id="title", markup=False)
        with FieldList(id="form"):
            yield FormRow("名称", self._own_name)
            yield Prose(ABOUT)
            there = "、".join(
                path.removeprefix(f"{OWN_FIGURES}.")
                for path in self._sitting.office.year.book.own
                if path.startswith(f"{OWN_FIGURES}.")
            )
            yield Prose(f"已经有：{there}（写其中一个就是改它）" if there else "")
        yield FootKeys()

    def on_mount(self) -> None:
        """Say what to do."""
        self.query_one(FootKeys).show(foot_key("save", "接着填数"), foot_key("back"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        row = self.query_one(FormRow)
        fault = self._fault if event.value.strip() else ""
        if fault:
            row.wrong(fault)
        else:
            row.remark("")

    @property
    def _path(self) -> str:
        return f"{OWN_FIGURES}.{self._own_name.value.strip()}"

    @property
    def _fault(self) -> str:
        """What is wrong with the name; that of a figure that is there is not."""
        year = self._sitting.office.year
        return "" if self._path in year.book.own else own_name_fault(self._own_name.value, year)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Go on to its fields."""
        if fault := self._fault:
            self.query_one(FormRow).wrong(fault)
        else:
            screen = DetailsScreen(self._sitting, Subject(self._path), self._spot)
            self.app.push_screen(screen, self._filled)

    def _filled(self, spot: Spot | None) -> None:
        if spot is not None:
            topic = topic_of_own(self._path, self._sitting.office.year)
            self.dismiss(Spot(topic, self._path, CURRENT))

    def action_back(self) -> None:
        """Leave without."""
        self.dismiss(None)
