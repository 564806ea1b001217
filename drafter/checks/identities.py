"""Which of the library's identities (校验, 核实) the year's figures break."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.arithmetic import exact_base, slack
from drafter.checks.identityterms import placed_by_first
from drafter.checks.oncefor import once_for_each
from drafter.checks.times import adds_up, time_of
from drafter.figures.figure import BASELINE, PLAIN, PREVIOUS, State
from drafter.findings import Related
from drafter.library.formulas import DIVISIONS, MONTHS, OPENING, OUTSIDE
from drafter.library.indicators import IndicatorKind
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from drafter.checks.identityterms import Placed, Sums
    from drafter.checks.report import Report
    from drafter.figures.book import FigureBook
    from drafter.figures.figure import Figure
    from drafter.library.formulas import Formula, Identity

HOLDS: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}
NOTHING: Final = Fraction(0)
# Whose places below are the 镇街 that indicators are counted by.
OF_TOWNS: Final = "区县"


class Broken(NamedTuple):
    """An identity that does not hold: what its sides come to, and its figures by their names.

    `none` are those of which the file says 无, `unfilled` those it does not give; both count as
    0 on their side. It is `certain` where nothing that they could be would mend it.
    """

    identity: Identity
    left: Fraction
    right: Fraction
    figures: Mapping[str, Figure]
    none: tuple[str, ...] = ()
    unfilled: tuple[str, ...] = ()
    certain: bool = True

    @property
    def related(self) -> tuple[Related, ...]:
        """Where the figures stand but for the first typed, and the identity."""
        return (
            *(Related(figure.place, figure.id) for figure in self._typed_first[1:]),
            Related(self.identity.place, f"{'核实' if self.identity.usual else '校验'}写在这里"),
        )

    @property
    def subject(self) -> Figure:
        """The figure to complain of: the first that was typed."""
        return self._typed_first[0]

    @property
    def remarked(self) -> bool:
        """Whether a 备注 beside one of the figures says why."""
        return any(figure.attributes.remark for figure in self.figures.values())

    @property
    def _typed_first(self) -> list[Figure]:
        return sorted(self.figures.values(), key=lambda figure: bool(figure.operands))


@once_for_each
def broken(report: Report) -> tuple[Broken, ...]:
    """The identities that do not hold, in the order of the library."""
    judge = _Judge(report)
    return tuple(found for each in judge.candidates() if (found := judge.judged(each)))


class _Judge:
    """What is known of a report, as far as it was asked for."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._book = report.book
        divisions = report.profile.divisions if report.profile.level == OF_TOWNS else ()
        self._bases: dict[str, Fraction | None] = {
            MONTHS: months(report.book),
            DIVISIONS: Fraction(len(divisions)) if divisions else None,
        }
        self._told: list[frozenset[str]] = []
        self._broken: set[int] = set()

    def candidates(self) -> Iterator[Placed]:
        """Those of whose figures enough may be known, in the order of the catalogue.

        Most of a library's identities are about figures that an office does not have.
        """
        by_first, given = placed_by_first(self._report.library.catalogue), self._book.given
        found = [
            each
            for name in ("", *given)
            if name in by_first
            for each in by_first[name]
            if each.may_be_judged(given)
        ]
        found.sort(key=_number)
        return iter(found)

    def judged(self, placed: Placed) -> Broken | None:
        """That an identity is broken, unless one of the same figures was."""
        identity = placed.identity
        bases = self._bases
        for name in identity.names:
            if name not in bases:
                bases[name] = exact_base(operand(self._book, name))
        missing = [name for name in identity.names if bases[name] is None]
        if not missing:
            found = None if placed.sign else self._with_all(identity)
        else:
            found = self._without(placed, placed.sums, missing) if placed.sums else None
        if found is None or not of_one_time(self._report, identity, found.figures):
            return None
        return found if self._is_new(placed, found) else None

    def _is_new(self, placed: Placed, found: Broken) -> bool:
        """Whether nothing was said of these figures that this would only repeat."""
        names = frozenset(found.figures)
        weak = found.unfilled or found.identity.usual
        if placed.number in self._broken or (weak and any(names <= each for each in self._told)):
            return False
        self._broken.add(placed.number)
        self._told.append(names)
        return True

    def _with_all(self, identity: Identity) -> Broken | None:
        base = self._bases.__getitem__
        left, right = identity.left.evaluate(base), identity.right.evaluate(base)
        if left is None or right is None or (left == right and "=" in identity.operator):
            return None
        if identity.operator in HOLDS and HOLDS[identity.operator](left, right):
            return None
        figures = operands(self._book, identity)
        if _holds(identity, left, right, figures):
            return None
        return Broken(identity, left, right, figures)

    def _without(self, placed: Placed, sums: Sums, missing: list[str]) -> Broken | None:
        """Broken already by what is known, none of the others being less than 0."""
        states = [self._state(name) for name in missing]
        signs = {sums.signs[name] for name in missing}
        if len(signs) > 1 or State.KNOWN in states or any(x.endswith(OPENING) for x in missing):
            return None
        sign = signs.pop()
        none = tuple(x for x, state in zip(missing, states, strict=True) if state is State.NONE)
        if placed.sign not in {0, sign} or not self._others(sums, sign):
            return None
        identity = placed.identity
        left, right = identity.left.evaluate(self._or_none), identity.right.evaluate(self._or_none)
        if left is None or right is None:
            return None
        figures = operands(self._book, identity)
        if _holds(identity, left, right, figures):
            return None
        certain = (left - right) * sign > 0
        unfilled = tuple(name for name in missing if name not in none)
        if not certain and unfilled and not self._is_gap(identity, sums, sign, states):
            return None
        return Broken(identity, left, right, figures, none, unfilled, certain)

    def _others(self, sums: Sums, sign: int) -> list[str]:
        """The known figures that are added up with those that are missing."""
        return [
            name
            for name, its in sums.signs.items()
            if its == sign and self._bases[name] is not None
        ]

    def _is_gap(self, identity: Identity, sums: Sums, sign: int, states: list[State]) -> bool:
        """Whether what does not meet the end of last year asks for what was not filled in.

        Another that came or went in the same way must be known: who counts those counts all.
        """
        if not identity.opening or State.PENDING in states:
            return False
        return any(
            f"{name.removesuffix(OPENING)}{OPENING}" not in identity.names
            for name in self._others(sums, sign)
        )

    def _or_none(self, name: str) -> Fraction:
        base = self._bases[name]
        return NOTHING if base is None else base

    def _state(self, name: str) -> State:
        """KNOWN of what cannot be reckoned with: about so many, one half of a pair."""
        known = self._book.catalogue.measures.get(name)
        if known is None or name in self._book.withheld:
            return State.KNOWN
        paired = known.indicator.paired
        if paired and any(each in self._book.known for each in known.indicator.measures):
            return State.KNOWN
        return self._book.state(name)


def _number(placed: Placed) -> int:
    return placed.number


def operand(book: FigureBook, name: str) -> Figure | None:
    """The figure that a name in an identity reads: of the period, or of the end of last year."""
    measure = name.removesuffix(OPENING)
    if measure == name:
        return book.figure(name)
    if book.period.span.whole_year:
        return book.figure(measure, PREVIOUS)
    # A half year begins where the year before ended, not where the half year before did.
    opening = book.opening.figure(measure) if book.opening else None
    return opening or book.figure(measure, BASELINE)


def operands(book: FigureBook, identity: Identity) -> dict[str, Figure]:
    """The known figures of an identity, by their names."""
    figures = {name: operand(book, name) for name in identity.names}
    return {name: figure for name, figure in figures.items() if figure is not None}


def months(book: FigureBook) -> Fraction:
    """How many months the report covers."""
    span = book.period.span
    return Fraction(span.last - span.first + 1)


def of_one_time(report: Report, identity: Identity, figures: Mapping[str, Figure]) -> bool:
    """Whether what adds up over months was counted over the same months.

    Where an identity leads from one year's end to the next, or counts months, these are the
    report's own, for whatever it reads.
    """
    strict = identity.opening or MONTHS in identity.left.names + identity.right.names
    book, catalogue = report.book, report.library.catalogue
    times = {
        time_of(book, figure.attributes)
        for name, figure in figures.items()
        if not name.endswith(OPENING) and (strict or adds_up(catalogue, name))
    }
    return times <= {time_of(book, PLAIN)} if strict else len(times) <= 1


def _holds(
    identity: Identity, left: Fraction, right: Fraction, figures: Mapping[str, Figure]
) -> bool:
    if identity.operator == "==":
        return abs(left - right) <= slack(figures.values())
    return HOLDS[identity.operator](left, right)


def amount(report: Report, identity: Identity, value: Fraction) -> str:
    """One side as a message prints it, in the unit of the first figure that is not divided."""
    for side in (identity.left, identity.right):
        known = report.library.catalogue.of_measure(_first(side))
        if known is not None and "/" not in side.text:
            return rounded_text(value / known.unit.factor, 4) + known.unit.measure
    return rounded_text(value, 4)


def _first(side: Formula) -> str:
    return next((name.removesuffix(OPENING) for name in side.names if name not in OUTSIDE), "")


def is_per_head(report: Report, identity: Identity) -> bool:
    """Whether money per head is held against a 标准."""
    if "/" not in identity.left.text or identity.usual:
        return False
    limits = [report.library.catalogue.of_measure(name) for name in identity.right.names]
    return (
        bool(limits)
        and identity.operator in {"<=", "<"}
        and all(
            known is not None and known.indicator.kind is IndicatorKind.STANDARD for known in limits
        )
    )
