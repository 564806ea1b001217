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
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import Struct

from drafter.fingerprint import fingerprint
from drafter.ownfolders import CREATE, READ, cache_folder, is_own, is_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

Value = TypeVar("Value")

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


def kept(
    kind: type[Value], values: Iterable[object], folders: Iterable[Path], make: Callable[[], Value]
) -> Value:
    """What `make` makes of `values` and of the files below `folders`, or made of the same before.

    See `fingerprint` for what may stand among the values.
    """
    values, folders = (kind.__qualname__, *values), tuple(folders)
    place = cache_folder()
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


def _recalled(folder: Path, name: str) -> object | None:
    """What is kept under this name; None if nothing, or nothing that can be relied on."""
    try:
        if not is_private(folder):
            return None
        with os.fdopen(os.open(folder / f"{name}.cache", READ), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not (is_own(status) and stat.S_ISREG(status.st_mode)):
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
        payload = pickle.dumps(value, protocol=5)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_private(folder):
            return
        try:
            with os.fdopen(os.open(temporary, CREATE, 0o600), "wb") as file:
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
    return issubclass(kind, (Struct, tuple, Enum))
