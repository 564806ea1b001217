"""Parts become runs: optional clauses stay or fall, and leave a gap to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
    Both,
    Choice,
    Clause,
    Condition,
    Either,
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
    from collections.abc import Iterator

    from drafter.drafting.context import Context
    from drafter.figures.book import FigureBook

_Told = PathText | Respectively | RecordField | ItemCount | TermText | LeadText | FrameText
PENDING: Final = State.PENDING


class Laying(Struct):
    """Parts as they are laid out: runs and gaps, the figures missed, the clauses that fell.

    `awaited` is whether one of the missed figures is awaited (待报), outside the clauses.
    """

    laid: list[Laid] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    fallen: list[Fallen] = field(default_factory=list)
    awaited: bool = False
    seen: int = 0

    @property
    def has_figure(self) -> bool:
        """Whether any figure was printed, here or in a clause that stayed."""
        return bool(self.seen & FIGURE_SEEN)


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
    seen = 0
    for part in parts:  # the most frequent first
        if isinstance(part, Literal):
            laying.laid.append(part.run)
        elif isinstance(part, Clause):
            seen |= _lay_clause(part, context, laying)
        elif isinstance(part, FigureView):
            seen |= _lay_piece(view_piece(context, part), context, laying)
        elif isinstance(part, Choice):
            chosen = part.then if holds(part.condition, context) else part.otherwise
            seen |= _lay_parts(chosen, context, laying)
        elif isinstance(part, Loop):
            seen |= _lay_loop(part, context, laying)
        else:
            seen |= _lay_piece(_piece(part, context), context, laying)
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
    """An own figure known, an inner clause kept, or only others and all known: it stays."""
    known, laid, blank = context.memory.clauses, laying.laid, context.blank
    foregone = not blank and _is_foregone(clause, context.book)
    if foregone and (fallen := known.get(clause.place)):
        laid.append(GAP)
        laying.fallen.append(fallen)
        return 0
    begin, lacking, inner = len(laid), len(laying.lacking), len(laying.fallen)
    awaited = laying.awaited
    seen = _lay_parts(clause.parts, context, laying)
    laying.awaited = awaited
    if not seen & UNSAID and (blank or seen & OWN or (seen & OTHER and not seen & SOME_MISSING)):
        return OWN
    names = laying.lacking[lacking:]
    names += [name for item in laying.fallen[inner:] for name in item.lacking]
    fallen = Fallen(clause.place, tuple(dict.fromkeys(names)))
    laid[begin:] = (GAP,)
    laying.lacking[lacking:] = ()
    laying.fallen[inner:] = (fallen,)
    if foregone:
        known[clause.place] = fallen
    return 0


def _is_foregone(clause: Clause, book: FigureBook) -> bool:
    """Whether the clause falls, as it falls in every report that lacks the same."""
    reads, beyond = clause.reads, clause.beyond
    return (reads is not None and reads.isdisjoint(book.given)) or (
        beyond is not None and beyond.isdisjoint(book.beyond)
    )


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


def _piece(part: _Told, context: Context) -> Piece:
    match part:
        case PathText():
            return Piece((path_run(part, context),))
        case TermText() | LeadText() | FrameText():
            return word_piece(part, context)
        case Respectively():
            return _respectively(part, context)
        case RecordField():
            return record_piece(part, context)
        case ItemCount(place):
            if context.blank:
                return Piece((HoleRun("项数", "项数", "项数", place),))
            return Piece((CountRun(counting_numeral(context.item_count), place),))


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


def holds(condition: Condition, context: Context) -> bool:
    """Whether a condition is true: a path is, when it is known."""
    match condition:
        case Known():
            return _known(condition, context)
        case Sayable(word):
            return is_said(word, context)
        case Not(inner):
            return not holds(inner, context)
        case Both(left, right):
            return holds(left, context) and holds(right, context)
        case Either(left, right):
            return holds(left, context) or holds(right, context)


def _known(condition: Known, context: Context) -> bool:
    if context.blank:
        return True
    path = condition.path
    root, _, rest = path.partition(".")
    if root == LISTS:
        return bool(context.book.records(rest))
    if root == "项":
        piece = record_piece(RecordField(rest, (), NOWHERE), context)
        return piece.known
    if root in {"单位", "时段", "下期"}:
        return bool(path_run(PathText(root, rest, NOWHERE), context).text)
    measures = context.book.measures_of(path)
    if measures:
        return any(context.book.figure(measure) for measure in measures)
    piece = view_piece(context, condition.view)
    return piece.known and any(isinstance(run, FigureRun | PeriodRun) for run in piece.runs)
