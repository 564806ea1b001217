"""Cells of a spreadsheet pasted into a topic's form: what goes where, before anything is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from drafter.figures.figure import CURRENT, NEXT_TARGET, PREVIOUS, TARGET
from drafter.session.details.fields import is_record
from drafter.session.reading import Meant, meant, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.figures.editing.requests import Request
    from drafter.figures.yearset import YearData
    from drafter.session.history import Spot
    from drafter.session.outcome import Outcome
    from drafter.session.rows import Row
    from drafter.session.sitting import Sitting

NOT_SAID: Final = frozenset({"", "-", "--", "—", "——", "–", "－", "/", "／", "\\", "*"})
LONGEST_CELL: Final = 200
MOST_LINES: Final = 2000
FIELDS: Final = (CURRENT, PREVIOUS)
# What the heads of a spreadsheet's columns say.
_HEADS: Final = {
    CURRENT: ("本年", "本期", "今年", "本年数", "本期数", "本年累计", "数值", "数量"),
    PREVIOUS: ("上年", "上期", "去年", "上年同期", "上年数", "去年同期", "上年累计"),
    TARGET: ("目标", "本年目标", "年度目标"),
    NEXT_TARGET: ("下期目标", "下年目标", "明年目标"),
}
_FIELD_OF_HEAD: Final = {word: field for field, words in _HEADS.items() for word in words}
_NAME_HEADS: Final = frozenset({"指标", "项目", "名称", "指标名称", "项目名称", "内容"})
_SEPARATED: Final = re.compile(r"\d{1,3}(?:[,， 　]\d{3})+(?!\d)")
_BLANKS: Final = re.compile(r"[\s　]+")
_HAN_NAME: Final = re.compile(r"[（(]?[一-鿿][^\d]*\D")


class Cell(Struct, frozen=True):
    """One pasted cell: the row and field it goes to, what was pasted, and what it means.

    `why` says why it is left out; "" where it is taken, if it can be read. `lacking` is the field
    that the row does not have: such a cell has no place, whatever is written in it.
    """

    row: Row
    typed: str
    meant: Meant
    why: str = ""
    lacking: str = ""

    @property
    def taken(self) -> bool:
        """Whether it will be written."""
        return not self.why and not self.meant.fault

    @property
    def unread(self) -> bool:
        """Whether somebody has to mend it first."""
        return not self.why and self.meant.fault

    @property
    def request(self) -> Request:
        """What writes it."""
        return self.meant.request(self.row)


class Pasting(Struct, frozen=True):
    """All cells, and what is to be said of what has no place."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...]

    @property
    def taken(self) -> int:
        """How many will be written."""
        return sum(cell.taken for cell in self.cells)

    @property
    def unread(self) -> int:
        """How many cannot be read."""
        return sum(cell.unread for cell in self.cells)

    def mended(self, at: int, text: str, year: YearData) -> Pasting:
        """The same with another text in one cell; no text leaves it out."""
        old = self.cells[at]
        new = _lacking(old.row, old.lacking, text) if old.lacking else _cell(old.row, text, year)
        return replace(self, cells=(*self.cells[:at], new, *self.cells[at + 1 :]))

    def requests(self) -> tuple[Request, ...]:
        """What writes all that is taken."""
        return tuple(cell.request for cell in self.cells if cell.taken)

    @property
    def kept(self) -> tuple[Request, ...]:
        """What the journal keeps: also what cannot be read, as it was pasted."""
        return tuple(cell.request for cell in self.cells if not cell.why)


def pasted(lines: Sequence[str], rows: Sequence[Row], cursor: int, year: YearData) -> Pasting:
    """What the lines fill, from the row at the cursor downwards, or by the names they begin with."""
    table = [[printable(cell).strip() for cell in line.split("\t")] for line in lines[:MOST_LINES]]
    over = len(lines) - len(table)
    notes: list[str] = []
    head = _head(table[0]) if table else {}
    if head:
        table = table[1:]
    targets = [row for row in rows[cursor:] if row.path]
    names = _name_column(table, head)
    columns = _columns(table, head, names, notes)
    if names is None:
        pairs = list(zip(targets, table, strict=False))
        surplus = over + len(table) - len(targets)
        if surplus > 0:
            notes.append(f"多出{surplus}行，下面没有行可填，不填")
    else:
        pairs = _by_name(table, rows, names, notes)
        if over:
            notes.append(f"粘贴了{len(lines)}行，只看了前{MOST_LINES}行")
    cells: list[Cell] = []
    for row, line in pairs:
        for number, field in columns:
            text = line[number] if number < len(line) else ""
            cells.append(_placed(row, field, text, year))
    return Pasting(tuple(cells), tuple(notes))


def keep(sitting: Sitting, pasting: Pasting) -> None:
    """Let the journal keep all cells."""
    sitting.journal.pasted((request,) for request in pasting.kept)


def mend(sitting: Sitting, pasting: Pasting, at: int, text: str) -> Pasting:
    """The same with another text in one cell, which the journal keeps."""
    mended = pasting.mended(at, text, sitting.office.year)
    cell = mended.cells[at]
    if cell.lacking:
        return mended
    if cell.why:
        sitting.journal.dropped(cell.request)
    else:
        sitting.journal.typing(cell.request)
    return mended


def give_up(sitting: Sitting, pasting: Pasting) -> None:
    """Nothing of it is wanted."""
    sitting.journal.dropped(*pasting.kept)


def accept(sitting: Sitting, pasting: Pasting, spot: Spot) -> Outcome:
    """Write all that can be read, as one step; the rest is done with, too."""
    outcome = sitting.accept(pasting.requests(), f"粘贴{pasting.taken}个数", spot)
    if outcome.done:
        give_up(sitting, pasting)
    return outcome


def _head(cells: list[str]) -> dict[int, str]:
    """The fields that a first line names, by column; nothing if it is no head."""
    found = {at: _FIELD_OF_HEAD[cell] for at, cell in enumerate(cells) if cell in _FIELD_OF_HEAD}
    named = any(cell in _NAME_HEADS for cell in cells)
    return found or ({-1: ""} if named else {})


def _name_column(table: list[list[str]], head: dict[int, str]) -> int | None:
    """The first column, if it holds names."""
    if 0 in head:
        return None
    firsts = [line[0] for line in table if line[0] not in NOT_SAID]
    several = any(len(line) > 1 for line in table)
    names = [cell for cell in firsts if _HAN_NAME.match(cell) and cell != "无"]
    return 0 if several and firsts and len(names) * 2 > len(firsts) else None


def _columns(
    table: list[list[str]], head: dict[int, str], names: int | None, notes: list[str]
) -> list[tuple[int, str]]:
    """Which columns go to which fields."""
    named = [(at, field) for at, field in head.items() if field]
    if named:
        return named
    width = max((len(line) for line in table), default=0)
    used = [
        at
        for at in range(width)
        if at != names and any(at < len(line) and line[at] not in NOT_SAID for line in table)
    ]
    used = used or [0 if names is None else 1]
    texts = [at for at in used if _is_text(table, at)] if len(used) > 1 else []
    used = [at for at in used if at not in texts]
    if texts:
        notes.append(f"第{_listed(texts)}列是文字，不填")
    if len(used) > len(FIELDS):
        notes.append(f"第{_listed(used[len(FIELDS) :])}列没有处填（只认本年、上年两列），不填")
    return list(zip(used, FIELDS, strict=False))


def _is_text(table: list[list[str]], at: int) -> bool:
    """Whether a column holds words, as units, and no number."""
    cells = [line[at] for line in table if at < len(line) and line[at] not in NOT_SAID]
    return not any(any(mark.isdigit() for mark in cell) or cell == "无" for cell in cells)


def _listed(columns: list[int]) -> str:
    return "、".join(str(at + 1) for at in columns)


def _by_name(
    table: list[list[str]], rows: Sequence[Row], names: int, notes: list[str]
) -> list[tuple[Row, list[str]]]:
    """Lines put to the rows of their names; names that no row has, or two have, are said."""
    known: dict[str, list[Row]] = {}
    for row in rows:
        if row.path:
            for name in {_plain(row.label), _plain(row.path)}:
                known.setdefault(name, []).append(row)
    found: list[tuple[Row, list[str]]] = []
    missing: list[str] = []
    given: set[tuple[str, str]] = set()
    for line in table:
        name = line[names]
        if not name and not any(line):
            continue
        matches = known.get(_plain(name), [])
        if len(matches) == 1 and matches[0].key not in given:
            given.add(matches[0].key)
            found.append((matches[0], line))
        else:
            missing.append(name or "（没有名称）")
    if missing:
        shown = "、".join(missing[:4]) + ("等" if len(missing) > 4 else "")
        notes.append(f"{len(missing)}行的名称对不上这里的行，不填：{shown}")
    return found


def _plain(name: str) -> str:
    """A name without what spreadsheets add: blanks, 其中：, a number in front, a unit behind."""
    name = _BLANKS.sub("", normalize("NFKC", name))
    name = re.sub(r"^(?:[一二三四五六七八九十]+、|\d+[.、]|\([^)]*\))", "", name)
    name = name.removeprefix("其中:").removeprefix("#")
    return re.sub(r"\((?:单位:)?[^()]{1,6}\)$", "", name)


def _placed(row: Row, field: str, text: str, year: YearData) -> Cell:
    if field == CURRENT:
        return _cell(row, text, year)
    if row.field != CURRENT or is_record(row.path):
        return _lacking(replace(row, label=f"{field}·{row.label}"), field, text)
    target = replace(row, field=field, label=f"{field}·{row.label}", typed="")
    return _cell(target, text, year)


def _lacking(row: Row, field: str, text: str) -> Cell:
    why = "空，不填" if text.strip() in NOT_SAID else f"这一行没有“{field}”一栏，不填"
    return Cell(row, text, Meant("", ""), why, field)


def _cell(row: Row, text: str, year: YearData) -> Cell:
    if text.strip() in NOT_SAID:
        return Cell(row, text, Meant("", ""), "空，不填")
    if len(text) > LONGEST_CELL:
        return Cell(row, text[:LONGEST_CELL], Meant(text, "太长，不是一个数", fault=True))
    return Cell(row, text, _meant(text, row, year))


def _meant(text: str, row: Row, year: YearData) -> Meant:
    """As typed by hand, but for what spreadsheets do to numbers."""
    plain = text.strip().strip("\"'“”").strip()
    plain = _SEPARATED.sub(lambda match: re.sub(r"[,， 　]", "", match[0]), plain)
    if plain.endswith(("%", "％")) and row.unit == "%":
        plain = plain[:-1].strip()
    said = meant(plain, row, year)
    if said.fault:
        return said._replace(value=text)
    if plain == text or "→" in said.said:
        return said
    return said._replace(said=f"{text} → {said.said}")
