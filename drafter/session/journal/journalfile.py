"""The file of a journal: in a folder that nobody else may look into, whole after every write."""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.ownfolders import CREATE, READ, is_own, is_private, state_folder
from drafter.textfile import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "journal"
SUFFIX = ".jsonl"
_UNFINISHED = ".new"
_APPEND = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class JournalFile:
    """One journal on the disk; every method may raise OSError."""

    def __init__(self, year_path: str) -> None:
        """Make the folder; the file comes with the first `start`."""
        self.path = _own_folder() / f"{_key(year_path)}-{time.time_ns():x}-{os.getpid()}{SUFFIX}"
        self.size = 0
        self._handle = -1
        self._anchored = False

    def start(self, data: bytes, *, lasting: bool) -> None:
        """Let the file hold `data` and nothing else: as before, or so."""
        unfinished = self.path.with_name(f"{self.path.name}{_UNFINISHED}")
        with suppress(FileNotFoundError):
            unfinished.unlink()
        try:
            handle = os.open(unfinished, CREATE, 0o600)
            try:
                _write(handle, data)
                if lasting:
                    os.fsync(handle)
            finally:
                os.close(handle)
            self.close()
            unfinished.replace(self.path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink()
            raise
        self._handle = os.open(self.path, _APPEND)
        self.size = len(data)
        self._anchored = False
        if lasting:
            self._anchor()

    def add(self, line: bytes, *, lasting: bool) -> None:
        """Put a line behind the others; `lasting`: it outlives a power failure too."""
        _write(self._handle, line)
        self.size += len(line)
        if lasting:
            os.fsync(self._handle)
            self._anchor()

    @property
    def open(self) -> bool:
        """Whether lines can be added, and the file has not been taken away meanwhile."""
        return self._handle >= 0 and os.fstat(self._handle).st_nlink > 0

    def close(self) -> None:
        """Leave the file as it is."""
        if self._handle >= 0:
            handle, self._handle = self._handle, -1
            os.close(handle)

    def _anchor(self) -> None:
        """Let the name of the file outlive a power failure too."""
        if not self._anchored:
            sync_folder(self.path.parent)
            self._anchored = True

    def remove(self) -> None:
        """Take the file away."""
        self.close()
        self.path.unlink(missing_ok=True)


def journals_of(year_path: str) -> Iterator[Path]:
    """The journals of a year, whoever writes them."""
    key = f"{_key(year_path)}-"
    return (path for path in all_journals() if path.name.startswith(key))


def all_journals() -> Iterator[Path]:
    """The journals of all years."""
    folder = _folder()
    try:
        names = sorted(os.listdir(folder)) if folder else []  # noqa: PTH208 (names alone)
    except OSError:
        names = []
    for name in names:
        if folder and name.endswith(SUFFIX):
            yield folder / name


def read_own(path: Path) -> tuple[bytes, float] | None:
    """The bytes of a journal and when it was last written; None where it is not the user's own."""
    try:
        with os.fdopen(os.open(path, READ | getattr(os, "O_NONBLOCK", 0)), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not (stat.S_ISREG(status.st_mode) and is_own(status)):
                return None
            return stream.read(), status.st_mtime
    except OSError:
        return None


def remove_with_unfinished(path: Path) -> None:
    """Take away a journal, and what a kill has left of writing it anew."""
    with suppress(OSError):
        path.unlink()
    with suppress(OSError):
        path.with_name(f"{path.name}{_UNFINISHED}").unlink()


def real_path(path: Path) -> str:
    """One name for a year, however it was called."""
    return os.path.realpath(path)


def folder_mark(year_path: str) -> str:
    """What tells the folder of a year apart wherever it is moved; "" where the system cannot."""
    try:
        status = Path(year_path).parent.stat()
    except (OSError, ValueError):
        return ""
    return f"{status.st_dev}:{status.st_ino}" if status.st_ino else ""


def _key(year_path: str) -> str:
    return sha256(os.fsencode(os.path.normcase(year_path))).hexdigest()[:16]


def _folder() -> Path | None:
    state = state_folder()
    return state / FOLDER if state else None


def _own_folder() -> Path:
    """The folder of the journals, made where it is missing; nobody else may look into it."""
    folder = _folder()
    if folder is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    folder.parent.parent.mkdir(parents=True, exist_ok=True)
    for part in (folder.parent, folder):
        with suppress(FileExistsError):
            part.mkdir(mode=0o700)
        if not is_private(part):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(part))
        if os.name != "nt" and part.lstat().st_mode & 0o077:
            part.chmod(0o700)
    return folder


def _write(handle: int, data: bytes) -> None:
    """All of the data; a full disk takes a part of it first."""
    while data:
        data = data[os.write(handle, data) :]
