"""Pens: the opening tags of runs, made once for each page style."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.layout import styles
from drafter.layout.fonts import HINT, ground_xml
from drafter.layout.rare import RareHand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.library.pageletters import Lettering
    from drafter.library.pagestyles import PageStyle


class Pen(Struct, frozen=True):
    """What a run begins with, up to its text: printed words, and holes.

    `rare` knows what the pen's own font lacks. A pen without one writes text as it is,
    which must be free of what `care.needing_care` finds.
    """

    words: str
    hole: str
    rare: RareHand | None = None


class Pens(Struct, frozen=True):
    """The pens of a page style.

    `of` writes in the letters of a paragraph style, `run_in` the run-in heading of a
    paragraph without number, `numbered` that of one with a number, by level from 0.
    Fonts stand in the styles alone, so that changing a style in Word changes the text;
    only a character that the style's font lacks is given one.
    """

    plain: Pen
    run_in: Pen
    numbered: tuple[Pen, ...]
    gap: Pen
    by_style: Mapping[str, Pen] = field(default_factory=dict)

    def of(self, paragraph_style: str) -> Pen:
        """The pen for text in the letters of `paragraph_style`."""
        return self.by_style.get(paragraph_style, self.plain)


@lru_cache(maxsize=8)
def pens_of(style: PageStyle) -> Pens:
    """The pens of a page style, for text that can be written as it is."""
    hole = ground_xml(style.hole)

    def pen(letters: str = "", ground: str = "") -> Pen:
        return Pen(_opening(letters or HINT, ground), _opening(letters or HINT, hole))

    def run_in(name: str, lettering: Lettering) -> Pen:
        weight = f'<w:b w:val="{int(lettering.bold)}"/>'
        differs = lettering.bold != style.body.lettering.bold
        return pen(f'<w:rStyle w:val="{name}"/>{HINT}{weight if differs else ""}')

    headings = zip(styles.HEADINGS, style.headings, strict=True)
    return Pens(
        plain=pen(),
        run_in=run_in(styles.RUN_IN_HEADING, style.run_in_heading),
        numbered=tuple(run_in(f"{name}Char", heading.lettering) for name, heading in headings),
        gap=pen(ground=ground_xml(style.gap)),
    )


@lru_cache(maxsize=8)
def careful_pens_of(style: PageStyle) -> Pens:
    """The pens of a page style, for any text."""
    pens = pens_of(style)
    hands = {
        name: RareHand(font, style.fonts) for name, font in styles.fonts_by_style(style).items()
    }

    def with_hand(pen: Pen, name: str) -> Pen:
        return replace(pen, rare=hands[name])

    numbered = zip(pens.numbered, styles.HEADINGS, strict=True)
    return Pens(
        plain=with_hand(pens.plain, styles.BODY),
        run_in=with_hand(pens.run_in, styles.RUN_IN_HEADING),
        numbered=tuple(with_hand(pen, f"{name}Char") for pen, name in numbered),
        gap=with_hand(pens.gap, styles.GAP),
        by_style={name: with_hand(pens.plain, name) for name in hands},
    )


def _opening(letters: str, ground: str) -> str:
    return f'<w:r><w:rPr>{letters}{ground}</w:rPr><w:t xml:space="preserve">'
