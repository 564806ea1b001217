"""Rare characters of names: which font prints them where the text's own font lacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.library.charactersets import is_everyday, is_selector, uncommon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.library.faces import Typecase


class RareHand:
    """Who prints what `font` lacks."""

    def __init__(self, font: str, fonts: Typecase) -> None:
        """Text in `font`, one of `fonts`."""
        self._font = font
        self._fonts = fonts
        self._listed = any(face.name == font for face in fonts.faces)
        self._known: dict[str, str] = {}

    def is_needed(self, text: str) -> bool:
        """Whether the text may hold a character that the font lacks."""
        return not is_everyday(text)

    def stretches(self, words: str) -> Iterator[tuple[str, str]]:
        """The words cut where another font must take over: that font ("": the own one), words."""
        start, font = 0, ""
        for at, character in self._looked_at(words):
            other = self._known.get(character)
            if other is None:
                other = font if is_selector(character) else self._other_font(character)
            if other != font:
                if at > start:
                    yield font, words[start:at]
                start, font = at, other
        if words:
            yield font, words[start:]

    def _looked_at(self, words: str) -> Iterable[tuple[int, str]]:
        """The characters that may change the font: what not every font has, and what comes behind it."""
        if not self._listed:
            return enumerate(words)
        rare = frozenset(uncommon(words))
        if not rare:
            return ()
        both = zip(words, " " + words, strict=False)  # each with the one before it
        return [
            (at, mark) for at, (mark, before) in enumerate(both) if mark in rare or before in rare
        ]

    def whole(self, words: str) -> str:
        """The font for words that must stay one run: the one that has what the own one lacks."""
        lacking = "".join(mark for mark in words if self._other_font(mark))
        return self._fonts.font_of(self._font, lacking) if lacking else ""

    def _other_font(self, character: str) -> str:
        """Nothing either for a character that no font is known to have: Word then finds one."""
        font = self._known.get(character)
        if font is None:
            font = self._fonts.font_of(self._font, character)
            font = self._known[character] = "" if font == self._font else font
        return font
