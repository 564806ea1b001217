"""The items of a topic as lines of the screen, wrapped by Chinese rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.columns import clipped, width
from drafter.figures.words import WordForm
from drafter.filenames import printable
from drafter.linebreaks import broken
from drafter.session.words.worditems import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.session.words.worditems import AspectWords, WordRow
    from drafter.session.words.wordlook import Stretch

GUTTER = 2  # for the mark of the row one is at
LEAST_COLUMNS = 12
INTERNAL = "〔内部〕"
REMARKS = ("（还没有，Enter 写一条）", "（Enter 写一条）", "（空）")
WRITING = "（正在写新的一条）"


class WordsLine(NamedTuple):
    """One line: its text behind the gutter, the row it belongs to, whether it is that row's first.

    `loose` are the stretches of the text that are to be underlined. A heading has no row, nor has
    the place of a `new` item that is being written.
    """

    text: str
    row: int | None
    first: bool = True
    loose: tuple[Stretch, ...] = ()
    new: bool = False


def lay_words(
    groups: tuple[AspectWords, ...],
    columns: int,
    loose: dict[int, tuple[Stretch, ...]],
    below: int | None = None,
) -> tuple[WordsLine, ...]:
    """The lines of all groups, those of several files under their names.

    `loose` are the digits without a figure in the words of a row; a new item is being written
    `below` a row.
    """
    room = max(LEAST_COLUMNS, columns - GUTTER)
    lines: list[WordsLine] = []
    number = 0
    for group in groups:
        if group.rows[0].empty:
            lines.append(WordsLine(heading(group, room), number))
            number += 1
            continue
        lines.append(WordsLine(heading(group, room), None))
        file = ""
        for row in group.rows:
            if row.file != file:
                file = row.file
                lines.append(WordsLine(clipped(f"{printable(file)}：", room), None))
            lines += _of_row(row, number, room, loose.get(number, ()), told=not group.printed)
            if number == below:
                lines.append(WordsLine(WRITING, None, new=True))
            number += 1
    return tuple(lines)


def heading(group: AspectWords, room: int) -> str:
    """The 视角 and where it is printed, or that it is not; the most that there is room for."""
    remarks = REMARKS if group.rows[0].empty else ("",)
    where = f"印在：{group.where}" if group.printed else group.rows[0].why
    inner = f"印在：{group.where.rpartition(BETWEEN)[2]}" if group.printed else where
    told = [f"{group.aspect}{remarks[0]}　{where}"]
    told += [f"{group.aspect}{remark}　{inner}" for remark in remarks]
    return clipped(next((text for text in told if width(text) <= room), told[-1]), room)


def _of_row(
    row: WordRow, number: int, room: int, loose: tuple[Stretch, ...], *, told: bool
) -> Iterator[WordsLine]:
    """A row; that it is not printed is said unless its heading has `told` so."""
    mark = _mark(row)
    inside = INTERNAL if row.internal else ""
    why = f"（{row.why}）" if row.why and not told else ""
    text = f"{mark}{inside}{row.text}{why}"
    before = len(mark) + len(inside)
    hanging = min(width(mark), room // 3)
    for line in broken(text, room, hanging=hanging):
        blank = "" if line.start == 0 else " " * hanging
        within = tuple(
            stretch._replace(
                start=max(0, stretch.start + before - line.start) + len(blank),
                end=min(line.end, stretch.end + before) - line.start + len(blank),
            )
            for stretch in loose
            if stretch.end + before > line.start and stretch.start + before < line.end
        )
        yield WordsLine(blank + text[line.start : line.end], number, line.start == 0, within)


def _mark(row: WordRow) -> str:
    if row.at.remedy:
        return "   对策："
    if row.form is WordForm.QUOTED:
        return f"{row.at.number} 照录{f'（{row.speaker}）' if row.speaker else ''}："
    return f"{row.at.number} "
