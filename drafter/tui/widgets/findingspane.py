"""What the checks say, the gravest first; Enter or a click goes to the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from drafter.findings import Finding, severity_counts
from drafter.linebreaks import broken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NOTHING = "检查没有发现问题。"
LEAST_ROOM = 12
BAR = 1
HANGING = "   "  # a sign and a blank


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """Findings, the gravest first, otherwise in the order they came."""
    return sorted(findings, key=lambda item: item.severity.gravity)


def counts_text(findings: Sequence[Finding]) -> str:
    """`错1 警2 提3`."""
    return " ".join(f"{severity.short}{count}" for severity, count in severity_counts(findings))


class FindingsPane(OptionList):
    """A list of findings."""

    DEFAULT_CSS = """
    FindingsPane {
        background: $panel; border: none; padding: 0; scrollbar-size-vertical: 1;
        overflow-x: hidden;
    }
    FindingsPane:focus { border: none; }
    """

    @dataclass
    class Chosen(Message):
        """A finding was chosen."""

        finding: Finding

    def __init__(self, *, id: str) -> None:
        """Begin without findings."""
        super().__init__(id=id, markup=False, compact=True)
        self.findings: list[Finding] = []
        self._room = 0

    def show(self, findings: Iterable[Finding]) -> None:
        """Show these; the list is made anew only where it is another."""
        ordered = by_gravity(findings)
        if ordered == self.findings and self.option_count:
            return
        self.findings = ordered
        self._fill()

    def on_resize(self) -> None:
        """Lines end elsewhere."""
        room = max(LEAST_ROOM, self.size.width - BAR)
        if room != self._room:
            self._room = room
            self._fill()

    def _fill(self) -> None:
        at = self.highlighted
        options = [Option(prompt(finding, self._room)) for finding in self.findings]
        self.set_options(options or [Option(NOTHING)])
        if at is not None and options:
            self.highlighted = min(at, len(options) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which was chosen."""
        event.stop()
        if event.option_index < len(self.findings):
            self.post_message(self.Chosen(self.findings[event.option_index]))


def prompt(finding: Finding, room: int) -> Content:
    """A finding in the list: how grave, and beside it what is wrong, broken as Chinese is set."""
    message = finding.message
    lines = broken(message, max(LEAST_ROOM, room) - len(HANGING))
    said = f"\n{HANGING}".join(message[line.start : line.end] for line in lines)
    return Content.assemble((finding.severity.short, "bold"), f" {said}")
