"""说明：年份没有写全四位数字，或者多写、漏写了一位。
理由：GB/T 9704 7.3.5.4：年份标全称，用四位数字；“24年”也可读作二十四年。
反例：24年全年新增床位120张；较23年同期增长5%
正例：2024年全年新增床位120张；较2023年同期增长5%
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("年份不是四位", Family.WORDING, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_PERIOD = (
    "全年(?!无)|度(?![过量假日])|[上下]半年|前三季度|第?[一二三四1-4]季度|年?[底末](?![蕴色子气线部端])"
    "|年?初(?=以来|至|，|的|时|制定)|[01]?[0-9]月|同期"
)
_AFTER = pattern(
    r"年(?<=[0-9]{2}年)(?:(?<![0-9]{4}年)|(?<=[0-9]{5}年))"
    rf"(?:(?P<period>{_PERIOD})|增长|增加|提高|下降|减少|上升)"
)
# Two digits are a year only where a clause begins, or behind a word that a year follows:
# 连续20年全年 and 干了24年 count years.
_YEAR = pattern(
    r"(?:(?:(?:\A|[\s，。；、：（“‘’'在到至止于自从区县市镇街道院省和与及局])|[㐀-鿿],)(?P<short>[0-4][0-9])"
    r"|[较比](?P<compared>[0-4][0-9])|(?:\A|[^0-9.])(?P<digits>(?:19|20)[0-9]|20[0-9]{3})"
    r"|[^0-9.近每约第满逢](?P<of_report>[0-4][0-9]))\Z"
)
_BEFORE = 7
# 2023—24年, but not 2003—05级; the second must be the later one.
_RANGE = pattern(
    r"(?P<first>(?:19|20)[0-9]{2})年?[-–－−~～—至到]{1,2}(?P<last>[0-9]{2})(?<![0-9]{3})年(?!级|[以后内间代])"
)
_JOINED = between("0123456789年", "-–－−~～—至到")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each year in two, three or five digits, where the words behind it say that it is a year."""
    for after in paper.matches(_AFTER, having="年"):
        at = after.start()
        found = _YEAR.search(paper.text[max(0, at - _BEFORE) : at])
        if found is None or (found["compared"] is None and after["period"] is None):
            continue
        if found["of_report"] and after["period"] != "度":
            continue
        digits = found[str(found.lastgroup)]
        start = at - len(digits)
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, after.end())}”里的“{digits}年”不是四位的年份",
            hint=_advice(digits, paper.setting.period.year if paper.setting.period else None),
        )
    for found in paper.matches(_RANGE, having=_JOINED):
        first, last = found["first"], found["last"]
        if first[2:] < last:
            yield RULE.at(
                paper.place(found.start()),
                f"“{found[0]}”后一个年份没有写全四位",
                hint=f"写全，如“{first[:2]}{last}年”",
                severity=Severity.WARNING,
            )


def _advice(digits: str, year: int | None) -> str:
    """What to write; the century of two digits is that of the year reported on, or this one."""
    if len(digits) > 2:
        return "核对后写全四位，如“2024年”"
    return f"写全四位，如“{(year or 2000) // 100}{digits}年”"
