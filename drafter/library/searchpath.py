"""Where a library's files are looked for: the office first, its 素材库, the shipped library last."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter import resources
from drafter.library import faults, overlayfaults
from drafter.library.folders import is_folder
from drafter.library.installed import installed_libraries
from drafter.library.terms import NO_WORD
from drafter.textfile import read_text
from drafter.yamlsource import Fields, read_yaml

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.yamlsource import Scalar

PROFILE = "单位.yaml"
LIBRARIES = "素材库"
# Nobody has so many levels of government.
DEEPEST = 8

_DRIVE = re.compile(r"[A-Za-z]:|\\\\")


def office_around(path: Path) -> Path | None:
    """The folder with a 单位.yaml that a file or a year's folder lies in, or the one above it."""
    folders = (path.parent, path.absolute().parent.parent)
    return next((folder for folder in folders if (folder / PROFILE).is_file()), None)


class LibraryFolder(Struct, frozen=True):
    """One library: its sections/ and its templates/; `name` says whose it is on the screen."""

    sections: Path
    templates: Path
    name: str = ""

    def __eq__(self, other: object) -> bool:
        """The same folders are the same library, whatever it is called."""
        return isinstance(other, LibraryFolder) and self._folders == other._folders

    def __hash__(self) -> int:
        """As equality has it."""
        return hash(self._folders)

    @property
    def _folders(self) -> tuple[Path, Path]:
        return self.sections, self.templates

    @property
    def root(self) -> Path:
        """The folder both stand in."""
        return self.sections.parent


SearchPath = tuple[LibraryFolder, ...]


def shipped_folder() -> LibraryFolder:
    """The library that comes with the program."""
    return _shipped()


@cache
def _shipped() -> LibraryFolder:
    return LibraryFolder(
        resources.shipped("sections"), resources.shipped("templates"), "随程序带的"
    )


def folder_at(root: Path, name: str = "") -> LibraryFolder:
    """The library whose sections/ and templates/ stand in `root`."""
    return LibraryFolder(root / "sections", root / "templates", name)


def shared_path(found: list[Finding]) -> SearchPath:
    """What every office stands on: the installed libraries, then the shipped one."""
    libraries, faulty = installed_libraries()
    found.extend(faulty)
    folders = (folder_at(library.root, f"素材包{library.name}") for library in libraries)
    return (*folders, shipped_folder())


def is_office(folder: Path) -> bool:
    """Whether the folder has a 单位.yaml."""
    return os.path.lexists(folder / PROFILE)


def search_path(office: Path, libraries: tuple[Scalar, ...], found: list[Finding]) -> SearchPath:
    """All library folders, nearest first; a 素材库 that cannot be used is a finding.

    A 素材库 that is an office itself brings its own along: county, city, province. Whoever
    names a library stands before it, whichever way round they were named.
    """
    own = folder_at(office, "本单位")
    folders = _Chain(found).below(libraries, (own,))
    # Offices without files of their own share one library, and it is read once for all.
    return (*((own,) if _stands(own) else ()), *folders, *shared_path(found))


class _Chain:
    """Follows the 素材库 of libraries."""

    def __init__(self, found: list[Finding]) -> None:
        self._found = found
        self._known: dict[LibraryFolder, SearchPath] = {}
        self._identities: dict[Path, str] = {}

    def below(self, libraries: tuple[Scalar, ...], users: SearchPath) -> SearchPath:
        """The `libraries` that the last of `users` names, and those that these name."""
        if not libraries:
            return ()
        folders: list[LibraryFolder] = []
        above = [self._identity(folder) for folder in users]
        named = {above[-1]}
        for scalar in libraries:
            if scalar.text == NO_WORD:
                continue
            folder = _library_folder(users[-1].root, scalar, above, self._found)
            if folder is None:
                continue
            identity = self._identity(folder)
            if identity in named:
                self._found.append(
                    faults.MISSING_PIECE.at(
                        scalar.place,
                        f"素材库“{scalar.text}”就是本单位的或前面已写的文件夹",
                        hint="删去这一项",
                    )
                )
            elif identity in above:
                self._found.append(_circle(scalar, users[above.index(identity) :]))
            else:
                named.add(identity)
                folders += (folder, *self._of(folder, users))
        # The last mention counts, so that each stands behind everybody who names it.
        return tuple(reversed(dict.fromkeys(reversed(folders))))

    def _of(self, folder: LibraryFolder, users: SearchPath) -> SearchPath:
        if folder not in self._known:
            self._known[folder] = ()
            if len(users) <= DEEPEST:
                libraries = _libraries_of(folder.root, self._found)
                self._known[folder] = self.below(libraries, (*users, folder))
        return self._known[folder]

    def _identity(self, folder: LibraryFolder) -> str:
        root = folder.root
        if root not in self._identities:
            self._identities[root] = _identity(folder)
        return self._identities[root]


def _libraries_of(root: Path, found: list[Finding]) -> tuple[Scalar, ...]:
    """What a library that is an office names as its own 素材库."""
    file = root / PROFILE
    if not os.path.lexists(file):
        return ()
    source = read_text(file, found)
    node = read_yaml(source, found) if source else None
    # Whatever else is wrong with that office is not this one's.
    return Fields(node, []).scalars(LIBRARIES) if node else ()


def _identity(folder: LibraryFolder) -> str:
    return os.path.realpath(folder.root)


def _circle(scalar: Scalar, users: SearchPath) -> Finding:
    way = " → ".join(Path(_identity(user)).name for user in (*users, users[0]))
    return overlayfaults.CIRCULAR.at(
        scalar.place, f"素材库绕成了圈，这一项没有用上：{way}", hint="删去这一项"
    )


def _library_folder(
    office: Path, scalar: Scalar, above: list[str], found: list[Finding]
) -> LibraryFolder | None:
    """The folder that a 素材库 names: a library, or one of those that led here (`above`)."""
    root = office / scalar.text
    before = len(found)
    if is_folder(root, found):
        root = _without_detours(root)
        folder = folder_at(root, f"素材库{root.name or root}")
        if _stands(folder) or _identity(folder) in above:
            return folder
        message = f"素材库“{scalar.text}”里没有 sections 或 templates 文件夹"
    else:
        message = f"没有素材库“{scalar.text}”这个文件夹"
    hint = f"路径从本单位文件夹算起，现在指的是：{os.path.normpath(root)}"
    if _DRIVE.match(scalar.text) and os.name != "nt":
        hint = "这台电脑不用盘符；写从本单位文件夹算起的路径，例：../共用素材库"
    if len(found) > before:
        # What stands there instead was found at its own place; the clerk looks in 单位.yaml.
        told = found[before]
        del found[before:]
        message, hint = f"素材库“{scalar.text}”不能用：{told.message}", told.hint
        if told.rule == faults.LINKED.name:
            hint = f"写链接所指的文件夹：{os.path.realpath(root)}"
    found.append(faults.MISSING_PIECE.at(scalar.place, message, hint=hint))
    return None


def _without_detours(root: Path) -> Path:
    """`甲县/../共用` as `共用`, so that offices side by side share one library."""
    short = Path(os.path.normpath(root))
    try:
        # Behind a link `..` may lead elsewhere.
        return short if short.samefile(root) else root
    except OSError:
        return root


def _stands(folder: LibraryFolder) -> bool:
    return any(os.path.lexists(part) for part in (folder.sections, folder.templates))
