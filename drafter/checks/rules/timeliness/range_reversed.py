"""说明：起止的日子前后颠倒：“5月30日至5月10日”“8月到5月”。
理由：止的日子要在起的日子以后；跨年的要写“次年”。
反例：5月30日至5月10日，开展专项治理。
正例：5月10日至5月30日，开展专项治理；11月至次年3月，开展寒冬送温暖。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("起止颠倒", Family.TIMELINESS, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_RANGE = pattern(
    "月(?<=(?P<tens>[0-9])月)(?:份|(?P<day>[0-9]{1,2})日)?(?:至|到|—{1,2}|–|～|~|-)"
    "(?:(?P<again>1?[0-9])月(?:份|(?P<last>[0-9]{1,2})日)?)(?![0-9.])"
)
_MONTH = pattern("(?P<year>20[0-9]{2}年|[去上今本明]年|年)?(?P<month>1?[0-9])$")
_WINTER, _SPRING = 9, 5  # 11月至3月 goes over the turn of the year
_BEFORE = 8
_MONTHS, _DAYS = 12, 31


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each range of days or months that ends before it begins."""
    for found in paper.matches(_RANGE, having="至到—–～~-"):
        begin = max(0, found.start() - _BEFORE)
        month = _MONTH.search(paper.text[begin : found.start()])
        if month is None:
            continue
        start = int(month["month"]), int(found["day"] or 0)
        end = int(found["again"]), int(found["last"] or _DAYS)
        if not _is_reversed(start, end):
            continue
        at = begin + month.start("month")
        over = start[0] != end[0]
        yield RULE.at(
            paper.place(at),
            f"“{paper.text[at : found.end()]}”起止颠倒",
            hint="核对起止的日子；跨年的，写“次年”" if over else "核对起止的日子",
            severity=Severity.NOTICE if over and not found["day"] else None,
        )


def _is_reversed(start: tuple[int, int], end: tuple[int, int]) -> bool:
    """Whether the end comes first; a winter ends in the next year."""
    if start[0] > _MONTHS or end[0] > _MONTHS or start <= end:
        return False
    return not (start[0] > _WINTER and end[0] < _SPRING)
