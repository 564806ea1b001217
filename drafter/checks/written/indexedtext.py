"""A text with what tells at once that hardly anything that is looked for stands in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from drafter.library.neighbours import pairs, pairs_of_word

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class IndexedText:
    """A text, its characters, its pairs of neighbours, and where a character stands.

    Each is worked out when first asked for, and kept.
    """

    def __init__(self, text: str) -> None:
        """Take the text."""
        self.text = text
        self._places: dict[str, list[int]] = {}

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that occurs."""
        return frozenset(self.text)

    @cached_property
    def pairs(self) -> frozenset[int]:
        """Every two characters that stand side by side, as `neighbours` numbers them."""
        return pairs(self.text)

    def has(self, *words: str) -> bool:
        """Whether one of them occurs; of most their pairs tell that they do not."""
        present, text = self.pairs, self.text
        perhaps = [word for word in words if pairs_of_word(word) <= present]
        return bool(perhaps) and any(word in text for word in perhaps)

    def matches(
        self,
        pattern: re.Pattern[str],
        *,
        having: str | frozenset[int] = "",
        beginning: str = "",
    ) -> Iterator[re.Match[str]]:
        """Where the pattern is found; not looked for unless one of the characters, or pairs, occurs.

        `beginning` holds every character that it may begin with, where these are few and rare:
        `re` can leap to one certain character, but looks at every place for one of several.
        """
        if having:
            occurring = self.characters if isinstance(having, str) else self.pairs
            if occurring.isdisjoint(having):
                return iter(())
        return self._begun(pattern, beginning) if beginning else pattern.finditer(self.text)

    def _begun(self, pattern: re.Pattern[str], beginning: str) -> Iterator[re.Match[str]]:
        text, end = self.text, 0
        for start in self.places(beginning):
            if start >= end:
                found = pattern.match(text, start)
                if found is not None:
                    end = found.end()
                    yield found

    def places(self, characters: str) -> list[int]:
        """Where one of these characters stands, in reading order."""
        if len(characters) == 1:
            return self._places_of(characters)
        found = self.characters.intersection(characters)
        return sorted([at for each in found for at in self._places_of(each)])

    def _places_of(self, character: str) -> list[int]:
        known = self._places.get(character)
        if known is None:
            known, find = [], self.text.find
            at = find(character)
            while at >= 0:
                known.append(at)
                at = find(character, at + 1)
            self._places[character] = known
        return known
