"""On which day somebody was born who is named beside it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from drafter.checks.written.masking import Private, masked_number
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_DATE: Final = "(?P<date>(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月(?:[0-9]{1,2}日)?|(?P<mark>[-./])[0-9]{1,2}(?P=mark)[0-9]{1,2}))"
_BORN: Final = pattern("生(?:于|日期?|年月日?|时间)?[为是：:]{0,2}")
_BEFORE: Final = pattern(f"{_DATE}出?\\Z")
_BEHIND: Final = pattern(f"{_DATE}(?!之?[前后间]|以[前后来]|[至到])")
_CONDITION: Final = pattern("生(?:[前后态活产效育]|之|以|的人)")
_LONGEST: Final = 12
_NEAR: Final = 60


def birthdates(text: str, names: tuple[Private, ...]) -> Iterator[Private]:
    """Those in the sentence of somebody's name."""
    if not names:
        return
    starts = [name.start for name in names]
    for born in _BORN.finditer(text):
        found = _date(text, born)
        if found is None:
            continue
        start, end = found.span("date")
        after = bisect_left(starts, start)
        if any(_is_near(text, start, at) for at in starts[max(0, after - 1) : after + 1]):
            yield Private(start, end, masked_number(found["date"], 4, 0))


def _date(text: str, born: re.Match[str]) -> re.Match[str] | None:
    """The day before 出生 or behind it."""
    if behind := _BEHIND.match(text, born.end()):
        return behind
    if _CONDITION.match(text, born.start()):
        return None
    return _BEFORE.search(text, max(0, born.start() - _LONGEST), born.start())


def _is_near(text: str, one: int, other: int) -> bool:
    """Whether they stand in one sentence."""
    first, last = min(one, other), max(one, other)
    return last - first <= _NEAR and not any(mark in text[first:last] for mark in "。！？\n")
