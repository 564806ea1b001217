"""Tables: as wide as the type area, header repeated, rows whole, columns by what they hold."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from drafter.drafting.blocks import FigureRun, HoleRun, Run, Table
from drafter.layout import styles
from drafter.layout.measure import half_widths
from drafter.layout.paragraphs import KEEP_NEXT, paragraph_xml, unseen_xml
from drafter.layout.runs import runs_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafter.layout.pens import Pens
    from drafter.library.pagestyles import PageStyle

Cell = tuple[Run, ...]
Row = tuple[Cell, ...]

_OF_FIGURES = frozenset({FigureRun, HoleRun})
# What a column of words may ask for, in half characters; more is wrapped.
_WIDEST = 40
_NARROWEST = 4
# A percent sign and the space between digits and Han characters are wider than they count.
_SLACK = 2
# Columns of words at most this wide look better centred.
_SHORT = 12
# Stands in a column of figures where there is none.
_NO_FIGURE = "—"
# A table's last page holds so many rows at least.
_LAST_TOGETHER = 3
CELL_MARGINS = 216
_RIGHT = '<w:jc w:val="right"/>'
_CENTRE = '<w:jc w:val="center"/>'


def table_xml(table: Table, style: PageStyle, pens: Pens, *, flow: str = "") -> str:
    """A table with its caption above it; `flow` is what its first paragraph begins with."""
    if table.caption:
        caption = runs_xml(table.caption, pens.of(styles.CAPTION))
        above = paragraph_xml(styles.CAPTION, caption, flow=flow)
    else:
        above = unseen_xml(flow) if flow else ""
    rows = _even(table.rows)
    if not rows or not rows[0]:
        return above
    width_of = cache(half_widths)  # a table says the same units again and again
    names, *others = (_column(cells, width_of) for cells in zip(*rows, strict=True))
    # What the rows are called begins at the edge, however short.
    columns = [names._replace(place="") if others and names.place == _CENTRE else names, *others]
    widths = column_widths(columns, style.page.text_width, style.table.lettering.size)
    height = f'<w:trHeight w:val="{style.table.row_height}" w:hRule="atLeast"/>'
    header = _cell_openings(widths, [""] * len(widths), styles.TABLE_HEADER)
    places = [column.place for column in columns]
    body = _cell_openings(widths, places, styles.TABLE_TEXT)
    kept = _cell_openings(widths, [KEEP_NEXT + place for place in places], styles.TABLE_TEXT)
    last = len(rows) - _LAST_TOGETHER
    pieces = [
        above,
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.TABLE}"/>',
        f'<w:tblW w:w="{style.page.text_width}" w:type="dxa"/><w:jc w:val="center"/>',
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        f"</w:tblGrid><w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>",
    ]
    openings, pen = header, pens.of(styles.TABLE_HEADER)
    for position, row in enumerate(rows):
        if position:
            openings = kept if last <= position < len(rows) - 1 else body
            pieces.append(f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>")
        for opening, cell in zip(openings, row, strict=True):
            pieces += (opening, runs_xml(cell, pen) if cell else "", "</w:p></w:tc>")
        pieces.append("</w:tr>")
        pen = pens.of(styles.TABLE_TEXT)
    pieces.append("</w:tbl>")
    return "".join(pieces)


class Column(NamedTuple):
    """What a column holds: the widest figure and the widest words, in half characters."""

    figure: int
    words: int
    place: str


def column_widths(columns: Sequence[Column], total: int, size: int) -> list[int]:
    """Widths in twips that add up to `total`, for type of `size` half-points.

    Every column first gets what its widest figure needs, so that no number is cut in
    two; then short columns what their words need; long ones share the rest and wrap.
    """
    half = size * 5
    floors = [(column.figure or _NARROWEST) * half + CELL_MARGINS for column in columns]
    wishes = [
        max(floor, min(column.words, _WIDEST) * half + CELL_MARGINS)
        for floor, column in zip(floors, columns, strict=True)
    ]
    if sum(floors) > total:
        return _shared(floors, total)
    if sum(wishes) <= total:
        return _shared(wishes, total)
    return _filled(floors, wishes, total)


def _column(cells: Sequence[Cell], width_of: Callable[[str], int]) -> Column:
    """Measure a column; figures under each other go right, short words in the middle."""
    widths: list[int] = []
    figures: list[int] = []
    only_figures = True
    for position, cell in enumerate(cells):
        width = 0
        for run in cell:
            its = width_of(run.text)
            width += its
            if type(run) in _OF_FIGURES:
                figures.append(its)
            elif position and its and run.text != _NO_FIGURE:
                only_figures = False
        widths.append(width)
    figure = max(figures) + _SLACK if figures else 0
    words = max(widths, default=0) + _SLACK
    only_short = max(widths[1:], default=0) <= _SHORT
    if only_figures and figure:
        return Column(figure, words, _RIGHT)
    return Column(figure, words, _CENTRE if only_short else "")


def _filled(floors: Sequence[int], wishes: Sequence[int], total: int) -> list[int]:
    """The floors raised alike, each as far as its wish, until all is used."""
    widths = list(floors)
    spare = total - sum(widths)
    growing = sorted(range(len(widths)), key=lambda column: wishes[column] - floors[column])
    for place, column in enumerate(growing):
        more = min(wishes[column] - floors[column], spare // (len(growing) - place))
        widths[column] += more
        spare -= more
    return widths


def _shared(weights: Sequence[int], total: int) -> list[int]:
    """Whole numbers in proportion to the weights that add up to `total`."""
    whole = sum(weights)
    shares: list[int] = []
    done = 0
    for weight in weights:
        done += weight
        shares.append(total * done // whole - sum(shares))
    return shares


def _even(rows: Sequence[Row]) -> list[Row]:
    """Rows of one length: cells that were left out are empty."""
    columns = max(map(len, rows), default=0)
    return [row if len(row) == columns else (*row, *((),) * (columns - len(row))) for row in rows]


def _cell_openings(widths: Sequence[int], places: Sequence[str], style: str) -> list[str]:
    """What the cells of a row begin with, up to their runs."""
    return [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{place}</w:pPr>'
        for width, place in zip(widths, places, strict=True)
    ]
