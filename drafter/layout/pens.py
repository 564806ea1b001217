"""Pens: the opening tags of runs, made once for each page style."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.layout import styles
from drafter.layout.fonts import HINT, ground_xml

if TYPE_CHECKING:
    from drafter.library.pagestyles import Lettering, PageStyle


@dataclass(frozen=True, slots=True)
class Pen:
    """What a run begins with, up to its text: printed words, and holes."""

    words: str
    hole: str


@dataclass(frozen=True, slots=True)
class Pens:
    """The pens of a page style.

    `plain` writes in the letters of the paragraph's style, `run_in` the run-in heading
    of a paragraph without number, `numbered` that of one with a number, by level from 0.
    Fonts stand in the styles alone, so that changing a style in Word changes the text.
    """

    plain: Pen
    run_in: Pen
    numbered: tuple[Pen, ...]
    gap: Pen


@lru_cache(maxsize=8)
def pens_of(style: PageStyle) -> Pens:
    """The pens of a page style."""
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


def _opening(letters: str, ground: str) -> str:
    return f'<w:r><w:rPr>{letters}{ground}</w:rPr><w:t xml:space="preserve">'
