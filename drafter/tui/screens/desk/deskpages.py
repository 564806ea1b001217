"""The pages that the desk leads to: checks, export, the whole text, details, what is new or pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from drafter.tui.actions import bindings
from drafter.tui.screens.desk.deskbase import DeskBase
from drafter.tui.widgets.valueeditor import EntryLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from drafter.session.details.detailsform import Subject
    from drafter.session.history import Spot

NO_LIST = "这个主题没有清单。"


class DeskPages(DeskBase):
    """What the desk needs to lead to its pages and to take what they lead to."""

    BINDINGS = bindings(
        "checks", "details", "head", "own_figure", "new_record", "export", "full_view"
    )

    def action_checks(self) -> None:
        """Go through what the checks found."""
        from drafter.tui.screens.checkspage import ChecksScreen

        self._show_page(lambda: ChecksScreen(self.sitting, self.form.spot))

    def action_details(self) -> None:
        """Fill in all fields of the row."""
        from drafter.session.details.detailsform import subject_of

        subject = subject_of(self.sitting, self.form.topic, self.form.row)
        if subject is not None:
            self._details(subject)

    def action_head(self) -> None:
        """Fill in what stands above the figures: 年度, 提纲, 标题 and the rest."""
        from drafter.session.details.detailsform import Subject

        self._details(Subject())

    def action_export(self) -> None:
        """Export what is filled in."""
        from drafter.tui.screens.export import ExportScreen

        self._show_page(lambda: ExportScreen(self.sitting))

    def action_full_view(self) -> None:
        """Read the draft over the whole screen."""
        from drafter.tui.screens.fullview import FullView

        self._show_page(lambda: FullView(self.sitting, self.form.row.measures))

    def action_own_figure(self) -> None:
        """Add a figure that no catalogue has."""
        from drafter.tui.screens.ownfigure import OwnFigureScreen

        self._show_page(lambda: OwnFigureScreen(self.sitting, self.form.spot))

    def action_new_record(self) -> None:
        """Add a record to a 清单 of the topic."""
        from drafter.session.details.detailsform import new_subject

        subject = new_subject(self.sitting, self.form.topic, self.form.row)
        if subject is None:
            self.notify(NO_LIST, markup=False)
        else:
            self._details(subject)

    @on(EntryLine.ColumnPasted)
    def _paste_column(self, message: EntryLine.ColumnPasted) -> None:
        from drafter.tui.screens.columnpaste import ColumnPasteScreen

        self.form.give_up()
        page = ColumnPasteScreen(self.sitting, self.form, message.lines)
        self.app.push_screen(page, self.come_back)

    def _details(self, subject: Subject) -> None:
        from drafter.tui.screens.detailspage import DetailsScreen

        self._show_page(lambda: DetailsScreen(self.sitting, subject, self.form.spot))

    def _show_page(self, page: Callable[[], Screen[Spot | None]]) -> None:
        if self.settle():
            self.app.push_screen(page(), self.come_back)
