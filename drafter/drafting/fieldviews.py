"""Views that print what was typed: 本年, 数, 达, 分项, 截至, 期限."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.drafting.blocks import FigureRun, HoleRun, PeriodRun, Run, Source, TextRole, TextRun
from drafter.drafting.piece import Piece, Weight, figure_run, fill
from drafter.drafting.resolve import OWN_VIEWS
from drafter.figures.figure import (
    CURRENT,
    OF_WHICH,
    PARTS,
    Figure,
)
from drafter.period import month_end_name
from drafter.quantity import Computed, Quantity, exact_text, han_numeral, rounded_text

if TYPE_CHECKING:
    from drafter.drafting.viewrequest import Request

SCALES = {"万元": 10_000, "亿元": 100_000_000}


def field_view(request: Request, field: str) -> Piece:
    """One field of one figure, or of both figures of a pair."""
    runs: list[Run] = []
    known = False
    for measure in request.measures:
        figure = request.figure(field, measure)
        if figure is None:
            runs.append(request.hole(field, measure))
            continue
        known = True
        text = _filtered(figure, request.part.filters) if request.part.filters else figure.text
        runs.append(figure_run(figure, request.part.form, text, request.part.place))
    complete = known if field == CURRENT else known and len(_figure_runs(runs)) == len(runs)
    weight = Weight.OWN if request.part.view in OWN_VIEWS else Weight.OTHER
    return Piece(tuple(runs), weight, complete)


def _figure_runs(runs: list[Run]) -> list[FigureRun]:
    return [run for run in runs if isinstance(run, FigureRun)]


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
        return Piece((run,), Weight.OWN, known=False)
    return Piece(
        (figure_run(figure, request.part.form, figure.number, request.part.place),), Weight.OWN
    )


def reaching(request: Request) -> Piece:
    """达: said only if the unrounded value reaches what is printed, else 近."""
    figure = request.figure()
    if figure is None:
        return Piece(
            fill(request.phrase("达", "到"), {"值": (request.hole(),)}), Weight.OTHER, known=False
        )
    run = figure_run(figure, request.part.form, figure.text, request.part.place)
    if isinstance(figure.value, Quantity) and figure.value.before:
        return Piece((run,), Weight.OTHER)
    reached = True
    if isinstance(figure.value, Computed):
        shown = Fraction(Decimal(rounded_text(figure.value.value, figure.places)))
        reached = figure.value.value >= shown
    case = "到" if reached else "近"
    return Piece(fill(request.phrase("达", case), {"值": (run,)}), Weight.OTHER)


def parts(request: Request) -> Piece:
    """分项: every part with its name."""
    book = request.context.book
    parts = book.parts(request.measure, PARTS) or book.parts(request.measure, OF_WHICH)
    if request.context.blank or not parts:
        return Piece((request.hole(PARTS),), Weight.OWN, known=False)
    join = fill(request.phrase("分项", "连"), {})
    runs: list[Run] = []
    for name, figure in parts:
        run = figure_run(figure, request.part.form, figure.bare, request.part.place)
        named = TextRun(name, TextRole.BODY, figure.place, Source.WORDS)
        runs.extend(join if runs else ())
        runs.extend(fill(request.phrase("分项", "项"), {"名": (named,), "值": (run,)}))
    return Piece(tuple(runs), Weight.OWN)


def as_of(request: Request) -> Piece:
    context = request.context
    noted = None if context.blank else context.book.attributes(request.measure).as_of
    date = noted or context.book.period.as_of
    text = month_end_name(date, context.book.period.year) if date else context.book.period.end
    return Piece((PeriodRun(text, request.part.place),))


def span(request: Request) -> Piece:
    context = request.context
    noted = "" if context.blank else context.book.attributes(request.measure).span
    text = noted or context.book.period.current
    return Piece((PeriodRun(text, request.part.place),))


def deadline(request: Request) -> Piece:
    text = request.context.book.attributes(request.measure).deadline
    if not text or request.context.blank:
        return request.missing("期限")
    return Piece((PeriodRun(text, request.part.place),), Weight.OTHER)
