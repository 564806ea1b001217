"""The office's own words, and the fields of its records, as runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting.blocks import FigureRun, HoleRun, PeriodRun, Run, Source, TextRole, TextRun
from drafter.drafting.piece import Piece, Weight, figure_run
from drafter.drafting.resolve import DEFAULT_VIEW, VIEWS, VIEWS_WITH_ARGUMENT
from drafter.drafting.template import FigureView, RecordField
from drafter.drafting.views import view_piece
from drafter.figures.figure import Figure
from drafter.figures.lists import FieldText
from drafter.figures.words import Declared, WordFigure, WordLink, WordRun, WordText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.context import Context
    from drafter.location import Location

LINK_FORM = "素材"
DATE = re.compile(
    r"(?:19|20)\d\d年(?:度|(?:\d{1,2}月(?:\d{1,2}日|[底末初上中下]旬?)?)?)"
    r"|(?<!\d)\d{1,2}月(?:\d{1,2}日|[底末初]|[上中下]旬|份)?"
)


def word_runs(
    runs: tuple[WordRun, ...], context: Context, source: Source = Source.WORDS
) -> tuple[Run, ...]:
    """Words as runs: opaque text, declared digits, linked figures."""
    made: list[Run] = []
    for run in runs:
        match run:
            case WordText():
                made.extend(_typed(run, context, source))
            case Declared(text, place):
                made.append(TextRun(text, TextRole.DECLARED, place, source))
            case WordFigure(figure, place):
                made.append(figure_run(figure, LINK_FORM, figure.text, place))
            case WordLink():
                made.extend(_link(run, context))
    return tuple(made)


def _typed(words: WordText, context: Context, source: Source) -> Iterator[Run]:
    """Typed text: its dates are PeriodRuns, the office's 固定数字 count as declared."""
    fixed = context.profile.fixed_numbers
    known = "|".join(re.escape(number) for number in sorted(fixed, key=len, reverse=True))
    pattern = re.compile(f"(?P<fixed>{known})|{DATE.pattern}") if fixed else DATE
    text, place, end = words.text, words.place, 0
    for match in pattern.finditer(text):
        if match.start() > end:
            yield TextRun(text[end : match.start()], TextRole.BODY, _at(place, end), source)
        where = _at(place, match.start())
        if fixed and match.lastgroup == "fixed":
            yield TextRun(match.group(), TextRole.DECLARED, where, source)
        else:
            yield PeriodRun(match.group(), where)
        end = match.end()
    if end < len(text) or not text:
        yield TextRun(text[end:], TextRole.BODY, _at(place, end), source)


def _at(place: Location, offset: int) -> Location:
    return place._replace(column=place.column + offset)


def _link(link: WordLink, context: Context) -> tuple[Run, ...]:
    view = link.view or DEFAULT_VIEW
    if not can_link(view):
        return (HoleRun(link.path, view, LINK_FORM, link.place),)
    return view_piece(context, FigureView(link.path, view, (), (), link.place)).runs


def can_link(view: str) -> bool:
    """Whether a link in words may name `view`: those that compare need a second figure."""
    return view in VIEWS and view not in VIEWS_WITH_ARGUMENT


def record_piece(part: RecordField, context: Context) -> Piece:
    """A field of the record the loop stands at; what it lacks is a hole."""
    record = context.record
    value = record.fields.get(part.name) if record else None
    if isinstance(value, Figure):
        run = FigureRun(value.id, part.name, value.text, part.place, value.origins)
        return Piece((run,), Weight.OWN)
    if isinstance(value, FieldText):
        return Piece(word_runs(value.runs, context), Weight.OWN)
    missing = HoleRun(f"项.{part.name}", part.name, part.name, part.place)
    return Piece((missing,), Weight.OWN, known=False)
