"""Findings under headings, one a line: Enter goes to the place, a first click only shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from drafter.columns import clipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from drafter.findings import Finding
    from drafter.session.checklist import Group

_MARGIN = 4


class FoundList(OptionList):
    """The list of the checks page; headings cannot be chosen."""

    DEFAULT_CSS = """
    FoundList {
        background: $surface; border: none; padding: 0 1; scrollbar-size-vertical: 1;
        overflow-x: hidden;
    }
    FoundList:focus { border: none; }
    """

    @dataclass
    class Shown(Message):
        """Another finding is under the cursor; None where there is none."""

        finding: Finding | None

    @dataclass
    class Chosen(Message):
        """The place of a finding is wanted."""

        finding: Finding

    def __init__(self, *, id: str | None = None) -> None:
        """Begin without findings."""
        super().__init__(id=id, markup=False, compact=True)
        self._groups: tuple[Group, ...] = ()
        self._rows: list[Finding | None] = []
        self._clicked: int | None = -1

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        at = self.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def show(self, groups: Sequence[Group], nothing: str) -> None:
        """Show these; the cursor stays on its finding, else on its line."""
        finding, at = self.finding, self.highlighted
        self._groups = tuple(groups)
        self._rows = []
        for group in groups:
            self._rows += [None, *group.findings]
        self._fill(nothing)
        if finding is not None and finding in self._rows:
            at = self._rows.index(finding)
        places = [place for place, row in enumerate(self._rows) if row is not None]
        if places:
            self.highlighted = min(places, key=lambda place: abs(place - (at or 0)))
        self.post_message(self.Shown(self.finding))

    def _fill(self, nothing: str) -> None:
        room = max(10, self.size.width - _MARGIN)
        options: list[Option] = []
        for group in self._groups:
            options.append(Option(Content.styled(group.heading, "bold"), disabled=True))
            options += [Option(_line(finding, room)) for finding in group.findings]
        self.set_options(options or [Option(nothing, disabled=True)])

    def on_resize(self) -> None:
        """Lines end elsewhere."""
        at = self.highlighted
        if self._groups:
            self._fill("")
            self.highlighted = at

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember what was shown when the click began."""
        self._clicked = self.highlighted

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what is shown now."""
        event.stop()
        self.post_message(self.Shown(self.finding))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click on what is shown already, goes to the place."""
        event.stop()
        clicked, self._clicked = self._clicked, -1
        finding = self.finding
        if finding is not None and clicked in {-1, event.option_index}:
            self.post_message(self.Chosen(finding))


def _line(finding: Finding, room: int) -> Content:
    message = clipped(finding.message, room - 3)
    return Content.assemble((finding.severity.short, "bold"), f" {message}")
