"""A set of new files: all of them are written, or none; nothing that exists is touched."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct

from drafter import newfilefaults, textfaults
from drafter.errors import DrafterError
from drafter.filenames import name_fault, printable
from drafter.location import Location
from drafter.systemerrors import reason
from drafter.textfile import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.findings import Finding

NOTHING_WRITTEN = "什么也没有写"

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")


class NewFile(Struct, frozen=True):
    """A file to be: its path below the folder, `sections/社会救助/低保.md`, and its bytes."""

    name: str
    data: bytes


class Written(Struct, frozen=True):
    """What was made: the files in the order given, the folders from the outermost."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]


def write_new_files(folder: Path, files: Sequence[NewFile]) -> Written:
    """Write files that do not exist yet below `folder`, which is made if it is not there.

    Whatever stands in the way of any of them is found before the first is written, and a
    failure half-way, an interruption included, takes back what was written and made.

    Raises:
        DrafterError: with everything that stands in the way; nothing is left behind.
    """
    found = check_new_files(folder, [file.name for file in files])
    if found:
        raise DrafterError(*found)
    making = _Making()
    try:
        for file in files:
            making.write(folder.joinpath(*_parts(file.name)), file.data)
    except BaseException:
        making.take_back()
        raise
    return Written(tuple(making.files), tuple(making.folders))


def check_new_files(folder: Path, names: Iterable[str]) -> tuple[Finding, ...]:
    """What stands in the way of new files of these names below `folder`; nothing is written."""
    place_faults = _place_faults(folder)
    found = list(place_faults)
    seen: dict[str, str] = {}
    for name in names:
        finding = _name_finding(folder, name) or _clash(folder, name, seen)
        if finding is None and not place_faults:
            finding = _obstacle(folder, name)
        if finding is not None:
            found.append(finding)
    return tuple(dict.fromkeys(found))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(name.split("/"))


def _name_finding(folder: Path, name: str) -> Finding | None:
    """What is wrong with the name as such, whatever stands in the folder."""
    place = Location(printable(folder / name) if name else printable(folder))
    parts = _parts(name)
    if _ABSOLUTE.match(name) or ".." in parts:
        return newfilefaults.OUTSIDE.at(
            place,
            f"“{printable(name)}”不在这个文件夹里面，{NOTHING_WRITTEN}",
            hint=f"写这个文件夹里的路径，例：{printable(Path(name).name or '2018.yaml')}",
        )
    for part in parts:
        fault = ("路径里少了名字，没有写", "核对斜杠") if part in {"", "."} else name_fault(part)
        if fault is not None:
            return newfilefaults.CANNOT_BE_MADE.at(place, fault[0], hint=fault[1])
    return None


def _clash(folder: Path, name: str, seen: dict[str, str]) -> Finding | None:
    """Two new files that would be one, here or on another computer."""
    first = seen.get(_alike(name))
    if first is None:
        seen[_alike(name)] = name
        return None
    return newfilefaults.ALREADY_THERE.at(
        Location(str(folder / name)),
        f"要新建的两个文件同名，或者只差大小写：{first}、{name}，{NOTHING_WRITTEN}",
        hint="换一个名字",
    )


def _place_faults(folder: Path) -> list[Finding]:
    """What is wrong with the folder itself, as far as it must be made."""
    place = Location(printable(folder))
    missing = _missing(folder)
    for part in missing:
        fault = name_fault(part.name)
        if part.name == "..":
            fault = (f"“..”前面的 {part.parent} 不存在，没有写", "去掉“..”，直接写要建的文件夹")
        if fault is not None:
            message, hint = (text.replace("文件名", "文件夹名") for text in fault)
            return [newfilefaults.CANNOT_BE_MADE.at(place, message, hint=hint)]
    stands = missing[-1].parent if missing else folder
    if not stands.is_dir():
        what = "断了的链接" if stands.is_symlink() else "文件"
        message = f"{stands} 是一个{what}，不是文件夹，{NOTHING_WRITTEN}"
        return [newfilefaults.CANNOT_BE_MADE.at(place, message, hint="换一个文件夹")]
    obstacle = _taken(missing[-1], folder=True) if missing else None
    obstacle = obstacle or _closed(place, stands)
    return [obstacle] if obstacle else []


def _obstacle(folder: Path, name: str) -> Finding | None:
    """What stands where the file, or a folder on the way to it, is to be."""
    place = Location(str(folder / name))
    path = folder
    *above, last = _parts(name)
    for part in above:
        path /= part
        if path.is_symlink():
            goal = os.path.realpath(path)
            return newfilefaults.OUTSIDE.at(
                place,
                f"{path} 是一个链接，通到 {goal}，{NOTHING_WRITTEN}",
                hint="要写进那里的，直接写明那个文件夹",
            )
        if not path.exists():
            return _taken(path, folder=True) or _closed(place, path.parent)
        if not path.is_dir():
            return newfilefaults.CANNOT_BE_MADE.at(
                place,
                f"{path} 是一个文件，不是文件夹，{NOTHING_WRITTEN}",
                hint="把这个文件移走，或者换一个位置",
            )
    return _taken(path / last) or _closed(place, path)


def _closed(place: Location, folder: Path) -> Finding | None:
    if not folder.is_dir() or os.access(folder, os.W_OK | os.X_OK):
        return None
    return newfilefaults.CANNOT_BE_MADE.at(
        place,
        f"文件夹 {folder} 不让写，{NOTHING_WRITTEN}",
        hint="换一个自己可以写的文件夹；或者在文件夹的属性里给当前用户“写入”权限",
    )


def _taken(path: Path, *, folder: bool = False) -> Finding | None:
    """That something stands there already, perhaps by a name that only looks different."""
    place = Location(str(path))
    if os.path.lexists(path):
        broken = path.is_symlink() and not path.exists()
        what = "断了的链接" if broken else "文件夹" if path.is_dir() else "文件"
        return newfilefaults.ALREADY_THERE.at(
            place, f"已有这个名字的{what}，{NOTHING_WRITTEN}", hint=_ELSEWHERE
        )
    like = _like(path)
    if like is None:
        return None
    what = "文件夹" if folder else "文件"
    return newfilefaults.ALREADY_THERE.at(
        place,
        f"已有 {like}，名字只差大小写或字符的编码写法，"
        f"换一台电脑就是同一个{what}，{NOTHING_WRITTEN}",
        hint=f"把原来的改名为 {path.name}，或者换一个名字",
    )


_ELSEWHERE = "换一个位置或名字；原来的用不着了，先把它移走"


def _like(path: Path) -> str | None:
    """The name of what another computer would take for this path."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return None
    wanted = _alike(path.name)
    return next((name for name in names if _alike(name) == wanted), None)


def _alike(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold())


def _missing(folder: Path) -> list[Path]:
    """The folders that must be made for `folder` to be, the innermost first."""
    return [path for path in (folder, *folder.parents) if not os.path.lexists(path)]


class _Making:
    """Files and folders as they come to be."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.folders: list[Path] = []
        self._data: dict[Path, bytes] = {}

    def write(self, path: Path, data: bytes) -> None:
        """Write one file; nothing may have come to stand there meanwhile."""
        self._make(path.parent)
        self._data[path] = data
        if not write_atomically(path, data, lambda: not os.path.lexists(path)):
            del self._data[path]
            raise DrafterError(
                newfilefaults.ALREADY_THERE.at(
                    Location(str(path)),
                    f"别的程序刚刚写了同名的文件，没有动它；{NOTHING_WRITTEN}",
                    hint=_ELSEWHERE,
                )
            )
        self.files.append(path)

    def _make(self, folder: Path) -> None:
        for path in reversed(_missing(folder)):
            try:
                path.mkdir()
            except OSError as error:
                message, hint = reason(error, "写")
                raise DrafterError(
                    textfaults.NOT_WRITTEN.at(
                        Location(str(path)), f"建不了文件夹：{message}", hint=hint
                    )
                ) from error
            self.folders.append(path)

    def take_back(self) -> None:
        """Remove what was written and made, as far as nobody has changed it since."""
        for path, data in self._data.items():
            with suppress(OSError):
                if not path.is_symlink() and path.read_bytes() == data:
                    path.unlink()
        for folder in reversed(self.folders):
            with suppress(OSError):
                folder.rmdir()
