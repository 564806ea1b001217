"""What follows from figures: growth, difference, completion, share. Exact, with operands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.figures.book import origins_of
from drafter.figures.figure import (
    BASELINE,
    CURRENT,
    PREVIOUS,
    STATED_COMPLETION,
    STATED_GROWTH,
    STATED_INCREASE,
    STATED_SHARE,
    TARGET,
    Figure,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from drafter.figures.book import FigureBook
    from drafter.library.units import Unit
    from drafter.location import Location


class Derived(NamedTuple):
    """A computed result.

    `value` is per cent for growth, completion and share, 百分点 where `points`, and a
    number of `unit` for differences and 每. `operands` are the figures it comes from,
    the subject first.
    """

    value: Fraction
    operands: tuple[Figure, ...]
    unit: Unit | None = None
    points: bool = False

    @property
    def approximate(self) -> bool:
        """Whether an operand was approximate; then it prints 约 and is not rate-checked."""
        return any(figure.approximate for figure in self.operands)

    @property
    def direction(self) -> int:
        """1 for a rise, -1 for a fall, 0 when the numbers are equal."""
        sign = self.value.numerator
        return (sign > 0) - (sign < 0)

    @property
    def origins(self) -> tuple[Location, ...]:
        """The places of all operands."""
        return origins_of(self.operands)


def growth(book: FigureBook, measure: str, field: str = CURRENT) -> Derived | Figure | None:
    """同比: growth over 上年 in per cent, or 百分点 for a rate; as stated while that is unknown."""
    found = growth_between(book.figure(measure, field), book.before(measure, field))
    return found or (book.figure(measure, STATED_GROWTH) if field == CURRENT else None)


def difference(book: FigureBook, measure: str) -> Derived | Figure | None:
    """增量: 本年 less 上年, in the measure's unit; as stated while that is unknown."""
    return _difference_between(book.figure(measure), book.figure(measure, PREVIOUS)) or book.figure(
        measure, STATED_INCREASE
    )


def since_opening(book: FigureBook, measure: str) -> Derived | None:
    """比年初: 本年 less the end of the year before (基期, if the entry gives one)."""
    opening = book.figure(measure, BASELINE)
    if opening is None and book.opening is not None:
        opening = book.opening.figure(measure)
    elif opening is None and book.period.span.whole_year:
        opening = book.figure(measure, PREVIOUS)
    return _difference_between(book.figure(measure), opening)


def completion(book: FigureBook, measure: str) -> Derived | Figure | None:
    """完成率: 本年 as per cent of 目标; as stated while that is unknown."""
    return _percentage(book.figure(measure), book.figure(measure, TARGET)) or book.figure(
        measure, STATED_COMPLETION
    )


def over_target(book: FigureBook, measure: str) -> Derived | None:
    """超目标: 本年 less 目标, negative while it falls short."""
    return _difference_between(book.figure(measure), book.figure(measure, TARGET))


def share(book: FigureBook, measure: str, whole: str) -> Derived | Figure | None:
    """占(whole): `measure` as per cent of `whole`; as stated while that is unknown."""
    return _percentage(book.figure(measure), book.figure(whole)) or book.figure(
        measure, STATED_SHARE
    )


def difference_of(book: FigureBook, measure: str, other: str) -> Derived | None:
    """差(other): `measure` less `other`, in the unit of `measure`."""
    return _difference_between(book.figure(measure), book.figure(other))


def per(book: FigureBook, measure: str, other: str) -> Derived | None:
    """每(other): how much of `measure` falls to one of `other`, in the base unit of `measure`."""
    subject, by = book.figure(measure), book.figure(other)
    quotient = _quotient(subject, by)
    if subject is None or by is None or quotient is None:
        return None
    unit = book.base_unit(subject.unit)
    return Derived(quotient / unit.factor, (subject, by), unit)


def direction_of(figure: Figure | None, before: Figure | None) -> int | None:
    """Whether `figure` is more than `before` (1), less (-1) or equal (0); None across kinds."""
    if figure is None or before is None or figure.unit.kind != before.unit.kind:
        return None
    high, low = figure.base, before.base
    if high is None or low is None:
        return None
    return (high > low) - (high < low)


def change(figure: Figure | None, before: Figure | None) -> Derived | None:
    """How `figure` differs from `before`, for 由…到… in either direction; None across kinds."""
    return _difference_between(figure, before)


def growth_between(figure: Figure | None, before: Figure | None) -> Derived | None:
    """The growth of `figure` over `before`, 百分点 for a rate; None across kinds."""
    step = _difference_between(figure, before)
    if step is None or step.points:
        return step
    base = step.operands[1].base
    if base is None or base <= 0:
        return None
    unit = step.operands[0].unit
    return Derived(step.value * unit.factor / base * 100, step.operands)


def _difference_between(figure: Figure | None, before: Figure | None) -> Derived | None:
    if figure is None or before is None or figure.unit.kind != before.unit.kind:
        return None
    high, low = figure.base, before.base
    if high is None or low is None:
        return None
    return Derived(
        (high - low) / figure.unit.factor, (figure, before), figure.unit, points=figure.rate
    )


def _percentage(figure: Figure | None, whole: Figure | None) -> Derived | None:
    quotient = _quotient(figure, whole)
    if figure is None or whole is None or quotient is None or figure.unit.kind != whole.unit.kind:
        return None
    return Derived(quotient * 100, (figure, whole))


def _quotient(figure: Figure | None, by: Figure | None) -> Fraction | None:
    if figure is None or by is None:
        return None
    part, base = figure.base, by.base
    if part is None or base is None or base <= 0:
        return None
    return part / base
