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
    from rich.style import Style
    from textual import events

NOTHING = "这个主题没有要填的数。"
GAP = " "
INDENT = "  "
HOLE = "〔待填〕"


class Column(NamedTuple):
    """A column: its header, the least columns it needs, whether numbers stand to the right."""

    name: str
    least: int
    right: bool = False
    wide_only: bool = False


COLUMNS = (
    Column("", 1),
    Column("指标", 20),
    Column("本年", 11, right=True),
    Column("单位", 8),
    Column("上年", 8, right=True),
    Column("同比", 8, right=True),
    Column("目标", 12, right=True, wide_only=True),
    Column("来源", 10, wide_only=True),
)
NAME = 1
ROOM_FOR_ALL = 94


def layout_columns(room: int) -> tuple[tuple[Column, int], ...]:
    """The columns there is room for, each with its columns; names take what is left."""
    shown = [column for column in COLUMNS if room >= ROOM_FOR_ALL or not column.wide_only]
    rest = room - sum(column.least for column in shown) - len(shown) * len(GAP)
    while rest < 0 and len(shown) > NAME + 2:
        rest += shown[-1].least + len(GAP)
        shown.pop()
    return tuple(
        (column, column.least + (max(0, rest) if column is COLUMNS[NAME] else 0))
        for column in shown
    )


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

    def show(self, rows: tuple[Row, ...], cursor: int) -> None:
        """Show these rows; only lines that changed are drawn again."""
        before, old_cursor = self.rows, self.cursor
        self.rows, self.cursor = rows, cursor
        if len(before) != len(rows):
            self.virtual_size = Size(self.size.width, len(rows) + 1)
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
        self.virtual_size = Size(self.size.width, len(self.rows) + 1)
        self._bring_into_view()

    def render_line(self, y: int) -> Strip:
        """The header, a row, or an empty line."""
        room = self.size.width
        base = self.rich_style
        if y == 0:
            return self._strip(self._header(room), base + self._style("header"), room)
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
        return self._strip(_line(row, room), style, room)

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"figuretable--{part}", partial=True)

    def _strip(self, text: str, style: Style, room: int) -> Strip:
        return Strip([Segment(padded(clipped(text, room), room), style)], room)

    def _header(self, room: int) -> str:
        return GAP.join(
            _to_right(column.name, size) if column.right else padded(column.name, size)
            for column, size in layout_columns(room)
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


def _line(row: Row, room: int) -> str:
    if not row.path:
        return f"  {row.label}"
    cells = (
        str(row.mark),
        INDENT * row.depth + row.label,
        row.shown
        or (HOLE if row.mark is Mark.AWAITED else row.mark.meaning if not row.shown else ""),
        row.unit,
        row.previous,
        row.growth,
        row.goal,
        row.source,
    )
    return GAP.join(
        (_to_right if column.right else padded)(clipped(cell, size), size)
        for (column, size), cell in zip(layout_columns(room), _chosen(cells, room), strict=True)
    )


def _chosen(cells: tuple[str, ...], room: int) -> list[str]:
    """The cells of the columns there is room for."""
    names = {column.name for column, _ in layout_columns(room)}
    return [cell for column, cell in zip(COLUMNS, cells, strict=True) if column.name in names]


def _to_right(text: str, size: int) -> str:
    return " " * max(0, size - width(text)) + text
