"""说明：正文里的日期用短横、圆点或斜线隔开，或者月用汉字、日用数字，或者日写作“号”。
理由：GB/T 9704 7.3.5.4：成文日期用年、月、日标全；公文正文从同，不用2024-12-20、2024.12.20一类简写。
反例：截至2024.12.20，共办理1200件
正例：截至2024年12月20日，共办理1200件
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from drafter.checks.written.numberwords import has_marked_dates, in_file_name
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern
from drafter.period import date_name

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("日期写法不对", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
# 编号2024-12-20 is no date; nor is part of an address, of a file's name, of a longer number.
_DATE = pattern(
    r"(?P<year>[12](?<![0-9A-Za-z_/.:：=&?#@号编第证图表版].)(?:(?<=1)9|(?<=2)0)[0-9]{2})"
    r"(?P<mark>[-./．])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?P<rest>日?)(?![0-9A-Za-z_/版号]|\.[0-9A-Za-z]|-(?!(?:19|20)[0-9]{2}[-./年]))"
)
_MIXED = pattern(
    "月(?:(?<=[一二三四五六七八九十]月)(?P<digits>[0-9]{1,2})日|(?<=[0-9]月)"
    "(?P<han>[一二三四五六七八九]|[一二]?十[一二三四五六七八九]?|三十一?)日)(?!游)"
)
_MONTH = pattern("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\\Z")
# 12月31号, in speech; no 3月15号文件 and no 5月1号楼.
_SPOKEN = pattern(
    r"月(?<=[0-9]月)[0-9]{1,2}(?P<mark>号)(?![楼线馆院门店令]|文件|公告|公路|通知|通报)"
)
_MONTH_AND_DAY = pattern(r"月份(?<=[0-9]月份)(?=[0-9]{1,2}日)")
_CELL_BORDERS = frozenset("|｜\t")  # of a table in plain text
_IN_TABLES = frozenset({Role.CELL, Role.FRAME})


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each date that exists; not those in tables, where they may be short."""
    last = 0
    for found in paper.matches(_DATE) if has_marked_dates(paper) else ():
        day = _day(found)
        start, end = found.span()
        if paper.text[start - 1 : start] == "-" and start - 1 != last:
            continue  # in a code: 0570-2024-12-20
        last = end
        if {paper.text[start - 1 : start], paper.text[end : end + 1]} & _CELL_BORDERS:
            continue
        if day is None or paper.passage(start).role in _IN_TABLES or in_file_name(paper, end):
            continue
        yield RULE.at(
            paper.place(start),
            f"日期“{found[0]}”没有写年、月、日",
            hint=f"改为“{date_name(day)}”",
            repairs=paper.repair(start, end, date_name(day)),
        )
    for found in paper.matches(_MIXED, having="月"):
        month = _MONTH.search(paper.text[max(0, found.start() - 2) : found.start()])
        if month:
            start = found.start() - len(month[0])
            yield RULE.at(
                paper.place(start),
                f"“{month[0]}{found[0]}”月和日一个用汉字，一个用数字",
                hint="公历的日期都用数字，如“9月30日”",
            )
    for found in paper.matches(_MONTH_AND_DAY, having="份"):
        start, end = found.span()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里的“月份”后面写了日",
            hint="改为“月”",
            repairs=paper.repair(start, end, "月"),
        )
    yield from _spoken(paper)


def _spoken(paper: Paper) -> Iterator[Finding]:
    """Each day called 号."""
    for found in paper.matches(_SPOKEN, having="号"):
        start, end = found.span("mark")
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里的日期写了“号”",
            hint="公文里写“日”",
            severity=Severity.NOTICE,
            repairs=paper.repair(start, end, "日"),
        )


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
