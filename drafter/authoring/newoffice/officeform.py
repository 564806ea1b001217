"""The questions about an office as one form: what is typed, what follows from it, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.authoring.answers import (
    IDENTITY_KEYS,
    Identity,
    WrongAnswerError,
    answered,
    is_open,
    question,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from drafter.authoring.answers import Question


class Field(Struct, frozen=True):
    """One question as it stands: `text` is what was typed, else the default that follows.

    `error` says why it cannot be taken; "" where it can.
    """

    asked: Question
    text: str
    typed: bool
    error: str = ""

    @property
    def untouched(self) -> bool:
        """Whether nobody has answered yet what has no default."""
        return bool(self.error) and not self.typed and not self.asked.default


class OfficeForm(Struct):
    """The open questions and the answers so far; `known` is what the office says already.

    `typed` holds only what somebody has answered: whatever is not in it follows from the other
    answers, so that the region changes with the name until it is typed itself.
    """

    today: date
    known: Identity = field(default_factory=Identity)
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """The questions, in their order."""
        return tuple(key for key in IDENTITY_KEYS if is_open(key, self.known))

    def answer(self, key: str, text: str) -> None:
        """Take down an answer; an empty one gives the question back to its default."""
        if text.strip():
            self.typed[key] = text
        else:
            self.typed.pop(key, None)

    def fields(self) -> Mapping[str, Field]:
        """Every question as it stands."""
        return self._read()[0]

    def identity(self) -> Identity | None:
        """Who the office is; None while an answer is wrong or missing."""
        fields, identity = self._read()
        return None if any(each.error for each in fields.values()) else identity

    def _read(self) -> tuple[dict[str, Field], Identity]:
        identity = self.known
        fields: dict[str, Field] = {}
        for key in self.keys:
            asked = question(key, identity, self.today)
            typed = self.typed.get(key)
            error = ""
            try:
                identity = answered(asked, typed or "", identity)
            except WrongAnswerError as wrong:
                error = str(wrong)
            text = asked.default if typed is None else typed
            fields[key] = Field(asked, text, typed is not None, error)
        return fields, identity
