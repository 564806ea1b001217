"""说明：表里本年的数，与正文里同一名称、同一单位唯一的那个数不一样。查 Word 里的表和 Markdown 的表。
理由：表和正文说的是同一年的同一样东西，改了一处忘了改另一处，读的人一对就知道。
反例：全县登记社会组织268家。↵| 指标 | 单位 | 2019年 | 2020年 |↵|---|---|---|---|↵| 社会组织 | 家 | 256 | 278 |
正例：全县登记社会组织268家。↵| 指标 | 单位 | 2019年 | 2020年 |↵|---|---|---|---|↵| 社会组织 | 家 | 256 | 268 |
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import measure, typed
from drafter.checks.written.countednouns import number_of_all
from drafter.checks.written.operands import places
from drafter.checks.written.tablecolumns import columns_of, label_of
from drafter.checks.written.tables import tables
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.tables import Told
    from drafter.findings import Finding

RULE = Rule("表文不一", Family.DATA, Severity.WARNING, __doc__)
_UNIT: Final = pattern("(?P<scale>亿|万|千)?(?P<unit>[㐀-鿿]{1,4})")
_SCALES: Final = {None: 0, "千": 3, "万": 4, "亿": 8}
_PERSONS: Final = frozenset({"人", "名", "位"})
_BRACKET: Final = pattern("[（(](?P<unit>[^）)]{1,6})[）)]$")
_MOST_ROWS: Final = 200
_ALIKE: Final = 2  # two numbers of which one is twice the other count different things


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each row of this year's numbers whose name the text counts as well."""
    if paper.setting.drafted or not any(each.cell for each in paper.passages):
        return
    for label, now, unit in islice(_told(paper), _MOST_ROWS):
        yield from _judged(paper, label, now, unit)


def _told(paper: Paper) -> Iterator[tuple[str, Told, str]]:
    """The names of rows that stand once in their table, each with this year's number and its unit."""
    period = paper.setting.period
    for grid in tables(paper):
        columns = columns_of(grid)
        if columns is None or (period and columns.year and columns.year != period.year):
            continue
        labels = Counter(label_of(row, columns.name) for row in grid.rows)
        for row in grid.rows[columns.first :]:
            label, now = label_of(row, columns.name), row.get(columns.now)
            if now is None or not now.amount or labels[label] > 1:
                continue
            unit = now.unit or (row[columns.unit].text if columns.unit in row else "")
            if bracket := _BRACKET.search(label):
                label, unit = label[: bracket.start()], unit or bracket["unit"]
            yield label, now, unit


def _judged(paper: Paper, label: str, now: Told, unit: str) -> Iterator[Finding]:
    found = _UNIT.fullmatch(unit)
    if found is None or now.amount is None:
        return
    counted = "人" if found["unit"] in _PERSONS else found["unit"]
    told = number_of_all(paper, label, counted)
    if told is None or measure(told) != counted:
        return
    last = now.amount.as_tuple().exponent
    decimals = -last if isinstance(last, int) and last < 0 else 0
    scale = 10 ** _SCALES[found["scale"]]
    value = Fraction(now.amount) * scale
    slack = Fraction(scale, 2 * 10**decimals) if scale > 1 or decimals else Fraction(0)
    slack += told.rounding if told.scale or told.decimals else 0
    if abs(value - told.value) <= slack or max(value, told.value) >= _ALIKE * min(
        value, told.value
    ):
        return
    yield RULE.at(
        paper.place(now.start),
        f"正文写“{label}”{typed(paper.text, told)}，表里写{now.text}",
        hint="核对哪一个对；时间或口径不同的，写明",
        related=places(paper, (told,)),
    )
