"""Views whose words follow the direction of the numbers: 由…到…, 同比, 走势, 增量."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.drafting.blocks import BODY, PHRASE, FigureRun, Run, TextRun, plain_text
from drafter.drafting.piece import OTHER, OWN, Piece, figure_run, fill
from drafter.drafting.viewrequest import POINTS, Request, difference_text, rate_text
from drafter.figures import derived
from drafter.figures.figure import (
    CURRENT,
    NEXT_TARGET,
    PREVIOUS,
    Figure,
)
from drafter.library.phrases import BASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.figures.derived import Derived

UNDECIDED = "未定"
RISE = {1: "升", 0: "平", -1: "降"}


def _from_to(request: Request, view: str, before: str, after: str) -> Piece:
    """由A到B: direction from the numbers; without A the phrase of 缺."""
    later = [request.figure(after, measure) for measure in request.measures]
    earlier = [request.figure(before, measure) for measure in request.measures]
    case = UNDECIDED if request.context.blank else _direction(earlier, later)
    full = case in {"缺", "平"}
    slots = {after: _side(request, after, request.measures, later, full=full)}
    if case == "平":
        slots[after] = _resting_on(slots[after], earlier)
    if not full:
        slots[before] = _side(request, before, request.measures, earlier, full=False)
    told = fill(request.phrase(view, case), slots)
    unit = None if full else request.unit()
    if unit and unit.prefix:
        told = (TextRun(unit.prefix, BODY, request.part.place, PHRASE), *told)
    weight = OWN if after == CURRENT else OTHER
    return Piece(told, weight, any(later))


def _resting_on(runs: tuple[Run, ...], others: list[Figure | None]) -> tuple[Run, ...]:
    """The runs, which say that nothing changed, with the places of what they were held against."""
    return tuple(
        run._replace(origins=(*run.origins, *other.origins))
        if isinstance(run, FigureRun) and other
        else run
        for run, other in zip(runs, others, strict=True)
    )


def _direction(before: list[Figure | None], after: list[Figure | None]) -> str:
    """升, 平 or 降 where all agree; 未定 where a pair moves both ways; 缺 where none can be compared."""
    signs: set[int] = set()
    for early, late in zip(before, after, strict=True):
        sign = derived.direction_of(late, early)
        if sign is None:
            return "缺"
        signs.add(sign)
    if len(signs - {0}) > 1:
        return UNDECIDED
    return RISE[max(signs, key=abs)]


def _side(
    request: Request,
    field: str,
    measures: tuple[str, ...],
    figures: list[Figure | None],
    *,
    full: bool,
) -> tuple[Run, ...]:
    """The figures of one end, with or without the prefix of their unit."""
    runs: list[Run] = []
    for measure, figure in zip(measures, figures, strict=True):
        if figure is None:
            hole = request.hole(field, measure)
            runs.append(hole if full else hole._replace(prefix=""))
        else:
            text = figure.text if full else figure.bare
            runs.append(figure_run(figure, request.part.form, text, request.part.place))
    return tuple(runs)


def since_last_year(request: Request) -> Piece:
    return _from_to(request, "由上年到本年", PREVIOUS, CURRENT)


def to_next_target(request: Request) -> Piece:
    return _from_to(request, "由本年到下期目标", CURRENT, NEXT_TARGET)


def from_other(request: Request) -> Piece:
    """自(y): from y to x."""
    book = request.context.book
    others = book.measures_of(request.part.arguments[0]) or request.part.arguments
    later = [request.figure(CURRENT, measure) for measure in request.measures]
    earlier = [request.figure(CURRENT, measure) for measure in others]
    paired = len(earlier) == len(later)
    case = _direction(earlier, later) if paired else "缺"
    if case == "缺":
        case = UNDECIDED
    slots = {
        "今": _side(request, CURRENT, request.measures, later, full=case == "平"),
        "原": _side(request, CURRENT, others, earlier, full=False),
    }
    known = None not in earlier and None not in later
    return Piece(fill(request.phrase("自", case), slots), OTHER, known)


def growth(request: Request) -> Piece:
    found = None if request.context.blank else derived.growth(request.context.book, request.measure)
    if found is None:
        return _undecided(request, "同比", "幅度", POINTS if request.rate else "%")
    if isinstance(found, Figure):
        direction, text = _stated(found)
        view = "同比"
    else:
        direction = found.direction
        view = "同比百分点" if found.points else "同比"
        text = rate_text(request, found)
    return _directed(request, view, "同比", direction, found, "幅度", text)


def _stated(figure: Figure) -> tuple[int, str]:
    """Direction and size of a change that was typed, -5.4% being a fall of 5.4%."""
    base = figure.base or Fraction(0)
    return (base > 0) - (base < 0), figure.bare.removeprefix("-")


def _undecided(request: Request, view: str, slot: str, measure_word: str) -> Piece:
    """A change that is not known: the phrase that claims no direction, around a hole."""
    slots = {slot: request.missing(view, measure_word).runs, BASE: _base(request)}
    return Piece(fill(request.phrase(view, UNDECIDED), slots), OTHER, known=False)


def _directed(
    request: Request,
    view: str,
    field: str,
    direction: int,
    found: Derived | Figure,
    slot: str,
    text: str,
) -> Piece:
    """A phrase that says the direction its number has."""
    phrase = request.phrase(view, RISE[direction])
    base = _base(request)
    if direction == 0:
        words = plain_text(fill(phrase, {BASE: base}))
        return Piece((request.result(found, field, words),), OTHER)
    slots = {slot: (request.result(found, field, text),), BASE: base}
    return Piece(fill(phrase, slots), OTHER)


def _base(request: Request) -> tuple[Run, ...]:
    """What a year-on-year change is measured from: 上年, or 上年同期 for a part of a year."""
    whole_year = request.context.book.period.span.whole_year
    word = "上年" if whole_year else "上年同期"
    return (TextRun(word, BODY, request.part.place, PHRASE),)


def _step(request: Request, view: str, compute: Callable[[], Derived | Figure | None]) -> Piece:
    """A difference said with its direction: 增量, 比年初, 超目标."""
    found = None if request.context.blank else compute()
    if found is None:
        measure = POINTS if request.rate else request.measure_word
        return _undecided(request, view, "差", measure)
    if isinstance(found, Figure):
        direction, text = _stated(found)
    else:
        direction = found.direction
        text = difference_text(request, found)
    return _directed(request, view, view, direction, found, "差", text)


def increase(request: Request) -> Piece:
    book = request.context.book
    return _step(request, "增量", lambda: derived.difference(book, request.measure))


def increase_and_growth(request: Request) -> Piece:
    """增减: how much more or less, and how much that is in per cent; either alone where only one is known."""
    if request.rate:
        return increase(request)
    book, blank = request.context.book, request.context.blank
    step = None if blank else derived.difference(book, request.measure)
    rate = None if blank else derived.growth(book, request.measure)
    slots: dict[str, tuple[Run, ...]] = {BASE: _base(request)}
    if step is None and rate is None:
        holes = request.missing("增量", request.measure_word), request.missing("同比", "%")
        slots |= {"差": holes[0].runs, "幅度": holes[1].runs}
        told = fill(request.phrase("增减", UNDECIDED), slots)
        return Piece(told, OTHER, known=False)
    if isinstance(step, Figure) or isinstance(rate, Figure) or step is None or rate is None:
        return growth(request) if step is None else increase(request)
    if not step.direction:
        return increase(request)
    slots["差"] = (request.result(step, "增量", difference_text(request, step)),)
    slots["幅度"] = (request.result(rate, "同比", rate_text(request, rate)),)
    return Piece(fill(request.phrase("增减", RISE[step.direction]), slots), OTHER)


def since_opening(request: Request) -> Piece:
    book = request.context.book
    return _step(request, "比年初", lambda: derived.since_opening(book, request.measure))


def over_target(request: Request) -> Piece:
    book = request.context.book
    return _step(request, "超目标", lambda: derived.over_target(book, request.measure))


def trend(request: Request) -> Piece:
    """走势: 稳步提高, 保持稳定 or 有所下调, as the figure moved."""
    figure, before = request.figure(), request.figure(PREVIOUS)
    step = derived.change(figure, before)
    if step is None:
        return request.missing("走势")
    phrase = request.phrase("走势", RISE[step.direction])
    return Piece((request.result(step, "走势", phrase.text),), OTHER)
