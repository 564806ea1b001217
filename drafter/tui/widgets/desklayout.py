"""Where the parts of the desk stand: three columns where there is room, else two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDE_FROM = 120
OUTLINE_FROM = 64
SHORT_BELOW = 20

OUTLINE, EDITOR, FIGURES, WORDS = "outline", "editor", "figures", "words"
DRAFT, FINDINGS = "draft", "findings"


class Regions(NamedTuple):
    """A region for each part; one without room has none. Words stand where editor and figures do."""

    outline: Region
    editor: Region
    figures: Region
    words: Region
    draft: Region
    findings: Region


def regions(size: Size) -> Regions:
    """The regions on a desk of that size.

    The editor stands above the figures, away from the foot of the screen, so that the window
    of an input method has room below it. Where there are but two columns the draft shows
    a few lines under the figures.
    """
    width, height = size
    if width >= WIDE_FROM:
        outline = min(34, width // 5)
        draft = min(80, (width - outline) * 45 // 100)
        middle = width - outline - draft
        found = min(9, height // 4)
        return Regions(
            Region(0, 0, outline, height),
            Region(outline, 0, middle, 4),
            Region(outline, 4, middle, height - 4),
            Region(outline, 0, middle, height),
            Region(outline + middle, 0, draft, height - found),
            Region(outline + middle, height - found, draft, found),
        )
    outline = min(26, width * 3 // 10) if width >= OUTLINE_FROM else 0
    rest = width - outline
    editor = min(3, height)
    draft = 0 if height < SHORT_BELOW else max(4, height // 4)
    return Regions(
        Region(0, 0, outline, height),
        Region(outline, 0, rest, editor),
        Region(outline, editor, rest, max(0, height - editor - draft)),
        Region(outline, 0, rest, height - draft),
        Region(outline, height - draft, rest, draft),
        Region(0, 0, 0, 0),
    )


class DeskLayout(Layout):
    """Lays out the children of a desk by their ids."""

    name = "desk"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """A placement for every child that has a region."""
        places: Mapping[str, Region] = regions(size)._asdict()
        return [
            WidgetPlacement(places[child.id or ""], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id and child.id in places
        ]


class Desk(Widget):
    """Holds the parts of the main screen."""

    DEFAULT_CSS = "Desk { width: 1fr; height: 1fr; }"

    _desk_layout = DeskLayout()

    @property
    def layout(self) -> Layout:
        """Its own, which no style can name."""
        return self._desk_layout
