"""What a topic is drafted from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from drafter.library.terms import NO_TERMS, Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.drafting.blocks import Run
    from drafter.drafting.template import CompiledSection, FrameText, Part
    from drafter.drafting.topic import TopicDraft
    from drafter.drafting.topicuses import OutlineUses
    from drafter.figures.book import FigureBook
    from drafter.figures.lists import Record
    from drafter.figures.words import Words
    from drafter.findings import Finding
    from drafter.library.phrases import Phrases
    from drafter.library.profile import OfficeProfile
    from drafter.library.sourcetext import SourceText
    from drafter.location import Location


class CompiledHeading(NamedTuple):
    """A text of an outline; no `parts` where it was refused, and what is wrong with it."""

    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    frame: tuple[FrameText, ...] = ()


class Fallen(NamedTuple):
    """An optional clause that was not printed, and the figures it lacked."""

    place: Location
    lacking: tuple[str, ...]


class DraftedLine(NamedTuple):
    """One item or paragraph that stays; `own_paragraph` keeps it apart from its neighbours."""

    name: str
    heading: tuple[Run, ...]
    body: tuple[Run, ...]
    own_paragraph: bool = False
    internal: bool = False


class Settled(NamedTuple):
    """What became of a line, and of the clauses in it; no `line` where it has nothing to say."""

    line: DraftedLine | None
    fallen: tuple[Fallen, ...]


class Memory(Struct):
    """What does not depend on a year's figures, kept for the reports that are drafted next.

    `headings` are the texts of outlines, for the period told of and for the next; `topics` by
    path and 视角, `lines` and `clauses` by their places, what becomes of those whose figures
    nobody has given; `uses` what the library's own outlines place, by their names,
    `annex_only` its indicators for the annex only, with their measures.
    """

    headings: dict[tuple[SourceText, bool], CompiledHeading] = field(default_factory=dict)
    topics: dict[tuple[str, str], tuple[CompiledSection, TopicDraft]] = field(default_factory=dict)
    lines: dict[Location, Settled] = field(default_factory=dict)
    clauses: dict[Location, Fallen] = field(default_factory=dict)
    uses: dict[str, OutlineUses] = field(default_factory=dict)
    annex_only: Mapping[str, tuple[str, ...]] | None = None


class Context(Struct, frozen=True, eq=False):
    """One report's material; `blank` ignores figures and words and keeps every clause.

    A `public` one leaves out what is 〔内部〕.

    `record` is the record a loop stands at, `item_count` the number 项数 prints, `frame`
    what 变字, 口号, 框架 and 主题.标题 print here.
    """

    profile: OfficeProfile
    book: FigureBook
    words: Words
    phrases: Phrases
    blank: bool = False
    record: Record | None = None
    item_count: int = 0
    memory: Memory = field(default_factory=Memory)
    terms: Terms = NO_TERMS
    frame: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)
    public: bool = False
