"""Parts become runs: optional clauses stay or fall, and leave a gap to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.drafting.blocks import (
    BODY,
    PHRASE,
    CountRun,
    FigureRun,
    HoleRun,
    PeriodRun,
    Run,
    TextRun,
)
from drafter.drafting.context import Fallen
from drafter.drafting.mending import GAP, Laid, mend
from drafter.drafting.piece import FIGURE_SEEN, MISSING, OTHER, OWN, SOME_MISSING, UNSAID, Piece
from drafter.drafting.reportwords import path_run
from drafter.drafting.spoken import is_said, word_piece
from drafter.drafting.template import (
    NOWHERE,
    RECORD,
    Both,
    Choice,
    Clause,
    Condition,
    FigureView,
    FrameText,
    ItemCount,
    Known,
    LeadText,
    Literal,
    Loop,
    Not,
    Part,
    PathText,
    RecordField,
    Respectively,
    Sayable,
    TermText,
)
from drafter.drafting.views import view_piece
from drafter.drafting.wordruns import record_piece
from drafter.figures.figure import LISTS, State
from drafter.quantity import counting_numeral

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafter.drafting.context import Context

PENDING: Final = State.PENDING


class Laying(Struct):
    """Parts as they are laid out: runs and gaps, the figures missed, the clauses that fell.

    `awaited` is whether one of the missed figures is awaited (待报), outside the clauses;
    `seen` what was seen of figures, here and in the clauses that stayed, as in `piece`.
    """

    laid: list[Laid] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    fallen: list[Fallen] = field(default_factory=list)
    awaited: bool = False
    seen: int = 0


def lay(parts: tuple[Part, ...], context: Context) -> Laying:
    """The parts laid out; what stood in a clause that fell is not among it."""
    laying = Laying()
    laying.seen = _lay_parts(parts, context, laying)
    return laying


def mended(parts: tuple[Part, ...], context: Context) -> tuple[Run, ...]:
    """The runs of `parts` with the marks around what fell put right."""
    return mend(lay(parts, context).laid)


def _lay_parts(parts: tuple[Part, ...], context: Context, laying: Laying) -> int:
    """Lay the parts out; what was seen of their figures, as in `piece`."""
    seen, laid = 0, laying.laid
    for part in parts:  # the most frequent first
        if type(part) is Literal:
            laid.append(part.run)
        elif type(part) is Clause:
            seen |= _lay_clause(part, context, laying)
        elif type(part) is FigureView:
            seen |= _lay_piece(view_piece(context, part), context, laying)
        elif type(part) is Choice:
            chosen = part.then if holds(part.condition, context) else part.otherwise
            seen |= _lay_parts(chosen, context, laying)
        elif type(part) is Loop:
            seen |= _lay_loop(part, context, laying)
        else:
            seen |= _lay_piece(_PIECES[type(part)](part, context), context, laying)
    return seen


def _lay_piece(piece: Piece, context: Context, laying: Laying) -> int:
    runs, weight, known = piece
    laying.laid += runs
    if weight & UNSAID:
        return weight
    for run in runs:
        if type(run) is HoleRun:
            laying.lacking.append(run.id)
            if not laying.awaited:
                laying.awaited = context.book.state(run.id) is PENDING
    return weight if known else MISSING * weight


def _lay_clause(clause: Clause, context: Context, laying: Laying) -> int:
    """An own figure known, an inner clause kept, or only others and all known: it stays.

    One that asks for nothing that is given falls, as it falls in every such report.
    """
    book, laid, blank = context.book, laying.laid, context.blank
    reads, beyond = clause.reads, clause.beyond
    foregone = not blank and (
        (reads is not None and reads.isdisjoint(book.given))
        or (beyond is not None and beyond.isdisjoint(book.beyond))
    )
    if foregone and (fallen := context.memory.clauses.get(clause.place)):
        laid.append(GAP)
        laying.fallen.append(fallen)
        return 0
    missed = (
        _lay_inner(clause, context, laying)
        if blank or clause.figure is None
        else _lay_figure(clause, clause.figure, context, laying)
    )
    if missed is None:
        return OWN
    fallen = Fallen(clause.place, tuple(dict.fromkeys(missed)))
    laid.append(GAP)
    laying.fallen.append(fallen)
    if foregone:
        context.memory.clauses[clause.place] = fallen
    return 0


def _lay_inner(clause: Clause, context: Context, laying: Laying) -> list[str] | None:
    """Lay out what stands in the clause; if it falls, nothing of it, but what it lacked."""
    begin, lacking, inner = len(laying.laid), len(laying.lacking), len(laying.fallen)
    awaited = laying.awaited
    seen = _lay_parts(clause.parts, context, laying)
    laying.awaited = awaited
    if not seen & UNSAID and (
        context.blank or seen & OWN or (seen & OTHER and not seen & SOME_MISSING)
    ):
        return None
    missed = laying.lacking[lacking:]
    for item in laying.fallen[inner:]:
        missed += item.lacking
    del laying.laid[begin:], laying.lacking[lacking:], laying.fallen[inner:]
    return missed


def _lay_figure(
    clause: Clause, figure: FigureView, context: Context, laying: Laying
) -> list[str] | None:
    """The same for a clause of text around one figure, which alone decides."""
    runs, weight, known = view_piece(context, figure)
    missed = [run.id for run in runs if type(run) is HoleRun]
    if not (known and weight & FIGURE_SEEN):
        return missed
    for part in clause.parts:
        laying.laid += (part.run,) if type(part) is Literal else runs
    laying.lacking += missed
    return None


def _lay_loop(loop: Loop, context: Context, laying: Laying) -> int:
    seen = 0
    for record_context in each_record(loop.records, context):
        seen |= _lay_parts(loop.parts, record_context, laying)
    return (OWN if seen & FIGURE_SEEN else 0) | (seen & UNSAID)


def each_record(name: str, context: Context) -> Iterator[Context]:
    """The context at every record of a 清单; a blank form shows one empty record."""
    if context.blank:
        yield context
        return
    for record in context.book.records(name):
        yield replace(context, record=record)


def _path_piece(part: PathText, context: Context) -> Piece:
    return Piece((path_run(part, context),))


def _count_piece(part: ItemCount, context: Context) -> Piece:
    if context.blank:
        return Piece((HoleRun("项数", "项数", "项数", part.place),))
    return Piece((CountRun(counting_numeral(context.item_count), part.place),))


def _respectively(part: Respectively, context: Context) -> Piece:
    """分别(a, b, c): a、b和c; what is missing among them is a hole."""
    pieces = [view_piece(context, view) for view in part.views]
    runs: list[Run] = []
    for number, piece in enumerate(pieces):
        if number:
            case = "末" if number == len(pieces) - 1 else "连"
            phrase = context.phrases.plain("分别", case)
            runs.append(TextRun(phrase.text, BODY, phrase.place, PHRASE))
        runs.extend(piece.runs)
    return Piece(tuple(runs), OWN, any(piece.known for piece in pieces))


_PIECES: dict[type[Part], Callable[[Any, Context], Piece]] = {
    PathText: _path_piece,
    TermText: word_piece,
    LeadText: word_piece,
    FrameText: word_piece,
    Respectively: _respectively,
    RecordField: record_piece,
    ItemCount: _count_piece,
}


def holds(condition: Condition, context: Context) -> bool:
    """Whether a condition is true: a path is, when it is known."""
    if type(condition) is Known:
        return context.blank or _known(condition, context)
    if type(condition) is Sayable:
        return is_said(condition.word, context)
    if type(condition) is Not:
        return not holds(condition.condition, context)
    if type(condition) is Both:
        return holds(condition.left, context) and holds(condition.right, context)
    return holds(condition.left, context) or holds(condition.right, context)


def _known(condition: Known, context: Context) -> bool:
    path, book = condition.path, context.book
    if condition.root:
        return _word_known(condition.root, path.partition(".")[2], context)
    if path in book.catalogue.measures:
        return book.figure(path) is not None
    if measures := book.measures_of(path):
        return any(book.figure(measure) for measure in measures)
    piece = view_piece(context, condition.view)
    return piece.known and any(isinstance(run, FigureRun | PeriodRun) for run in piece.runs)


def _word_known(root: str, rest: str, context: Context) -> bool:
    if root == LISTS:
        return bool(context.book.records(rest))
    if root == RECORD:
        return record_piece(RecordField(rest, (), NOWHERE), context).known
    return bool(path_run(PathText(root, rest, NOWHERE), context).text)
