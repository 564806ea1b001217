"""Where a document may be put: never over one that somebody has edited or has open."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from drafter import textfaults
from drafter.errors import DrafterError
from drafter.layout.digest import MOST_BYTES, is_untouched
from drafter.layout.filenames import check_name
from drafter.layout.openby import OpenMark, opened_by
from drafter.location import Location
from drafter.systemerrors import reason
from drafter.textfile import is_protected, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Somebody else writes to the same place at the same time; that again and again, nobody does.
MOST_TRIES = 10


class Placed(Struct, frozen=True):
    """Where a document went.

    `backup` is where what stood there was kept, `made` the folder that had to be made
    first, `opened` the mark of whoever has open what stands where it was to go.
    """

    path: Path
    backup: Path | None = None
    made: Path | None = None
    opened: OpenMark | None = None


def place_document(path: Path, data: bytes, *, force: bool = False) -> Placed:
    """Write a document to `path`, or beside it, and say where it went.

    A file there that is ours and unedited is written over; one that changed since, is not
    ours, or is open in an editor, stays, and the document goes to `名（2）.docx` or the next
    number that is free, or ours and not protected. With `force` that file is kept as `名.备份.docx` (or the next
    free number) and the document takes its place. Nothing is written where the same bytes
    already are. A folder that is not there is made.

    Raises:
        DrafterError: when it cannot be written; every existing file is as it was.
    """
    check_name(path)
    _check_link(path)
    made = _make_folders(path.parent)
    try:
        placed = _place(path, data, force)
    except DrafterError:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise
    return replace(placed, made=made[-1] if made else None)


def _place(path: Path, data: bytes, force: bool) -> Placed:
    for _ in range(MOST_TRIES):
        goal, seen, backup = _with_backup(path, data) if force else _free_place(path, data)
        # Whoever saves between the look and the writing must not lose it.
        if seen.data == data or write_atomically(goal, data, _unchanged(goal, seen)):
            return Placed(goal, backup, opened=None if goal == path else opened_by(path))
    raise DrafterError(
        textfaults.NOT_WRITTEN.at(
            Location(str(path)),
            "没有写成：文件一直在变，有别的程序也在写它",
            hint="等别的程序写完再试，或者换一个文件名",
        )
    )


class _Seen(NamedTuple):
    """What stands at a path; `data` is None if nothing, or nothing that could be ours."""

    exists: bool
    data: bytes | None


def _unchanged(path: Path, seen: _Seen) -> Callable[[], bool]:
    return lambda: _look(path) == seen


def _free_place(path: Path, data: bytes) -> tuple[Path, _Seen, None]:
    for name in _numbered(path):
        seen = _look(name)
        is_busy = seen.exists and seen.data != data and opened_by(name) is not None
        is_locked = seen.exists and name != path and is_protected(name)
        if _is_ours(seen, data) and not is_busy and not is_locked:
            return name, seen, None
    raise AssertionError("numbers do not end")


def _with_backup(path: Path, data: bytes) -> tuple[Path, _Seen, Path | None]:
    seen = _look(path)
    if _is_ours(seen, data):
        return path, seen, None
    backup, kept = _keep_backup(path)
    return path, _Seen(True, kept if len(kept) <= MOST_BYTES else None), backup


def _is_ours(seen: _Seen, data: bytes) -> bool:
    if not seen.exists:
        return True
    return seen.data is not None and (seen.data == data or is_untouched(seen.data))


def _look(path: Path) -> _Seen:
    return _Seen(True, _standing(path)) if _exists(path) else _Seen(False, None)


def _exists(path: Path) -> bool:
    # Where it cannot even be asked, writing fails and says why.
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def _standing(path: Path) -> bytes | None:
    """What stands there; None if nothing, or nothing that could be a document of ours."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    return data if len(data) <= MOST_BYTES else None


def _keep_backup(path: Path) -> tuple[Path, bytes]:
    """Where what stands at `path` was kept, and what that is."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError
        data = path.read_bytes()
    except OSError as error:
        what = "已有同名的文件夹" if path.is_dir() else "读不出原来的文件"
        finding = textfaults.UNREADABLE.at(
            Location(str(path)), f"{what}，不能备份，所以没有写", hint="换一个文件名"
        )
        raise DrafterError(finding) from error
    names = _numbered(path.with_name(f"{path.stem}.备份{path.suffix}"))
    backup = next(name for name in names if not _exists(name) or _standing(name) == data)
    if not _exists(backup):
        write_atomically(backup, data)
    return backup, data


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}（{number}）{path.suffix}")


def _check_link(path: Path) -> None:
    """Refuse a link that leads into a folder that is not there: it would be made elsewhere."""
    try:
        goal = Path(path.parent, path.readlink())
        leads = goal.is_symlink() or goal.parent.is_dir()
    except (OSError, ValueError):  # no link
        return
    if not leads:
        raise DrafterError(
            textfaults.NOT_WRITTEN.at(
                Location(str(path)),
                f"这是一个断了的链接，指向 {goal}，那里没有文件夹",
                hint="删去这个链接，或者换一个文件名",
            )
        )


def _make_folders(folder: Path) -> list[Path]:
    """Make the folder; those that had to be made, the innermost first."""
    if os.path.isdir(folder):  # noqa: PTH112 (never raises)
        return []
    try:
        missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        message, hint = reason(error, "写")
        if isinstance(error, FileExistsError | NotADirectoryError):
            message, hint = (
                "路径中有一段是文件，不是文件夹",
                "核对路径；要写成文件的，以 .docx 结尾",
            )
        raise DrafterError(
            textfaults.NOT_WRITTEN.at(Location(str(folder)), f"建不了文件夹：{message}", hint=hint)
        ) from error
    return missing
