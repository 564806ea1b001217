"""What stands in the way: findings with their hints, above the keys of a screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from drafter.filenames import printable
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult

    from drafter.findings import Finding

MOST_SHOWN = 20
# What is longer can be scrolled by keys, and Tab leads there.
READ_AT_A_GLANCE = 4


class Trouble(VerticalScroll, can_focus=False):
    """Nothing, or what is wrong; it takes no room while there is nothing."""

    DEFAULT_CSS = """
    Trouble {
        display: none;
        height: auto;
        max-height: 8;
        padding: 0 1;
        background: $error-muted;
        scrollbar-size-vertical: 1;
        &.-there { display: block; }
    }
    """

    def __init__(self, folder: Path, *, id: str | None = None) -> None:
        """Nothing is wrong yet; files in `folder` are told by their names alone."""
        super().__init__(id=id)
        self._folder = folder
        self._text = Prose()

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._text

    def show(self, findings: Iterable[Finding]) -> None:
        """Say what is wrong, and what helps."""
        self.say(*(line for finding in findings for line in told(finding, self._folder)))

    def say(self, *lines: str) -> None:
        """These lines."""
        shown = lines[:MOST_SHOWN]
        more = [f"……还有{len(lines) - MOST_SHOWN}行"] if len(lines) > MOST_SHOWN else []
        self._text.say("\n".join((*shown, *more)))
        self.set_class(bool(lines), "-there")
        self.can_focus = len(shown) > READ_AT_A_GLANCE
        self.scroll_home(animate=False)

    def clear(self) -> None:
        """Nothing is wrong any more."""
        self.say()


def told(finding: Finding, folder: Path) -> Iterator[str]:
    """A finding in words: what, where, and what helps."""
    place = finding.place
    path = Path(place.file)
    if path.is_relative_to(folder) and path != folder:
        place = place._replace(file=str(path.relative_to(folder)))
    where = "" if place.file in finding.message else f"（{printable(place)}）"
    yield f"{finding.severity}：{finding.message}{where}"
    if finding.hint:
        yield f"　　建议：{finding.hint}"
