"""The whole library of an office: everything that can be said, and how it is shaped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.library import faults
from drafter.library.indicators import Catalogue, read_catalogue
from drafter.library.outlines import Outline, read_outline
from drafter.library.pagestyles import PageStyle, read_page_styles
from drafter.library.phrases import Phrases, read_phrases
from drafter.library.searchpath import SearchPath, all_files, nearest_files
from drafter.library.sections import SectionSource, read_section
from drafter.library.units import Units, read_units
from drafter.textfile import read_text
from drafter.yamlsource import Mapping as MappingNode
from drafter.yamlsource import nearest, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.location import Location

LEAD_ASPECT = "总结"


@dataclass(frozen=True, slots=True)
class Library:
    """What an office drafts from, its own folders already laid over the shared ones."""

    units: Units
    catalogue: Catalogue
    phrases: Phrases
    sections: Mapping[str, SectionSource]
    outlines: Mapping[str, Outline]
    leads: Mapping[str, SectionSource]
    page_styles: Mapping[str, PageStyle]


def load_library(path: SearchPath, found: list[Finding]) -> Library:
    """Read the library along the search path; faults are findings and the rest is kept."""
    sections = tuple(folder.sections for folder in path)
    templates = tuple(folder.templates for folder in path)
    units = read_units(_yaml_files(sections, "计量.yaml", found), found)
    return Library(
        units,
        read_catalogue(_yaml_files(sections, "指标.yaml", found), units, found),
        read_phrases(_yaml_files(templates, "句式.yaml", found), found),
        _read_sections(sections, found),
        _read_outlines(tuple(root / "提纲" for root in templates), found),
        _read_leads(tuple(root / "导语" for root in templates), found),
        read_page_styles(
            {
                name: node
                for name, file in nearest_files(
                    tuple(root / "版式" for root in templates), "*.yaml"
                ).items()
                if (node := _read_yaml_file(file, found)) is not None
            },
            found,
        ),
    )


def choose_outline(
    library: Library, name: str, place: Location, found: list[Finding]
) -> Outline | None:
    """The outline called `name`; a missing one is a finding with the nearest name."""
    outline = library.outlines.get(name)
    if outline is None:
        found.append(_missing("提纲", name, library.outlines, place))
    return outline


def choose_page_style(
    library: Library, name: str, place: Location, found: list[Finding]
) -> PageStyle | None:
    """The page style called `name`; a missing one is a finding with the nearest name."""
    style = library.page_styles.get(name)
    if style is None:
        found.append(_missing("版式", name, library.page_styles, place))
    return style


def _missing(what: str, name: str, known: Mapping[str, object], place: Location) -> Finding:
    near = nearest(name, known)
    return faults.MISSING_PIECE.at(
        place,
        f"没有名为“{name}”的{what}",
        hint=f"是不是“{near}”？" if near else f"现有{what}：" + "、".join(known),
    )


def _yaml_files(
    roots: tuple[Path, ...], pattern: str, found: list[Finding]
) -> tuple[MappingNode, ...]:
    nodes = (_read_yaml_file(file, found) for file in all_files(roots, pattern))
    return tuple(node for node in nodes if node is not None)


def _read_yaml_file(file: Path, found: list[Finding]) -> MappingNode | None:
    source = read_text(file, found)
    return read_yaml(source, found) if source else None


def _read_sections(roots: tuple[Path, ...], found: list[Finding]) -> Mapping[str, SectionSource]:
    return {
        name: read_section(source, name, found)
        for name, file in nearest_files(roots, "*.md").items()
        if (source := read_text(file, found)) is not None
    }


def _read_leads(roots: tuple[Path, ...], found: list[Finding]) -> Mapping[str, SectionSource]:
    return {
        name: read_section(source, f"导语/{name}", found, default_aspect=LEAD_ASPECT)
        for name, file in nearest_files(roots, "*.md").items()
        if (source := read_text(file, found)) is not None
    }


def _read_outlines(roots: tuple[Path, ...], found: list[Finding]) -> Mapping[str, Outline]:
    return {
        name: read_outline(node, name, found)
        for name, file in nearest_files(roots, "*.yaml").items()
        if (node := _read_yaml_file(file, found)) is not None
    }
