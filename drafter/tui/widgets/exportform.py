"""The questions of an export: which 稿, which outline, what for, under which name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input

from drafter.filenames import printable
from drafter.session.exporting.exporteditions import edition_of, outlines_of, variants_of
from drafter.session.exporting.exporting import Order
from drafter.session.exporting.exporttarget import Target, target_of, usual_target
from drafter.tui.widgets.choicerow import ChoiceRow
from drafter.tui.widgets.formrow import FormRow
from drafter.tui.widgets.nameinput import NameInput

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from drafter.office import Office
    from drafter.pipeline import Edition

COMMENTS, FINAL = "征求意见", "定稿"
BESIDE, OVER = "改过的不动，另起名", "覆盖，改过的先备份"
LABEL = 10
MARGIN = 3


class ExportForm(VerticalScroll, can_focus=False):
    """Rows of choices and a file name, which follows the choices until somebody writes another."""

    DEFAULT_CSS = """
    ExportForm {
        height: auto;
        max-height: 60%;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        FormRow .label { width: 10; }
        FormRow .note { padding-left: 10; color: $foreground; }
    }
    """

    class Changed(Message):
        """Another answer was given."""

    def __init__(self, office: Office, year: Path) -> None:
        """Everything, for comments, beside the year."""
        super().__init__()
        self._year = year
        variants, outlines = variants_of(office), outlines_of(office)
        self._variants = ChoiceRow(variants, 1, id="variants")
        self._outlines = ChoiceRow(outlines, 1, id="outlines")
        self._use = ChoiceRow((COMMENTS, FINAL), 1, id="use")
        self._same = ChoiceRow((BESIDE, OVER), 1, id="same")
        self._variants.chosen, self._outlines.chosen = variants[0], outlines[0]
        self._use.chosen, self._same.chosen = COMMENTS, BESIDE
        self._usual = usual_target(year, self.edition)
        self._target_field = NameInput(self._usual.name, id="name")
        self._target_row = FormRow("文件名", self._target_field)
        self._choosable = len(variants) > 1

    def compose(self) -> ComposeResult:
        """A row each; an office without 稿 is not asked for one."""
        if self._choosable:
            yield FormRow("写哪一稿", self._variants)
        yield FormRow("提纲", self._outlines)
        yield FormRow("用途", self._use)
        yield FormRow("同名文件", self._same)
        yield self._target_row

    def on_mount(self) -> None:
        """Say where it will go."""
        self._say_target()

    def on_resize(self) -> None:
        """As many choices beside each other as there is room for."""
        for row in self.query(ChoiceRow):
            row.fit(self.size.width - LABEL - MARGIN)

    @property
    def edition(self) -> Edition:
        """What is to be written."""
        return edition_of(self._variants.chosen, self._outlines.chosen)

    @property
    def final(self) -> bool:
        """Whether nothing may be open."""
        return self._use.chosen == FINAL

    @property
    def target(self) -> Target:
        """Where it is to go."""
        return target_of(self._target_field.value, self._usual)

    @property
    def order(self) -> Order:
        """What the answers ask for."""
        return Order(self.edition, self.target.path, self.final, self._same.chosen == OVER)

    def insist(self) -> None:
        """Go to the file name, which is wrong."""
        self._target_field.focus()

    @on(ChoiceRow.Changed)
    def _chosen(self, message: ChoiceRow.Changed) -> None:
        message.stop()
        before, self._usual = self._usual, usual_target(self._year, self.edition)
        if self._target_field.value == before.name:
            with self._target_field.prevent(Input.Changed):
                self._target_field.value = self._usual.name
        self._say_target()
        self.post_message(self.Changed())

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._say_target()
        self.post_message(self.Changed())

    @on(NameInput.Mended)
    def _mended(self, message: NameInput.Mended) -> None:
        message.stop()
        self._target_row.remark(message.said)

    def _say_target(self) -> None:
        target = self.target
        if target.fault:
            self._target_row.wrong(f"{target.fault}。{target.hint}")
        else:
            self._target_row.remark(f"写到 {printable(target.path)}")
