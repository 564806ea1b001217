"""Made-up figures that a library is proved with: any set of measures known, rising, equal or falling."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures.book import FigureBook
from drafter.figures.figure import (
    BASELINE,
    CURRENT,
    HISTORY,
    NEXT_TARGET,
    OF_WHICH,
    PARTS,
    PREVIOUS,
    TARGET,
    Attributes,
    Figure,
    Gap,
    State,
)
from drafter.figures.lists import FieldText, Record
from drafter.figures.words import WordText
from drafter.library.profile import OfficeProfile
from drafter.location import Location
from drafter.period import Period, Span
from drafter.quantity import Computed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafter.library.library import Library

NOWHERE = Location("（试印）")
YEAR = 2018
ATTRIBUTES = Attributes(as_of=date(YEAR, 9, 30), deadline=f"{YEAR + 1}年底")
PROFILE = OfficeProfile(
    name="某某民政局",
    short_name="本局",
    system="民政",
    region="某某",
    area_term="本辖区",
    level="区县",
    superiors="上级党委、政府",
    divisions=(),
    libraries=(),
    terms={},
    signature="某某民政局",
    page_style="公文",
    fixed_numbers=(),
    silences=(),
    place=NOWHERE,
)


class Trend(Struct, frozen=True):
    """This year's number and last year's; all stay below 100 so that rates are sound too."""

    name: str
    current: int
    previous: int


RISING = Trend("上升", 90, 80)
LEVEL = Trend("持平", 80, 80)
FALLING = Trend("下降", 70, 80)
TRENDS = (RISING, LEVEL, FALLING)


def proof_book(
    library: Library,
    known: Iterable[str],
    trend: Trend = RISING,
    *,
    awaited: Iterable[str] = (),
    lists: Mapping[str, frozenset[str]] | None = None,
) -> FigureBook:
    """A book where `known` measures have every field and `awaited` ones are 待报.

    A measure with a 公式 is left to its formula. `lists` names the 清单 that have
    records, with the fields that templates ask of them.
    """
    figures: dict[tuple[str, str], Figure] = {}
    part_names: dict[tuple[str, str], tuple[str, ...]] = {}
    for measure in known:
        indicator = library.catalogue.of_measure(measure)
        if indicator is None or indicator.indicator.formula is not None:
            continue
        for field, number in _fields(trend).items():
            value = Computed(Fraction(number))
            figures[measure, field] = Figure(
                measure, field, value, indicator.unit, NOWHERE, ATTRIBUTES
            )
        for group in (PARTS, OF_WHICH):
            part_names[measure, group] = ("甲街道", "乙街道")
        part_names[measure, HISTORY] = (str(YEAR - 1),)
    return FigureBook(
        period=Period(YEAR, Span.named("全年")),
        catalogue=library.catalogue,
        units=library.units,
        figures=figures,
        gaps={(measure, CURRENT): Gap(State.PENDING, NOWHERE) for measure in awaited},
        noted=dict.fromkeys((measure for measure, _ in figures), ATTRIBUTES),
        part_names=part_names,
        lists={
            name: (_record(fields, "甲"), _record(fields, "乙"))
            for name, fields in (lists or {}).items()
        },
        own={},
        measures=tuple(dict.fromkeys(measure for measure, _ in figures)),
    )


def _fields(trend: Trend) -> dict[str, int]:
    return {
        CURRENT: trend.current,
        PREVIOUS: trend.previous,
        BASELINE: trend.previous,
        TARGET: 75,
        NEXT_TARGET: 95,
        f"{PARTS}.甲街道": trend.current - 30,
        f"{PARTS}.乙街道": 30,
        f"{OF_WHICH}.甲街道": 20,
        f"{OF_WHICH}.乙街道": 10,
        f"{HISTORY}.{YEAR - 1}": trend.previous,
    }


def _record(fields: frozenset[str], mark: str) -> Record:
    return Record(
        {name: FieldText((WordText(f"{mark}{name}", NOWHERE),), NOWHERE) for name in fields},
        NOWHERE,
    )
