"""Rare characters of names: which font prints them where the text's own font lacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.library.charactersets import is_everyday, is_selector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.library.faces import Typecase


class RareHand:
    """Who prints what `font` lacks."""

    def __init__(self, font: str, fonts: Typecase) -> None:
        """Text in `font`, one of `fonts`."""
        self._font = font
        self._fonts = fonts
        self._known: dict[str, str] = {}

    def is_needed(self, text: str) -> bool:
        """Whether the text may hold a character that the font lacks."""
        return not is_everyday(text)

    def stretches(self, words: str) -> Iterator[tuple[str, str]]:
        """The words cut where another font must take over: that font ("": the own one), words."""
        start, font = 0, ""
        for at, character in enumerate(words):
            other = self._known.get(character)
            if other is None:
                other = font if is_selector(character) else self._other_font(character)
            if other != font:
                if at > start:
                    yield font, words[start:at]
                start, font = at, other
        if words:
            yield font, words[start:]

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
