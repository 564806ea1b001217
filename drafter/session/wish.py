"""A 静默 that somebody wishes for, which no file of the year will hold; and all that may be typed."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import astuple

from drafter.figures.editing.requests import Request
from drafter.library.profile import SILENCE_KEYS


class Wish(Struct, frozen=True):
    """A rule to be silenced, for one topic or figure, or altogether where none is named."""

    rule: str
    topic: str
    reason: str

    @property
    def said(self) -> str:
        """As a clerk reads it."""
        return f"{self.rule}（{self.topic or '全部'}）"

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """As it stands in the file."""
        given = zip(SILENCE_KEYS, astuple(self), strict=True)
        return tuple((key, text) for key, text in given if text)


Typed = Request | Wish
