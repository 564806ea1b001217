"""The report's own parts, chapters and topics, and how far each is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafter.drafting.blocks import Heading, plain_text
from drafter.drafting.chapters import heading_runs
from drafter.drafting.context import Context
from drafter.drafting.inherited import Inherited
from drafter.drafting.topicfigures import filled_in
from drafter.drafting.wordnames import FRAME, SLOGAN
from drafter.figures.figure import State
from drafter.library.sectionlines import PLAN
from drafter.library.sections import topic_of
from drafter.session.ownfigures import OWN_TOPIC, unlinked
from drafter.session.ownfigures import TITLE as OWN_TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Draft, Run
    from drafter.drafting.template import CompiledSection
    from drafter.figures.book import FigureBook
    from drafter.library.outlines import Chapter
    from drafter.library.sourcetext import SourceText
    from drafter.office import Office

UNPLACED = "提纲没有放的主题"


class Progress(Struct, frozen=True):
    """Which figures are filled, and which that the year's file lists have not come."""

    given: frozenset[str] = frozenset()
    awaited: frozenset[str] = frozenset()

    def __add__(self, other: Progress) -> Progress:
        """Both together, a figure of both counted once."""
        return Progress(self.given | other.given, self.awaited | other.awaited)

    @property
    def filled(self) -> int:
        """How many are filled."""
        return len(self.given)

    @property
    def listed(self) -> int:
        """Of how many."""
        return len(self.given) + len(self.awaited)


class Leaf(Struct, frozen=True):
    """A topic where the outline places it.

    `used` is whether the year has figures or words of it, `told` whether the report says
    anything there.
    """

    path: str
    title: str
    aspect: str
    progress: Progress
    used: bool
    told: bool


class Branch(Struct, frozen=True):
    """A part or chapter; `number` as the report prints it, "" where it has nothing to say."""

    title: str
    number: str
    leaves: tuple[Leaf, ...]
    branches: tuple[Branch, ...]

    def topics(self) -> Iterator[Leaf]:
        """Every topic in it, in the order of the report."""
        yield from self.leaves
        for branch in self.branches:
            yield from branch.topics()

    @property
    def progress(self) -> Progress:
        """That of all its topics."""
        return sum((leaf.progress for leaf in self.topics()), Progress())


def topic_tree(office: Office, draft: Draft) -> tuple[Branch, ...]:
    """The outline of the report; last the topics with figures or words that it does not place.

    Behind them stand the 自设 figures that no topic shows.
    """
    trees = _Trees(office, draft)
    parts = tuple(trees.branch(part, Inherited()) for part in office.outline.parts)
    placed = {leaf.path for part in parts for leaf in part.topics()}
    rest = tuple(
        trees.leaf(path, "")
        for path, section in office.compiled.topics.items()
        if path not in placed and has_material(section, office)
    )
    if unlinked(office.year):
        rest += (Leaf(OWN_TOPIC, OWN_TITLE, "", Progress(), used=True, told=False),)
    return (*parts, Branch(UNPLACED, "", rest, ())) if rest else parts


def has_material(section: CompiledSection, office: Office) -> bool:
    """Whether the year lists figures or has words of the topic, or records of its lists."""
    book = office.year.book
    listed = book.given | book.awaited
    return (
        section.path in office.year.words.topics
        or not section.measures.isdisjoint(listed)
        or any(book.records(name) for name in section.lists)
    )


class _Trees:
    """One outline being made into branches."""

    def __init__(self, office: Office, draft: Draft) -> None:
        self._office = office
        self._told = {(told.path, told.aspect) for told in draft.told}
        self._numbers = [
            (plain_text(block.runs), block.number)
            for block in draft.blocks
            if isinstance(block, Heading)
        ]
        self._known: dict[str, tuple[bool, Progress]] = {}
        self._context = Context(
            office.profile,
            office.year.book,
            office.year.words,
            office.compiled.library.phrases,
            memory=office.compiled.memory,
            terms=office.compiled.library.terms,
        )

    def branch(self, chapter: Chapter, above: Inherited) -> Branch:
        """A part or chapter with all that is in it."""
        inherited = above.below(chapter)
        title = self._title(chapter, inherited)
        number = self._number(title)
        leaves = tuple(
            self.leaf(use.path, chapter.aspect)
            for use in chapter.topics
            if use.path in self._office.compiled.sections
        )
        inner = tuple(self.branch(item, inherited) for item in chapter.chapters)
        return Branch(title or chapter.aspect, number, leaves, inner)

    def leaf(self, path: str, aspect: str) -> Leaf:
        """A topic; without a 视角 where the outline has no place for it."""
        section = self._office.compiled.sections[path]
        if path not in self._known:
            used = has_material(section, self._office)
            progress = progress_of(section, self._office.year.book) if used else Progress()
            self._known[path] = used, progress
        used, progress = self._known[path]
        told = (path, aspect) in self._told
        return Leaf(topic_of(path), section.title, aspect, progress, used, told)

    def _title(self, chapter: Chapter, inherited: Inherited) -> str:
        if chapter.title is None:
            return ""
        count = len(chapter.topics) + len(chapter.chapters)
        context = replace(self._context, item_count=count, frame=inherited.frame)
        planned = chapter.aspect == PLAN
        if chapter.slogan is not None:
            slogan = self._runs(chapter.slogan, context, planned=planned)
            context = replace(context, frame={**inherited.frame, SLOGAN: slogan, FRAME: slogan})
        return plain_text(self._runs(chapter.title, context, planned=planned))

    def _runs(self, source: SourceText, context: Context, *, planned: bool) -> tuple[Run, ...]:
        return heading_runs(source, context, [], planned=planned)

    def _number(self, title: str) -> str:
        """The number of the first heading of that name that is not taken yet."""
        for at, (text, number) in enumerate(self._numbers):
            if text == title:
                del self._numbers[at]
                return number
        return ""


def progress_of(section: CompiledSection, book: FigureBook) -> Progress:
    """How far the figures that a topic asks for are filled in."""
    given: set[str] = set()
    awaited: set[str] = set()
    for indicator in filled_in(section, book.catalogue):
        measures = indicator.measures
        if any(measure in book.awaited for measure in measures):
            awaited.add(indicator.path)
        elif any(book.state(measure) is State.KNOWN for measure in measures):
            given.add(indicator.path)
    return Progress(frozenset(given), frozenset(awaited))
