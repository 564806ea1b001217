"""What a year's files say at a place, and the requests that would let them say it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.editing.requests import ClearValue, SetValue
from drafter.figures.editing.typedvalues import typed_value
from drafter.session.rows import roots_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.figures.editing.requests import Request
    from drafter.figures.yearset import YearData


def text_at(year: YearData, path: str, field: str) -> str:
    """What was typed there (see SetValue); "" for nothing."""
    typed = typed_value(roots_of(year), path, field, year.book.catalogue)
    return "" if typed is None or typed.absent else typed.text


def restoring(year: YearData, requests: Sequence[Request]) -> tuple[Request, ...]:
    """What takes the requests back to this year; nothing where they ask for more than values."""
    back: list[Request] = []
    for request in reversed(requests):
        if not isinstance(request, SetValue | ClearValue):
            return ()
        text = text_at(year, request.path, request.field)
        back.append(
            SetValue(request.path, text, request.field)
            if text
            else ClearValue(request.path, request.field)
        )
    return tuple(back)
