"""Which of the library's identities (校验) the year's figures break."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.arithmetic import exact_base, slack
from drafter.checks.oncefor import once_for_each
from drafter.checks.times import adds_up, time_of
from drafter.figures.figure import BASELINE, PLAIN, PREVIOUS
from drafter.findings import Related
from drafter.library.formulas import MONTHS, OPENING
from drafter.library.indicators import IndicatorKind
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from drafter.checks.report import Report
    from drafter.figures.book import FigureBook
    from drafter.figures.figure import Figure
    from drafter.library.formulas import Formula, Identity
    from drafter.library.indicators import Catalogue

HOLDS: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}


class Broken(NamedTuple):
    """An identity that does not hold: what its sides come to, and its figures by their names."""

    identity: Identity
    left: Fraction
    right: Fraction
    figures: Mapping[str, Figure]

    @property
    def computation(self) -> str:
        """Every figure it reads."""
        return "；".join(f"{name} = {figure.bare}" for name, figure in self.figures.items())

    @property
    def related(self) -> tuple[Related, ...]:
        """Where the figures stand but for the first typed, and the identity."""
        return (
            *(Related(figure.place, figure.id) for figure in self._typed_first[1:]),
            Related(self.identity.place, "校验写在这里"),
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


def broken(report: Report, wanted: Callable[[Identity], bool]) -> Iterator[Broken]:
    """The `wanted` identities that do not hold, of which all figures are known exactly."""
    bases: dict[str, Fraction | None] = {MONTHS: months(report.book)}

    def base(name: str) -> Fraction | None:
        if name not in bases:
            bases[name] = exact_base(operand(report.book, name))
        return bases[name]

    for identity in _identities_of(report.library.catalogue, report.book.given):
        if not wanted(identity) or any(base(name) is None for name in identity.names):
            continue
        left, right = identity.left.evaluate(base), identity.right.evaluate(base)
        if left is None or right is None:
            continue
        figures = operands(report.book, identity)
        if not _holds(identity, left, right, figures) and of_one_time(report, identity, figures):
            yield Broken(identity, left, right, figures)


class _Placed(NamedTuple):
    """An identity, the how manieth it is, and what it reads that no 公式 can give."""

    number: int
    identity: Identity
    read: frozenset[str]


def _identities_of(catalogue: Catalogue, given: Collection[str]) -> Iterator[Identity]:
    """Those all of whose figures may be known, in the order of the catalogue.

    Most of a library's identities are about figures that an office does not have.
    """
    by_first = _by_first_name(catalogue)
    found = [each for name in ("", *given) for each in by_first.get(name, ())]
    for each in sorted(found, key=_number):
        if each.read.issubset(given):
            yield each.identity


def _number(placed: _Placed) -> int:
    return placed.number


@once_for_each
def _by_first_name(catalogue: Catalogue) -> Mapping[str, list[_Placed]]:
    """The identities by one of the figures without which they cannot be judged, "" for none."""
    by_first: dict[str, list[_Placed]] = {}
    for number, identity in enumerate(catalogue.identities):
        read = [name for name in identity.measures if name not in catalogue.computed]
        placed = _Placed(number, identity, frozenset(read))
        by_first.setdefault(read[0] if read else "", []).append(placed)
    return by_first


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
    return next((name.removesuffix(OPENING) for name in side.names if name != MONTHS), "")


def is_per_head(report: Report, identity: Identity) -> bool:
    """Whether money per head is held against a 标准."""
    if "/" not in identity.left.text:
        return False
    limits = [report.library.catalogue.of_measure(name) for name in identity.right.names]
    return (
        bool(limits)
        and identity.operator in {"<=", "<"}
        and all(
            known is not None and known.indicator.kind is IndicatorKind.STANDARD for known in limits
        )
    )
