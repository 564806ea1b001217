"""The new file that stands beside a target while it is written, and those a crash has left behind."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from zlib import crc32

from drafter.processes import host, runs

DAY = 24 * 60 * 60

_NAME = re.compile(r"\.drafter-([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]+\.tmp")


def temporary_beside(target: Path) -> Path:
    """A name that nothing has, in the target's folder: hidden, and no document's or data's."""
    return target.with_name(f".drafter-{_host()}-{os.getpid()}-{time.monotonic_ns():x}.tmp")


@cache
def sweep(folder: Path) -> None:
    """Remove what writers that were killed have left in a folder; once in the life of a process.

    A file goes when its writer runs no more; one of another computer, of which that cannot be
    asked, when it is a day old.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = _NAME.fullmatch(entry.name)
            if name and entry.is_file(follow_symlinks=False) and _is_left(entry, *name.groups()):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _is_left(entry: os.DirEntry[str], host: str, process: str) -> bool:
    if host == _host():
        return not runs(int(process))
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > DAY


@cache
def _host() -> str:
    """The computer, told apart from others that write to the same network folder."""
    return f"{crc32(host().encode()):08x}"
