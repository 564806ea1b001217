"""What one print of a template gives: its runs, and whether it keeps a clause."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.drafting.blocks import BODY, PHRASE, FigureRun, HoleRun, Run, TextRun
from drafter.library.phrases import Phrase, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.figures.figure import Figure
    from drafter.library.units import Unit
    from drafter.location import Location


class Weight(Enum):
    """What a piece means for the clause it stands in."""

    NEUTRAL = auto()
    OWN = auto()
    OTHER = auto()


NEUTRAL: Final = Weight.NEUTRAL
OWN: Final = Weight.OWN
OTHER: Final = Weight.OTHER


class Piece(NamedTuple):
    """Runs of one view; OWN and OTHER figures decide whether an optional clause stays."""

    runs: tuple[Run, ...]
    weight: Weight = NEUTRAL
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
