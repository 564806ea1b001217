"""The whole library of an office: everything that can be said, and how it is shaped."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.library.annexes import Annex, read_annex
from drafter.library.confusions import Confusion, read_confusions
from drafter.library.datedwords import NO_DATED_WORDS, DatedWords, read_dated_words
from drafter.library.indicatorfiles import read_catalogue
from drafter.library.outlines import Outline, read_outline
from drafter.library.overlays import laid_over
from drafter.library.pagebases import offered
from drafter.library.pagestyles import PageStyle, read_page_styles
from drafter.library.phrases import Phrases, read_phrases
from drafter.library.pieces import (
    ANNEXES,
    LEADS,
    OUTLINES,
    PHRASES,
    STYLES,
    TERMS,
    UNITS,
    find_pieces,
    with_hidden,
)
from drafter.library.sections import HIDDEN, SectionSource, read_section, unread
from drafter.library.setphrases import (
    NO_PHRASES,
    NONE_ALIKE,
    AlikeCharacters,
    SetPhrases,
    read_alike,
    read_set_phrases,
)
from drafter.library.terms import NO_TERMS, Terms, read_terms
from drafter.library.units import Units, read_units
from drafter.textfile import from_text, read_text
from drafter.yamlsource import Mapping as MappingNode
from drafter.yamlsource import nearest, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from drafter.findings import Finding
    from drafter.library.folders import LibraryFile
    from drafter.library.indicators import Catalogue
    from drafter.library.pieces import Named
    from drafter.library.searchpath import SearchPath
    from drafter.library.sourcetext import SourceText
    from drafter.location import Location

LEAD_ASPECT = "总结"
# Twenty times what the largest file of a library holds.
MOST_BYTES = 128 * 1024

_FOLDERS_AND_SUFFIX = re.compile(r".*[/\\]|\.\w+\Z")


class Library(Struct, frozen=True):
    """What an office drafts from, its own folders already laid over the shared ones.

    `sections` has also those that nearer ones hide, under 原件/业务线/主题.

    `files` has the names of all outlines, leads, annexes and page styles that a file is there
    for, also of those that could not be read.
    """

    units: Units
    catalogue: Catalogue
    phrases: Phrases
    sections: Mapping[str, SectionSource]
    outlines: Mapping[str, Outline]
    leads: Mapping[str, SectionSource]
    annexes: Mapping[str, Annex]
    page_styles: Mapping[str, PageStyle]
    files: Mapping[str, frozenset[str]]
    terms: Terms = NO_TERMS
    confusions: tuple[Confusion, ...] = ()
    cautions: tuple[Confusion, ...] = ()
    dated_words: DatedWords = NO_DATED_WORDS
    set_phrases: SetPhrases = NO_PHRASES
    alike: AlikeCharacters = NONE_ALIKE


def load_library(path: SearchPath, found: list[Finding]) -> Library:
    """Read the library along the search path; faults are findings and the rest is kept."""
    pieces = find_pieces(path, found)
    units = read_units(_mappings(pieces.units, found), found)
    catalogue = read_catalogue(_mappings(pieces.indicators, found), units, found)
    outlines = _nearest(pieces.templates[OUTLINES], found)
    annexes = _nearest(pieces.templates[ANNEXES], found)
    layered = with_hidden(pieces.templates[STYLES])
    styles = {name: _mapping(file, found) for name, file in layered.items()}
    terms = read_terms(_mappings(pieces.terms, found), found)
    return Library(
        units,
        catalogue,
        read_phrases(_mappings(pieces.phrases, found), found),
        _sections(pieces.topics, found),
        {name: read_outline(node, name, found) for name, node in outlines.items()},
        _sections(pieces.templates[LEADS], found, folder=f"{LEADS}/", aspect=LEAD_ASPECT),
        {name: read_annex(node, name, found) for name, node in annexes.items()},
        read_page_styles({name: node for name, node in styles.items() if node}, found),
        {kind: frozenset(named) for kind, named in pieces.templates.items()},
        terms,
        read_confusions(_mappings(pieces.confusions, found), found),
        read_confusions(_mappings(pieces.cautions, found), found, cautions=True),
        read_dated_words(_mappings(pieces.dated_words, found), terms, found),
        read_set_phrases(_mappings(pieces.set_phrases, found), found),
        read_alike(_mappings(pieces.alike, found), found),
    )


def untouched_topics(library: Library, path: SearchPath) -> frozenset[str]:
    """The topics that print for everybody as the last library of the path has them.

    None, where a nearer one has wording or units of its own.
    """
    *nearer, last = path
    if not nearer or any(
        os.path.lexists(file)
        for folder in nearer
        for file in (
            folder.sections / f"{UNITS}.yaml",
            folder.templates / f"{PHRASES}.yaml",
            folder.templates / f"{TERMS}.yaml",
        )
    ):
        return frozenset()
    return frozenset(
        name
        for name, section in library.sections.items()
        if all(Path(file).is_relative_to(last.sections) for file in section.layers)
    )


def choose_outline(
    library: Library, name: str, place: Location, found: list[Finding]
) -> Outline | None:
    """The outline called `name`; a missing one is a finding with the nearest name."""
    outline = library.outlines.get(name)
    if outline is None:
        found.extend(_missing(library, OUTLINES, name, library.outlines, place))
    return outline


def choose_annex(library: Library, name: SourceText, found: list[Finding]) -> Annex | None:
    """The annex that an outline names; a missing one is a finding with the nearest name."""
    annex = library.annexes.get(name.text)
    if annex is None:
        found.extend(_missing(library, ANNEXES, name.text, library.annexes, name.place))
    return annex


def choose_page_style(
    library: Library, name: str, place: Location, found: list[Finding]
) -> PageStyle | None:
    """The page style called `name`; a missing one is a finding with the nearest name."""
    style = library.page_styles.get(name)
    if style is None:
        found.extend(_missing(library, STYLES, name, offered(library.page_styles), place))
    return style


def check_lead(library: Library, outline: Outline, found: list[Finding]) -> None:
    """Find that there is no lead of the name the outline gives (导语)."""
    if outline.lead and outline.lead not in library.leads:
        found.extend(_missing(library, LEADS, outline.lead, library.leads, outline.lead_place))


def _missing(
    library: Library, kind: str, name: str, known: Iterable[str], place: Location
) -> Iterator[Finding]:
    """That there is no piece of this name; nothing where its file is there and at fault."""
    if name in library.files[kind]:
        return
    known = tuple(known)
    bare = _FOLDERS_AND_SUFFIX.sub("", name)
    if bare in known:
        hint = f"只写名字“{bare}”，不写文件夹和扩展名"
    else:
        near = nearest(name, known)
        hint = f"是不是“{near}”？" if near else f"现有{kind}：" + "、".join(known)
    yield faults.MISSING_PIECE.at(place, f"没有名为“{name}”的{kind}", hint=hint)


def _mappings(files: Iterable[LibraryFile], found: list[Finding]) -> tuple[MappingNode, ...]:
    nodes = (_mapping(file, found) for file in files)
    return tuple(node for node in nodes if node is not None)


def _mapping(file: LibraryFile, found: list[Finding]) -> MappingNode | None:
    source = read_text(file.path, found, limit=MOST_BYTES) if file.readable else None
    return read_yaml(source, found) if source else None


def _nearest(named: Named, found: list[Finding]) -> dict[str, MappingNode]:
    """The nearest of each name; one that cannot be read gives no way to the next."""
    nodes = {name: _mapping(files[0], found) for name, files in named.items()}
    return {name: node for name, node in nodes.items() if node is not None}


def _sections(
    named: Named, found: list[Finding], *, folder: str = "", aspect: str = ""
) -> dict[str, SectionSource]:
    """Every section by its name, and those that a nearer one hides as 原件/….

    `folder` stands before their names; `aspect` is that of lines without one.
    """
    sections: dict[str, SectionSource] = {}
    for name, files in named.items():
        beneath: SectionSource | None = None
        for depth, file in reversed(tuple(enumerate(files))):
            beneath = _section(file, f"{folder}{name}", beneath, found, aspect)
            sections[HIDDEN * depth + name] = beneath
    return dict(sorted(sections.items()))


def _section(
    file: LibraryFile,
    path: str,
    beneath: SectionSource | None,
    found: list[Finding],
    aspect: str,
) -> SectionSource:
    """The section in `file`, laid over the one `beneath`.

    Where it cannot be read, the one beneath says which figures it would have printed: the
    draft leaves a gap, and does not print in its stead what the office has replaced.
    """
    source = read_text(file.path, found, limit=MOST_BYTES) if file.readable else None
    if source is not None:
        section = read_section(source, path, found, default_aspect=aspect)
        return laid_over(section, beneath, found)
    if beneath is None:
        beneath = read_section(from_text(str(file.path), ""), path, [], default_aspect=aspect)
    return unread(beneath, file.path)
