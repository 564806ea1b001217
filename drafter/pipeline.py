"""The stages in order: open an office's year, draft it, check it."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from drafter import textfaults
from drafter.checks.report import Report
from drafter.checks.runner import check_report
from drafter.checks.written.fromdraft import manuscript_of
from drafter.checks.written.paper import Paper
from drafter.checks.written.setting import Setting
from drafter.diskcache import kept
from drafter.drafting.report import CompiledLibrary, compile_library, draft_report
from drafter.errors import DrafterError
from drafter.figures.lostlibrary import leave_the_cause
from drafter.figures.trialyear import trial, trial_words
from drafter.figures.variantyear import as_variant
from drafter.figures.yearindex import YearIndex
from drafter.figures.yearmeant import document_fault, no_office, with_nearest, year_at
from drafter.figures.yearset import YearData, read_year
from drafter.library.library import check_lead, choose_outline, choose_page_style, load_library
from drafter.library.outlines import Outline, read_outline
from drafter.library.overlayfaults import ORIGINAL_CHANGED
from drafter.library.profile import OfficeProfile, Silence, read_profile
from drafter.library.profilenames import check_profile_names
from drafter.library.searchpath import PROFILE, SearchPath, office_around, search_path, shared_path
from drafter.library.variants import Variant, missing_variant
from drafter.location import Location
from drafter.office import Office, Opened
from drafter.textfile import read_text
from drafter.yamlsource import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from drafter.drafting.blocks import Draft
    from drafter.drafting.extent import Extent
    from drafter.drafting.topicmemory import TopicMemory
    from drafter.figures.editing.requests import ClearValue, SetValue
    from drafter.figures.yearsource import Read
    from drafter.findings import Finding
    from drafter.library.pagestyles import PageStyle
    from drafter.textfile import TextFile

DEFAULT_OUTLINE = "总结与计划"
MOST_AT_HAND = 8


class LibraryRead(Struct, frozen=True):
    """A library ready to draft from, and what was found on reading it."""

    compiled: CompiledLibrary
    findings: tuple[Finding, ...]


class Shelf(Struct):
    """Libraries and year indexes already read, shared by the reports of one run."""

    libraries: dict[SearchPath, LibraryRead] = field(default_factory=dict)
    indexes: dict[Path, YearIndex] = field(default_factory=dict)

    def library(
        self, path: SearchPath, found: list[Finding], *, whole: bool = True
    ) -> CompiledLibrary:
        """The library along `path`; what is wrong with it is said for every report it serves.

        Where a 素材库 could not be used the path is not `whole`, and what lies beneath an
        overlay is not what it was made from.
        """
        if path not in self.libraries:
            _make_room(self.libraries)
            folders = [part for folder in path for part in (folder.sections, folder.templates)]
            self.libraries[path] = kept(LibraryRead, (), folders, lambda: _read_library(path))
        library = self.libraries[path]
        found.extend(
            finding
            for finding in library.findings
            if whole or finding.rule != ORIGINAL_CHANGED.name
        )
        return library.compiled

    def index(self, folder: Path) -> YearIndex:
        """The year index of an office's folder."""
        if folder not in self.indexes:
            _make_room(self.indexes)
            self.indexes[folder] = YearIndex(folder)
        return self.indexes[folder]


def _make_room(shelf: dict[Any, Any]) -> None:
    """A run over thousands of offices holds those it is at; reports of one office come together."""
    while len(shelf) >= MOST_AT_HAND:
        del shelf[next(iter(shelf))]


def _read_library(path: SearchPath) -> LibraryRead:
    found: list[Finding] = []
    compiled = compile_library(load_library(path, found), found)
    # A line that a nearer section took over is compiled there and in its original.
    return LibraryRead(compiled, tuple(dict.fromkeys(found)))


class Edition(Struct, frozen=True):
    """Which edition of a report is wanted: a 稿 by name, another outline (提纲), the blank form."""

    outline: str = ""
    blank: bool = False
    variant: str = ""


AS_FILED = Edition()


class Stage(StrEnum):
    """What is being done for a report, said to whoever waits for it."""

    DRAFTING = "起草"
    CHECKING = "检查"
    LAYING_OUT = "排版"
    WRITING = "写入"


def untold(stage: Stage) -> None:
    """Nobody waits."""


class Produced(Struct, frozen=True, eq=False):
    """A report drafted and checked; `silenced` is what the office does not want to be told."""

    office: Office
    draft: Draft
    findings: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, Silence], ...] = ()


def produce(
    path: Path,
    shelf: Shelf,
    edition: Edition = AS_FILED,
    *,
    read: Read = read_text,
    tell: Callable[[Stage], None] = untold,
    proofread: bool = True,
) -> Produced:
    """Open the year at `path`, draft and check it; `read` gives the texts, `tell` is told how far it is.

    Unless `proofread`, the rules on written words are left out, but for an edition that is to
    be published. Raises DrafterError when there is nothing to draft from.
    """
    found: list[Finding] = []
    tell(Stage.DRAFTING)
    office = open_office(path, shelf, found, edition, read=read)
    draft = draft_office(office, blank=edition.blank)
    if edition.blank:  # an empty form is all holes, and its figures are not looked at
        return Produced(office, draft, (*found, *draft.findings))
    tell(Stage.CHECKING)
    proofread |= office.variant is not None and office.variant.public
    heard = check_report(report_on(office, draft), found, proofread=proofread)
    return Produced(office, draft, heard.findings, heard.silenced)


def draft_office(
    office: Office, *, blank: bool = False, kept: TopicMemory | None = None, notices: bool = True
) -> Draft:
    """The report of an opened office; `blank` is the empty form.

    With the memory `kept` only what differs from the last draft made with it is drafted again.
    Without `notices` the draft does not say what it left out.
    """
    return draft_report(
        office.compiled,
        office.profile,
        office.year,
        office.outline,
        form=office.page_style.form,
        blank=blank,
        variant=office.variant,
        kept=kept,
        notices=notices,
    )


def report_on(office: Office, draft: Draft) -> Report:
    """What checks look at."""
    head = office.year.head
    setting = Setting(
        office.compiled.library,
        office.profile,
        head.period,
        head.issue_date,
        head.place_of("成文日期"),
        public=office.variant is not None and office.variant.public,
        drafted=True,
    )
    return Report(
        office.profile,
        office.compiled.library,
        office.year.book,
        draft,
        office.page_style,
        lambda: _extent(draft, office.page_style),
        cache(lambda: Paper(manuscript_of(draft, head.place), setting)),
    )


def _extent(draft: Draft, style: PageStyle) -> Extent:
    """How long the report is; only where somebody asks are pages counted."""
    from drafter.layout.pagination import extent_of

    return extent_of(draft, style)


def open_office(
    path: Path,
    shelf: Shelf,
    found: list[Finding],
    edition: Edition = AS_FILED,
    *,
    read: Read = read_text,
) -> Office:
    """Read the office and its year at `path`: a year's file or folder; `read` gives the texts."""
    begin = len(found)
    folder = office_folder(path, found)
    profile = open_profile(folder, found, read)
    before = len(found)
    libraries = search_path(folder, profile.libraries, found)
    after = len(found)
    compiled = shelf.library(libraries, found, whole=after == before)
    library = compiled.library
    check_profile_names(profile, library, found)
    opened = Opened(path, edition.outline, read, tuple(found[begin:]))
    year = read_year(
        folder,
        path,
        library.catalogue,
        library.units,
        profile.divisions,
        found,
        index=shelf.index(folder),
        read=read,
    )
    if year is None:
        raise DrafterError(*found)
    variant = _variant(edition, profile, year, found)
    if variant is not None:
        year = as_variant(year, variant, found)
    formed: list[Finding] = []
    chosen, style = _forms(opened, profile, year, compiled, formed)
    found += formed
    if after > before:
        leave_the_cause(found, after)
    if chosen is None or style is None:
        raise DrafterError(*found)
    opened = replace(opened, formed=tuple(formed))
    return Office(folder, profile, compiled, year, chosen, style, opened, variant)


def try_office(
    office: Office, requests: Iterable[SetValue | ClearValue], found: list[Finding]
) -> Office:
    """The office as it would be opened if the values were in its year's files.

    All that would be found is. An outline or 版式 that there is not leaves those it had.
    """
    found.extend(office.opened.found)
    year = trial(office.year, requests, found)
    if office.variant is not None:
        year = as_variant(year, office.variant, found)
    before, now = office.year.head, year.head
    if (before.outline, before.page_style) == (now.outline, now.page_style):
        found.extend(office.opened.formed)
        return replace(office, year=year)
    formed: list[Finding] = []
    chosen, style = _forms(office.opened, office.profile, year, office.compiled, formed)
    found.extend(formed)
    return replace(
        office,
        year=year,
        outline=chosen or office.outline,
        page_style=style or office.page_style,
        opened=replace(office.opened, formed=tuple(formed)),
    )


def try_words(office: Office, texts: Iterable[TextFile], found: list[Finding]) -> Office:
    """The office as it would be opened if its year's 素材 were these texts."""
    found.extend(office.opened.found)
    year = trial_words(office.year, texts, found)
    if office.variant is not None:
        year = as_variant(year, office.variant, found)
    found.extend(office.opened.formed)
    return replace(office, year=year)


def _forms(
    opened: Opened,
    profile: OfficeProfile,
    year: YearData,
    compiled: CompiledLibrary,
    found: list[Finding],
) -> tuple[Outline | None, PageStyle | None]:
    """The outline and the page style that a year is told by."""
    chosen = _outline(opened, year, compiled, found)
    if chosen is not None:
        check_lead(compiled.library, chosen, found)
    style_name = year.head.page_style or profile.page_style
    style_place = year.head.places.get("版式", profile.page_style_place)
    return chosen, choose_page_style(compiled.library, style_name, style_place, found)


def _variant(
    edition: Edition, profile: OfficeProfile, year: YearData, found: list[Finding]
) -> Variant | None:
    """The 稿 asked for; that of the year stands before that of 单位.yaml."""
    if not edition.variant:
        return None
    known = {**profile.variants, **year.head.variants}
    if edition.variant not in known:
        raise DrafterError(missing_variant(edition.variant, known, Location("--稿")), *found)
    return known[edition.variant]


def library_path(folder: Path | None, found: list[Finding]) -> SearchPath:
    """The library of the office in `folder`, or the one that lies there.

    Without a folder it is that of the folder one works in, else what every office stands on.
    Raises DrafterError when neither an office nor a library stands there.
    """
    here = Path() if folder is None else folder
    if os.path.lexists(here / PROFILE):
        return search_path(here, open_profile(here, found).libraries, found)
    if any((here / part).is_dir() for part in ("sections", "templates")):
        return search_path(here, (), found)
    if folder is None:
        return shared_path(found)
    raise DrafterError(
        textfaults.NOT_A_FILE.at(
            Location(str(folder)),
            "这里没有单位，也没有素材库"
            if folder.is_dir()
            else "这不是文件夹"
            if folder.exists()
            else "没有这个文件夹",
            hint=f"单位的文件夹里有 {PROFILE}，素材库的文件夹里有 sections 或 templates",
        )
    )


def office_folder(path: Path, found: list[Finding]) -> Path:
    """The folder of the office that `path` belongs to: the nearest above with a 单位.yaml."""
    if not path.exists():
        read_text(path, found)
        raise DrafterError(*with_nearest(found, path))
    for what, folder in (
        ("这是单位的文件夹，没有说是哪一年", path if (path / PROFILE).is_file() else None),
        ("这是单位资料，不是一年的数据", path.parent if path.name == PROFILE else None),
        ("这是素材，不是一年的数据", path.parent if path.suffix == ".md" else None),
    ):
        if folder:
            hint = f"写明那一年的文件，例：{year_at(folder)}"
            raise DrafterError(textfaults.NOT_A_FILE.at(Location(str(path)), what, hint=hint))
    if document := document_fault(path):
        raise DrafterError(document)
    if office := office_around(path):
        return office
    if os.path.lexists(path.parent / PROFILE):
        return path.parent
    raise DrafterError(no_office(path))


def open_profile(folder: Path, found: list[Finding], read: Read = read_text) -> OfficeProfile:
    """The office's 单位.yaml; DrafterError when it cannot be read."""
    text = read(folder / PROFILE, found)
    mapping = read_yaml(text, found) if text else None
    if mapping is None:
        raise DrafterError(*found)
    return read_profile(mapping, found)


def _outline(
    opened: Opened, year: YearData, compiled: CompiledLibrary, found: list[Finding]
) -> Outline | None:
    """The outline asked for, else the one the year names, else the file beside it, else the usual."""
    path, asked = opened.path, opened.outline
    beside = path.with_name(f"{path.stem}提纲.yaml")
    name = asked or year.head.outline
    if not name and os.path.lexists(beside):
        text = opened.read(beside, found)
        mapping = read_yaml(text, found) if text else None
        return read_outline(mapping, beside.stem, found) if mapping else None
    place = Location("--提纲") if asked else year.head.place_of("提纲")
    return choose_outline(compiled.library, name or DEFAULT_OUTLINE, place, found)
