"""What is marked in a draft for now: the figure that is edited, the cursor, what a search found."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from drafter.drafting.blocks import FigureRun, HoleRun
from drafter.tui.widgets.draft.draftlayout import FIGURE, GAP, HEADING, UNFILLED
from drafter.tui.widgets.draft.draftpage import moved_spot

if TYPE_CHECKING:
    from collections.abc import Collection

    from drafter.drafting.blocks import Run
    from drafter.tui.widgets.draft.draftpage import Found, Page, Spot

CURRENT, CURSOR, MATCH, HERE = "current", "cursor", "match", "here"
MARKS: Final = (HEADING, FIGURE, UNFILLED, GAP, CURRENT, CURSOR, MATCH, HERE)


class Layer(Struct, frozen=True):
    """A marked stretch of a unit."""

    unit: int
    start: int
    end: int
    mark: str


class Marks(Struct):
    """The marks over a page; they go with it when the draft changes."""

    measures: tuple[str, ...] = ()
    current: tuple[Spot, ...] = ()
    cursor: Spot | None = None
    sought: str = ""
    found: tuple[Found, ...] = ()
    match: int = 0

    def move(self, old: Page | None, new: Page) -> None:
        """The same marks on the next page."""
        self.current = self.places_followed(new)
        if self.cursor and old:
            self.cursor = moved_spot(old, new, self.cursor)
        self.found = new.find(self.sought) if self.sought else ()
        self.match = min(self.match, max(0, len(self.found) - 1))

    def follow(self, measures: Collection[str], page: Page) -> list[int]:
        """Take these measures for what is edited; the lines to be drawn anew."""
        before, self.measures = self.current, tuple(measures)
        self.current = self.places_followed(page)
        if before == self.current:
            return []
        return [line for spot in (*before, *self.current) for line in page.lines_of(spot)]

    def places_followed(self, page: Page) -> tuple[Spot, ...]:
        """Where figures and holes of the followed measures stand."""
        if not self.measures:
            return ()
        return tuple([spot for spot, place in page.spots() if is_of(place.run, self.measures)])

    def search(self, text: str, page: Page) -> int:
        """Mark where the text stands; full-width letters also find half-width ones."""
        found = page.find(text) if text else ()
        if not found and (narrow := unicodedata.normalize("NFKC", text)) != text:
            text, found = narrow, page.find(narrow)
        self.sought, self.found, self.match = text, found, 0
        return len(found)

    def layers(self, page: Page, block: int, *, focused: bool) -> list[Layer]:
        """What is marked in a block; the cursor shows only where keys go."""
        marked = [(spot, CURRENT) for spot in self.current if spot.block == block]
        if focused and self.cursor and self.cursor.block == block:
            marked.append((self.cursor, CURSOR))
        layers: list[Layer] = []
        for spot, mark in marked:
            place = page.place(spot)
            layers.append(Layer(place.unit, place.start, place.end, mark))
        for at, found in enumerate(self.found):
            if found.block == block:
                layers.append(Layer(*found[1:], MATCH))
                if at == self.match:
                    layers.append(Layer(*found[1:], HERE))
        return layers


def is_of(run: Run, measures: Collection[str]) -> bool:
    """Whether it is a figure or hole of one of these measures, or of one of their fields."""
    return isinstance(run, FigureRun | HoleRun) and any(
        run.id == measure or run.id.startswith(f"{measure}.") for measure in measures
    )


def next_spot(page: Page, cursor: Spot | None, by: int, window: range) -> Spot | None:
    """The figure after (1) or before (-1) the cursor, from what is in view if one has scrolled on."""
    spots = [spot for spot, _ in page.spots()]
    if not spots:
        return None
    seen = [at for at, spot in enumerate(spots) if page.lines_of(spot).start in window]
    if cursor in spots and page.lines_of(cursor).start in window:
        at = spots.index(cursor) + by
    elif seen:
        at = seen[0 if by > 0 else -1]
    else:
        below = [at for at, spot in enumerate(spots) if page.lines_of(spot).start >= window.start]
        after = below[0] if below else len(spots)
        at = after if by > 0 else after - 1
    return spots[min(max(at, 0), len(spots) - 1)]
