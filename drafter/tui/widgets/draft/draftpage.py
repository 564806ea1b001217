"""A whole draft laid out in one width: its lines, and where one page's lines are in the next."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import force_setattr

from drafter.columns import COLUMNS
from drafter.drafting.blocks import Draft, Table
from drafter.tui.widgets.draft.draftlayout import Laid, lay_out, lay_sentence
from drafter.tui.widgets.draft.drafttable import lay_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Block, Run
    from drafter.tui.widgets.draft.draftlayout import Line, Place

NO_DRAFT = "这里显示文稿。还没有可以成文的数：填上一个，写它的句子就出现在这里。"


class Spot(NamedTuple):
    """A figure or hole of a page: its block and which of the block's it is."""

    block: int
    number: int


class Found(NamedTuple):
    """A stretch of a unit that a search found."""

    block: int
    unit: int
    start: int
    end: int


class Page(Struct, frozen=True):
    """The blocks of a draft laid out in a width; `starts` is each block's first line."""

    columns: int
    draft: Draft | None
    blocks: tuple[Laid, ...]
    starts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Number the lines."""
        counts = accumulate((len(block.lines) for block in self.blocks), initial=0)
        force_setattr(self, "starts", tuple(counts))

    @property
    def height(self) -> int:
        """How many lines it has."""
        return self.starts[-1]

    def at(self, line: int) -> tuple[int, int]:
        """The block of a line, and the line's number within it."""
        block = bisect_right(self.starts, line) - 1
        return block, line - self.starts[block]

    def line(self, line: int) -> tuple[int, Line]:
        """The block of a line, and the line."""
        block, within = self.at(line)
        return block, self.blocks[block].lines[within]

    def spots(self) -> Iterator[tuple[Spot, Place]]:
        """Every figure and hole in reading order."""
        for at, block in enumerate(self.blocks):
            for number, place in enumerate(block.places):
                yield Spot(at, number), place

    def place(self, spot: Spot) -> Place:
        """What stands at a spot."""
        return self.blocks[spot.block].places[spot.number]

    def lines_of(self, spot: Spot) -> range:
        """The lines that a figure or hole stands on."""
        start, place = self.starts[spot.block], self.place(spot)
        return range(start + place.first, start + place.last + 1)

    def find(self, text: str) -> tuple[Found, ...]:
        """Where the text stands, in reading order; letters of either case."""
        sought = text.lower()
        found: list[Found] = []
        for at, block in enumerate(self.blocks):
            for number, unit in enumerate(block.units):
                within = unit.text.lower()
                if len(within) != len(unit.text):  # a letter whose small form is two
                    within = unit.text
                start = within.find(sought)
                while start >= 0:
                    found.append(Found(at, number, start, start + len(sought)))
                    start = within.find(sought, start + len(sought))
        return tuple(found)

    def lines_found(self, found: Found) -> range:
        """The lines that a found stretch stands on."""
        start, block = self.starts[found.block], self.blocks[found.block]
        first = block.line_of(found.unit, found.start)
        return range(start + first, start + block.line_of(found.unit, found.end - 1) + 1)

    def find_place(self, file: str, line: int) -> Found | None:
        """Where what stands on a line of a file is printed first."""
        for at, block in enumerate(self.blocks):
            for number, unit in enumerate(block.units):
                spans = [
                    span
                    for span in unit.spans
                    if span.run is not None
                    and span.run.place.line == line
                    and span.run.place.file == file
                ]
                if spans:
                    return Found(at, number, spans[0].start, spans[-1].end)
        return None

    def run_at(self, line: int, column: int) -> tuple[int, Run | None]:
        """The block and the run printed at a column of a line."""
        block, parts = self.line(line)
        for part in parts:
            unit = self.blocks[block].units[part.unit]
            at = part.column
            for offset in range(part.start, part.end):
                at += COLUMNS[unit.text[offset]]
                if part.column <= column < at:
                    return block, unit.run_at(offset)
        return block, None

    def topic_of(self, block: int, run: Run | None) -> str:
        """The topic that says the run; of several told in one paragraph the one that is meant."""
        topic = self.blocks[block].topic
        told = self.draft.told if self.draft and run else ()
        paths = [one.path for one in told if run in one.runs]
        return topic if topic in paths or not paths else paths[0]


def lay_page(draft: Draft | None, columns: int, before: Page | None = None) -> Page:
    """The draft in a width; blocks that `before` had already are not laid out again."""
    if draft is None or not draft.blocks:
        return Page(columns, draft, (lay_sentence(NO_DRAFT, columns),))
    known = _Known(before, columns)
    return Page(
        columns,
        draft,
        tuple(
            [
                known.laid(block, text) or _laid(block, columns)
                for text, block in zip(draft.texts, draft.blocks, strict=True)
            ]
        ),
    )


class _Known:
    """The blocks of the page before: most are the very same in the next draft, others equal."""

    def __init__(self, page: Page | None, columns: int) -> None:
        self._same: dict[int, Laid] = {}
        self._equal: dict[str, list[tuple[Block, Laid]]] | None = None
        self._page = page
        if page and page.draft and page.columns == columns:
            pairs = zip(page.draft.blocks, page.blocks, strict=False)
            self._same = {id(block): laid for block, laid in pairs}

    def laid(self, block: Block, text: str) -> Laid | None:
        """What was laid out for this block or one equal to it."""
        if not self._same:
            return None
        if (same := self._same.get(id(block))) is not None:
            return same
        if self._equal is None:
            self._equal = self._by_text()
        candidates = self._equal.get(text, ())
        return next((laid for old, laid in candidates if _equal(old, block)), None)

    def _by_text(self) -> dict[str, list[tuple[Block, Laid]]]:
        known: dict[str, list[tuple[Block, Laid]]] = {}
        if self._page and (draft := self._page.draft):
            pairs = zip(draft.texts, draft.blocks, self._page.blocks, strict=True)
            for text, block, laid in pairs:
                known.setdefault(text, []).append((block, laid))
        return known


def _equal(one: Block, other: Block) -> bool:
    return type(one) is type(other) and one == other


def _laid(block: Block, columns: int) -> Laid:
    return lay_table(block, columns) if isinstance(block, Table) else lay_out(block, columns)


def changed_lines(old: Page, new: Page) -> list[int] | None:
    """The lines that look otherwise; None where lines have moved, and all are to be drawn."""
    if old.starts != new.starts or old.columns != new.columns:
        return None
    changed: list[int] = []
    for start, before, after in zip(new.starts, old.blocks, new.blocks, strict=False):
        if before is not after:
            changed += [
                start + at
                for at, (was, now) in enumerate(zip(before.lines, after.lines, strict=True))
                if before.look(was) != after.look(now)
            ]
    return changed


def moved_block(old: Page, new: Page, block: int) -> int:
    """Which block of the new page is the old page's `block`, or stands in its place."""
    for back in range(block + 1):
        laid = old.blocks[block - back]
        same = [at for at, other in enumerate(new.blocks) if other is laid]
        if same:
            nearest = min(same, key=lambda at: abs(at + back - block))
            return min(nearest + back, len(new.blocks) - 1)
    return min(block, len(new.blocks) - 1)


def moved_spot(old: Page, new: Page, spot: Spot) -> Spot | None:
    """The same figure on the next page, else the one in its place."""
    block = moved_block(old, new, spot.block)
    names = [place.run.id for place in new.blocks[block].places]
    was = old.place(spot).run.id
    if spot.number < len(names) and names[spot.number] == was:
        return Spot(block, spot.number)
    if was in names:
        return Spot(block, names.index(was))
    return Spot(block, min(spot.number, len(names) - 1)) if names else None
