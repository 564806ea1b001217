"""What one print of a template gives: its runs, and whether it keeps a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.drafting.blocks import BODY, PHRASE, FigureRun, HoleRun, Run, TextRun
from drafter.library.phrases import Phrase, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.figures.figure import Figure
    from drafter.library.units import Unit
    from drafter.location import Location


# What a piece means for the clause it stands in; bits, so that those of many add up. A
# figure of its own that is known keeps it, and so do others if all of them are known.
NEUTRAL: Final = 0
OWN: Final = 1
OTHER: Final = 2
MISSING: Final = 4  # times this, the same of figures that are not known
SOME_MISSING: Final = (OWN | OTHER) * MISSING
FIGURE_SEEN: Final = OWN | OTHER
# A word that this report does not have: the clause around it falls, whatever its figures.
UNSAID: Final = 16


class Piece(NamedTuple):
    """Runs of one view; OWN and OTHER figures decide whether an optional clause stays."""

    runs: tuple[Run, ...]
    weight: int = NEUTRAL
    known: bool = True


def figure_run(figure: Figure, form: str, text: str, place: Location) -> FigureRun:
    """A figure printed as `text`."""
    return FigureRun(figure.id, form, text, place, figure.origins)


def hole(measure: str, field: str, form: str, place: Location, unit: Unit | None) -> HoleRun:
    """The hole where the figure would stand."""
    if unit is None:
        return HoleRun(measure, field, form, place)
    return HoleRun(measure, field, form, place, unit.prefix, unit.measure)


def fill(phrase: Phrase, slots: Mapping[str, tuple[Run, ...]]) -> tuple[Run, ...]:
    """The phrase with its slots filled."""
    runs: list[Run] = []
    for part in phrase.parts:
        if isinstance(part, Slot):
            runs += slots[part.name]
        else:
            runs.append(TextRun(part, BODY, phrase.place, PHRASE))
    return tuple(runs)
