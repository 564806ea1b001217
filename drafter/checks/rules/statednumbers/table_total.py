"""说明：表里的合计、总计、小计与各行或者各列相加的不一样。查 Word 里的表和 Markdown 的表；文本里用空格排成的不算。
理由：表印出来，读的人会把一列加一遍；改了一格忘了改合计，是表格最常见的错。
反例：| 类别 | 户数 |↵|---|---|↵| 城市 | 320 |↵| 农村 | 1204 |↵| 合计 | 1542 |
正例：| 类别 | 户数 |↵|---|---|↵| 城市 | 320 |↵| 农村 | 1204 |↵| 合计 | 1524 |
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.tables import first_row, header_of, tables
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.tables import Grid, Told
    from drafter.findings import Finding

RULE = Rule("表内合计不符", Family.DATA, Severity.WARNING, __doc__)
_TOTAL: Final = pattern(
    ".{0,6}(?:合计|总计|小计|共计)(?:[（(][对件人户个家处张万元次]{1,3}[）)])?[：:]?"
)
_OF_WHICH: Final = pattern("其中|[（(]?含")
# What is no sum of what stands above it.
_NO_SUM: Final = pattern(
    "率|比|均|标准|增|降|序号|编号|年份|名次|排名|%|‰|单价|得分|分值|星级|占|号$|备注"
    "|累计|期初|期末|存量|年末|月末|年底|月底|去重|不重复|实有"
)
_MOST_TERMS: Final = 8
_LEAST_TERMS: Final = 2
_HALF: Final = Decimal("0.5")


class _Sum(NamedTuple):
    """A total, as a message calls it, and the ways in which it may be a sum."""

    total: Told
    called: str
    ways: tuple[tuple[Told, ...], ...]

    def fitting(self) -> tuple[int, ...]:
        """Which of the ways give it."""
        return tuple(number for number, way in enumerate(self.ways) if _fits(self.total, way))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every total of a table that no way of adding gives."""
    if paper.setting.drafted:
        return  # its tables are printed from figures, which have rules of their own
    if not any(each.cell and "计" in each.text[-8:] for each in paper.passages):
        return
    for grid in tables(paper):
        for each in (*_down(grid), *_across(grid)):
            yield _finding(paper, each)


def _finding(paper: Paper, wrong: _Sum) -> Finding:
    terms = next(way for way in wrong.ways if len(way) >= _LEAST_TERMS)
    given = sum((term.amount or Decimal(0) for term in terms), Decimal(0))
    listed = "＋".join(f"{term.amount:f}" for term in terms[:_MOST_TERMS])
    rest = f"＋……（共{len(terms)}个数）" if len(terms) > _MOST_TERMS else ""
    return RULE.at(
        paper.place(wrong.total.start),
        f"表里{wrong.called}写{wrong.total.text}，各项相加是{given:f}{wrong.total.unit}",
        hint="核对各项和合计，把错的改过来；有交叉、去重的，在表里写明",
        computation=f"{listed}{rest}＝{given:f}",
    )


def _down(grid: Grid) -> Iterator[_Sum]:
    """Totals of columns: wrong where others of their row or column are right, or if it is the only one."""
    labels = [_label(row) for row in grid.rows]
    totals = [index for index, row in enumerate(grid.rows) if _total_name(row)]
    first = first_row(grid)
    sums = {
        (index, column): found
        for index in totals
        for column in grid.rows[index]
        if (found := _column(grid, labels, totals, first, index, column)) is not None
    }
    right = {place for place, found in sums.items() if found.fitting()}
    rows, columns = {row for row, _ in right}, {column for _, column in right}
    alone = len(sums) == 1 and not any(_OF_WHICH.match(label) for label in labels)
    for (row, column), found in sums.items():
        if (row, column) not in right and (alone or row in rows or column in columns):
            yield found


def _column(
    grid: Grid, labels: Sequence[str], totals: Sequence[int], first: int, index: int, column: int
) -> _Sum | None:
    """The total of one column with what may be added up to it; None where it is no sum."""
    total, header = grid.rows[index][column], header_of(grid, first, column)
    if total.amount is None or _NO_SUM.search(header):
        return None
    column_cells = {
        row: told
        for row in range(first, len(grid.rows))
        if (told := grid.rows[row].get(column)) is not None and not told.is_empty and row != index
    }
    if any(told.amount is None or told.unit != total.unit for told in column_cells.values()):
        return None
    plain = {row: told for row, told in column_cells.items() if row not in totals}
    before = max((row for row in totals if row < index), default=-1)
    after = min((row for row in totals if row > index), default=len(grid.rows))
    above = [row for row in plain if row < index]
    ways = (
        [row for row in above if row > before],
        above,
        [row for row in above if not _OF_WHICH.match(labels[row])],
        [row for row in column_cells if row < index and row in totals],
        [row for row in plain if index < row < after],
        [row for row in plain if row > index],
        [row for row in plain if row > index and not _OF_WHICH.match(labels[row])],
        [row for row in column_cells if row > index and row in totals],
    )
    called = f"“{_total_name(grid.rows[index])}”行" + (f"“{header}”列" if header else "")
    return _sum(total, called, [[column_cells[row] for row in way] for way in ways])


def _across(grid: Grid) -> Iterator[_Sum]:
    """Totals of rows: wrong where the same columns add up in most of the other rows."""
    first = first_row(grid)
    headers = {column: header_of(grid, first, column) for row in grid.rows for column in row}
    totals = [column for column, header in headers.items() if _TOTAL.fullmatch(header)]
    for column in totals:
        before = max((each for each in totals if each < column), default=-1)
        after = min((each for each in totals if each > column), default=max(headers) + 1)
        adds = [
            each for each in headers if each not in totals and not _NO_SUM.search(headers[each])
        ]
        ways = (
            [each for each in adds if column < each < after],
            [each for each in adds if each > column],
            [each for each in adds if before < each < column],
            [each for each in adds if each < column],
        )
        sums = [
            found
            for row in grid.rows[first:]
            if (total := row.get(column)) is not None
            and total.amount is not None
            and (
                found := _sum(
                    total,
                    f"“{headers[column]}”列",
                    [_amounts(row, way, total.unit) for way in ways],
                )
            )
        ]
        for way in range(len(ways)):
            right = [each for each in sums if _fits(each.total, each.ways[way])]
            wrong = [each for each in sums if each not in right and each.ways[way]]
            if right and len(wrong) <= len(right) // 2 + (len(right) == 1):
                yield from (each._replace(ways=(each.ways[way],)) for each in wrong)
                break


def _amounts(row: dict[int, Told], columns: Sequence[int], unit: str) -> list[Told]:
    cells = [row[column] for column in columns if column in row]
    return [cell for cell in cells if cell.amount is not None and cell.unit == unit]


def _sum(total: Told, called: str, ways: Sequence[Sequence[Told]]) -> _Sum | None:
    found = _Sum(total, called, tuple(tuple(way) for way in ways))
    return found if any(len(way) >= _LEAST_TERMS for way in found.ways) else None


def _fits(total: Told, terms: Sequence[Told]) -> bool:
    """Whether the terms give the total, their rounding allowed for."""
    amounts = [amount for term in (*terms, total) if (amount := term.amount) is not None]
    if len(terms) < _LEAST_TERMS:
        return False
    last = min(
        exponent for each in amounts if isinstance(exponent := each.as_tuple().exponent, int)
    )
    slack = _HALF.scaleb(last) * len(amounts) if last < 0 else Decimal(0)
    return abs(sum(amounts[:-1], Decimal(0)) - amounts[-1]) <= slack


def _total_name(row: dict[int, Told]) -> str:
    """合计, 总计 or 小计 where the row is one; "" for any other."""
    return next((told.text for told in row.values() if _TOTAL.fullmatch(told.text)), "")


def _label(row: dict[int, Told]) -> str:
    """What the row is of: its first words, a number before them left out."""
    return next((told.text for _, told in sorted(row.items()) if told.amount is None), "")
