"""The words of a report that are no figures, as they stand at its time, for its office."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from drafter.drafting.blocks import BODY, PHRASE, WORDS, HoleRun, Run, Source, TextRun
from drafter.drafting.piece import UNSAID, Piece
from drafter.drafting.template import LeadText, TermText
from drafter.library.competence import leading_body, standing_of
from drafter.library.spells import month_of
from drafter.period import Period, Span

if TYPE_CHECKING:
    from drafter.drafting.context import Context
    from drafter.drafting.template import CompiledSection, OutlineWord

MOST_PERIODS = 64
TERM_FORM: Final = "称谓"  # the field of a hole that is no figure but a word nobody has


def word_piece(word: OutlineWord, context: Context) -> Piece:
    """The runs of a word; where there is none a hole, and the clause around it falls."""
    if type(word) is TermText:
        said = _term(word, context)
        return Piece((said,)) if said else _unsaid(f"{TERM_FORM}.{word.term.name}", word)
    if type(word) is LeadText:
        return _lead(word, context)
    name = word.name
    runs = context.frame.get(name, ())
    return Piece(runs) if runs else _unsaid(name, word)


def is_said(word: OutlineWord, context: Context) -> bool:
    """Whether there is such a word in this report: what a condition asks."""
    piece = word_piece(word, context)
    return not piece.weight & UNSAID and bool(piece.runs)


def month_spoken_of(period: Period, *, planned: bool) -> int:
    """The month whose words count: the period's last; of a plan the first it is for.

    A plan is written before its time begins, and cannot know what happens in it.
    """
    span = period.span
    if planned:
        return _month_planned_for(period.year, span.first, span.last)
    return month_of(period.year, span.last)


@lru_cache(maxsize=MOST_PERIODS)
def _month_planned_for(year: int, first: int, last: int) -> int:
    following = Period(year, Span(first, last, "")).next
    return month_of(following.year, following.span.first)


def led_by_office(section: CompiledSection, context: Context, *, planned: bool = False) -> bool:
    """Whether the office leads the topic in the report's time, or in the next (`planned`)."""
    if not section.leads and not context.profile.competences:
        return True
    month = month_spoken_of(context.book.period, planned=planned)
    return standing_of(section.path, section.title, section.leads, context.profile, month).own


def _unsaid(name: str, word: OutlineWord) -> Piece:
    return Piece((HoleRun(name, TERM_FORM, TERM_FORM, word.place),), UNSAID)


def _term(word: TermText, context: Context) -> Run | None:
    own = context.profile.terms.get(word.term.name)
    if own is not None:
        return TextRun(own.text, BODY, own.place, WORDS) if own.text else None
    profile = context.profile
    month = month_spoken_of(context.book.period, planned=word.planned)
    said = word.term.word(month, profile.level, profile.system)
    return None if said is None else TextRun(said.text, BODY, said.place, PHRASE)


def _lead(word: LeadText, context: Context) -> Piece:
    """The verb and who leads; nothing where the office does, or where nobody is known to."""
    month = month_spoken_of(context.book.period, planned=word.planned)
    led = standing_of(word.topic, word.title, word.leads, context.profile, month)
    if led.own or not (led.system or led.successor):
        return Piece(())
    who = leading_body(led, word.department, context.profile.level, month)
    if who is None:
        return _unsaid(f"{TERM_FORM}.部门（{led.system}）", word)
    verb = TextRun(word.verb, BODY, word.place, Source.TEMPLATE)
    source = PHRASE if led.successor is None else WORDS
    return Piece((verb, TextRun(who.text, BODY, who.place, source)))
