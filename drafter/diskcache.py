"""What takes long to make and depends on files alone, kept on disk between runs.

A value is kept under a key of all that it was made from (`fingerprint`), so it may be
missing but never out of date. Whatever is wrong with what is kept, the value is made
anew and nobody hears of it.
"""

from __future__ import annotations

import gc
import importlib
import io
import os
import pickle
import re
import stat
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from drafter.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Value = TypeVar("Value")

SETTING = "DRAFTER_CACHE"
# Some 1.5 MB each at most; those written longest ago go first.
MOST_ENTRIES = 64
MOST_BYTES = 16 * 1024 * 1024

_ENTRY_NAME = re.compile(r"[a-z]+-[0-9a-f]{64}\.(?:cache|[0-9a-f]{16})")
_PLAIN_TYPES = frozenset(
    {
        ("datetime", "date"),
        ("decimal", "Decimal"),
        ("fractions", "Fraction"),
    }
)
_DIGEST_LENGTH = 32
_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def kept(
    kind: type[Value], values: Iterable[object], folders: Iterable[Path], make: Callable[[], Value]
) -> Value:
    """What `make` makes of `values` and of the files below `folders`, or made of the same before.

    See `fingerprint` for what may stand among the values.
    """
    values, folders = (kind.__qualname__, *values), tuple(folders)
    place = _folder()
    key = fingerprint(values, folders) if place else None
    if place is None or key is None:
        return make()
    name = f"{kind.__name__.lower()}-{key}"
    value = _recalled(place, name)
    if isinstance(value, kind):
        return value
    made = make()
    # Files that changed meanwhile may have been read as they were after the change.
    if fingerprint(values, folders) == key:
        _keep(place, name, made)
    return made


def _folder() -> Path | None:
    """Where values are kept: what DRAFTER_CACHE says, else the user's folder for such things.

    Nowhere if DRAFTER_CACHE is no absolute path: `off`, or one that would follow the user around.
    """
    setting = os.environ.get(SETTING)
    if setting:
        return Path(setting) if Path(setting).is_absolute() else None
    # Path.home() would raise where there is none.
    default = os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118
    candidates = (os.environ.get(name) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"))
    bases = (Path(base) for base in (*candidates, default) if base)
    base = next((base for base in bases if base.is_absolute()), None)
    try:
        return base / "drafter" if base and _is_in_own_folder(base) else None
    except OSError:  # a home that cannot even be looked at
        return None


def _recalled(folder: Path, name: str) -> object | None:
    """What is kept under this name; None if nothing, or nothing that can be relied on."""
    try:
        if not _is_private(folder):
            return None
        with os.fdopen(os.open(folder / f"{name}.cache", _READ), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not (_is_own(status) and stat.S_ISREG(status.st_mode)):
                return None
            data = stream.read(MOST_BYTES + 1)
        digest, payload = data[:_DIGEST_LENGTH], data[_DIGEST_LENGTH:]
        if len(data) > MOST_BYTES or digest != _digest(name, payload):
            return None
        with _no_collection():
            return cast("object", _Unpickler(io.BytesIO(payload)).load())
    except Exception:  # a missing entry, a torn one, one made to do harm: all the same
        return None


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing that is read is garbage, and looking for it takes as long as reading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _keep(folder: Path, name: str, value: object) -> None:
    """Keep a value, if it can be kept."""
    temporary = folder / f"{name}.{os.urandom(8).hex()}"
    with suppress(Exception):
        stream = io.BytesIO()
        _Pickler(stream, protocol=5).dump(value)
        payload = stream.getvalue()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(folder):
            return
        try:
            with os.fdopen(os.open(temporary, _WRITE, 0o600), "wb") as file:
                file.write(_digest(name, payload) + payload)
            temporary.replace(folder / f"{name}.cache")
        finally:
            temporary.unlink(missing_ok=True)
        _remove_oldest(folder)


def _remove_oldest(folder: Path) -> None:
    entries = [entry for entry in folder.iterdir() if _ENTRY_NAME.fullmatch(entry.name)]
    entries.sort(key=lambda entry: entry.lstat().st_mtime_ns, reverse=True)
    for entry in entries[MOST_ENTRIES:]:
        entry.unlink(missing_ok=True)


def _digest(name: str, payload: bytes) -> bytes:
    return sha256(name.encode() + payload).digest()


def _is_private(folder: Path) -> bool:
    """Whether this is a folder that nobody else can have written into."""
    status = folder.lstat()
    return stat.S_ISDIR(status.st_mode) and _is_own(status)


def _is_in_own_folder(path: Path) -> bool:
    """Whether nothing of ours would be left among somebody else's files, as under sudo."""
    if os.name == "nt":
        return True
    standing = next(folder for folder in (path, *path.parents) if folder.exists())
    return standing.stat().st_uid == os.geteuid()


def _is_own(status: os.stat_result) -> bool:
    if os.name == "nt":  # permissions there are those of the profile's folder
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _BY_OTHERS


class _Pickler(pickle.Pickler):
    """Frozen types as calls of their class: read back several times as fast as field by field."""

    def reducer_override(self, item: object) -> Any:
        kind: Any = type(item)
        names = _arguments(kind)
        return NotImplemented if names is None else (kind, tuple([getattr(item, n) for n in names]))


@cache
def _arguments(kind: type) -> tuple[str, ...] | None:
    """The fields that a call of the class takes in order; None where a call would not do."""
    known = fields(kind) if is_dataclass(kind) else ()
    if not known or not all(field.init and not field.kw_only for field in known):
        return None
    return tuple(field.name for field in known)


class _Unpickler(pickle.Unpickler):
    """Reads our own types and a few plain ones; nothing else can be named, so nothing else runs."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN_TYPES:
            return getattr(importlib.import_module(module), name)
        if module.partition(".")[0] == __package__ and name.isidentifier():
            found = getattr(importlib.import_module(module), name)
            if isinstance(found, type) and found.__module__ == module and _is_data(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _is_data(kind: type) -> bool:
    return is_dataclass(kind) or issubclass(kind, (tuple, Enum))
