"""Two versions of a year as they are named: files and folders, or `修订:路径` of git."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring.diff.repository import Repository, missing, repository_at
from drafter.library.searchpath import LIBRARIES, PROFILE
from drafter.textfile import read_text
from drafter.yamlsource import Fields, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.location import Location

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
LIBRARY_PARTS = ("sections", "templates")


class Version(Struct, frozen=True):
    """A version of a year, ready to be opened at `path`; `asked` is how it was named.

    `present` are the 素材库 of an earlier version that no repository keeps: they are taken as
    they are now.
    """

    asked: str
    path: Path
    revision: str = ""
    mirror: Path | None = None
    present: tuple[str, ...] = ()

    def shown(self, place: Location) -> Location:
        """The place as whoever compares knows it: `HEAD~2:2018.yaml:14:8`."""
        if self.mirror is None:
            return place
        file = Path(place.file)
        if not file.is_relative_to(self.mirror):
            return place
        whole = Path(file.anchor) / file.relative_to(self.mirror)
        return place._replace(file=f"{self.revision}:{os.path.relpath(whole)}")

    def in_words(self, text: str) -> str:
        """A message without the folder that the version was laid out in."""
        if self.mirror is None:
            return text
        here = f"{self.mirror}{Path.cwd()}{os.sep}"
        return text.replace(here, f"{self.revision}:").replace(
            f"{self.mirror}", f"{self.revision}:"
        )

    def told(self, finding: Finding) -> Finding:
        """A finding with its places and words as shown."""
        return finding._replace(
            place=self.shown(finding.place),
            message=self.in_words(finding.message),
            hint=self.in_words(finding.hint),
            related=tuple(
                item._replace(place=self.shown(item.place), note=self.in_words(item.note))
                for item in finding.related
            ),
        )


def names_revision(asked: str) -> bool:
    """Whether it is written `修订:路径`, and no file is called so."""
    return ":" in asked and not _DRIVE.match(asked) and not os.path.lexists(asked)


@contextmanager
def opened_version(asked: str) -> Iterator[Version]:
    """The version, laid out in a folder of its own while it is looked at if git keeps it.

    Raises DrafterError when git has no such version.
    """
    if not names_revision(asked):
        yield Version(asked, Path(asked))
        return
    revision, _, path = asked.partition(":")
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        mirror = Path(os.path.realpath(folder))
        yield _laid_out(asked, revision, Path(path), mirror)


def _laid_out(asked: str, revision: str, path: Path, mirror: Path) -> Version:
    wanted = Path(os.path.normpath(Path.cwd() / path))
    repository = repository_at(_standing(wanted.parent), revision, asked)
    year = _inside(repository, wanted)
    if year is None or not repository.holds(year):
        year = path.as_posix()  # as git itself takes it: from the top of the repository
        if path.is_absolute() or not repository.holds(year):
            raise missing(repository, revision, str(path))
    layout = _Layout(repository, mirror)
    office = _office_of(repository, year)
    layout.take(office)
    if not year.startswith(f"{office}/"):  # a year without an office, told of when it is opened
        layout.take(year)
    return Version(asked, layout.at(repository.top / year), revision, mirror, tuple(layout.present))


def _standing(folder: Path) -> Path:
    """The nearest folder above that is there now."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)


def _inside(repository: Repository, path: Path) -> str | None:
    """The path from the top of the repository; None outside it."""
    whole = Path(os.path.realpath(path.parent)) / path.name
    try:
        return whole.relative_to(os.path.realpath(repository.top)).as_posix()
    except ValueError:
        return None


def _office_of(repository: Repository, year: str) -> str:
    """The folder of the office that the year belonged to."""
    above = [parent.as_posix() for parent in Path(year).parents][:2]
    folders = ["" if folder == "." else folder for folder in above]
    for folder in folders:
        if repository.holds(f"{folder}/{PROFILE}".lstrip("/")):
            return folder
    return folders[0]


class _Layout:
    """Lays folders of a revision out below `mirror`, each at the path it has in the world."""

    def __init__(self, repository: Repository, mirror: Path) -> None:
        self.present: list[str] = []
        self._repository = repository
        self._mirror = mirror
        self._top = Path(os.path.realpath(repository.top))
        self._taken: set[str] = set()

    def at(self, path: Path) -> Path:
        """Where what is at `path` in the world stands here."""
        whole = Path(os.path.normpath(path))
        return self._mirror / whole.relative_to(whole.anchor)

    def take(self, folder: str) -> None:
        """Lay out a folder of the repository, and the 素材库 that it names."""
        if folder in self._taken:
            return
        self._taken.add(folder)
        blobs = self._repository.files(folder)
        for blob, data in self._repository.contents(blobs):
            target = self.at(self._top / blob.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        here = self._top / folder
        for library in _libraries(self.at(here) / PROFILE):
            self._take_library(here, library)

    def _take_library(self, office: Path, name: str) -> None:
        path = Path(os.path.normpath(office / name))
        inside = _inside(self._repository, path)
        if inside is not None:
            self.take("" if inside == "." else inside)
            return
        self.present.append(name)
        if not Path(name).is_absolute():
            for part in LIBRARY_PARTS:
                if (path / part).is_dir():
                    shutil.copytree(path / part, self.at(path) / part, dirs_exist_ok=True)


def _libraries(profile: Path) -> tuple[str, ...]:
    """The 素材库 that an office of then named."""
    source = read_text(profile, [])
    node = read_yaml(source, []) if source else None
    return Fields(node, []).texts(LIBRARIES) if node else ()
