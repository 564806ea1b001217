"""The words and forms of numbers that rules on their wording look for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.patterns import pattern

if TYPE_CHECKING:
    import re

    from drafter.checks.written.paper import Paper

NUMBER: Final = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
# Before a number that is part of a code, a decimal, a chain such as 0570-301-22 or 第3-5条.
_CODE: Final = r"0-9A-Za-z./\-–－−~～—_:：第图表"
# The look back at what precedes comes behind the first character: so `re` can leap to it.
FIRST_NUMBER: Final = rf"[0-9](?<![{_CODE}][0-9])[0-9]{{0,8}}(?:\.[0-9]{{1,4}})?"
COUNTED: Final = (
    "人次|户次|家次|场次|批次|个百分点|个小时|个工作日|工作日|个月|平方公里|平方米|周岁|公里|公顷"
    "|小时|分钟|人|名|户|个|家|所|处|件|张|份|次|场|支|座|间|对|例|宗|起|台|套|辆|册|篇|位|元|岁|天"
    "|米|亩|吨|倍"
)
_FILE: Final = pattern(
    r"[^\s，。；：（）《》“”]{0,30}\.(?:xlsx?|docx?|wps|et|pdf|txt|md|csv|zip|rar|jpe?g|png)(?![a-z])"
)
_MARKED_YEAR: Final = pattern("[-./．](?<=(?:19|20)[0-9]{2}.)[0-9]{1,2}[-./．][0-9]")
# What joins a lower and an upper end; a pattern that begins with it finds the few ranges at once.
JOINT: Final = "(?:[-–－−~～—至到](?<=[0-9].)—?)"
_LOW: Final = pattern(rf"(?:\A|[^{_CODE}])(?P<low>{NUMBER})\Z")
_LONGEST: Final = 16


def lower_end(paper: Paper, joint: re.Match[str]) -> str | None:
    """The number before a range's joint; None where it is none or not below the match's `high`."""
    at = joint.start()
    before = _LOW.search(paper.text[max(0, at - _LONGEST) : at])
    return before["low"] if before and is_below(before["low"], joint["high"]) else None


def has_marked_dates(paper: Paper) -> bool:
    """Whether a date stands anywhere as 2024-12-20 or 2024.12.20."""
    return any(paper.matches(_MARKED_YEAR, beginning="-./．"))


def in_file_name(paper: Paper, end: int) -> bool:
    """Whether what ends there goes on to the ending of a file's name: 低保2016-2020年.xlsx."""
    return _FILE.match(paper.text, end) is not None


def is_below(first: str, second: str) -> bool:
    """Whether the second number is the larger: 15 to 30, not 1000 to 2万."""
    whole = len(first.partition(".")[0].lstrip("0")), len(second.partition(".")[0].lstrip("0"))
    if whole[0] != whole[1]:
        return whole[0] < whole[1]
    return first.lstrip("0") < second.lstrip("0")
