"""Headings numbered as of another level than the one they stand in: （一）, 二、, （三）."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.checks.written.skeleton import Heading

_DEEPEST: Final = 4  # from 第一章 to （1）
_FEWEST: Final = 3
_FAR: Final = 40  # headings of lower levels that are passed over


def level_slips(headings: Sequence[Heading]) -> dict[int, Heading]:
    """The headings that belong to the level around them, as they should have been numbered."""
    if len(headings) < _FEWEST:
        return {}
    slips: dict[int, Heading] = {}
    times = Counter((each.form, each.value) for each in headings)
    for index, heading in enumerate(headings):
        if heading.value <= 1 or not 0 < heading.form.value <= _DEEPEST or heading.counted:
            continue
        beside = _beside(headings, index)
        if beside is None:
            continue
        # 二、 between （一） and （三） is the second chapter, unless there is another one.
        if heading.form.value > beside.form.value or times[heading.form, heading.value] > 1:
            slips[index] = heading._replace(form=beside.form, mark=beside.mark)
    return slips


def _beside(headings: Sequence[Heading], index: int) -> Heading | None:
    """The heading before it, where that and the one behind it are of one other form without it."""
    heading = headings[index]
    for at in range(index - 1, max(-1, index - 1 - _FAR), -1):
        before = headings[at]
        if before.value == heading.value - 1 and before.form is not heading.form:
            behind = _behind(headings, index, before)
            return before if behind is not None and behind.value == heading.value + 1 else None
        if before.form.value <= heading.form.value:
            return None
    return None


def _behind(headings: Sequence[Heading], index: int, before: Heading) -> Heading | None:
    """The next heading of a form, unless one of a higher level comes first."""
    if not 0 < before.form.value <= _DEEPEST:
        return None
    highest = max(before.form.value, headings[index].form.value)
    for each in headings[index + 1 : index + 1 + _FAR]:
        if each.form is before.form:
            return each
        if each.form.value <= highest:
            return None
    return None
