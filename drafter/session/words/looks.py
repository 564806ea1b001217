"""Looks over items of words, each text looked over once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.session.words.wordlook import look_at

if TYPE_CHECKING:
    from drafter.figures.words import WordForm
    from drafter.office import Office
    from drafter.session.words.wordlook import Look

MANY_LOOKS = 500


class Looks:
    """Remembers the looks of one office."""

    def __init__(self, office: Office) -> None:
        """Begin with none."""
        self.office = office
        self._looks: dict[tuple[str, WordForm], Look] = {}

    def at(self, text: str, form: WordForm) -> Look:
        """The look of a text."""
        if (text, form) not in self._looks:
            if len(self._looks) >= MANY_LOOKS:
                self._looks.clear()
            self._looks[text, form] = look_at(text, self.office, form)
        return self._looks[text, form]
