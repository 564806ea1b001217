"""Parts become runs: optional clauses stay or fall, and leave a gap to mend."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

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
from drafter.drafting.piece import OTHER, OWN, Piece
from drafter.drafting.reportwords import path_run
from drafter.drafting.template import (
    Both,
    Choice,
    Clause,
    Condition,
    Either,
    FigureView,
    ItemCount,
    Known,
    Literal,
    Loop,
    Not,
    Part,
    PathText,
    RecordField,
    Respectively,
)
from drafter.drafting.views import view_piece
from drafter.drafting.wordruns import record_piece
from drafter.figures.figure import State
from drafter.location import Location
from drafter.quantity import counting_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.context import Context

_Told = PathText | Respectively | RecordField | ItemCount
PENDING: Final = State.PENDING


@dataclass(slots=True)
class Tally:
    """What the figures of one clause say about it, and what fell inside."""

    own_known: bool = False
    own_missing: bool = False
    other_known: bool = False
    other_missing: bool = False
    inner_stayed: bool = False
    awaited: bool = False
    lacking: list[str] = field(default_factory=list)
    fallen: list[Fallen] = field(default_factory=list)

    def count(self, piece: Piece, context: Context) -> None:
        """Take a printed piece into account."""
        runs, weight, known = piece
        if weight is OWN:
            if known:
                self.own_known = True
            else:
                self.own_missing = True
        elif weight is OTHER:
            if known:
                self.other_known = True
            else:
                self.other_missing = True
        for run in runs:
            if type(run) is HoleRun:
                self.lacking.append(run.id)
                if not self.awaited:
                    self.awaited = context.book.state(run.id) is PENDING

    @property
    def stays(self) -> bool:
        """An own figure known, an inner clause kept, or only others and all known."""
        if self.own_known or self.inner_stayed:
            return True
        return not self.own_missing and self.other_known and not self.other_missing

    @property
    def has_figure(self) -> bool:
        """Whether any figure was printed, here or in a clause that stayed."""
        return self.own_known or self.other_known or self.inner_stayed


def lay(parts: tuple[Part, ...], context: Context) -> tuple[list[Laid], Tally]:
    """The runs of `parts`, gaps where clauses fell, and the tally of its figures."""
    laid: list[Laid] = []
    tally = Tally()
    _lay_parts(parts, context, laid, tally)
    return laid, tally


def mended(parts: tuple[Part, ...], context: Context) -> tuple[Run, ...]:
    """The runs of `parts` with the marks around what fell put right."""
    return mend(lay(parts, context)[0])


def _lay_parts(parts: tuple[Part, ...], context: Context, laid: list[Laid], tally: Tally) -> None:
    for part in parts:  # the most frequent first
        if isinstance(part, Literal):
            laid.append(part.run)
        elif isinstance(part, Clause):
            _lay_clause(part, context, laid, tally)
        elif isinstance(part, Choice):
            chosen = part.then if holds(part.condition, context) else part.otherwise
            _lay_parts(chosen, context, laid, tally)
        elif isinstance(part, Loop):
            _lay_loop(part, context, laid, tally)
        else:
            piece = (
                view_piece(context, part) if isinstance(part, FigureView) else _piece(part, context)
            )
            tally.count(piece, context)
            laid += piece.runs


def _lay_clause(clause: Clause, context: Context, laid: list[Laid], tally: Tally) -> None:
    known = context.memory.clauses
    foregone = (
        clause.reads is not None
        and not context.blank
        and clause.reads.isdisjoint(context.book.given)
    )
    if foregone and clause.place in known:
        laid.append(GAP)
        tally.fallen.append(known[clause.place])
        return
    inner, inner_tally = lay(clause.parts, context)
    if context.blank or inner_tally.stays:
        laid += inner
        tally.inner_stayed = True
        tally.lacking += inner_tally.lacking
        tally.fallen += inner_tally.fallen
        return
    lacking = inner_tally.lacking + [name for item in inner_tally.fallen for name in item.lacking]
    fallen = Fallen(clause.place, tuple(dict.fromkeys(lacking)))
    laid.append(GAP)
    tally.fallen.append(fallen)
    if foregone:
        known[clause.place] = fallen


def _lay_loop(loop: Loop, context: Context, laid: list[Laid], tally: Tally) -> None:
    for record_context in each_record(loop.records, context):
        inner, inner_tally = lay(loop.parts, record_context)
        laid.extend(inner)
        tally.own_known |= inner_tally.has_figure
        tally.awaited |= inner_tally.awaited
        tally.lacking.extend(inner_tally.lacking)
        tally.fallen.extend(inner_tally.fallen)


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
    pieces = [
        view_piece(context, FigureView(measure, "本年", (), (), part.place))
        for measure in part.measures
    ]
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
        case Known(path):
            return _known(path, context)
        case Not(inner):
            return not holds(inner, context)
        case Both(left, right):
            return holds(left, context) and holds(right, context)
        case Either(left, right):
            return holds(left, context) or holds(right, context)


def _known(path: str, context: Context) -> bool:
    if context.blank:
        return True
    root, _, rest = path.partition(".")
    if root == "清单":
        return bool(context.book.records(rest))
    if root == "项":
        piece = record_piece(RecordField(rest, (), Location("")), context)
        return piece.known
    if root in {"单位", "时段", "下期"}:
        return bool(path_run(PathText(root, rest, Location("")), context).text)
    measures = context.book.measures_of(path)
    if measures:
        return any(context.book.figure(measure) for measure in measures)
    measure, _, view = path.rpartition(".")
    piece = view_piece(context, FigureView(measure, view, (), (), Location("")))
    return piece.known and any(isinstance(run, FigureRun | PeriodRun) for run in piece.runs)
