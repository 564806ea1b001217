"""Which of a year's files somebody else has changed on the disk since they were last looked at."""

from __future__ import annotations

import os
import stat
import time
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.session.journal.pending import digest
from drafter.textfile import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = (".yaml", ".yml", ".md")
MOST_FILES = 5000
DEEPEST = 8

# A file system may stamp two changes alike that come within so many seconds.
_TICK = 2.5
# Of a file that was gone or emptied: an editor may be about to put it back.
_GRACE = 0.3

_Stamp = tuple[int, int, int, int, int]


class Change(Enum):
    """What became of a file."""

    NEW = "新有"
    CHANGED = "改了"
    GONE = "没有了"


class Changed(Struct, frozen=True):
    """A file that is not as it was; `data` are its bytes now, None where they were not read."""

    path: Path
    change: Change
    data: bytes | None = None


class _Known(Struct):
    """What is known of a file: its content by digest, "" for none."""

    digest: str
    stamp: _Stamp | None
    fresh_until: float = 0.0  # until then its stamp may be that of another content
    doubted: float = 0.0  # since when it is gone or empty


class Places(Struct, frozen=True):
    """What is watched: files, whether they are there or not, folders, and all below of trees.

    Of folders and trees it is their YAML and Markdown; what is hidden is not looked at.
    """

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    trees: tuple[Path, ...] = ()

    def as_given(self, path: Path, given: Places) -> Path:
        """A path among these as it is spelled in `given`, of which these are the absolute paths."""
        for mine, other in zip(self.files, given.files, strict=True):
            if path == mine:
                return other
        for mine, other in zip(self.folders, given.folders, strict=True):
            if path.parent == mine:
                return other / path.name
        for mine, other in zip(self.trees, given.trees, strict=True):
            if mine in path.parents:
                return other / path.relative_to(mine)
        return path

    def absolute(self) -> Places:
        """The same, by paths that mean the same from every folder."""
        return Places(
            *(tuple(map(_absolute, some)) for some in (self.files, self.folders, self.trees))
        )

    def cover(self, path: Path) -> bool:
        """Whether a file that is or was there is among them."""
        return (
            path in self.files
            or path.parent in self.folders
            or any(tree in path.parents for tree in self.trees)
        )

    def stamps(self) -> dict[str, _Stamp]:
        """Every file that is there, with what tells its states apart."""
        found: dict[str, _Stamp] = {}
        for file in self.files:
            with suppress(OSError, ValueError):
                _add(found, str(file), file.stat())
        for folder in self.folders:
            _look_into(folder, 0, found)
        for tree in self.trees:
            _look_into(tree, DEEPEST, found)
        return found


def year_places(
    office: Path, year_path: Path, files: Iterable[str], libraries: Iterable[Path] = ()
) -> Places:
    """The places of all that a sitting depends on: `files` are what was read for it.

    Last year's figures and new 素材 may come to stand in the office's folder at any time;
    `libraries` are folders that hold sections/ and templates/, the office's apart.
    """
    roots = (office, *libraries)
    return Places(
        tuple(map(Path, files)),
        (office, year_path if year_path.is_dir() else year_path.with_suffix("")),
        tuple(root / name for root in roots for name in ("sections", "templates")),
    )


class Watch(Struct):
    """The state of files as it was last told. May be asked from another thread than it is told in."""

    given: Places
    _places: Places = field(default_factory=Places)
    _known: dict[str, _Known] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Take everything as it stands."""
        self.look_at(self.given)

    def look_at(self, places: Places) -> None:
        """Watch these from now on; what was watched before stays known as it was."""
        with self._lock:
            self.given, self._places = places, places.absolute()
            self._known = {
                path: known for path, known in self._known.items() if self._places.cover(Path(path))
            }
            for path, stamp in self._places.stamps().items():
                if path not in self._known:
                    self._known[path] = _first_known(path, stamp)

    def changes(self) -> tuple[Changed, ...]:
        """What somebody else has changed since this was last asked, by paths as they were given.

        That a file is gone or has become empty is told when it is so a moment later too.
        """
        with self._lock:
            stamps = self._places.stamps()
            paths = sorted(self._known.keys() | stamps.keys())
            found = (self._change(path, stamps.get(path)) for path in paths)
            return tuple(change for change in found if change is not None)

    @contextmanager
    def held(self) -> Iterator[None]:
        """While the program writes itself, and says what it `wrote`, nobody looks."""
        with self._lock:
            yield

    def wrote(self, path: Path, data: bytes) -> None:
        """The program has written a file itself; to be said while the watch is `held`."""
        self._known[str(_absolute(path))] = _Known(digest(data), None)

    def _change(self, path: str, stamp: _Stamp | None) -> Changed | None:
        known = self._known.setdefault(path, _Known("", None))
        if stamp is None:
            return self._gone(path, known)
        now = time.monotonic()
        if stamp == known.stamp and now >= known.fresh_until and not known.doubted:
            return None
        data = _read(path, stamp)
        if data is None and stamp[1] <= LIMIT:
            return None  # held by another program at this moment
        seen = digest(data) if data is not None else _unread(stamp)
        if not data and known.digest not in {"", seen} and not _doubted_long(known, now):
            return None
        if stamp != known.stamp:
            known.fresh_until = now + _TICK
        before, known.digest, known.stamp, known.doubted = known.digest, seen, stamp, 0.0
        if seen == before:
            return None
        return Changed(self._spelled(path), Change.CHANGED if before else Change.NEW, data)

    def _gone(self, path: str, known: _Known) -> Changed | None:
        if known.digest and not _doubted_long(known, time.monotonic()):
            return None
        del self._known[path]
        return Changed(self._spelled(path), Change.GONE) if known.digest else None

    def _spelled(self, path: str) -> Path:
        return self._places.as_given(Path(path), self.given)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolves ..)


def _first_known(path: str, stamp: _Stamp) -> _Known:
    data = _read(path, stamp)
    if data is None:
        return _Known(_unread(stamp), stamp)
    # Unless it was changed just now its stamp is its own.
    just_now = abs(time.time() - stamp[0] / 1e9) < 4 * _TICK
    return _Known(digest(data), stamp, time.monotonic() + _TICK if just_now else 0.0)


def _doubted_long(known: _Known, now: float) -> bool:
    known.doubted = known.doubted or now
    return now - known.doubted >= _GRACE


def _read(path: str, stamp: _Stamp) -> bytes | None:
    """The bytes of a file, unless it is too large or cannot be read."""
    if stamp[1] > LIMIT:
        return None
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 (a hot path)
            return stream.read(LIMIT + 1)
    except OSError:
        return None


def _unread(stamp: _Stamp) -> str:
    return f"{stamp[0]} {stamp[1]}"


def _look_into(folder: Path | str, depth: int, found: dict[str, _Stamp]) -> None:
    """The files of a folder, and of those below down to a depth."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if len(found) >= MOST_FILES or entry.name.startswith("."):
                    continue
                if entry.name.lower().endswith(SUFFIXES):
                    with suppress(OSError):
                        _add(found, entry.path, os.stat(entry.path))  # noqa: PTH116 (a hot path)
                elif depth and entry.is_dir(follow_symlinks=False):
                    _look_into(entry.path, depth - 1, found)
    except (OSError, ValueError):
        return


def _add(found: dict[str, _Stamp], path: str, status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        found[path] = (
            status.st_mtime_ns,
            status.st_size,
            status.st_ino,
            status.st_ctime_ns,
            status.st_dev,
        )
