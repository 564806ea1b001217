"""Views that print what was typed: 本年, 数, 达, 分项, 历年, 截至, 期限."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.drafting.blocks import FigureRun, HoleRun, PeriodRun, Run, Source, TextRole, TextRun
from drafter.drafting.piece import OTHER, OWN, Piece, figure_run, fill, hole
from drafter.drafting.resolve import OWN_VIEWS
from drafter.figures.figure import (
    CURRENT,
    HISTORY,
    NEXT_TARGET,
    OF_WHICH,
    PARTS,
    PREVIOUS,
    Figure,
)
from drafter.period import month_end_name
from drafter.quantity import Computed, Quantity, exact_text, han_numeral, rounded_text

if TYPE_CHECKING:
    from drafter.drafting.context import Context
    from drafter.drafting.template import FigureView
    from drafter.drafting.viewrequest import Request
    from drafter.location import Location

SCALES = {"万元": 10_000, "亿元": 100_000_000}
REACHED, NEARLY, BELOW = "到", "近", "为"


def field_view(context: Context, part: FigureView, measures: tuple[str, ...], field: str) -> Piece:
    """One field of one figure, or of both figures of a pair."""
    book = context.book
    weight = OWN if part.view in OWN_VIEWS else OTHER
    runs: list[Run] = []
    missing = 0
    for measure in measures:
        figure = None if context.blank else book.figure(measure, field)
        if figure is None:
            missing += 1
            runs.append(hole(measure, field, part.form, part.place, book.unit_of(measure)))
        else:
            text = _filtered(figure, part.filters) if part.filters else figure.text
            runs.append(FigureRun(figure.id, part.form, text, part.place, figure.origins))
    if not missing:
        return Piece(tuple(runs), weight)
    return Piece(tuple(runs), weight, field == CURRENT and missing < len(runs))


def _filtered(figure: Figure, filters: tuple[str, ...]) -> str:
    """The figure as |万元, |亿元 or |汉字 print it; as typed where that cannot be exact."""
    text, value, base = figure.text, figure.value, figure.base
    about = value.before if isinstance(value, Quantity) else ""
    estimated = isinstance(value, Quantity) and (value.inner or value.after or value.trailing)
    if base is None or estimated or (isinstance(value, Computed) and figure.approximate):
        return text
    for name in filters:
        if name in SCALES:
            number = exact_text(base / SCALES[name])
            text = f"{about}{number}{name}" if number else text
        elif base.denominator == 1 and not figure.approximate:
            text = figure.unit.prefix + han_numeral(int(base)) + figure.unit.measure
    return text


def number_only(request: Request) -> Piece:
    figure = request.figure()
    if figure is None:
        run: Run = HoleRun(request.measure, CURRENT, request.part.form, request.part.place)
        return Piece((run,), OWN, known=False)
    return Piece((figure_run(figure, request.part.form, figure.number, request.part.place),), OWN)


def reaching(request: Request) -> Piece:
    """达: said only if the unrounded value reaches what is printed, else 近."""
    figure = request.figure()
    if figure is None:
        return Piece(
            fill(request.phrase("达", "到"), {"值": (request.hole(),)}), OTHER, known=False
        )
    run = figure_run(figure, request.part.form, figure.text, request.part.place)
    if isinstance(figure.value, Quantity) and figure.value.before:
        return Piece((run,), OTHER)
    case = case_reached(figure)
    return Piece(fill(request.phrase("达", case), {"值": (run,)}), OTHER)


def case_reached(figure: Figure) -> str:
    """到 where the number is what is printed or more; of less that rounds up 近, of a round number.

    A fraction is not a mark that anybody sets out to reach: 整改率为98.5%.
    """
    if not isinstance(figure.value, Computed):
        return REACHED
    printed = rounded_text(figure.value.value, figure.places)
    if figure.value.value >= Fraction(Decimal(printed)):
        return REACHED
    return BELOW if "." in printed else NEARLY


def parts(request: Request) -> Piece:
    """分项: every part with its name."""
    book = request.context.book
    parts = book.parts(request.measure, PARTS) or book.parts(request.measure, OF_WHICH)
    if request.context.blank or not parts:
        return Piece((request.hole(PARTS),), OWN, known=False)
    join = fill(request.phrase("分项", "连"), {})
    runs: list[Run] = []
    for name, figure in parts:
        run = figure_run(figure, request.part.form, figure.bare, request.part.place)
        named = TextRun(name, TextRole.DECLARED, figure.place, Source.WORDS)
        runs.extend(join if runs else ())
        runs.extend(fill(request.phrase("分项", "项"), {"名": (named,), "值": (run,)}))
    return Piece(tuple(runs), OWN)


def series(request: Request) -> Piece:
    """历年: the figure of every year with its year, the report's own year last."""
    years = {} if request.context.blank else _years(request)
    if not years:
        return Piece((request.hole(HISTORY),), OWN, known=False)
    runs: list[Run] = []
    for name, figure in sorted(years.items()):
        text = figure.bare if runs else figure.text
        value = figure_run(figure, request.part.form, text, request.part.place)
        slots: dict[str, tuple[Run, ...]] = {
            "年": (PeriodRun(name, figure.place),),
            "值": (value,),
        }
        runs.extend(fill(request.phrase("历年", "连"), {}) if runs else ())
        runs.extend(fill(request.phrase("历年", "项"), slots))
    return Piece(tuple(runs), OWN)


def _years(request: Request) -> dict[str, Figure]:
    """The years of 历年; 上年 and 本年 go on with them, and a single year is no series."""
    book, measure = request.context.book, request.measure
    period = book.period
    years = {f"{name}年": figure for name, figure in book.parts(measure, HISTORY)}
    typed = bool(years)
    current = book.figure(measure)
    previous = book.figure(measure, PREVIOUS) if period.span.whole_year else None
    for name, figure in ((period.previous.name, previous), (period.name, current)):
        if figure is not None:
            years.setdefault(name, figure)
    return years if typed or len(years) > 1 else {}


def as_of(request: Request) -> Piece:
    context = request.context
    noted = None if context.blank else context.book.attributes(request.measure).as_of
    date = noted or context.book.period.as_of
    text = month_end_name(date, context.book.period.year) if date else context.book.period.end
    return Piece((PeriodRun(text, _said_at(request) if noted else request.part.place),))


def span(request: Request) -> Piece:
    context = request.context
    noted = "" if context.blank else context.book.attributes(request.measure).span
    text = noted or context.book.period.current
    return Piece((PeriodRun(text, _said_at(request) if noted else request.part.place),))


def deadline(request: Request) -> Piece:
    text = request.context.book.attributes(request.measure).deadline
    if not text or request.context.blank:
        return request.missing("期限")
    return Piece((PeriodRun(text, _said_at(request)),), OTHER)


def _said_at(request: Request) -> Location:
    """Where the entry stands that says of what time its number is."""
    book, measure = request.context.book, request.measure
    figure = book.figure(measure) or book.figure(measure, NEXT_TARGET)
    return figure.place if figure else request.part.place
