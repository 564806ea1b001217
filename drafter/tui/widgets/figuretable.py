"""The figures of a topic in one table: drawn line by line, a cursor on one row, nothing typed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.columns import clipped, padded, width
from drafter.session.rows import Mark, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

NOTHING = "这个主题没有要填的数。"
GAP = " "
INDENT = "  "
HOLE = "〔待填〕"


class Column(NamedTuple):
    """A column: its header, the least and the most room its cells are given, where they stand.

    One that is `spare` is shown only where one of its cells says something; names are given what
    is left, and more than their most where they are longer.
    """

    name: str
    least: int
    most: int
    right: bool = False
    spare: bool = False


# Where there is no room for all, the last go first.
MARK = Column("", 1, 1)
NAME = Column("指标", 20, 32)
COLUMNS = (
    MARK,
    NAME,
    Column("本年", 9, 16, right=True),
    Column("单位", 4, 10),
    Column("上年", 7, 16, right=True),
    Column("同比", 7, 12, right=True),
    Column("目标", 8, 20, right=True, spare=True),
    Column("来源", 6, 16, spare=True),
    Column("状态", 4, 4),
)

MARGIN = 1
NOTHING_WIDE = (0,) * len(COLUMNS)

Layout = tuple[tuple[int, int], ...]


class Line(NamedTuple):
    """A row as it is drawn: what each column says of it, and how wide that is."""

    cells: tuple[str, ...]
    widths: tuple[int, ...]


def layout_of(lines: Sequence[Line], room: int) -> Layout:
    """The columns there is room for, by their numbers, and how wide each is; names take the rest."""
    rest = room - MARK.least - len(GAP) - NAME.least - MARGIN
    widths = {0: MARK.least}
    widest_of = tuple(map(max, zip(*(line.widths for line in lines), strict=True)))
    for at, (column, widest) in enumerate(zip(COLUMNS, widest_of or NOTHING_WIDE, strict=True)):
        if column in {MARK, NAME} or (column.spare and not widest):
            continue
        size = min(max(column.least, min(column.most, widest)), rest - len(GAP))
        if size < column.least:
            break
        rest -= len(GAP) + size
        widths[at] = size
    name = COLUMNS.index(NAME)
    longest = widest_of[name] if widest_of else 0
    widths[name] = max(2, min(NAME.least + rest, max(NAME.most, longest)))
    return tuple(sorted(widths.items()))


class FigureTable(ScrollView):
    """Shows rows; the screen moves the cursor, a click asks for it."""

    can_focus = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "figuretable--header",
        "figuretable--cursor",
        "figuretable--hole",
        "figuretable--faint",
    }
    DEFAULT_CSS = """
    FigureTable { background: $surface; overflow-x: hidden; scrollbar-size-vertical: 1; }
    FigureTable > .figuretable--header { text-style: bold; background: $panel; }
    FigureTable > .figuretable--cursor { text-style: bold reverse; }
    FigureTable > .figuretable--hole { text-style: bold; }
    FigureTable > .figuretable--faint { color: $foreground 60%; }
    """

    @dataclass
    class Picked(Message):
        """A row was clicked."""

        index: int

    def __init__(self, *, id: str) -> None:
        """Begin without rows."""
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()
        self.cursor = 0
        self._lines: tuple[Line, ...] = ()
        self._layout: Layout = ()

    def show(self, rows: tuple[Row, ...], cursor: int) -> None:
        """Show these rows; only lines that changed are drawn again."""
        before, old_cursor = self.rows, self.cursor
        self.rows, self.cursor = rows, cursor
        if before != rows:
            self._lines = tuple(map(_line, rows))
        moved = self._lay_out()
        if len(before) != len(rows):
            self.virtual_size = Size(self.size.width, len(rows) + 1)
            self.refresh()
        elif moved:
            self.refresh()
        else:
            changed = {at for at, row in enumerate(rows) if row != before[at]}
            changed |= {old_cursor, cursor} if old_cursor != cursor else set()
            for at in changed:
                self._refresh_row(at)
        self._bring_into_view()

    def row_at(self, y: int) -> int | None:
        """The row drawn on a line of the widget; the header stays on the first."""
        at = y - 1 + self.scroll_offset.y
        return at if y >= 1 and at < len(self.rows) else None

    def on_click(self, event: events.Click) -> None:
        """Ask for the row under the mouse."""
        at = self.row_at(event.y)
        if at is not None and self.rows[at].path:
            self.post_message(self.Picked(at))

    def on_resize(self) -> None:
        """Lines end elsewhere."""
        self._lay_out()
        self.virtual_size = Size(self.size.width, len(self.rows) + 1)
        self._bring_into_view()

    def _lay_out(self) -> bool:
        """Divide the room among the columns; whether it is divided otherwise now."""
        given = [line for row, line in zip(self.rows, self._lines, strict=True) if row.path]
        before, self._layout = self._layout, layout_of(given, self.size.width)
        return before != self._layout

    def render_line(self, y: int) -> Strip:
        """The header, a row, or an empty line."""
        room = self.size.width
        if not self._layout:
            self._lay_out()
        base = self.rich_style
        if y == 0:
            header = self._text_of(tuple(column.name for column in COLUMNS))
            return self._strip(header, base + self._style("header"), room)
        at = self.row_at(y)
        if at is None:
            text = NOTHING if y == 1 and not self.rows else ""
            return self._strip(text, base, room)
        row = self.rows[at]
        style = base
        if at == self.cursor:
            style += self._style("cursor")
        elif row.mark is Mark.AWAITED or not row.path:
            style += self._style("hole")
        elif row.mark in {Mark.UNLISTED, Mark.NOT_HAD}:
            style += self._style("faint")
        text = self._text_of(self._lines[at].cells) if row.path else f"  {row.label}"
        return self._strip(text, style, room)

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"figuretable--{part}", partial=True)

    def _strip(self, text: str, style: Style, room: int) -> Strip:
        return Strip([Segment(padded(clipped(text, room), room), style)], room)

    def _text_of(self, cells: tuple[str, ...]) -> str:
        return GAP.join(
            (_to_right if COLUMNS[at].right else padded)(clipped(cells[at], size), size)
            for at, size in self._layout
        )

    def _refresh_row(self, at: int) -> None:
        y = at + 1 - self.scroll_offset.y
        if 1 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _bring_into_view(self) -> None:
        room = max(1, self.size.height - 1)
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + room:
            self.scroll_to(y=self.cursor - room + 1, animate=False, force=True)


def _line(row: Row) -> Line:
    cells = (
        str(row.mark),
        INDENT * row.depth + row.label,
        row.shown or (HOLE if row.mark is Mark.AWAITED else row.mark.meaning),
        row.unit if row.mark is not Mark.NOT_HAD else "",
        row.previous,
        row.growth,
        row.goal,
        row.source,
        row.mark.meaning,
    )
    return Line(cells, tuple(map(width, cells)))


def _to_right(text: str, size: int) -> str:
    return " " * max(0, size - width(text)) + text
