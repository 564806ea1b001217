"""The proof of outlines (提纲): every topic, item and word that they name is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks import prooffaults
from drafter.checks.termproof import outline_texts
from drafter.drafting.chapters import compile_heading
from drafter.drafting.topicuses import missing_items, missing_topic
from drafter.library.outlines import uses_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.report import CompiledLibrary
    from drafter.findings import Finding
    from drafter.library.outlines import Chapter, Outline


def prove_outlines(compiled: CompiledLibrary) -> Iterator[Finding]:
    """What each outline names that is not there, whether a report would have printed it or not."""
    for outline in compiled.library.outlines.values():
        told: dict[Finding, None] = dict.fromkeys(_texts(outline, compiled))
        for part in outline.parts:  # those that follow another (同) have the same places
            told.update(dict.fromkeys(_places(part, compiled)))
        yield from told


def _texts(outline: Outline, compiled: CompiledLibrary) -> Iterator[Finding]:
    library = compiled.library
    for text in outline_texts(outline):
        yield from compile_heading(text, library.catalogue, library.terms, planned=False).findings


def _places(part: Chapter, compiled: CompiledLibrary) -> Iterator[Finding]:
    seen: set[str] = set()
    for use, aspects in uses_of(part):
        section = compiled.sections.get(use.path)
        if section is None:
            yield missing_topic(use, compiled.sections, prooffaults.OUTLINE_TEXT)
        elif use.path in seen:
            yield prooffaults.OUTLINE_TEXT.at(
                use.place, f"主题“{use.path}”在一个部分里列了两次", hint="删去一处"
            )
        elif aspects[-1] not in section.broken:
            yield from missing_items(use, section, aspects[-1])
        seen.add(use.path)
