"""What lies in one folder of a library: what is read, what is passed over, what must be said."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from msgspec import Struct

from drafter import textfaults
from drafter.findings import Related, Severity
from drafter.library import faults
from drafter.location import Location
from drafter.systemerrors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding

MOST_FILES = 2000
DEEPEST = 8

# What systems, editors and version control leave lying about.
_LITTER = re.compile(
    r"[.$@]|~\$|(?:thumbs\.db|desktop\.ini|__macosx|readme(?:\.\w+)?"
    r"|.*(?:~|\.(?:bak|tmp|swp|orig|old)))\Z",
    re.IGNORECASE,
)
_SHORTCUT = ".lnk"
_SPELLINGS = {".yml": ".yaml", ".markdown": ".md", ".mkd": ".md"}


class LibraryFile(Struct, frozen=True):
    """A file of a library: its path below the folder without suffix, 社会救助/低保.

    Where `readable` is false it is a link or no file at all: it hides the shared file of
    its name all the same, so that nobody prints that one unawares.
    """

    name: str
    path: Path
    readable: bool = True


class _Walk:
    """One walk through one folder."""

    def __init__(self, root: Path, suffixes: tuple[str, ...], found: list[Finding]) -> None:
        self._root = root
        self._suffixes = suffixes
        self._found = found
        self._seen: dict[str, LibraryFile] = {}
        self._count = 0

    def files(self) -> Iterator[LibraryFile]:
        """The files, folder by folder in one order; what cannot be read is found."""
        return (file for file in self._below(self._root, 0) if self._is_first(file))

    def _below(self, folder: Path, depth: int) -> Iterator[LibraryFile]:
        for entry in self._entries(folder):
            if _LITTER.match(entry.name):
                continue
            self._count += 1
            if self._count > MOST_FILES:
                self._stop()
                return
            if any(category(mark) in {"Cc", "Cf"} for mark in entry.name):
                self._say(entry, "文件名里有看不见的字符，没有读", "重新起一个名字")
            elif entry.is_symlink() or getattr(entry, "is_junction", bool)():
                yield from self._link(entry)
            elif entry.is_dir():
                yield from self._folder(entry, depth)
            elif Path(entry.name).suffix in self._suffixes:
                yield self._file(entry)
            else:
                self._stray(entry)

    def _stop(self) -> None:
        if self._count == MOST_FILES + 1:
            self._found.append(
                faults.MALFORMED.at(
                    Location(str(self._root)),
                    f"文件夹里的文件超过{MOST_FILES}个，其余的没有读",
                    hint="核对是不是放错了文件夹",
                )
            )

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._found.append(_unopened(folder, error))
            return []

    def _folder(self, entry: os.DirEntry[str], depth: int) -> Iterator[LibraryFile]:
        if Path(entry.name).suffix in self._suffixes:
            self._found.append(
                textfaults.NOT_A_FILE.at(
                    Location(entry.path),
                    "这是一个文件夹，不是文件",
                    hint=f"文件夹的名字去掉“{Path(entry.name).suffix}”，或者换成文件",
                )
            )
            yield self._file(entry, readable=False)
        elif depth == DEEPEST:
            self._say(entry, f"文件夹套了{DEEPEST}层还有，再往里没有读", "往上移几层")
        else:
            yield from self._below(Path(entry.path), depth + 1)

    def _link(self, entry: os.DirEntry[str]) -> Iterator[LibraryFile]:
        self._found.append(link_finding(Path(entry.path)))
        if Path(entry.name).suffix in self._suffixes:
            yield self._file(entry, readable=False)

    def _file(self, entry: os.DirEntry[str], *, readable: bool = True) -> LibraryFile:
        path = Path(entry.path)
        name = path.relative_to(self._root).with_suffix("").as_posix()
        return LibraryFile(normalize("NFC", name), path, readable)

    def _is_first(self, file: LibraryFile) -> bool:
        """Whether no file before had this name; one that differs in case only is found too."""
        first = self._seen.setdefault(f"{file.name}{file.path.suffix}".casefold(), file)
        if first is file:
            return True
        differs = (
            "看上去一样" if first.name == file.name else "只差大小写，换一台电脑就是同一个文件"
        )
        self._found.append(
            faults.SAME_NAME.at(
                Location(str(file.path)),
                f"两个文件的名字{differs}，这一个没有读",
                hint="合为一个文件，或者改一个名字",
                related=(Related(Location(str(first.path)), "先读到的一个"),),
            )
        )
        return False

    def _stray(self, entry: os.DirEntry[str]) -> None:
        if entry.name.lower().endswith(_SHORTCUT):
            self._say(entry, "这是一个快捷方式，没有读", "把要用的文件复制过来")
            return
        stem, suffix = Path(entry.name).stem, Path(entry.name).suffix.lower()
        wanted = _SPELLINGS.get(suffix, suffix)
        if Path(stem).suffix.lower() in self._suffixes:  # 低保.md.txt
            stem, wanted = Path(stem).stem, Path(stem).suffix.lower()
        elif suffix == ".txt":
            wanted = self._suffixes[0]
        message = f"没有读这个文件：这里只读 {' 和 '.join(self._suffixes)} 文件"
        if wanted in self._suffixes:
            self._say(entry, message, f"改名为：{stem}{wanted}")
        else:
            self._say(entry, message, "用不着的文件移到别处", Severity.NOTICE)

    def _say(
        self, entry: os.DirEntry[str], message: str, hint: str, severity: Severity | None = None
    ) -> None:
        path = "".join("?" if category(mark) == "Cc" else mark for mark in entry.path)
        self._found.append(
            faults.STRAY_FILE.at(Location(path), message, hint=hint, severity=severity)
        )


def library_files(
    root: Path, suffixes: tuple[str, ...], found: list[Finding]
) -> tuple[LibraryFile, ...]:
    """The files below `root` with one of `suffixes`, in one order; nothing if there is no root.

    Links are not followed: where they lead may lie outside the library, and be something
    else on the next computer.
    """
    return tuple(_Walk(root, suffixes, found).files()) if is_folder(root, found) else ()


def is_folder(path: Path, found: list[Finding]) -> bool:
    """Whether a folder stands there that may be read; anything else but nothing is found."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        found.append(_unopened(path, error))
        return False
    if stat.S_ISLNK(mode):
        found.append(link_finding(path))
    elif not stat.S_ISDIR(mode):
        found.append(
            faults.MALFORMED.at(
                Location(str(path)),
                "这里应是一个文件夹，现在是一个文件",
                hint="把它移走，另建同名的文件夹",
            )
        )
    elif not os.access(path, os.R_OK | os.X_OK):
        found.append(_unopened(path, PermissionError()))
    else:
        return True
    return False


def link_finding(path: Path) -> Finding:
    """That a part of a library is a link, and where it leads."""
    goal = Path(os.path.realpath(path))
    try:
        stands = goal.exists() and not goal.is_symlink()
    except OSError:
        stands = False
    return faults.LINKED.at(
        Location(str(path)),
        f"这是一个链接，指向 {goal}，没有读" if stands else "这是一个断了的链接，没有读",
        hint="把要用的文件复制过来" if stands else "删去它；要用的文件复制过来",
    )


def _unopened(folder: Path, error: OSError | ValueError) -> Finding:
    message, hint = reason(error, "读")
    if isinstance(error, PermissionError):
        message, hint = "没有读的权限", "在文件夹的属性里给当前用户“读取”权限"
    return textfaults.UNREADABLE.at(
        Location(str(folder)), f"打不开这个文件夹：{message}", hint=hint
    )
