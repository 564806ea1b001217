"""What was drafted of a report, kept so that the next draft drafts only what an edit touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from drafter.figures.bookchanges import BookChanges, changes_between

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.drafting.arrange import Arranged
    from drafter.drafting.blocks import ToldTopic
    from drafter.drafting.report import CompiledLibrary
    from drafter.drafting.template import CompiledSection
    from drafter.drafting.topic import TopicDraft
    from drafter.drafting.topicuses import OutlineUses
    from drafter.figures.book import FigureBook
    from drafter.figures.words import Words
    from drafter.figures.yearset import YearData
    from drafter.library.outlines import Outline


class KeptTopic(NamedTuple):
    """A topic under one 视角, and what the report tells of it."""

    draft: TopicDraft
    told: ToldTopic | None


class KeptParagraphs(NamedTuple):
    """Paragraphs of a chapter, and the topics that they were made of."""

    topics: tuple[TopicDraft, ...]
    arranged: tuple[Arranged, ...]


class TopicMemory(Struct, eq=False):
    """What the last draft of one report said; given by whoever drafts it again and again.

    It may only be used by one report at a time. Whatever differs from the last draft's year is
    forgotten before the next is made; of another library, office, outline or 稿 everything is.
    """

    topics: dict[tuple[str, str], KeptTopic] = field(default_factory=dict)
    live: dict[str, bool] = field(default_factory=dict)
    chapters: dict[int, dict[tuple[int, ...], KeptParagraphs]] = field(default_factory=dict)
    uses: dict[str, OutlineUses] = field(default_factory=dict)
    _compiled: CompiledLibrary | None = None
    _outline: Outline | None = None
    _of: tuple[object, ...] = ()
    _book: FigureBook | None = None
    _words: Words | None = None

    def turn_to(
        self,
        compiled: CompiledLibrary,
        outline: Outline,
        of: tuple[object, ...],
        year: YearData,
    ) -> None:
        """Forget what will not be as it was; `of` are other things that do not change with a year."""
        if compiled is not self._compiled or outline is not self._outline:
            self.chapters.clear()  # chapters are known by their identity
            self.uses.clear()
        changes = None
        if self._compiled is compiled and self._outline == outline and self._of == of:
            changes = changes_between(self._book, year.book)
        if changes is None or self._words is None:
            self.topics.clear()
            self.live.clear()
        else:
            self._forget(changes, changed_topics(self._words, year.words), compiled.sections)
        self._compiled, self._outline, self._of = compiled, outline, of
        self._book, self._words = year.book, year.words

    def _forget(
        self,
        changes: BookChanges,
        topics: frozenset[str],
        sections: Mapping[str, CompiledSection],
    ) -> None:
        if not changes and not topics:
            return
        for path, section in sections.items():
            if (
                path in topics
                or not section.reads.isdisjoint(changes.measures)
                or not section.lists.isdisjoint(changes.lists)
            ):
                self.live.pop(path, None)
        for key, kept in [*self.topics.items()]:
            if key[0] not in self.live or not kept.draft.reads.isdisjoint(changes.measures):
                del self.topics[key]


def changed_topics(before: Words, now: Words) -> frozenset[str]:
    """The topics of which the office's words differ, in whatever 视角."""
    if before is now:
        return frozenset()
    keys = before.by_topic.keys() | now.by_topic.keys()
    return frozenset(
        topic for topic, aspect in keys if before.items(topic, aspect) != now.items(topic, aspect)
    ) | frozenset(topic for topic in now.topics if before.remedies(topic) != now.remedies(topic))
