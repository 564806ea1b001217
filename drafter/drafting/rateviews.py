"""Views that set one figure against another: 完成率, 占, 差, 每."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.piece import OTHER, Piece
from drafter.drafting.viewrequest import Request, difference_text, quotient_text, rate_text
from drafter.figures import derived
from drafter.figures.figure import (
    Figure,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.figures.derived import Derived


def _rate(request: Request, field: str, compute: Callable[[], Derived | Figure | None]) -> Piece:
    found = None if request.context.blank else compute()
    if found is None:
        return request.missing(field, "%")
    text = found.bare if isinstance(found, Figure) else rate_text(request, found)
    return Piece((request.result(found, field, text),), OTHER)


def completion(request: Request) -> Piece:
    book = request.context.book
    return _rate(request, "完成率", lambda: derived.completion(book, request.measure))


def share(request: Request) -> Piece:
    book, whole = request.context.book, request.part.arguments[0]
    return _rate(request, f"占({whole})", lambda: derived.share(book, request.measure, whole))


def less(request: Request) -> Piece:
    """差(y): x less y, without a direction word."""
    other = request.part.arguments[0]
    found = (
        None
        if request.context.blank
        else derived.difference_of(request.context.book, request.measure, other)
    )
    if found is None:
        return request.missing(f"差({other})", request.measure_word)
    text = difference_text(request, found)
    return Piece((request.result(found, f"差({other})", text),), OTHER)


def per(request: Request) -> Piece:
    other = request.part.arguments[0]
    found = (
        None if request.context.blank else derived.per(request.context.book, request.measure, other)
    )
    if found is None:
        return request.missing(f"每({other})", request.measure_word)
    text = quotient_text(request, found)
    return Piece((request.result(found, f"每({other})", text),), OTHER)
