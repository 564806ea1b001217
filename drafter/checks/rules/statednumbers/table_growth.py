"""说明：表里一行的上年数、本年数和增幅对不上。查 Word 里的表和 Markdown 的表；文本里用空格排成的不算。
理由：两年的数和增幅并排印着，一除就知道；改了一格忘了改增幅，表里最常见。
反例：| 指标 | 2019年 | 2020年 | 增长 |↵|---|---|---|---|↵| 床位 | 2000 | 2200 | 10% |↵| 机构 | 40 | 50 | 20% |↵| 救助 | 100 | 120 | 20% |
正例：| 指标 | 2019年 | 2020年 | 增长 |↵|---|---|---|---|↵| 床位 | 2000 | 2200 | 10% |↵| 机构 | 40 | 50 | 25% |↵| 救助 | 100 | 120 | 20% |
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.recomputing import Range, growth
from drafter.checks.written.tablecolumns import columns_of, label_of
from drafter.checks.written.tables import header_of, tables
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.tablecolumns import Columns
    from drafter.checks.written.tables import Grid, Told
    from drafter.findings import Finding

RULE = Rule("表内增幅不符", Family.DATA, Severity.WARNING, __doc__)
_IN_PERCENT: Final = pattern("[%％]|率|幅|增长|同比|增速")
_PERCENT: Final = frozenset({"%", "％"})
_NO_GROWTH: Final = pattern("[%％]|率|占比|比重|比例")
_SIGNED: Final = pattern(
    "(?P<down>下降|减少|降低?|减|-|－|−|↓)?(?:增长|提高|上升|\\+|＋|↑)?(?P<rest>[0-9].*)"
)


class _Row(NamedTuple):
    """A row with its growth, as typed and as it should be."""

    label: str
    before: Told
    now: Told
    told: Told
    stated: Decimal
    computed: Range

    def fits(self) -> bool:
        """Whether it is right, rounded or cut."""
        last = self.stated.as_tuple().exponent
        unit = Fraction(1, 10**-last) if isinstance(last, int) and last < 0 else Fraction(1)
        value = Fraction(self.stated)
        return self.computed.low - unit < value < self.computed.high + unit


def check_text(paper: Paper) -> Iterator[Finding]:
    """The wrong rows of each table in which most are right."""
    if paper.setting.drafted:
        return  # its tables are printed from figures, which have rules of their own
    if not any(each.cell and ("增" in each.text or "比" in each.text) for each in paper.passages):
        return
    for grid in tables(paper):
        columns = columns_of(grid)
        if columns is None or columns.growth < 0:
            continue
        rows = list(_rows(grid, columns))
        wrong = [row for row in rows if not row.fits()]
        right = len(rows) - len(wrong)
        if right and len(wrong) <= right // 2 + (right == 1):
            yield from (_found(paper, row) for row in wrong)


def _rows(grid: Grid, columns: Columns) -> Iterator[_Row]:
    """The rows whose growth is told in per cent and that have both numbers."""
    in_percent = _IN_PERCENT.search(header_of(grid, columns.first, columns.growth)) is not None
    for row in grid.rows[columns.first :]:
        before, now, told = (row.get(at) for at in (columns.before, columns.now, columns.growth))
        if before is None or now is None or told is None:
            continue
        unit = row[columns.unit].text if columns.unit in row else ""
        label = label_of(row, columns.name)
        if _NO_GROWTH.search(unit + label + before.unit + now.unit) or before.unit != now.unit:
            continue
        stated = _stated(told, in_percent=in_percent)
        if stated is None or not before.amount or now.amount is None or before.amount < 0:
            continue
        computed = growth(_around(before.amount), _around(now.amount))
        yield _Row(label, before, now, told, stated, computed)


def _stated(told: Told, *, in_percent: bool) -> Decimal | None:
    """The growth in per cent that a cell tells."""
    found = _SIGNED.fullmatch(told.text)
    if found is None:
        return None
    cell = told._replace(text=found["rest"])
    if cell.amount is None or not (cell.unit in _PERCENT or (in_percent and not cell.unit)):
        return None
    return -cell.amount if found["down"] else cell.amount


def _around(amount: Decimal) -> Range:
    """What it may stand for: whole numbers are exact."""
    last = amount.as_tuple().exponent
    slack = Fraction(1, 2 * 10**-last) if isinstance(last, int) and last < 0 else Fraction(0)
    return Range(Fraction(amount) - slack, Fraction(amount) + slack)


def _found(paper: Paper, row: _Row) -> Finding:
    last = row.stated.as_tuple().exponent
    decimals = -last if isinstance(last, int) and last < 0 else 0
    shown = f"{rounded_text((row.computed.low + row.computed.high) / 2, max(decimals, 1))}%"
    name = f"“{row.label}”" if row.label else ""
    return RULE.at(
        paper.place(row.told.start),
        f"表里{name}由{row.before.text}到{row.now.text}，增幅是{shown}，表中写“{row.told.text}”",
        computation=f"（{row.now.text}－{row.before.text}）÷{row.before.text}＝{shown}",
        hint="核对两年的数和增幅",
        related=(
            Related(paper.place(row.before.start), row.before.text),
            Related(paper.place(row.now.start), row.now.text),
        ),
    )
