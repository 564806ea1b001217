"""The topics of a library as it stands: whose each is, who leads it, what lies beneath it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting.topicfigures import asked_figures
from drafter.library.sections import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.report import CompiledLibrary
    from drafter.library.frontmatter import Lead
    from drafter.library.indicators import Indicator
    from drafter.library.searchpath import SearchPath
    from drafter.library.sections import SectionSource


class TopicSource(Struct, frozen=True):
    """A topic and where it comes from.

    `library` names the library of its file; `beneath` those of the files it hides, the nearest
    first. It is laid over so many of them as `overlaid` says (叠加), one over the other, and put
    in place of the others. `words` is what it says, for whoever looks for a word.
    """

    path: str
    title: str
    leads: tuple[Lead, ...]
    library: str
    file: str
    overlaid: int
    beneath: tuple[str, ...]
    figures: tuple[Indicator, ...]
    words: str

    @property
    def line(self) -> str:
        """Its 业务线."""
        return self.path.partition("/")[0]

    def has(self, word: str) -> bool:
        """Whether its name, its title, its figures or its sentences have the word."""
        return (
            word in self.path
            or word in self.title
            or word in self.words
            or any(word in item.name or word in item.path for item in self.figures)
        )


def topic_sources(compiled: CompiledLibrary, path: SearchPath) -> Iterator[TopicSource]:
    """Every topic of the library along `path`."""
    sections = compiled.library.sections
    for name, section in compiled.topics.items():
        source = sections[name]
        hidden = tuple(_hidden(name, compiled))
        yield TopicSource(
            name,
            source.title,
            source.leads,
            library_of(source, path),
            source.layers[0] if source.layers else source.place.file,
            _overlaid((source, *hidden)),
            tuple(library_of(each, path) for each in hidden),
            tuple(item.indicator for item in asked_figures(section, compiled.library.catalogue)),
            _words(source),
        )


def library_of(source: SectionSource, path: SearchPath) -> str:
    """The name of the library that the section's own file stands in."""
    file = Path(source.layers[0] if source.layers else source.place.file)
    return next((folder.name for folder in path if file.is_relative_to(folder.sections)), "")


def _overlaid(sources: Sequence[SectionSource]) -> int:
    """How many libraries further down what the first of them says comes from."""
    whole = (at for at, source in enumerate(sources) if source.overlay is None)
    return min(next(whole, len(sources)), len(sources) - 1)


def _hidden(name: str, compiled: CompiledLibrary) -> Iterator[SectionSource]:
    sections = compiled.library.sections
    name = HIDDEN + name
    while name in sections:
        yield sections[name]
        name = HIDDEN + name


def _words(source: SectionSource) -> str:
    """Its sentences; templates among them stand as written."""
    lines = [line for lines in source.aspects.values() for line in lines]
    parts = [part.text for line in lines for part in (line.heading, line.body) if part]
    return "\n".join([source.summary.text if source.summary else "", *parts])
