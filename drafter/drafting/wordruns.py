"""The office's own words, and the fields of its records, as runs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.drafting.blocks import (
    BODY,
    DECLARED,
    WORDS,
    FigureRun,
    HoleRun,
    PeriodRun,
    Run,
    Source,
    TextRun,
)
from drafter.drafting.piece import OWN, Piece, figure_run
from drafter.drafting.resolve import DEFAULT_VIEW, VIEWS, VIEWS_WITH_ARGUMENT
from drafter.drafting.template import FigureView, RecordField
from drafter.drafting.views import view_piece
from drafter.figures.figure import Figure
from drafter.figures.lists import FieldText
from drafter.figures.words import Declared, WordFigure, WordLink, WordRun, WordText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.drafting.blocks import TextRole
    from drafter.drafting.context import Context

LINK_FORM = "素材"
DATE = re.compile(
    r"(?:19|20)\d\d年(?:度|(?:\d{1,2}月(?:\d{1,2}日|[底末初上中下]旬?)?)?)"
    r"|(?<!\d)\d{1,2}月(?:\d{1,2}日|[底末初]|[上中下]旬|份)?"
)


def word_runs(
    runs: tuple[WordRun, ...],
    context: Context,
    source: Source = WORDS,
    role: TextRole = BODY,
) -> tuple[Run, ...]:
    """Words as runs: opaque text in `role`, declared digits, linked figures."""
    if not runs:
        return ()
    made: list[Run] = []
    pattern = _known_digits(context.profile.fixed_numbers)
    for run in runs:
        if isinstance(run, WordText):
            made += _typed(run, source, role, pattern)
        elif isinstance(run, Declared):
            made.append(TextRun(run.text, DECLARED, run.place, source))
        elif isinstance(run, WordFigure):
            made.append(figure_run(run.figure, LINK_FORM, run.figure.text, run.place))
        else:
            made += _link(run, context)
    return tuple(made)


@lru_cache(maxsize=8)
def _known_digits(fixed: tuple[str, ...]) -> re.Pattern[str]:
    """What finds dates, and before them the office's 固定数字."""
    known = "|".join(re.escape(number) for number in sorted(fixed, key=len, reverse=True))
    return re.compile(f"(?P<fixed>{known})|{DATE.pattern}") if fixed else DATE


def _typed(
    words: WordText, source: Source, role: TextRole, known: re.Pattern[str]
) -> Iterable[Run]:
    """Typed text: its dates are PeriodRuns, the office's 固定数字 count as declared."""
    text, place = words
    if known is DATE and "年" not in text and "月" not in text:
        return (TextRun(text, role, place, source),)
    made: list[Run] = []
    end = 0
    for match in known.finditer(text):
        if match.start() > end:
            made.append(TextRun(text[end : match.start()], role, place.along(end), source))
        where = place.along(match.start())
        if match.lastgroup == "fixed":
            made.append(TextRun(match.group(), DECLARED, where, source))
        else:
            made.append(PeriodRun(match.group(), where))
        end = match.end()
    if end < len(text) or not text:
        made.append(TextRun(text[end:], role, place.along(end), source))
    return made


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
        return Piece((run,), OWN)
    if isinstance(value, FieldText):
        return Piece(word_runs(value.runs, context), OWN)
    missing = HoleRun(f"项.{part.name}", part.name, part.name, part.place)
    return Piece((missing,), OWN, known=False)
