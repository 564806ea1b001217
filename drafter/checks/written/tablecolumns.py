"""Which columns of a table hold this year's numbers, last year's, and the growth between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.tables import first_row, header_of
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re

    from drafter.checks.written.tables import Grid, Told

_YEAR: Final = pattern(
    "(?P<year>(?:19|20)[0-9]{2})年?(?:度|底|末|年末|年底|实绩|完成(?:数|情况)?|实际)?(?:[（(].{1,6}[）)])?"
)
_BEFORE: Final = pattern(
    "(?:上年|去年|上一年)(?:度|同期|末|底|数|完成数?|实绩)*(?:[（(].{1,6}[）)])?"
)
_NOW: Final = pattern("(?:本年|今年|当年|本期)(?:度|末|底|数|完成数?|实绩)*(?:[（(].{1,6}[）)])?")
_GROWN: Final = pattern(
    "(?:同?比|较|比?上年|去年|年度?|±)*(?:增长|增幅|增减|增速|增长率|变化|同比)(?:率|幅度?)?[±（(]*[%％]?[）)]?"
)
_NAMES: Final = pattern("指标(?:名称)?|项目|类别|内容|名称|业务")
_UNITS: Final = pattern("(?:计量|计算)?单位")


class Columns(NamedTuple):
    """The columns of a table by what they hold, -1 where there is none.

    `first` is the first row of amounts; `year` this year where the header names it, otherwise 0.
    """

    first: int
    name: int
    unit: int
    before: int
    now: int
    growth: int
    year: int


def columns_of(grid: Grid) -> Columns | None:
    """The columns, if this year's stands beside last year's."""
    first = first_row(grid)
    headers = {column: header_of(grid, first, column) for row in grid.rows for column in row}
    before, now = _two_years(headers)
    if before < 0 or now < 0:
        return None
    return Columns(
        first,
        _only(headers, _NAMES, 0),
        _only(headers, _UNITS, -1),
        before,
        now,
        _only(headers, _GROWN, -1),
        int(found["year"]) if (found := _YEAR.fullmatch(headers[now])) else 0,
    )


def _only(headers: dict[int, str], how: re.Pattern[str], otherwise: int) -> int:
    found = [column for column, said in headers.items() if how.fullmatch(said)]
    return found[0] if len(found) == 1 else otherwise


def _two_years(headers: dict[int, str]) -> tuple[int, int]:
    """The columns of two years that follow one another, or of last year and this one."""
    years = {
        int(found["year"]): column
        for column, said in headers.items()
        if (found := _YEAR.fullmatch(said))
    }
    if len(years) == 2 and max(years) - min(years) == 1:
        return years[min(years)], years[max(years)]
    return _only(headers, _BEFORE, -1), _only(headers, _NOW, -1)


def label_of(row: dict[int, Told], column: int) -> str:
    """What a row is of; "" where nothing is said or a number stands there."""
    told = row.get(column)
    return told.text if told is not None and told.amount is None else ""
