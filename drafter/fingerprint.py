"""One key for everything that a value is made from: the program, texts, and whole folders."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import astuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Another release of one of these may make another value of the same files.
MAKERS = ("docx", "jinja2", "lxml", "msgspec", "yaml")
# Looking through more would cost as much as making the value anew.
MOST_BYTES = 32 * 1024 * 1024


class UnclearError(Exception):
    """What a value is made from cannot be told for certain."""


def fingerprint(values: Iterable[object], folders: Iterable[Path] = ()) -> str | None:
    """The key of what this program makes of `values` and of all that stands below `folders`.

    Values are texts, numbers, and frozen types, tuples and sets of these. Files count with their content, so that two edits of one length within one tick of
    the clock differ. None where it cannot be told: a link or a device below a folder,
    a file that cannot be read, too much to read.
    """
    whole = sha256()
    size = 0
    try:
        for part in (
            _program(),
            *(_encoded(_spelled(value)) for value in values),
            *_trees(folders),
        ):
            size += len(part)
            if size > MOST_BYTES:
                return None
            # By its own digest, so that no two lists of parts run together into one text.
            whole.update(sha256(part).digest())
    except (OSError, ValueError, RecursionError, UnclearError):
        return None
    return whole.hexdigest()


@cache
def _program() -> bytes:
    """The program and what it leans on, told apart as Python tells a module from its bytecode."""
    package = Path(__file__).resolve().parent
    stamps = [sys.version, sys.platform, *map(_stamp, _modules(package))]
    for name in MAKERS:
        found = find_spec(name)
        stamps.append(_stamp(Path(found.origin)) if found and found.origin else name)
    return _encoded("\n".join(stamps))


def _modules(folder: Path) -> Iterator[os.DirEntry[str]]:
    for entry in _listed(folder):
        if entry.name.endswith(".py"):
            yield entry
        elif entry.name.isidentifier() and entry.name != "__pycache__" and entry.is_dir():
            yield from _modules(Path(entry.path))


def _stamp(file: Path | os.DirEntry[str]) -> str:
    status = file.stat()
    return f"{os.fspath(file)} {status.st_size} {status.st_mtime_ns}"


def _trees(folders: Iterable[Path]) -> Iterator[bytes]:
    for folder in folders:
        yield _encoded(str(folder))
        # The same name may lead elsewhere: from another folder, through another link.
        yield _encoded(os.path.realpath(folder))
        yield from _tree(folder) if folder.exists() else (b"absent",)


def _tree(folder: Path) -> Iterator[bytes]:
    """Names and contents of everything below a folder, in one order."""
    for entry in _listed(folder):
        if entry.is_file(follow_symlinks=False):
            if entry.stat().st_size > MOST_BYTES:
                raise UnclearError
            yield b"file" + os.fsencode(entry.name)
            with open(entry.path, "rb", buffering=0) as stream:  # noqa: PTH123 (a hot path)
                yield stream.readall()
        elif entry.is_dir(follow_symlinks=False):
            yield b"folder" + os.fsencode(entry.name)
            yield from _tree(Path(entry.path))
            yield b"end"
        else:
            raise UnclearError


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _spelled(value: object) -> str:
    """A frozen value written out; sets in one order, which `repr` does not keep."""
    if isinstance(value, frozenset):
        return f"{{{','.join(sorted(map(_spelled, value)))}}}"
    if isinstance(value, tuple):
        return f"({','.join(map(_spelled, value))})"
    if isinstance(value, Struct):
        return f"{type(value).__name__}{_spelled(astuple(value))}"
    return repr(value)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
