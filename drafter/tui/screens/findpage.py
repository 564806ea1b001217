"""Find a word or a number in everything of the year, and go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from drafter.columns import clipped, width
from drafter.tui.screens.searchpage import SearchPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.session.finding import Found, Hit, Searched

HINT = "指标名称、数、素材和文稿里的字；几个词用空格隔开"
BEFORE_COLUMNS = 16
MORE_COLUMNS = 24


class FindPage(SearchPage["Hit | None"]):
    """Dismissed with the place that was chosen, or None."""

    TITLE_TEXT = "查找"
    HINT = HINT
    TAKE = "到那里"

    def __init__(self, searched: Searched) -> None:
        """Search this year."""
        super().__init__()
        self._searched = searched
        self._hits: list[Hit] = []

    def found(self, text: str, columns: int) -> tuple[str, list[Option]]:
        """By kind, each under a line of its own."""
        self._hits = []
        groups = self._searched.find(text)
        if not groups:
            return "没有找到；换个说法，或者删短一些。" if text.strip() else "", []
        counts = "　".join(f"{group.kind}{group.total}处" for group in groups)
        return counts, [option for group in groups for option in self._options(group, columns)]

    def take(self, number: int) -> None:
        """Go there."""
        self.dismiss(self._hits[number])

    def _options(self, group: Found, columns: int) -> Iterator[Option]:
        yield Option(Content.assemble((f" {group.kind}　{group.total}处", "bold")), disabled=True)
        for hit in group.hits:
            yield Option(_line(hit, columns), id=str(len(self._hits)))
            self._hits.append(hit)
        rest = group.total - len(group.hits)
        if rest:
            yield Option(Content(f"  ……还有{rest}处，再打几个字"), disabled=True)


def _line(hit: Hit, columns: int) -> Content:
    """The stretch around what was found, and what is told beside it at the right end."""
    more = clipped(hit.more, min(MORE_COLUMNS, columns // 3))
    room = columns - width(more) - 4
    before = hit.text[: hit.start]
    most = min(BEFORE_COLUMNS, room // 3)
    if width(before) > most and width(hit.text) > room:
        while width(before) > most - 1:
            before = before[1:]
        before = f"…{before}"
    sought = clipped(hit.sought, max(1, room - width(before)))
    after = clipped(hit.text[hit.end :], max(0, room - width(before) - width(sought)))
    gap = " " * max(2, columns - 2 - width(before) - width(sought) - width(after) - width(more))
    return Content.assemble(f"  {before}", (sought, "bold underline"), f"{after}{gap}{more}")
