"""Starting an office, or a further year of one: from the answers to the files."""

from __future__ import annotations

import os
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring import rolloverfaults, startfaults
from drafter.authoring.answers import Identity
from drafter.authoring.newoffice.outlinecopy import outline_copy
from drafter.authoring.newoffice.outlineheads import outline_heads
from drafter.authoring.newoffice.plan import Plan
from drafter.authoring.newoffice.profileform import profile_text
from drafter.authoring.newoffice.topicchoice import Offer, offer, report_order
from drafter.authoring.newoffice.wordsform import words_text
from drafter.authoring.newoffice.yearform import year_text
from drafter.authoring.yamltext import flow
from drafter.errors import DrafterError
from drafter.figures.yearindex import YearIndex
from drafter.filenames import printable
from drafter.findings import Severity
from drafter.library import faults
from drafter.library.profile import read_profile
from drafter.library.searchpath import LIBRARIES, PROFILE, is_office, search_path
from drafter.location import Location
from drafter.newfiles import NewFile, Written, check_new_files, write_new_files
from drafter.pipeline import DEFAULT_OUTLINE, Shelf, open_profile
from drafter.textfile import from_text, read_text
from drafter.yamlsource import Fields, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.drafting.report import CompiledLibrary
    from drafter.findings import Finding
    from drafter.library.outlines import Outline
    from drafter.library.profile import OfficeProfile
    from drafter.yamlsource import Scalar

_OUTLINE_HEAD = """\
# {name}的提纲，抄自“{outline}”，随便改：标题、章节的次序和名称、主题放在哪一章。
# 没有数、也没有文字的主题不印，不用删；以后要写的，照样有地方。
"""
LIBRARY_OPTION = f"--{LIBRARIES}"


class Started(Struct, frozen=True):
    """What was written, and the chosen topics that the outline has no place for."""

    written: Written
    year: Path
    unplaced: tuple[str, ...]


class Start:
    """A folder that is to become an office, or is one that begins a further year.

    `office` is the profile that stands there already, None where there is none yet.
    """

    def __init__(self, folder: Path, libraries: Sequence[str]) -> None:
        """Look at the folder, and for the libraries it will stand on.

        Raises:
            DrafterError: when a 素材库 cannot be used, or the profile there cannot be read.
        """
        self.folder = folder
        found: list[Finding] = []
        roots = [_library_root(folder, text) for text in libraries]
        self.office = open_profile(folder, found) if is_office(folder) else None
        self.libraries = tuple(_as_seen_from(folder, root) for root in roots)
        found.clear()
        named = self.office.libraries if self.office else _scalars(roots)
        path = search_path(folder, named, found)
        option = Location(LIBRARY_OPTION)
        refuse_gaps(
            finding._replace(place=option) if finding.place.file == LIBRARY_OPTION else finding
            for finding in found
        )
        self._path = path

    @cached_property
    def compiled(self) -> CompiledLibrary:
        """The library, read when it is first asked for: the first questions need none."""
        return Shelf().library(self._path, [])

    @property
    def outlines(self) -> tuple[str, ...]:
        """The outlines to choose from, the usual one first."""
        names = list(self.compiled.library.outlines)
        return tuple(sorted(names, key=lambda name: (name != DEFAULT_OUTLINE, names.index(name))))

    def outline_note(self, name: str) -> str:
        """The first thing that the file of an outline says of itself, if it begins with a remark."""
        source = read_text(Path(self._outline(name).place.file), [])
        first = source.text.partition("\n")[0].strip() if source else ""
        return re.split("[；。（]", first.lstrip("# "))[0] if first.startswith("#") else ""

    def outline_heads(self, name: str) -> tuple[str, ...]:
        """The parts of an outline and the headings below them."""
        return outline_heads(self._outline(name))

    def identity(self) -> Identity:
        """What the profile that stands there answers already."""
        office = self.office
        if office is None:
            return Identity()
        return Identity(office.name, office.system, office.level, office.region)

    def offer(self, identity: Identity, outline: str) -> Offer:
        """The topics to choose from."""
        profile = self.office or _profile(identity, self.libraries)
        return offer(self.compiled, profile, identity.period, self._outline(outline))

    def plan(self, identity: Identity, outline: str, topics: frozenset[str]) -> Plan:
        """The plan of what is to be written."""
        text = "" if self.office else profile_text(identity, self.libraries)
        profile = self.office or _profile(identity, self.libraries)
        first = self._outline(outline)
        head = _OUTLINE_HEAD.format(name=profile.name, outline=first.name)
        shape = outline_copy(first, head, report_order(topics, first))
        order = report_order(topics, shape.outline)
        return Plan(identity, profile, text, self.compiled, shape, order)

    def obstacles(self, identity: Identity) -> tuple[Finding, ...]:
        """What keeps the files from being written, before everything is answered."""
        period = identity.period
        names = file_names(Plan.stem_of(period), new_office=self.office is None)
        year = self.folder / names[-3]
        found = check_new_files(self.folder, names)
        if found or self.office is None:
            return found
        return tuple(
            rolloverfaults.SAME_PERIOD_THERE.at(
                Location(str(path)),
                f"{period.name}的数据已有：{path.name}，什么也没有写",
                hint="接着填这一份；不要了，先把它移走",
            )
            for path in YearIndex(self.folder).find(period, year, period.year)
        )

    def write(self, plan: Plan) -> Started:
        """Write the files, all or none.

        Raises:
            DrafterError: when anything stands in the way; nothing is written then.
        """
        texts = [year_text(plan), words_text(plan), plan.shape.text]
        if plan.profile_text:
            texts.insert(0, plan.profile_text)
        names = file_names(plan.stem, new_office=bool(plan.profile_text))
        files = [
            NewFile(name, text.encode("utf-8")) for name, text in zip(names, texts, strict=True)
        ]
        written = write_new_files(self.folder, files)
        return Started(written, written.files[-3], plan.shape.unplaced)

    def _outline(self, name: str) -> Outline:
        return self.compiled.library.outlines[name]


def file_names(stem: str, *, new_office: bool) -> tuple[str, ...]:
    """The files of a year, 单位.yaml before them for a new office."""
    year = (f"{stem}.yaml", f"{stem}素材.md", f"{stem}提纲.yaml")
    return (PROFILE, *year) if new_office else year


def already_office(folder: Path) -> Finding:
    """That the folder is an office, and how its next year is begun."""
    years = sorted(
        path.name
        for path in folder.glob("[12][0-9][0-9][0-9]*.yaml")
        if not path.stem.endswith("提纲")
    )
    last = folder / (years[-1] if years else "2018.yaml")
    return startfaults.ALREADY_OFFICE.at(
        Location(str(folder / PROFILE)),
        "这个文件夹已经是一个单位，什么也没有写",
        hint=f"接着写下一年：drafter rollover {last}；"
        f"另起一年的空表：drafter new {folder} --年度 年份",
    )


def refuse_gaps(found: Iterable[Finding]) -> None:
    """Go no further where a library or a profile cannot be used: another would be taken for it.

    Raises:
        DrafterError: with what is wrong.
    """
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        raise DrafterError(*errors)


def _profile(identity: Identity, libraries: tuple[str, ...]) -> OfficeProfile:
    """The profile as it will be read from the file."""
    found: list[Finding] = []
    node = read_yaml(from_text(PROFILE, profile_text(identity, libraries)), found)
    if node is None:
        raise DrafterError(*found)
    profile = read_profile(node, found)
    refuse_gaps(found)
    return profile


def _library_root(folder: Path, text: str) -> Path:
    """The folder that an option means: from where one is, as of any path, else from the office."""
    for root in (Path(text), _tidy(folder / text)):
        if root.is_dir():
            return root
    raise DrafterError(
        faults.MISSING_PIECE.at(
            Location(LIBRARY_OPTION),
            f"没有素材库“{printable(text)}”这个文件夹",
            hint=f"从现在所在的文件夹算起，现在指的是：{printable(Path(text).absolute())}",
        )
    )


def _tidy(path: Path) -> Path:
    """The path without `..`: the folder they lead out of may not be there yet."""
    return Path(os.path.normpath(path))


def _as_seen_from(folder: Path, root: Path) -> str:
    """The library's folder as 单位.yaml names it."""
    try:
        path = os.path.relpath(os.path.realpath(_tidy(root)), os.path.realpath(folder))
    except ValueError:  # on another drive
        path = str(_tidy(root).absolute())
    return Path(path).as_posix()


def _scalars(roots: Sequence[Path]) -> tuple[Scalar, ...]:
    """The libraries as 单位.yaml would name them, wherever the office will be."""
    found: list[Finding] = []
    paths = tuple(str(_tidy(root).absolute()) for root in roots)
    node = read_yaml(from_text(LIBRARY_OPTION, f"{LIBRARIES}: {flow(paths)}\n"), found)
    return Fields(node, found).scalars(LIBRARIES) if node else ()
