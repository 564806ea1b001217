"""A compiled section: the closed set of nodes that drafting walks."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from msgspec import Struct, field
from msgspec.structs import force_setattr

from drafter.drafting.blocks import TextRole
from drafter.figures.figure import LISTS
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.drafting.blocks import TextRun
    from drafter.library.frontmatter import Lead
    from drafter.library.sectionlines import LineKind
    from drafter.library.terms import Term


NOWHERE = Location("")


@final
class Literal(Struct, frozen=True):
    """Text of the template itself, as the run it prints."""

    run: TextRun

    @property
    def declared(self) -> bool:
        """Whether its digits stand in backquotes and are no figure."""
        return self.run.role is TextRole.DECLARED


@final
class PathText(Struct, frozen=True):
    """A path that is no figure: 单位.简称, 时段.称谓, 下期.期末."""

    root: str
    name: str
    place: Location


@final
class FigureView(Struct, frozen=True):
    """A figure seen through a view: 低保.在册.人 + 同比; `arguments` are further measures."""

    measure: str
    view: str
    arguments: tuple[str, ...]
    filters: tuple[str, ...]
    place: Location
    form: str = ""

    def __post_init__(self) -> None:
        """Work out `form`, the view as the template writes it, once for all reports."""
        call = f"({'、'.join(self.arguments)})" if self.arguments else ""
        form = self.view + call + "".join(f"|{name}" for name in self.filters)
        force_setattr(self, "form", form)


@final
class Respectively(Struct, frozen=True):
    """分别(a, b, c): several figures in one list, each seen through one of `views`."""

    measures: tuple[str, ...]
    place: Location
    views: tuple[FigureView, ...] = ()

    def __post_init__(self) -> None:
        """Make `views`, once for all reports."""
        views = [FigureView(measure, "本年", (), (), self.place) for measure in self.measures]
        force_setattr(self, "views", tuple(views))


@final
class RecordField(Struct, frozen=True):
    """项.投资: a field of the record a loop stands at."""

    name: str
    filters: tuple[str, ...]
    place: Location


@final
class ItemCount(Struct, frozen=True):
    """项数: how many items follow, counted after clauses have fallen."""

    place: Location


@final
class TermText(Struct, frozen=True):
    """称谓.特困人员: what a thing is called at the report's end, or as its plan begins (`planned`)."""

    term: Term
    planned: bool
    place: Location


@final
class LeadText(Struct, frozen=True):
    """主管.会同: the verb with the department that leads the topic, nothing where the office does."""

    verb: str
    topic: str
    title: str
    leads: tuple[Lead, ...]
    department: Term | None
    planned: bool
    place: Location


@final
class FrameText(Struct, frozen=True):
    """变字, 口号, 框架, 主题.标题: what the outline itself says around the place."""

    name: str
    place: Location


@final
class Clause(Struct, frozen=True):
    """[[ … ]]: stays or falls as a whole.

    It falls in the same way wherever none of the measures in `reads` is given; None
    where more than figures decides. It falls so too where of none in `beyond` more is
    given than 本年; None where that might be enough. `figure` is the only one in it,
    where beside it there is nothing but text.
    """

    parts: tuple[Part, ...]
    place: Location
    reads: frozenset[str] | None
    beyond: frozenset[str] | None
    figure: FigureView | None = None

    def __post_init__(self) -> None:
        """Find `figure`, once for all reports."""
        others = [part for part in self.parts if type(part) is not Literal]
        figure = others[0] if len(others) == 1 and type(others[0]) is FigureView else None
        force_setattr(self, "figure", figure)


RECORD = "项"
_NO_FIGURES = frozenset({LISTS, RECORD, "单位", "时段", "下期"})
_NO_VIEW = FigureView("", "", (), (), NOWHERE)


@final
class Known(Struct, frozen=True):
    """A path used as a condition: true when it is known.

    `root` is what it begins with where it names no figure; `view` is the one it names, if any.
    """

    path: str
    root: str = ""
    view: FigureView = _NO_VIEW

    def __post_init__(self) -> None:
        """Take the path apart, once for all reports."""
        measure, _, view = self.path.rpartition(".")
        root = self.path.partition(".")[0]
        force_setattr(self, "root", root if root in _NO_FIGURES else "")
        force_setattr(self, "view", FigureView(measure, view, (), (), NOWHERE))


@final
class Not(Struct, frozen=True):
    """The opposite of a condition."""

    condition: Condition


@final
class Both(Struct, frozen=True):
    """and."""

    left: Condition
    right: Condition


@final
class Either(Struct, frozen=True):
    """or."""

    left: Condition
    right: Condition


@final
class Sayable(Struct, frozen=True):
    """A word used as a condition: true when there is one in this report."""

    word: OutlineWord


Condition = Known | Not | Both | Either | Sayable


@final
class Choice(Struct, frozen=True):
    """{% if %} within a line."""

    condition: Condition
    then: tuple[Part, ...]
    otherwise: tuple[Part, ...]


@final
class Loop(Struct, frozen=True):
    """{% for 项 in 清单.… %} within a line."""

    records: str
    parts: tuple[Part, ...]
    place: Location


OutlineWord = TermText | LeadText | FrameText
Printing = PathText | FigureView | Respectively | RecordField | ItemCount | OutlineWord
Part = Literal | Printing | Clause | Choice | Loop


@final
class Line(Struct, frozen=True):
    """One block of the body: an item, a paragraph, or the place of the office's words.

    Wherever none of the measures in `reads` is given or awaited it has nothing to say, or,
    in 计划, says the same; None where more than figures decides.
    """

    kind: LineKind
    name: str
    internal: bool
    heading: tuple[Part, ...]
    body: tuple[Part, ...]
    place: Location
    reads: frozenset[str] | None


@final
class LineChoice(Struct, frozen=True):
    """{% if %} on lines of its own."""

    condition: Condition
    then: tuple[LineNode, ...]
    otherwise: tuple[LineNode, ...]


@final
class LineLoop(Struct, frozen=True):
    """{% for %} on lines of its own."""

    records: str
    lines: tuple[LineNode, ...]
    place: Location


LineNode = Line | LineChoice | LineLoop


class Asked(Struct, frozen=True):
    """An indicator by its path, and the fields asked of it beside 本年 and 上年."""

    path: str
    fields: tuple[str, ...]


class CompiledSection(Struct, frozen=True):
    """A topic ready to be drafted.

    `measures` are the figures its templates print, `reads` these and all they are computed
    from or compared with, `asked` their indicators as they are first named, `lists` the 清单 it
    walks, `terms` the 称谓 it says; `broken` names the 视角 with a fault, `leads` who leads the
    topic when (主管). `settled` has the 视角 that say the same wherever none of these measures
    is given or awaited, and the office adds no words.
    """

    path: str
    title: str
    summary: tuple[Part, ...]
    aspects: Mapping[str, tuple[LineNode, ...]]
    measures: frozenset[str]
    reads: frozenset[str]
    asked: tuple[Asked, ...]
    lists: frozenset[str]
    broken: frozenset[str]
    place: Location
    leads: tuple[Lead, ...] = ()
    terms: frozenset[str] = frozenset()
    settled: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def item_names(self, aspect: str) -> tuple[str, ...]:
        """The names of the items under `aspect`."""
        return tuple(line.name for line in lines_of(self.aspects.get(aspect, ())) if line.name)


def walk(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Every part, outer before inner."""
    for part in parts:
        yield part
        match part:
            case Clause(inner) | Loop(_, inner, _):
                yield from walk(inner)
            case Choice(_, then, otherwise):
                yield from walk(then)
                yield from walk(otherwise)
            case _:
                pass


def nodes_of(nodes: tuple[LineNode, ...]) -> Iterator[LineNode]:
    """Every line, choice and loop, outer before inner."""
    for node in nodes:
        yield node
        match node:
            case LineChoice(_, then, otherwise):
                yield from nodes_of(then)
                yield from nodes_of(otherwise)
            case LineLoop(_, inner, _):
                yield from nodes_of(inner)
            case Line():
                pass


def lines_of(nodes: tuple[LineNode, ...]) -> Iterator[Line]:
    """Every line, those within choices and loops included."""
    return (node for node in nodes_of(nodes) if isinstance(node, Line))


def conditions_of(condition: Condition) -> Iterator[str]:
    """Every path a condition asks for."""
    return (asked.path for asked in _asked(condition) if isinstance(asked, Known))


def words_of(condition: Condition) -> Iterator[OutlineWord]:
    """Every term, 主管 or 框架 a condition asks for."""
    return (asked.word for asked in _asked(condition) if isinstance(asked, Sayable))


def _asked(condition: Condition) -> Iterator[Known | Sayable]:
    match condition:
        case Known() | Sayable():
            yield condition
        case Not(inner):
            yield from _asked(inner)
        case Both(left, right) | Either(left, right):
            yield from _asked(left)
            yield from _asked(right)
